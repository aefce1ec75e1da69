import BreachModel

@testable import LogScanning

/// Readers of one line or one value.
enum FuzzLines {
    static let mapping = FieldMapping(
        time: "ts", eventID: "id", origin: "ip", country: "geo.country", network: "geo.asn", credential: "key", token: "tok",
        subject: "user.id", actor: "actor", method: "method", route: "route", status: "status", client: "ua")

    static let tree = FieldTree(mapping)

    static func json(_ bytes: [UInt8]) {
        let parser = JSONLineParser(tree)
        defer { parser.deallocate() }
        twice(bytes, parser, between: #"{"key":"\u0061\\","user":{"id":"x"},"status":1}"#)
    }

    static func combined(_ bytes: [UInt8]) {
        let parser = CombinedLineParser()
        defer { parser.deallocate() }
        twice(bytes, parser, between: #"192.0.2.1 - a [17/Nov/2025:07:00:00 +0900] "GET /\" HTTP/1.1" 200 1 "-" "b""#)
    }

    /// Parses a line twice with one parser, another line between: the answer must not depend on what was parsed before.
    static func twice<Parser: LineParser>(_ bytes: [UInt8], _ parser: Parser, between other: String) {
        var parser = parser
        let first = answer(bytes, &parser)
        _ = answer(Array(other.utf8), &parser)
        precondition(answer(bytes, &parser) == first, "one line, two answers")
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

    private static func answer(_ bytes: [UInt8], _ parser: inout some LineParser) -> [UInt8] {
        unsafe withPaddedLine(bytes) { line in
            if unsafe parser.takesDirective(line) { return [0] }
            let problem = unsafe parser.parse(line)
            return problem.map { Array($0.rawValue.utf8) } ?? values(parser.fields)
        }
    }

    /// All that a parser found: of each slot its kind, its length and its bytes.
    static func values(_ fields: LineFields) -> [UInt8] {
        var all: [UInt8] = []
        for slot in FieldSlot.allCases where fields[slot].kind != .absent {
            // SAFETY: fields are read before the parser's next line.
            let bytes = unsafe fields[slot].bytes
            all += [UInt8(slot.rawValue), fields[slot].kind.rawValue]
            Bytes.append(UInt32(bytes.count), to: &all)
            unsafe all += bytes
        }
        return all
    }

    /// The bytes as a line reader gives them: without a line end inside, and with readable bytes behind.
    static func withPaddedLine<Result>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var line = bytes
        if line.count > LineReader.lineLimit { line.removeLast(line.count - LineReader.lineLimit) }
        for index in line.indices where line[index] == 0x0A { line[index] = 0x20 }
        let count = line.count
        line.append(contentsOf: repeatElement(0, count: LineReader.padding))
        // SAFETY: the buffer is used only inside the closure.
        return unsafe line.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
}
