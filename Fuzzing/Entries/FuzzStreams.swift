import BreachModel

@testable import ByteStreams
@testable import LogScanning

/// Readers of whole files.
enum FuzzStreams {
    private static let file = FuzzFile()
    /// No more of a text is read: a few bytes can unpack to gigabytes, and to millions of lines.
    private static let textLimit = 1 << 16

    /// Reads a stream in one go, line by line, and in parts, and holds the three against each other.
    static func lines(_ bytes: [UInt8]) {
        guard let partSize = bytes.first else { return }
        // Each part is opened anew: more than some few show nothing that these do not.
        file.holding(Array(bytes.dropFirst())) { compare($0, partSize: max(1 + Int(partSize), bytes.count / 8)) }
    }

    private static func compare(_ path: String, partSize: Int) {
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        let whole = text(path, nil, &chunk)
        precondition(linesLength(path, whole.bytes) >= 0)
        guard let plan = try? PartPlan(path: path, partSize: partSize) else { return }
        var joined: [UInt8] = []
        var fingerprint = TextFingerprint()
        for part in plan.parts {
            let piece = text(path, part, &chunk)
            joined += piece.bytes
            fingerprint.append(piece.fingerprint)
            // A damaged stream may give more in parts than in one go, since what stands behind the damage is read.
            if piece.isBroken { return }
        }
        if whole.isBroken { return }
        precondition(joined == whole.bytes, "parts are not the whole")
        precondition(fingerprint == whole.fingerprint, "the parts' fingerprints are not the whole's")
    }

    private struct Text {
        var bytes: [UInt8] = []
        var fingerprint = TextFingerprint()
        var isBroken = true
    }

    private static func text(_ path: String, _ part: TextPart?, _ chunk: inout [UInt8]) -> Text {
        var text = Text()
        guard let input = try? ByteInput(path: path, part: part, fingerprinting: true) else { return text }
        while text.bytes.count < textLimit {
            guard let count = try? ByteInput.fill(&chunk, from: input) else { return text }
            if count == 0 {
                text.isBroken = false
                text.fingerprint = input.fingerprint ?? TextFingerprint()
                return text
            }
            text.bytes += chunk[..<count]
        }
        return text
    }

    /// Lines of the file, held against the text as it was read.
    private static func linesLength(_ path: String, _ text: [UInt8]) -> Int {
        guard let input = try? ByteInput(path: path) else { return 0 }
        let reader = LineReader(input: input)
        var expected = 0
        while let outcome = try? reader.next() {
            switch outcome {
            case .end: return reader.lineNumber
            case .tooLong: expected = -1
            case .line(let line):
                let start = reader.lineOffset
                // SAFETY: the line is compared before the reader goes on.
                if expected >= 0, start + line.count <= text.count {
                    let isThere = unsafe line.elementsEqual(text[start..<start + line.count])
                    precondition(isThere, "a line is not where it is said to be")
                }
            }
            if reader.lineOffset > textLimit { break }
        }
        return reader.lineNumber
    }
}
