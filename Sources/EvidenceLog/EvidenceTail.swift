internal import BreachModel

/// The end of a log: its last whole entry, and what is left of one that was being written when the power went.
struct EvidenceTail {
    /// Index and previous hash of the entry to come.
    let next: (index: Int, previous: String)
    /// Bytes after the last line feed; nil where there are none.
    let torn: [UInt8]?
    /// Where the last whole line ends.
    let end: Int

    /// Reads backwards, so that appending to a long log costs no more than to a short one.
    init(_ file: EvidenceFile) throws(EvidenceError) {
        let size = try file.size()
        var chunk = 64 * 1024
        while true {
            let start = max(0, size - chunk)
            let bytes = try file.bytes(from: start)
            let feeds = bytes.indices.filter { bytes[$0] == 0x0A }.suffix(2)
            if feeds.count == 2 || start == 0 {
                try self.init(bytes, feeds: Array(feeds), start: start, file)
                return
            }
            chunk *= 4
        }
    }

    private init(_ bytes: [UInt8], feeds: [Int], start: Int, _ file: EvidenceFile) throws(EvidenceError) {
        guard let last = feeds.last else {
            (next, torn, end) = ((0, EvidenceEntry.noPrevious), bytes.isEmpty ? nil : bytes, 0)
            return
        }
        let lineStart = feeds.count == 2 ? feeds[0] + 1 : 0
        guard let (entry, hash) = EvidenceEntry.read(bytes[lineStart..<last]), entry.hash == hash else {
            throw EvidenceError(
                .damaged, "the last entry of the evidence log was changed", context: [("file", file.path)],
                hint: "keep the file as it is and run haechi evidence verify")
        }
        next = (entry.index + 1, hash)
        torn = last + 1 == bytes.count ? nil : Array(bytes[(last + 1)...])
        end = start + last + 1
    }
}
