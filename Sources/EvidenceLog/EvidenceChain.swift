internal import BreachModel
internal import FoundationEssentials

/// A log read from its file, with everything that is wrong with the chain itself.
struct EvidenceChain {
    /// Each entry with its line number.
    private(set) var entries: [(entry: EvidenceEntry, line: Int)] = []
    private(set) var problems: [EvidenceProblem] = []

    /// - Throws: `noLog`, `notAccessible`.
    init(path: String) throws(EvidenceError) {
        let bytes = try Self.read(path)
        var index = 0
        // Nil after a line that cannot be read: what it hashed to is not known.
        var previous: String? = EvidenceEntry.noPrevious
        var (number, start) = (0, 0)
        while let feed = bytes[start...].firstIndex(of: 0x0A) {
            number += 1
            let line = bytes[start..<feed]
            start = feed + 1
            guard let (entry, claimed) = EvidenceEntry.read(line) else {
                problems.append(EvidenceProblem(.unreadableLine, line: number))
                (index, previous) = (index + 1, nil)
                continue
            }
            if entry.hash != claimed { problems.append(EvidenceProblem(.changedEntry, line: number)) }
            if entry.index != index || (previous != nil && entry.previous != previous) {
                problems.append(EvidenceProblem(.brokenChain, line: number))
            }
            entries.append((entry, number))
            (index, previous) = (entry.index + 1, claimed)
        }
        if start < bytes.count { problems.append(EvidenceProblem(.tornTail, line: number + 1)) }
    }

    private static func read(_ path: String) throws(EvidenceError) -> Data {
        guard FileManager.default.fileExists(atPath: path) else {
            throw EvidenceError(.noLog, "there is no evidence log here", context: [("file", path)])
        }
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw EvidenceError(
                .notAccessible, "the evidence log cannot be read", context: [("file", path)],
                hint: "check owner and permissions of the store folder")
        }
    }
}
