internal import BreachModel

/// Reads a table of delimited text record by record: RFC 4180 (commas, double quotes doubled inside quotes, line ends inside
/// quotes, LF or CRLF, a last line without end, a byte-order mark), from a file in any compression of `ByteInput`.
///
/// Memory is bounded by the longest record. Rows with a wrong number of fields are delivered as they are: the caller counts them.
package final class DelimitedReader {
    /// A record longer than this is an error: a quote that nobody closed would otherwise swallow the rest of the file.
    package static let recordLimit = 1024 * 1024

    private let input: ByteInput
    private var chunk = [UInt8](repeating: 0, count: ByteInput.chunkSize)
    private var filled = 0
    private var position = 0
    private var line = 1
    private var offset = 0
    private var atEnd = false

    /// - Parameter path: the table's file.
    package init(path: String) throws(ByteStreamError) {
        input = try ByteInput(path: path)
        try refill()
        if chunk[..<filled].starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            offset = 3
        }
    }

    private func refill() throws(ByteStreamError) {
        filled = try ByteInput.fill(&chunk, from: input)
        position = 0
        atEnd = filled == 0
    }

    /// Reads the next record into `record`, whose storage is used again. Empty lines are passed over.
    ///
    /// - Returns: false at the end of the table.
    /// - Throws: `ByteStreamError` if the file cannot be read on, or a record exceeds `recordLimit`.
    package func next(_ record: inout DelimitedRecord) throws(ByteStreamError) -> Bool {
        repeat {
            record.start(line: line, offset: offset)
            guard try fill(&record) else { return false }
        } while record.count == 1 && record.bytes(0).isEmpty && !record.unterminatedQuote
        return true
    }

    private enum State {
        case plain, quoted, quoteInQuoted
    }

    private func fill(_ record: inout DelimitedRecord) throws(ByteStreamError) -> Bool {
        var state = State.plain
        var carriageReturn = false
        while true {
            if position == filled {
                try refill()
                if atEnd {
                    if record.isUntouched, state == .plain { return false }
                    record.endField()
                    record.unterminatedQuote = state == .quoted
                    return true
                }
            }
            if state != .quoteInQuoted, case let count = lengthOfText(), count > 0 {
                record.append(chunk[position..<(position + count)])
                position += count
                offset += count
                carriageReturn = false
                try requireShort(record)
                continue
            }
            let byte = chunk[position]
            position += 1
            offset += 1
            if byte == 0x0A { line += 1 }
            switch (state, byte) {
            case (.quoted, 0x22): state = .quoteInQuoted
            case (.quoted, _): record.append(byte)
            case (.quoteInQuoted, 0x22):
                record.append(byte)
                state = .quoted
            case (_, 0x2C):
                record.endField()
                state = .plain
            case (_, 0x0A):
                if carriageReturn { record.dropCarriageReturn() }
                record.endField()
                return true
            case (.plain, 0x22) where record.fieldIsEmpty: state = .quoted
            default: record.append(byte)
            }
            carriageReturn = byte == 0x0D && state != .quoted
            try requireShort(record)
        }
    }

    /// How many bytes from here on in the chunk mean nothing but themselves, quoted or not.
    private func lengthOfText() -> Int {
        let end = chunk[position..<filled].firstIndex { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        return (end ?? filled) - position
    }

    private func requireShort(_ record: DelimitedRecord) throws(ByteStreamError) {
        guard record.size <= Self.recordLimit else {
            throw ByteStreamError(
                .corrupt, "a record is longer than \(Self.recordLimit) bytes",
                context: [("file", input.path), ("line", "\(record.line)"), ("offset", "\(record.offset)")],
                hint: "look for a double quote that is not closed")
        }
    }
}

/// One row of a table: its fields without quotes, and where it began.
package struct DelimitedRecord {
    /// Line of the record's first byte, from 1.
    package private(set) var line = 0
    /// Offset of the record's first byte in the decompressed text.
    package private(set) var offset = 0
    /// Whether the table ended inside a quoted field.
    package internal(set) var unterminatedQuote = false
    private var storage: [UInt8] = []
    private var ends: [Int] = []

    package init() {}

    /// How many fields the row has.
    package var count: Int { ends.count }
    /// Bytes and fields: a row of nothing but commas takes memory too.
    var size: Int { storage.count + ends.count }
    var isUntouched: Bool { ends.isEmpty && storage.isEmpty }
    var fieldIsEmpty: Bool { storage.count == (ends.last ?? 0) }

    mutating func start(line: Int, offset: Int) {
        self.line = line
        self.offset = offset
        unterminatedQuote = false
        storage.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ byte: UInt8) { storage.append(byte) }

    mutating func append(_ bytes: ArraySlice<UInt8>) { storage.append(contentsOf: bytes) }

    /// Closes a field.
    mutating func endField() {
        ends.append(storage.count)
    }

    /// Takes back the CR of a CRLF line end, which was appended before the LF told what it was.
    mutating func dropCarriageReturn() {
        if !fieldIsEmpty, storage.last == 0x0D { storage.removeLast() }
    }

    /// The bytes of field `index`.
    package func bytes(_ index: Int) -> ArraySlice<UInt8> {
        storage[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// Field `index` as text, invalid UTF-8 replaced.
    package func text(_ index: Int) -> String {
        String(decoding: bytes(index), as: UTF8.self)
    }
}
