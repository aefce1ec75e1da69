internal import BreachModel

extension PartCuts {
    /// Hops from frame to frame (RFC 8878, section 3.1). Ends at a frame that does not tell its content's size, since where the
    /// text behind it stands is not known then.
    mutating func atFrames(of file: RawFile) throws(ByteStreamError) {
        var place = Place(file: 0, text: 0)
        while true {
            let head = try file.bytes(at: place.file, count: 18)
            guard head.count >= 8 else { return }
            if place.file > 0 { offer(place) }
            if head[0] & 0xF0 == 0x50, head[1...3].elementsEqual([0x2A, 0x4D, 0x18]) {
                place.file += 8 + Int(Self.number(head[4..<8]))
                continue
            }
            guard let frame = FrameHead(head), let length = try Self.frameLength(of: file, from: place.file, frame) else { return }
            // No file holds more; larger numbers are lies, and must not overflow.
            guard let text = frame.contentSize, text <= 1 << 60, place.text <= 1 << 60 else { return }
            place.file += length
            place.text += text
        }
    }

    /// Bytes of a whole frame; nil where it is cut.
    private static func frameLength(of file: RawFile, from start: Int, _ frame: FrameHead) throws(ByteStreamError) -> Int? {
        var offset = start + frame.length
        while true {
            let head = try file.bytes(at: offset, count: 3)
            guard head.count == 3 else { return nil }
            let block = Int(number(head[...]))
            // A block that repeats one byte holds just this byte.
            offset += 3 + (block >> 1 & 3 == 1 ? 1 : block >> 3)
            if block & 1 == 1 { return offset + (frame.hasChecksum ? 4 : 0) - start }
        }
    }

    /// What a frame says of itself (RFC 8878, section 3.1.1.1).
    private struct FrameHead {
        let length: Int
        let contentSize: Int?
        let hasChecksum: Bool

        init?(_ head: [UInt8]) {
            guard head.count >= 6, head[..<4].elementsEqual([0x28, 0xB5, 0x2F, 0xFD]) else { return nil }
            let flags = head[4]
            let isSingleSegment = flags & 0x20 != 0
            hasChecksum = flags & 0x04 != 0
            let sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][Int(flags >> 6)]
            let sizeStart = 5 + (isSingleSegment ? 0 : 1) + [0, 1, 2, 4][Int(flags & 3)]
            length = sizeStart + sizeBytes
            guard head.count >= length else { return nil }
            let value = PartCuts.number(head[sizeStart..<length])
            contentSize = sizeBytes == 0 ? nil : Int(clamping: value) + (sizeBytes == 2 ? 256 : 0)
        }
    }
}
