internal import BreachModel
internal import FoundationEssentials

extension EvidenceEntry {
    /// An entry read from a line without its line feed, with the hash that the line claims; nil where the line is not
    /// exactly what `line` would write for some entry.
    static func read(_ line: some Collection<UInt8>) -> (entry: EvidenceEntry, claimedHash: String)? {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(line)) else { return nil }
        let entry = EvidenceEntry(
            index: stored.index, time: stored.time, step: stored.step, by: stored.by, inputs: stored.inputs,
            results: stored.results, previous: stored.previous)
        let written = entry.canonicalText.dropLast() + ",\"hash\":\(JSONText.quoted(stored.hash))}"
        return written.utf8.elementsEqual(line) ? (entry, stored.hash) : nil
    }

    private struct Stored: Decodable {
        var index: Int
        var time: Instant
        var step: String
        var by: String
        var inputs: [EvidenceItem]
        var results: [EvidenceItem]
        var previous: String
        var hash: String
    }
}
