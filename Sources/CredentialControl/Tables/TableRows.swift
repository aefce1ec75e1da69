internal import BreachModel
internal import ByteStreams

/// Reads a table row by row, counts what cannot be read, and gives cells by our names of the columns.
struct TableRows {
    private let table: NamedTable
    private let zoneOffsetMinutes: Int
    private var record = DelimitedRecord()
    private(set) var report: TableReport

    /// Opens the table that `source` names.
    ///
    /// - Parameter required: our names of the columns that must be there.
    /// - Throws: `ByteStreamError` where the file or a required column is missing.
    init(_ source: TableSource, required: [String], configuration: HaechiConfiguration) throws(ByteStreamError) {
        let path = configuration.resolve(source.path)
        table = try NamedTable(path: path, source: source, required: required)
        zoneOffsetMinutes = configuration.zoneOffsetMinutes
        report = TableReport(file: source.path)
        report.digest = try SHA256Digest.ofFile(path)
    }

    /// The line of the current row.
    var line: Int { record.line }

    /// Steps to the next row that has as many fields as the header; rows with another number are counted and passed over.
    ///
    /// - Returns: false at the end, and where a damaged file cannot be read on.
    /// - Throws: `ByteStreamError` where the system cannot read the file.
    mutating func next() throws(ByteStreamError) -> Bool {
        while true {
            do throws(ByteStreamError) {
                guard try table.next(&record) else { return false }
            } catch {
                try report.stop(error)
                return false
            }
            report.rows += 1
            if record.unterminatedQuote {
                report.isComplete = false
                note(.badRow, "a double quote is not closed, so the rest of the file is one row")
            } else if record.count != table.width {
                note(.badRow, "the row has \(record.count) fields, the header has \(table.width)")
            } else {
                return true
            }
        }
    }

    /// Counts the current row as used.
    mutating func use() { report.used += 1 }

    /// Counts the current row as one that repeats an earlier one, which needs a note only where the two could differ.
    mutating func skipRepeat(_ message: String? = nil) {
        report.repeated += 1
        if let message { note(.badRow, message) }
    }

    /// Notes what is wrong with the current row.
    mutating func note(_ code: Diagnostic.Code, _ message: String) {
        report.add(code, line: record.line, offset: record.offset, message)
    }

    /// The cell of our column `name` without spaces around it; nil where it is empty or the table has no such column.
    mutating func text(_ name: String) -> String? {
        guard let position = table.position(name) else { return nil }
        let bytes = Self.trimmed(record.bytes(position))
        if bytes.isEmpty { return nil }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        note(.badUTF8, "the cell of \(name) is not UTF-8")
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes of the cell at `position`, without spaces around them.
    func bytes(at position: Int) -> ArraySlice<UInt8> { Self.trimmed(record.bytes(position)) }

    /// Where our column `name` is; nil where the table has none.
    func position(_ name: String) -> Int? { table.position(name) }

    /// What a cell that should hold a time holds.
    enum TimeCell {
        case none
        case at(Instant)
        /// It holds something that is no time.
        case unreadable
    }

    /// The cell of our column `name` as a time; one that is no time is noted.
    mutating func time(_ name: String) -> TimeCell {
        guard let text = text(name) else { return .none }
        if let instant = Instant(cell: text, zoneOffsetMinutes: zoneOffsetMinutes) { return .at(instant) }
        note(.badTime, "the cell of \(name) is no time, expected RFC 3339 or a day such as 2024-12-31")
        return .unreadable
    }

    /// `bytes` without spaces, tabs and line ends around them.
    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) }) else { return [] }
        return bytes[first...last]
    }
}

extension TableRows.TimeCell {
    /// The time, if there is a readable one.
    var instant: Instant? {
        if case .at(let instant) = self { return instant }
        return nil
    }
}

extension TableReport {
    /// Notes that reading stopped at damage.
    ///
    /// - Throws: `error` itself where it is no damage of the file.
    mutating func stop(_ error: ByteStreamError) throws(ByteStreamError) {
        switch error.code {
        case .truncated: add(.truncatedFile, "the file ends in the middle; what comes before was read")
        case .corrupt: add(.corruptFile, "the file is damaged; what comes before was read")
        default: throw error
        }
        isComplete = false
    }
}

extension Instant {
    /// The time in a cell of a table: RFC 3339, the same without an offset (then a wall clock in the company's zone), or a day, which
    /// begins at midnight there. Nil for anything else.
    init?(cell text: String, zoneOffsetMinutes: Int) {
        if let instant = Instant(rfc3339: text) {
            self = instant
        } else if let day = CivilDate(text) {
            self.init(CivilTime(date: day), offsetMinutes: zoneOffsetMinutes)
        } else if let wall = Instant(rfc3339: text + "Z") {
            self = wall.adding(minutes: -zoneOffsetMinutes)
        } else {
            return nil
        }
    }
}
