// Hot: every byte of logs that are one JSON document. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel
internal import ByteStreams
internal import Glibc

/// Cuts the records out of JSON documents that hold them in arrays, such as `{"Records":[…]}`, in memory bounded by the longest
/// allowed record. A file may hold several documents, one after the other.
///
/// What surrounds the records is walked through and not judged; each record is judged by its own parser.
@safe final class RecordReader {
    /// Where a document's records are.
    struct Shape: Hashable, Sendable {
        /// Keys of nested arrays from the document's object on; the last one's elements are the records.
        let path: [String]
        /// A key beside the second array's, whose value all records below share.
        let shared: String?

        /// AWS CloudTrail log files.
        static let cloudTrail = Shape(path: ["Records"], shared: nil)
        /// OpenTelemetry's file exporter and collector.
        static let otlp = Shape(path: ["resourceLogs", "scopeLogs", "logRecords"], shared: "resource")
    }

    /// Offset of the last record's first byte in the decompressed text.
    private(set) var recordOffset = 0
    /// Records given out so far.
    private(set) var recordNumber = 0
    /// Whether the text ended inside a document.
    private(set) var endedInside = false
    /// The shared value of the records given out now, as JSON; empty where there is none.
    private(set) var shared: [UInt8] = []

    private let input: ByteInput
    private let shape: Shape
    private let keys: [[UInt8]]
    private let sharedKey: [UInt8]?
    private let buffer: UnsafeMutableRawBufferPointer
    private var position = 0
    private var filled = 0
    private var base = 0
    private var ended = false
    private var fault: ByteStreamError?
    /// Arrays of the path entered so far, and whether the next thing is inside the object of one of their elements.
    private var level = 0
    private var inObject = false

    init(input: ByteInput, shape: Shape) {
        self.input = input
        self.shape = shape
        keys = shape.path.map { Array($0.utf8) }
        sharedKey = shape.shared.map { Array($0.utf8) }
        // SAFETY: freed in deinit; records given out point into it and are valid until the next call. Only what was read into it and the
        // padding that `refill` puts behind are ever looked at.
        unsafe buffer = .allocate(byteCount: LineReader.lineLimit + 512 * 1024 + LineReader.padding, alignment: 64)
    }

    // SAFETY: allocated in `init`, freed once.
    deinit { unsafe buffer.deallocate() }

    /// The next record.
    ///
    /// - Throws: the stream's fault, once, after everything before it was given out.
    func next() throws(ByteStreamError) -> LineReader.Outcome {
        while true {
            skipSeparators()
            guard let byte = peek() else {
                if let fault = fault.take() { throw fault }
                endedInside = level > 0 || inObject
                return .end
            }
            if inObject {
                if byte == 0x7D {
                    position += 1
                    inObject = false
                    continue
                }
                guard byte == 0x22, enterMember() else { return try broken() }
            } else if level == keys.count {
                if byte == 0x5D { leaveArray() } else { return try record() }
            } else if byte == 0x7B {
                position += 1
                inObject = true
                if level <= 1 { shared = [] }
            } else if byte == 0x5D, level > 0 {
                leaveArray()
            } else {
                return try broken()
            }
        }
    }

    private func leaveArray() {
        position += 1
        level -= 1
        inObject = true
    }

    /// A key and, where it leads to the records, the way into its array; any other value is passed over. False where it is no member.
    private func enterMember() -> Bool {
        guard let key = value(keeping: true), key.count >= 2 else { return false }
        let name = Array(key[1..<(key.count - 1)])
        skipSpace()
        guard peek() == 0x3A else { return false }
        position += 1
        skipSpace()
        guard let first = peek() else { return false }
        if name == keys[level], first == 0x5B {
            position += 1
            level += 1
            inObject = false
            return true
        }
        if name == sharedKey, level == 1 {
            guard let text = value(keeping: true) else { return false }
            shared = text
            return true
        }
        return value(keeping: false) != nil
    }

