import BreachModel

@testable import ByteStreams

/// Packed streams, damaged or hostile.
enum FuzzPacked {
    private static let file = FuzzFile()
    private static let limit = DecompressionLimit(ratio: 100, from: 1 << 16)
    private static let heads: [[UInt8]] = [
        [], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], [0x28, 0xB5, 0x2F, 0xFD],
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4, 0xE6, 0xD6, 0xB4, 0x46],
    ]

    /// By the first byte's low bits the stream's beginning, by the others how much room a reader leaves at a time: it must not matter.
    static func packed(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        file.holding(heads[Int(choice & 3)] + bytes.dropFirst()) { path in
            let (whole, fault) = text(path, room: 1 << 16)
            let (pieces, other) = text(path, room: 1 + Int(choice >> 2))
            let most = max(limit.from, limit.ratio * (bytes.count + 12)) + 1 << 16
            precondition(whole.count <= most, "the limit was passed")
            // A bomb may be seen a piece earlier or later.
            if fault == .decompressionLimit || other == .decompressionLimit || pieces.count == pieceLimit { return }
            precondition(fault == other, "one stream, two faults")
            precondition(fault != nil || whole == pieces, "one stream, two texts")
            // Of a damaged block more or less may have come out.
            precondition(whole.starts(with: pieces) || pieces.starts(with: whole), "one damaged stream, two texts")
        }
    }

    private static let pieceLimit = 1 << 12

    private static func text(_ path: String, room: Int) -> ([UInt8], ByteStreamErrorCode?) {
        var text: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: room)
        do throws(ByteStreamError) {
            let input = try ByteInput(path: path, limit: limit)
            while room > 64 || text.count < pieceLimit {
                let count = try ByteInput.fill(&chunk, from: input)
                if count == 0 { return (text, nil) }
                text += chunk[..<min(count, room > 64 ? count : pieceLimit - text.count)]
            }
            return (text, nil)
        } catch { return (text, error.code) }
    }
}
