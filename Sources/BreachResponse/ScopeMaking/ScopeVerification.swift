package import BreachModel

/// Whether a version of the scope was found again, and what differs if not.
package struct ScopeVerification: Hashable, Sendable, Codable {
    /// What the version was compared with.
    package enum Source: String, Hashable, Sendable, Codable, CaseIterable {
        /// The index as it is now.
        case index
        /// The configured logs, read again.
        case logs
        /// The lines that matter, read again from the logs by their places.
        case trace
        /// A people's file.
        case people
    }

    /// What became of the people's file that is kept with the version.
    package enum PeopleFile: String, Hashable, Sendable, Codable, CaseIterable {
        /// Its lines lead to the version's root.
        case same
        /// They lead to another root, or the file is damaged.
        case different
        case missing
    }

    /// One figure that is not the same.
    package struct Figure: Hashable, Sendable, Codable {
        package var name: String
        package var expected: Int
        package var found: Int
    }

    package var version: Int
    package var source: Source
    package var expectedRoot: String
    package var foundRoot: String
    /// Figures of the summary that differ, by name.
    package var figures: [Figure] = []
    /// What differs person by person; nil where the roots are the same, or there is nothing to compare with.
    package var difference: ScopeDifference?
    /// The first person in order of keys for whom something differs. Personal data: printed on demand only.
    package var firstDifference: PersonKey?
    /// Parts of the summary that are not borne out, by name; of a people's file also `order` for a line that is damaged or out of order.
    package var contradictions: [String] = []
    /// The people's file that is kept with the version; nil where the comparison was with one that somebody named.
    package var peopleFile: PeopleFile?
    /// Lines read again by their place, for `trace`.
    package var lines: Int?
    /// Whether the logs may be cut into other files than those that the version was made of, as somebody else's index is: then gaps may stand under
    /// other names, and as many as the files are.
    package var isOfOtherFiles = false

    package init(version: Int, source: Source, expectedRoot: String, foundRoot: String) {
        self.version = version
        self.source = source
        self.expectedRoot = expectedRoot
        self.foundRoot = foundRoot
    }

    /// Whether nothing differs: neither the root nor a figure nor the people's file that is kept. How many files the logs are in says nothing of people,
    /// and grows with each day.
    package var isSame: Bool {
        let telling = figures.filter { $0.name != "files" && !(isOfOtherFiles && $0.name == "gaps") }
        return isSameRoot && telling.isEmpty && contradictions.isEmpty && peopleFile ?? .same == .same
    }

    package var isSameRoot: Bool { expectedRoot == foundRoot }

    /// Notes what differs in the summaries besides the root: counts as figures, the rest by name.
    mutating func compare(_ expected: BreachScope, _ found: BreachScope) {
        func figures(_ scope: BreachScope) -> [(String, Int)] {
            let counts = scope.counts
            return [
                ("accounts", counts.accounts.value), ("people", counts.people.value), ("members", counts.members.value),
                ("nonMembers", counts.nonMembers.value), ("records", counts.records.value), ("views", counts.views.value),
                ("cannotBeExcluded", counts.cannotBeExcluded.value), ("subjectsThatDoNotExist", counts.subjectsThatDoNotExist),
                ("repeatedLines", counts.repeatedLines), ("unmappedLines", counts.unmappedLines),
                ("linesWithoutSubject", counts.linesWithoutSubject), ("refusedLines", counts.refusedLines),
                ("entriesNotInExport", counts.entriesNotInExport.value), ("gaps", scope.coverage.gaps.count),
                ("files", scope.coverage.files),
            ]
        }
        for ((name, expected), (_, found)) in zip(figures(expected), figures(found)) where expected != found {
            self.figures.append(Figure(name: name, expected: expected, found: found))
        }
        // Nil in a version that was made before buildings were counted, or without address books.
        if let buildings = expected.counts.buildings, buildings != found.counts.buildings {
            self.figures.append(Figure(name: "buildings", expected: buildings, found: found.counts.buildings ?? 0))
        }
        func gaps(_ scope: BreachScope) -> [CoverageGap] {
            scope.coverage.gaps.map { gap in
                var gap = gap
                // Sentences may be worded in another way by another version of the program.
                gap.evidence = []
                return gap
            }
        }
        if !isOfOtherFiles, gaps(expected) != gaps(found) { contradictions.append("gaps") }
        if expected.items != found.items { contradictions.append("items") }
        if expected.groups != found.groups { contradictions.append("groups") }
        if expected.firstAccess != found.firstAccess { contradictions.append("firstAccess") }
        if expected.lastAccess != found.lastAccess { contradictions.append("lastAccess") }
        if expected.viewsByDay != found.viewsByDay { contradictions.append("viewsByDay") }
    }
}
