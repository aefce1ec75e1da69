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

    /// A line as one of three producers writes it: one order of keys, one spacing, values that nearly always suit.
    mutating func produced(by producer: Int) -> [UInt8] {
        let subject = generator.next() % 40_000_000
        let seconds = String(format2(generator.next() % 60)) + "." + String(generator.next() % 900 + 100)
        let time = "2025-11-17T0\(generator.next() % 10):\(format2(generator.next() % 60)):\(seconds)Z"
        let ip = chance(5) ? "2001:db8::\(generator.next() % 999)" : "192.0.2.\(generator.next() % 256)"
        let status = chance(80) ? 200 : 100 + generator.next() % 500
        let agent = plainText(4)
        let path = ["/v1/members/\(subject)", "/v1/members/\(subject)/addresses/\(generator.next() % 99)", "/static/a.js", "/x"]
        let route = pick(path)
        let token = String(generator.next(), radix: 16)
        switch producer {
        case 0:
            return Array(
                #"{"ts":"\#(time)","id":"\#(token)","ip":"\#(ip)","geo":{"country":"KR","net":{"asn":\#(subject % 9)}},"key":"k-\#(subject % 7)","tok":"\#(token)","subject":\#(subject),"method":"GET","route":"\#(route)","status":\#(status),"x":\#(pick(numbers)),"ua":"\#(agent)"}"#
                    .utf8)
        case 1:
            return Array(
                #"{ "ua": "\#(agent)", "x": {"subject": "\#(subject % 5)", "key": "k-0", "list": [1, "}", {"status": 418}]}, "status":  \#(status), "route": "\#(route)", "subject": "\#(subject)", "key": "k-\#(subject % 3)", "ts": "\#(time)", "ip": "\#(ip)", "geo": {"net": {"asn": "AS\#(subject % 4)"}, "country": null} }"#
                    .utf8) + (chance(50) ? [0x0D] : [])
        default:
            return Array(
                #"{"route":"GET \#(route) HTTP/1.1","status":\#(status),"ts":17633628\#(format2(generator.next() % 60)),"key":"\#(agent)"}"#
                    .utf8)
        }
    }

    /// Text without anything that JSON must escape.
    private mutating func plainText(_ longest: UInt64) -> String {
        (0..<generator.next() % (longest + 1)).map { _ in
            pick(["Mozilla/5.0 (X11)", "앱", " ", "é", ",", ":{", "}]", "agent-console/3.4", "a"])
        }.joined()
    }

    private func format2(_ number: UInt64) -> String { (number < 10 ? "0" : "") + String(number) }

    /// The line with one other byte at `place`.
    mutating func mutated(_ line: [UInt8], at place: Int) -> [UInt8] {
        var line = line
        line[place] =
            chance(70) ? pick(Array("\"\\{}[],:0123456789.eE+-utfnZT \u{0}\t\r\u{7F}".utf8)) : UInt8(truncatingIfNeeded: generator.next())
        return line
    }
}
