import BreachModel

@testable import LogScanning

/// A parsed line whose values outlive the parser.
struct ParsedLine: Equatable {
    var problem: Diagnostic.Code?
    var fields: [FieldSlot: ParsedValue] = [:]

    /// A line that is refused.
    static func refused(_ code: Diagnostic.Code) -> ParsedLine { ParsedLine(problem: code) }
}

/// A value of a line.
struct ParsedValue: Equatable, ExpressibleByStringLiteral, CustomStringConvertible {
    var bytes: [UInt8]
    var isPresent = true

    init(bytes: [UInt8], isPresent: Bool = true) {
        self.bytes = bytes
        self.isPresent = isPresent
    }

    init(stringLiteral text: String) { bytes = Array(text.utf8) }

    var description: String { String(decoding: bytes, as: UTF8.self) + (isPresent ? "" : " (absent)") }

    static let null = ParsedValue(bytes: [], isPresent: false)
}

extension LineFields {
    /// Copies of all values that the line gave.
    var copies: [FieldSlot: ParsedValue] {
        var all: [FieldSlot: ParsedValue] = [:]
        for slot in FieldSlot.allCases where self[slot].kind != .absent {
            // SAFETY: copied while the parser still holds the line.
            all[slot] = unsafe ParsedValue(bytes: Array(self[slot].bytes), isPresent: self[slot].isPresent)
        }
        return all
    }
}

/// Hands on `bytes` with the readable padding that parsers ask for; what stands in the padding would close any string or object.
func withPadding<Result>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let padded = bytes + Array("\"}]\"}]\"}".utf8) + [UInt8](repeating: 0x22, count: LineReader.padding)
    // SAFETY: the line is the array's first part; the body does not keep it.
    return unsafe padded.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count])) }
}

/// Hands on `bytes` as a reader's buffer has them: a line end and padding behind them, everything marked.
func withMarks<Result>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer, MarkedText) -> Result) -> Result {
    let size = (bytes.count + 1 + LineReader.padding + 63) / 64 * 64
    let padded = bytes + [0x0A] + [UInt8](repeating: 0x22, count: size - bytes.count - 1)
    let marks = TextMarks(byteCount: size)
    // SAFETY: the text is the array's first part; the body does not keep it.
    return unsafe padded.withUnsafeBytes { all in
        let start = unsafe all.baseAddress.unsafelyUnwrapped
        unsafe marks.make(start, count: bytes.count + 1)
        return unsafe body(UnsafeRawBufferPointer(rebasing: all[..<bytes.count]), marks.text(start))
    }
}

/// One JSON line with a parser of its own.
func parseJSON(_ line: [UInt8], _ mapping: FieldMapping) -> ParsedLine {
    var parser = JSONLineParser(mapping: mapping)
    defer { parser.deallocate() }
    return unsafe withPadding(line) { bytes in
        let problem = unsafe parser.parse(bytes)
        return ParsedLine(problem: problem, fields: problem == nil ? parser.fields.copies : [:])
    }
}

/// One line of the Combined Log Format with a parser of its own.
func parseCombined(_ line: [UInt8]) -> ParsedLine {
    var parser = CombinedLineParser()
    defer { parser.deallocate() }
    return unsafe withPadding(line) { bytes in
        let problem = unsafe parser.parse(bytes)
        return ParsedLine(problem: problem, fields: problem == nil ? parser.fields.copies : [:])
    }
}

/// What `TimeReader` makes of a text.
func readTime(_ bytes: [UInt8], kind: FieldValue.Kind = .text, with reader: inout TimeReader) -> Int64? {
    var result: Int64?
    unsafe withPadding(bytes) { line in
        let value = unsafe FieldValue(bytes: line, kind: kind)
        result = reader.milliseconds(value)
    }
    return result
}

/// The mapping of most tests.
let gatewayMapping = FieldMapping(
    time: "ts", eventID: "id", origin: "ip", country: "geo.country", network: "geo.net.asn", credential: "key", token: "tok",
    subject: "subject", method: "method", route: "route", status: "status", client: "ua")
