internal import BreachModel
internal import ByteStreams
internal import LogScanning
internal import Scoping

/// Use case: show for one person every line of evidence, what is said of each item and why, and the proof that it belongs to the scope.
///
/// Each look-up is sealed, with a digest in place of the person.
package struct ExplainPerson {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// - Parameters:
    ///   - name: a person's key (`m:1001`, `n:1001/7`) or a subject id.
    ///   - version: nil for the newest.
    ///   - showingLines: whether raw lines are given as well.
    /// - Throws: `noScope`, `unknownPerson`, or what the stages throw.
    package func callAsFunction(_ name: String, version: Int?, showingLines: Bool) throws -> PersonExplanation {
        let files = ScopeFiles(environment.folder)
        let scope = try files.scope(version)
        let configuration = environment.configuration
        let index = try environment.index(for: scope.indicators)
        let directory = try PeopleDirectory(configuration.people) { configuration.resolve($0) }
        // Without a member export only the scope itself knows who there is.
        let evidence = try PersonEvidence(
            of: name, in: directory, routes: configuration.routes, indicators: scope.indicators, index: index)
        guard let evidence else {
            throw ResponseError(
                .unknownPerson, "the exports name no such person",
                hint: "give a key such as m:1001 or n:1001/7, or a subject id; without a member export nobody can be looked up")
        }
        var explanation = PersonExplanation(
            version: scope.version, root: scope.digest, person: evidence.person, items: [], lines: [])
        try prove(&explanation, files)
        explanation.items = (explanation.record?.items ?? []).map {
            PersonExplanation.Item(
                item: $0.item, certainty: $0.certainty, reason: CertaintyReason($0, lines: evidence.lines, scope: scope).statement)
        }
        explanation.lines = try lines(evidence, showing: showingLines)
        try seal(explanation)
        return explanation
    }

    /// Finds the person's line among all and keeps the way from it to the root.
    private func prove(_ explanation: inout PersonExplanation, _ files: ScopeFiles) throws {
        let reader = try files.people(explanation.version)
        // Not the reader's own root: only this tree keeps the way from the person's leaf.
        var tree = MerkleTree()
        let ending = Array(PersonRecord.ending(explanation.person))
        while let line = try reader.next() {
            let isWanted = explanation.record == nil && line.suffix(ending.count).elementsEqual(ending)
            tree.add(line, proven: isWanted)
            if isWanted {
                explanation.record = PersonRecord.person(line)
                explanation.canonicalLine = String(decoding: line, as: UTF8.self)
            }
        }
        explanation.proof = tree.proof
        explanation.foundRoot = tree.root
    }

    private func lines(_ evidence: PersonEvidence, showing: Bool) throws -> [PersonExplanation.Line] {
        var read: [String: [Int: EvidenceReader.Line]] = [:]
        var changed: Set<String> = []
        for (source, metadata) in evidence.files {
            let path = LogPaths(environment.configuration).path(source)
            let offsets = evidence.lines.filter { $0.source == source }.map(\.offset)
            let stamp = FileStamp(path: path)
            if stamp?.size != metadata.size || stamp?.modified != metadata.modified { changed.insert(source) }
            // A log that is gone leaves its lines without number and digest, which the answer shows.
            try? EvidenceReader.forEachLine(metadata, path: path, at: Array(Set(offsets)), counting: true) {
                read[source, default: [:]][$0.offset] = $0
            }
        }
        return evidence.lines.map { line in
            let found = read[line.source]?[line.offset]
            return PersonExplanation.Line(
                file: line.source, line: found?.number, offset: line.offset, length: found?.bytes.count ?? 0,
                sha256: found.map { SHA256Digest.of($0.bytes) } ?? "", time: line.time, origin: line.origin, route: line.route,
                items: line.items, isRepeated: line.isRepeated, logChanged: changed.contains(line.source),
                raw: showing ? found.map { String(decoding: $0.bytes, as: UTF8.self) } : nil)
        }
    }

    /// Who looked whom up: the person as the hash of their leaf, which those who hold the people's file can find again and nobody else.
    private func seal(_ explanation: PersonExplanation) throws {
        let folder = environment.folder
        let name = folder.scope(explanation.version).summary.split(separator: "/").suffix(2).joined(separator: "/")
        let leaf = [0] + Array((explanation.canonicalLine ?? explanation.person.rawValue + explanation.root).utf8)
        try EvidenceSeal(environment).seal(
            step: "scope-explain", inputs: [try SealedItem(file: name, in: folder)], results: [SealedItem("person", bytes: leaf)])
    }
}
