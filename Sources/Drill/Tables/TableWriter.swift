internal import BreachModel
internal import ByteStreams

/// Writes a table as RFC 4180 wants it: CRLF line ends, fields in quotation marks only where they need them.
struct TableWriter: ~Copyable {
    private let writer: CompressedWriter
    private var buffer: LineBuffer

    private init(_ writer: CompressedWriter) {
        self.writer = writer
        buffer = LineBuffer()
    }

    /// Begins a table with its header row.
    static func begin(_ path: String, columns: [String]) throws(DrillError) -> TableWriter {
        var table = TableWriter(try CompressedWriter.open(path))
        try table.append(columns)
        return table
    }

    /// Appends one row.
    mutating func append(_ fields: [String]) throws(DrillError) {
        try buffer.makeRoom(writer)
        for (index, field) in fields.enumerated() {
            if index > 0 { buffer.append(0x2C) }
            append(field: field)
        }
        endRow()
    }

    /// Appends one row that `body` writes, without its line end; nothing in it may need quotation marks.
    mutating func appendRow(_ body: (inout LineBuffer) -> Void) throws(DrillError) {
        try buffer.makeRoom(writer)
        body(&buffer)
        endRow()
    }

    /// Hands on the rest and gives the file its name.
    mutating func finish() throws(DrillError) {
        try buffer.flush(to: writer)
        try writer.close()
    }

    private mutating func endRow() {
        buffer.append(0x0D)
        buffer.append(0x0A)
    }

    private mutating func append(field: String) {
        guard field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
            buffer.append(text: field)
            return
        }
        buffer.append(0x22)
        for byte in field.utf8 {
            if byte == 0x22 { buffer.append(0x22) }
            buffer.append(byte)
        }
        buffer.append(0x22)
    }
}
