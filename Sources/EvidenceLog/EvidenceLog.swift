package import BreachModel
internal import ByteStreams

/// The append-only log of everything the case did, with the digests of what each step read and made.
///
/// One JSON object a line; each holds the hash of the one before, so that no entry can be changed, taken out or put in
/// without all later ones showing it. What the chain alone cannot show is that its end was cut off: keep the newest `head`
/// where the log is not, and give it to `verify`.
package struct EvidenceLog: Sendable {
    /// The log's name in a store folder.
    package static let fileName = "evidence.log"

    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// Seals one step. When this returns the entry is on the disk; several processes may append.
    ///
    /// A torn last line, which a crash in the middle of an append leaves, is first moved to a file of its own beside the
    /// log, and sealed as a step `torn-tail`.
    ///
    /// - Returns: the entry; its `hash` is the new head.
    /// - Throws: `badEntry`, `damaged`, `fullDisk`, `syncFailed`, `notAccessible`.
    @discardableResult
    package func append(
        step: String, inputs: [EvidenceItem] = [], results: [EvidenceItem] = [], by: String, at: Instant
    ) throws(EvidenceError) -> EvidenceEntry {
        try Self.require(step: step, by: by, items: inputs + results)
        let file = try EvidenceFile(path: path)
        let tail = try EvidenceTail(file)
        var (index, previous) = tail.next
        if let torn = tail.torn {
            let aside = try TornTail.moveAside(torn, of: file, at: tail.end)
            let note = EvidenceEntry(
                index: index, time: at, step: TornTail.step, by: "haechi", inputs: [], results: [aside], previous: previous)
            try file.append(Array(note.line.utf8))
            (index, previous) = (index + 1, note.hash)
        }
        let entry = EvidenceEntry(
            index: index, time: at, step: step, by: by, inputs: inputs, results: results, previous: previous)
        try file.append(Array(entry.line.utf8))
        return entry
    }

    private static func require(step: String, by: String, items: [EvidenceItem]) throws(EvidenceError) {
        let digits = Set("0123456789abcdef".utf8)
        for item in items where item.name.isEmpty || item.sha256.utf8.count != 64 || !item.sha256.utf8.allSatisfy(digits.contains) {
            throw EvidenceError(
                .badEntry, "an item needs a name and a SHA-256 in lower-case hexadecimal", context: [("item", item.name)])
        }
        guard !step.isEmpty, !by.isEmpty else {
            throw EvidenceError(.badEntry, "an entry needs a step and an actor", context: [("step", step)])
        }
    }
}
