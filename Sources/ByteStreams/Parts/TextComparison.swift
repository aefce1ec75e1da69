internal import BreachModel

/// Whether two files hold the same text, however each is packed.
package enum TextComparison {
    /// Reads both side by side.
    ///
    /// - Returns: false where their texts differ. True where they do not, and also where one cannot be read a second time (a pipe,
    ///   a file that is gone): whoever asks has seen equal fingerprints, and two readings of one log must not count twice.
    package static func areEqual(_ left: String, _ right: String) -> Bool {
        guard let stamp = FileStamp(path: left), let other = FileStamp(path: right) else { return true }
        if stamp.identity == other.identity { return true }
        guard let left = try? TextCursor(path: left), let right = try? TextCursor(path: right) else { return true }
        while true {
            left.refill()
            right.refill()
            let count = min(left.bytes.count, right.bytes.count)
            // A fault ends both alike: what could be read of each had one fingerprint.
            if count == 0 { return left.bytes.isEmpty && right.bytes.isEmpty }
            if left.bytes.prefix(count) != right.bytes.prefix(count) { return false }
            left.bytes = left.bytes.dropFirst(count)
            right.bytes = right.bytes.dropFirst(count)
        }
    }
}

/// The text of a file, piece by piece.
private final class TextCursor {
    var bytes: ArraySlice<UInt8> = []
    private let input: ByteInput
    private var chunk = [UInt8](repeating: 0, count: ByteInput.chunkSize)

    init(path: String) throws(ByteStreamError) {
        input = try ByteInput(path: path)
    }

    func refill() {
        guard bytes.isEmpty, let count = try? ByteInput.fill(&chunk, from: input) else { return }
        bytes = chunk[..<count]
    }
}
