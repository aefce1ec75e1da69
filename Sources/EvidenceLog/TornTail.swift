internal import BreachModel
internal import ByteStreams

/// What a crash in the middle of an append leaves: a last line without its line feed.
enum TornTail {
    /// The step that seals it.
    static let step = "torn-tail"

    /// Copies the torn bytes into a file of their own, named after their digest, then cuts them off the log.
    ///
    /// The copy is on the disk before the cut, so that a crash between the two loses nothing.
    ///
    /// - Parameter end: where the last whole line ends.
    static func moveAside(_ bytes: [UInt8], of file: EvidenceFile, at end: Int) throws(EvidenceError) -> EvidenceItem {
        let digest = SHA256Digest.of(bytes)
        let path = file.path + ".torn-" + digest.prefix(16)
        let copy = try EvidenceFile(path: path)
        if try copy.bytes(from: 0) != bytes {
            try copy.truncate(to: 0)
            try copy.append(bytes)
        }
        try file.truncate(to: end)
        let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
        return EvidenceItem.value(name, sha256: digest)
    }
}
