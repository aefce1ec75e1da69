internal import BreachModel

extension PartCuts {
    /// Hops from block to block of a BGZF file (SAM/BAM specification, section 4.1): each is a gzip member with its own length in
    /// an extra field and the length of its text in its last four bytes. Ends where a member is no such block.
    mutating func atBlocks(of file: RawFile) throws(ByteStreamError) {
        var place = Place(file: 0, text: 0)
        var head = try file.bytes(at: 0, count: Self.blockHead)
        while let length = Self.blockLength(head) {
            // The last four bytes of this block and the head of the next, in one read.
            let tail = try file.bytes(at: place.file + length - 4, count: 4 + Self.blockHead)
            guard tail.count >= 4 else { return }
            place.file += length
            place.text += Int(Self.number(tail[..<4]))
            head = Array(tail[4...])
            if head.isEmpty { return }
            // A member that cannot be told from a foreign one begins no part.
            if Self.blockLength(head) != nil { offer(place) }
        }
    }

    private static let blockHead = 18

    /// Length of the block whose first bytes these are; nil if they are none.
    private static func blockLength(_ head: [UInt8]) -> Int? {
        guard head.count == blockHead, head[0] == 0x1F, head[1] == 0x8B, head[2] == 8, head[3] == 4, head[10] == 6, head[11] == 0,
            head[12] == 0x42, head[13] == 0x43, head[14] == 2, head[15] == 0
        else { return nil }
        let length = Int(head[16]) + Int(head[17]) << 8 + 1
        // A header, at least two bytes of deflate and the trailer.
        return length >= blockHead + 2 + 8 ? length : nil
    }

    static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
