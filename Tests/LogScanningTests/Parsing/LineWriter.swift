import BreachModel

/// Writes JSON lines as a careless logger and a hostile client would.
struct LineWriter {
    var generator: SeededGenerator
    private let keys = [
        "ts", "id", "ip", "geo", "country", "net", "asn", "key", "tok", "subject", "method", "route", "status", "ua", "x", "",
    ]
    private let pieces: [[UInt8]] =
        ["a", "17", "/v1/members/", " ", "é", "😀", "한", ",", ":", "{", "}", "[", "]", "subject", #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\n"#]
        .map { Array($0.utf8) }
        + [#"\t"#, #"\u0041"#, #"\u00e9"#, #"\ud83d\ude00"#, #"\uD55C"#, #"\u0000"#, "null", "true"].map { Array($0.utf8) }
    private let oddPieces: [[UInt8]] =
        [#"\ud800"#, #"\udc00"#, #"\ud83d\n"#, #"\ud83d\ud83d"#, "\t", "\u{1}", "\u{0}", "\u{7F}"].map { Array($0.utf8) }
        + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]
    private let numbers = ["0", "-0", "17", "200", "-5", "1.5", "0.25", "1e3", "2E-2", "12345678901234567890", "1763362800000"]

    init(generator: SeededGenerator) { self.generator = generator }

    private mutating func pick<Element>(_ list: [Element]) -> Element { list[Int(generator.next() % UInt64(list.count))] }
    private mutating func chance(_ percent: UInt64) -> Bool { generator.next() % 100 < percent }

    private mutating func space() -> [UInt8] { chance(15) ? pick([[0x20], [0x09], [0x20, 0x20], [0x0D], [0x0A]]) : [] }

    private mutating func string() -> [UInt8] {
        var text: [UInt8] = [0x22]
        for _ in 0..<Int(generator.next() % 5) { text += chance(4) ? pick(oddPieces) : pick(pieces) }
        return text + [0x22]
    }

    private mutating func key() -> [UInt8] {
        let name = Array(pick(keys).utf8)
        guard let last = name.last, chance(10) else { return [0x22] + name + [0x22] }
        return [0x22] + name.dropLast() + Array((last < 16 ? "\\u000" : "\\u00").utf8) + Array(String(last, radix: 16).utf8) + [0x22]
    }

    private mutating func value(depth: Int) -> [UInt8] {
        switch generator.next() % 12 {
        case 0...4: string()
        case 5...7: Array(pick(numbers).utf8)
        case 8: Array(pick(["true", "false", "null"]).utf8)
        case 9...10: depth < 4 ? object(depth: depth + 1) : Array("{}".utf8)
        default: depth < 4 ? array(depth: depth + 1) : Array("[]".utf8)
        }
    }

    private mutating func array(depth: Int) -> [UInt8] {
        var text = [UInt8(ascii: "[")] + space()
        for index in 0..<Int(generator.next() % 4) {
            if index > 0 { text += [UInt8(ascii: ",")] + space() }
            text += value(depth: depth) + space()
        }
        return text + [UInt8(ascii: "]")]
    }

    private mutating func object(depth: Int) -> [UInt8] {
        var text = [UInt8(ascii: "{")] + space()
        for index in 0..<Int(generator.next() % (depth == 0 ? 9 : 4)) {
            if index > 0 { text += [UInt8(ascii: ",")] + space() }
            text += key() + space() + [UInt8(ascii: ":")] + space() + value(depth: depth) + space()
        }
        return text + [UInt8(ascii: "}")]
    }

    mutating func line() -> [UInt8] { space() + object(depth: 0) + space() }

    mutating func damaged(_ line: [UInt8]) -> [UInt8] {
        var line = line
        for _ in 0...Int(generator.next() % 2) {
            let place = Int(generator.next() % UInt64(line.count + 1))
            switch generator.next() % 6 {
            case 0: line = Array(line[..<place])
            case 1: line.insert(UInt8(truncatingIfNeeded: generator.next()), at: place)
            case 2: line.insert(contentsOf: pick(pieces + oddPieces), at: place)
            case 3 where place < line.count: line.remove(at: place)
            case 4 where place < line.count: line[place] = pick(Array("\"\\{}[],:0123456789.eE+-utfn \u{0}".utf8))
            case 5 where place < line.count: line[place] ^= 1 << UInt8(generator.next() % 8)
            default: line += line[(line.count - min(line.count, 3))...]
            }
        }
        return line
    }

    // MARK: Lines of producers

    private enum Value {
        case literal([UInt8])
        case time, token, address, subject, route, status, number, text, second
        /// The subject modulo something.
        case part(UInt64)
        /// A CR before the line end, or none.
        case lineEnd
    }

    private static func literal(_ text: String) -> Value { .literal(Array(text.utf8)) }
    private static let producers: [[Value]] = [
        [
            literal(#"{"ts":""#), .time, literal(#"","id":""#), .token, literal(#"","ip":""#), .address,
            literal(#"","geo":{"country":"KR","net":{"asn":"#), .part(9), literal(#"}},"key":"k-"#), .part(7), literal(#"","tok":""#),
            .token,
            literal(#"","subject":"#), .subject, literal(#","method":"GET","route":""#), .route, literal(#"","status":"#), .status,
            literal(#","x":"#), .number, literal(#","ua":""#), .text, literal(#""}"#),
        ],
        [
            literal(#"{ "ua": ""#), .text, literal(#"", "x": {"subject": ""#), .part(5),
            literal(#"", "key": "k-0", "list": [1, "}", {"status": 418}]}, "status":  "#), .status, literal(#", "route": ""#), .route,
            literal(#"", "subject": ""#), .subject, literal(#"", "key": "k-"#), .part(3), literal(#"", "ts": ""#), .time,
            literal(#"", "ip": ""#), .address, literal(#"", "geo": {"net": {"asn": "AS"#), .part(4), literal(#""}, "country": null} }"#),
            .lineEnd,
        ],
        [
            literal(#"{"route":"GET "#), .route, literal(#" HTTP/1.1","status":"#), .status, literal(#","ts":17633628"#), .second,
            literal(#","key":""#), .text, literal(#""}"#),
        ],
    ]
    private let words = ["Mozilla/5.0 (X11)", "앱", " ", "é", ",", ":{", "}]", "agent-console/3.4", "a"].map { Array($0.utf8) }
    private let days = Array("2025-11-17T0".utf8)

    /// A line as one of three producers writes it: one order of keys, one spacing, values that nearly always suit.
    mutating func produced(by producer: Int) -> [UInt8] {
        let (subject, token) = (generator.next() % 40_000_000, generator.next())
        var line: [UInt8] = []
        line.reserveCapacity(400)
        for value in Self.producers[producer] {
            switch value {
            case .literal(let bytes): line += bytes
            case .time: time(&line)
            case .token: line += Array(String(token, radix: 16).utf8)
            case .address: address(&line)
            case .subject: Self.append(subject, to: &line)
            case .part(let modulus): Self.append(subject % modulus, to: &line)
            case .route: route(subject, &line)
            case .status: Self.append(chance(80) ? 200 : 100 + generator.next() % 500, to: &line)
            case .number: line += Array(pick(numbers).utf8)
            case .text: for _ in 0..<generator.next() % 5 { line += pick(words) }
            case .second: Self.append(generator.next() % 60, digits: 2, to: &line)
            case .lineEnd: if chance(50) { line.append(0x0D) }
            }
        }
        return line
    }

    private mutating func time(_ line: inout [UInt8]) {
        line += days
        Self.append(generator.next() % 10, to: &line)
        for _ in 0..<2 {
            line.append(UInt8(ascii: ":"))
            Self.append(generator.next() % 60, digits: 2, to: &line)
        }
        line.append(UInt8(ascii: "."))
        Self.append(generator.next() % 900 + 100, to: &line)
        line.append(UInt8(ascii: "Z"))
    }

    private mutating func address(_ line: inout [UInt8]) {
        let isLong = chance(5)
        line += isLong ? Array("2001:db8::".utf8) : Array("192.0.2.".utf8)
        Self.append(generator.next() % (isLong ? 999 : 256), to: &line)
    }

    private mutating func route(_ subject: UInt64, _ line: inout [UInt8]) {
        let kind = generator.next() % 4
        guard kind < 2 else { return line += kind == 2 ? Array("/static/a.js".utf8) : Array("/x".utf8) }
        line += Array("/v1/members/".utf8)
        Self.append(subject, to: &line)
        guard kind == 1 else { return }
        line += Array("/addresses/".utf8)
        Self.append(generator.next() % 99, to: &line)
    }

    private static func append(_ number: UInt64, digits: Int = 1, to line: inout [UInt8]) {
        let start = line.count
        var rest = number
        while rest > 0 || line.count - start < digits {
            line.append(0x30 + UInt8(rest % 10))
            rest /= 10
        }
        line[start...].reverse()
    }

    private let members = [
        #""key":"k-0","#, #""key":"k-1","key":"k-1","#, #""status":200,"#, #""subject":"17","#, #""geo":{"country":"XX"},"#, #""":null,"#,
        #""x":{"ts":1,"key":"no","route":"/x","status":500,"subject":1,"x":{"key":"no"}},"#, #""x":[{"key":"no"},"}","\"",[]],"#,
    ].map { Array($0.utf8) }
    private let agents = [#"a \"quoted\" agent"#, #"ends\\"#, #"\u0022,\"key\":\"k-9"#, #"{\"ts\":1}"#, "tab\tand", "null\u{0}byte"].map {
        Array($0.utf8)
    }

    /// A producer's line with something in it that a quick reader would take for another thing: a key twice, the same keys in an inner
    /// object, quotes in a user agent, a number as text, bytes that are no text, CRLF, and now and then a very long value.
    mutating func twisted(_ line: [UInt8]) -> [UInt8] {
        let text = place(behind: #""ua":"#, in: line) ?? place(behind: #""key":"#, in: line)
        switch generator.next() % 8 {
        case 0...1: return text.map { line[..<$0] + pick(agents) + line[$0...] } ?? line
        case 2: return [UInt8(ascii: "{")] + pick(members) + line.dropFirst()
        case 3:
            guard let end = line.lastIndex(of: UInt8(ascii: "}")) else { return line }
            return line[..<end] + [UInt8(ascii: ",")] + pick(members).dropLast() + line[end...]
        case 4:
            guard let start = place(behind: #""status":"#, in: line) else { return line }
            let digits = line[start...].prefix { (0x30...0x39).contains($0) }
            return line[..<start] + [0x22] + digits + [0x22] + line[digits.endIndex...]
        case 5:
            let start = line.firstIndex(of: UInt8(ascii: "/")) ?? 0
            return line[...start] + pick(oddPieces) + line[(start + 1)...]
        case 6: return line + pick([[0x0D], [0x20], [0x0D, 0x0D], [0x00]])
        default:
            let length = generator.next() % (chance(2) ? generator.next() % 20 == 0 ? 1 << 21 : 400_000 : 3000)
            return text.map { line[..<$0] + [UInt8](repeating: 0x78, count: Int(length)) + line[$0...] } ?? line
        }
    }

    /// Where behind a key its value begins, or its text.
    private func place(behind key: String, in line: [UInt8]) -> Int? {
        let key = Array(key.utf8)
        guard let start = line.indices.first(where: { line[$0...].starts(with: key) }) else { return nil }
        return line[(start + key.count)...].firstIndex { $0 != 0x20 && $0 != 0x22 }
    }

    /// The line with one other byte at `place`.
    mutating func mutated(_ line: [UInt8], at place: Int) -> [UInt8] {
        var line = line
        line[place] =
            chance(70) ? pick(Array("\"\\{}[],:0123456789.eE+-utfnZT \u{0}\t\r\u{7F}".utf8)) : UInt8(truncatingIfNeeded: generator.next())
        return line
    }
}
