/// What a verification of the log found.
package struct EvidenceReport: Hashable, Sendable {
    /// Whole entries read.
    package var entries: Int
    /// Hash of the last entry; 64 zeros for an empty log.
    package var head: String
    /// Files whose digest was computed again.
    package var filesChecked: Int
    /// In the order of the log, then of the files' names.
    package var problems: [EvidenceProblem]

    /// Whether nothing was changed, nothing is missing and nothing is torn.
    package var isSound: Bool { problems.isEmpty }
}

/// One thing that is not as the log says.
package struct EvidenceProblem: Hashable, Sendable {
    /// Stable names of what can be wrong.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The line is not an entry as this program writes it.
        case unreadableLine = "unreadable-line"
        /// The line's hash is not that of its content: the entry was changed.
        case changedEntry = "changed-entry"
        /// The entry does not follow the one before it: one was changed, taken out or put in.
        case brokenChain = "broken-chain"
        /// The last line is torn; the next append moves it aside.
        case tornTail = "torn-tail"
        /// The head that was kept elsewhere is not in the log: its end was cut off, or the log replaced.
        case headNotFound = "head-not-found"
        /// The file's bytes are not those that the newest entry about it sealed.
        case changedFile = "changed-file"
        case missingFile = "missing-file"
        case unreadableFile = "unreadable-file"
        /// A step read other bytes than the last step that sealed the file: it was changed between them.
        case changedBetweenSteps = "changed-between-steps"
    }

    package var kind: Kind
    /// Line of the log, 1 for the first; nil where the trouble is with no line.
    package var line: Int?
    /// The item's name; nil where the trouble is with the log itself.
    package var item: String?

    package init(_ kind: Kind, line: Int? = nil, item: String? = nil) {
        self.kind = kind
        self.line = line
        self.item = item
    }
}

extension EvidenceProblem: CustomStringConvertible {
    /// `changed-file: findings.json (sealed in line 3)`.
    package var description: String {
        var text = kind.rawValue
        if let item { text += ": \(item)" }
        if let line { text += item == nil ? ": line \(line)" : " (sealed in line \(line))" }
        return text
    }
}