    /// One element of the innermost array.
    private func record() throws(ByteStreamError) -> LineReader.Outcome {
        recordNumber += 1
        recordOffset = base + position
        var length = 0
        var scan = ValueScan()
        while true {
            // SAFETY: reads within what is filled.
            while position + length < filled {
                if scan.ends(before: unsafe buffer[position + length]) {
                    if length > 0 { return give(length) }
                    // It is counted as what is broken.
                    recordNumber -= 1
                    return try broken()
                }
                length += 1
                if scan.isComplete { return give(length) }
            }
            if length > LineReader.lineLimit {
                position += length
                return try skipRest(scan)
            }
            if ended {
                if let fault = fault.take() { throw fault }
                endedInside = true
                return give(length)
            }
            refill()
        }
    }

    private func give(_ length: Int) -> LineReader.Outcome {
        // SAFETY: the record lies inside what is filled, and the buffer has padding behind it.
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[position..<(position + length)])
        position += length
        return length > LineReader.lineLimit ? .tooLong : unsafe .line(bytes)
    }

    /// Passes over the rest of a record that is too long to be held.
    private func skipRest(_ begun: ValueScan) throws(ByteStreamError) -> LineReader.Outcome {
        var scan = begun
        while true {
            // SAFETY: reads within what is filled.
            while position < filled {
                if scan.ends(before: unsafe buffer[position]) { return .tooLong }
                position += 1
                if scan.isComplete { return .tooLong }
            }
            if ended { return .tooLong }
            refill()
        }
    }

    /// Something stands where the grammar allows nothing of it: one unreadable record, and a new beginning behind the line.
    private func broken() throws(ByteStreamError) -> LineReader.Outcome {
        recordNumber += 1
        recordOffset = base + position
        level = 0
        inObject = false
        shared = []
        var kept = 0
        while true {
            // SAFETY: reads within what is filled.
            while position + kept < filled {
                if unsafe buffer[position + kept] == 0x0A || kept == 4096 { return give(kept) }
                kept += 1
            }
            if ended { return give(kept) }
            refill()
        }
    }

    // MARK: Bytes

    private func peek() -> UInt8? {
        while position == filled {
            if ended { return nil }
            refill()
        }
        // SAFETY: below what is filled.
        return unsafe buffer[position]
    }

    private func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func skipSeparators() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x2C { position += 1 }
    }

    /// One value from here on, passed over; its bytes where they are wanted and not too many. Nil where the text ends in it.
    private func value(keeping: Bool) -> [UInt8]? {
        var scan = ValueScan()
        var kept: [UInt8] = []
        while let byte = peek() {
            if scan.ends(before: byte) { return kept }
            position += 1
            if keeping, kept.count < LineReader.lineLimit { kept.append(byte) }
            if scan.isComplete { return kept }
        }
        return nil
    }

    /// Moves what is left to the front and reads behind it.
    private func refill() {
        let start = unsafe buffer.baseAddress.unsafelyUnwrapped
        if position > 0 {
            // SAFETY: both ranges lie inside the buffer; memmove allows them to overlap.
            unsafe memmove(start, start + position, filled - position)
            filled -= position
            base += position
            position = 0
        }
        do throws(ByteStreamError) {
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<(buffer.count - LineReader.padding)])
            let count = try unsafe input.read(into: room)
            filled += count
            ended = count == 0
            unsafe buffer.putPadding(at: filled)
        } catch {
            fault = error
            ended = true
        }
    }
}

/// Follows one JSON value byte by byte to its end.
private struct ValueScan {
    private var depth = 0
    private var inString = false
    private var escaped = false
    private var started = false
    private(set) var isComplete = false

    /// Takes the next byte; true if the value, a number or word, ended before it.
    mutating func ends(before byte: UInt8) -> Bool {
        if inString {
            if escaped {
                escaped = false
            } else if byte == 0x5C {
                escaped = true
            } else if byte == 0x22 {
                inString = false
                isComplete = depth == 0
            }
            return false
        }
        switch byte {
        case 0x22: inString = true
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D:
            if depth == 0 { return true }
            depth -= 1
            isComplete = depth == 0
        case 0x2C, 0x20, 0x0A, 0x0D, 0x09, 0x3A: if depth == 0, started { return true }
        default: break
        }
        started = true
        return false
    }
}
