import BreachModel

@testable import LogScanning

/// Readers of one line or one value.
enum FuzzLines {
    static let mapping = FieldMapping(
        time: "ts", eventID: "id", origin: "ip", country: "geo.country", network: "geo.asn", credential: "key", token: "tok",
        subject: "user.id", actor: "actor", method: "method", route: "route", status: "status", client: "ua")

    /// Parses a line twice with one parser, another line between: the answer must not depend on what was parsed before.
    static func json(_ bytes: [UInt8]) {
        var parser = JSONLineParser(mapping: mapping)
        defer { parser.deallocate() }
        let first = unsafe answer(bytes) { line in unsafe (parser.parse(line), parser.fields) }
        _ = unsafe answer(Array(#"{"key":"\u0061\\","user":{"id":"x"},"status":1}"#.utf8)) { line in
            unsafe (parser.parse(line), parser.fields)
        }
        let second = unsafe answer(bytes) { line in unsafe (parser.parse(line), parser.fields) }
        precondition(first == second, "one line, two answers")
    }

    static func combined(_ bytes: [UInt8]) {
        var parser = CombinedLineParser()
        defer { parser.deallocate() }
        let first = unsafe answer(bytes) { line in unsafe (parser.parse(line), parser.fields) }
        let second = unsafe answer(bytes) { line in unsafe (parser.parse(line), parser.fields) }
        precondition(first == second, "one line, two answers")
    }

    /// A time reader keeps the last day: it must not matter.
    static func time(_ bytes: [UInt8]) {
        var (kept, fresh) = (TimeReader(), TimeReader())
        unsafe withPaddedLine(bytes) { line in
            for kind in [FieldValue.Kind.text, .bare] {
                let value = unsafe FieldValue(bytes: line, kind: kind)
                let first = fresh.milliseconds(value)
                _ = kept.milliseconds(unsafe FieldValue(bytes: line, kind: .text))
                precondition(first == kept.milliseconds(value), "one time, two answers")
                if let first { precondition(abs(Double(first)) < 1e18, "a time that overflows") }
            }
        }
    }

    /// What a parser says of a line: the problem, or the bytes of all fields.
    private static func answer(
        _ bytes: [UInt8], _ parse: (UnsafeRawBufferPointer) -> (Diagnostic.Code?, LineFields)
    ) -> [String] {
        unsafe withPaddedLine(bytes) { line in
            let (problem, fields) = unsafe parse(line)
            if let problem { return [problem.rawValue] }
            return FieldSlot.allCases.map { slot in
                // SAFETY: fields are read before the parser's next line.
                unsafe "\(fields[slot].kind) \(Array(fields[slot].bytes))"
            }
        }
    }

    /// The bytes as a line reader gives them: without a line end inside, and with readable bytes behind.
    private static func withPaddedLine<Result>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let line = bytes.prefix(LineReader.lineLimit).map { $0 == 0x0A ? 0x20 : $0 }
        let padded = line + [UInt8](repeating: 0, count: LineReader.padding)
        // SAFETY: the buffer is used only inside the closure.
        return unsafe padded.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<line.count])) }
    }
}
