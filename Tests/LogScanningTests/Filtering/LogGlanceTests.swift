import BreachModel
import ByteStreams
import CByteSearch
import Foundation
import Testing

@testable import LogScanning

/// A question to a log itself has the answer that the index has, though most lines are never looked at.
@Suite struct LogGlanceTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private static let shows = gatewayRoutes.map { _ in true }

    /// Rule and subject of every successful view that shows something, sorted.
    private func scanned(_ name: String, _ indicators: [Indicator]) throws -> [String] {
        let job = LogScanner.Job(path: folder.path + "/" + name, name: name, source: gatewaySource)
        let report = try LogScanner(routes: RouteTable(gatewayRoutes), issued: nil, folder: folder.index).scan([job], threads: 1)
        var all: [String] = []
        try report.index.forEachSegment { segment in
            segment.forEachEvent(ofAny: indicators) { event in
                guard event.isSuccess, event.rule < gatewayRoutes.count, event.subject != .none else { return }
                all.append("\(event.rule) \(segment.subject(event.subject)?.rawValue ?? "?")")
            }
        }
        return all.sorted()
    }

    private func glanced(
        _ name: String, _ indicators: [Indicator], partSize: Int = PartPlan.standardSize
    ) throws -> (views: [String], reading: LogGlance.Reading) {
        let job = LogScanner.Job(path: folder.path + "/" + name, name: name, source: gatewaySource)
        let plan = try LogScanner(routes: RouteTable(gatewayRoutes), issued: nil, folder: folder.index, partSize: partSize).plan(job)
        let glance = try LogGlance(indicators, routes: RouteTable(gatewayRoutes), shows: Self.shows)
        var all: [String] = []
        var reading = LogGlance.Reading()
        for part in plan.parts {
            reading += try glance.read(part, of: plan) { views, subject in
                for place in 0..<views.count {
                    all.append("\(views.rules[place]) \(subject(SubjectKey(stored: views.subjects[place])) ?? "?")")
                }
            }
        }
        return (all.sorted(), reading)
    }

    private static let questions: [[Indicator]] = [
        [Indicator(credentials: ["k-1"])], [Indicator(credentials: ["k-0", "k-2", "nobody"])],
        [Indicator(credentials: ["k-1"], origins: ["192.0.2.7", "2001:db8::17", "192.0.2.255"])],
        [Indicator(credentials: ["k-1", "k-2", "k-3", "k-4", "k-5", "k-6", "k-0"])], [Indicator(credentials: ["nobody"])],
        [
            Indicator(credentials: ["k-1"], window: Window(start: Instant(rfc3339: "2025-09-01T00:00:00Z")!, end: Window.always.end)),
            Indicator(credentials: ["k-3"], window: Window(start: Window.always.start, end: Instant(rfc3339: "2025-10-01T00:00:00Z")!)),
        ],
    ]

    private static func hostile(_ seed: UInt64, lines: Int) -> [UInt8] {
        var writer = LineWriter(generator: SeededGenerator(seed: seed, purpose: "glance"))
        var text: [UInt8] = seed % 2 == 0 ? [0xEF, 0xBB, 0xBF] : []
        for _ in 0..<lines {
            let dice = writer.generator.next() % 100
            let producer = Int(writer.generator.next() % 3)
            text += dice < 85 ? writer.produced(by: producer) : dice < 95 ? writer.damaged(writer.produced(by: producer)) : writer.line()
            text += dice % 17 == 0 ? [0x0D, 0x0A] : [0x0A]
        }
        text += Array(#"{"ts":"2025-11-17T07:00:00Z","route":"/v1/members/77","method":"GET","status":200,"key":"k-\u0031"}"#.utf8)
        if seed % 3 == 0 { text.append(0x0A) }
        return text
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `Hostile logs asked without an index give what their index gives`(seed: UInt64) throws {
        try folder.write("a.log", Self.hostile(seed, lines: 900))
        for indicators in Self.questions {
            let expected = try scanned("a.log", indicators)
            #expect(try glanced("a.log", indicators).views == expected, "seed \(seed), \(indicators)")
            #expect(try glanced("a.log", indicators, partSize: 5000).views == expected, "seed \(seed), in parts")
        }
    }

    @Test func `Lines longer than what is read at a time, and longer than any log's, are passed over or counted`() throws {
        func line(_ key: String, _ padding: Int) -> [UInt8] {
            let agent = String(repeating: "x", count: padding)
            let text =
                #"{"ts":"2025-11-17T07:00:00Z","method":"GET","route":"/v1/members/9","status":200,"key":"\#(key)","ua":"\#(agent)"}"#
            return Array(text.utf8) + [0x0A]
        }
        var text: [UInt8] = []
        for size in [0, 300_000, 900_000, 1_200_000, 3_000_000, 10] { text += line("k-1", size) + line("other", size) }
        try folder.write("a.log", text)
        let indicators = [Indicator(credentials: ["k-1"])]
        let (views, reading) = try glanced("a.log", indicators)
        #expect(try views == scanned("a.log", indicators))
        #expect(reading.bytes == text.count && reading.unreadable >= 1 && !reading.truncated)
    }

    @Test func `A file that ends in a line says so, and counts lines that cannot be read`() throws {
        try folder.write("a.log", Array("{\"key\":\"k-1\" \n{\"key\":\"k-1\",\"ts\":\"2025-11".utf8))
        let (views, reading) = try glanced("a.log", [Indicator(credentials: ["k-1"])])
        #expect(views.isEmpty && reading.unreadable == 2 && reading.truncated)
    }

    @Test func `An escape is looked at only where it can stand for a character of what is asked`() {
        func hides(_ escape: String, _ texts: [String]) -> Bool {
            let bytes = Array((escape + "      ").utf8)
            // SAFETY: the bytes live through the call.
            return unsafe bytes.withUnsafeBufferPointer {
                unsafe HidingEscapes(texts.map { Array($0.utf8) }).canHide($0.baseAddress!, at: 0, end: bytes.count)
            }
        }
        for escape in ["\\u006b", "\\u006B", "\\u002d"] { #expect(hides(escape, ["k-1"]), "\(escape)") }
        for escape in ["\\u006c", "\\u0000", "\\ud55c", "\\\"", "\\\\", "\\/", "\\n", "\\u00", "\\x"] {
            #expect(!hides(escape, ["k-1"]), "\(escape)")
        }
        #expect(hides("\\/", ["a/b"]) && hides("\\u002F", ["a/b"]) && hides("\\t", ["a\tb"]) && hides("\\\"", ["a\"b"]))
        #expect(hides("\\ud55c", ["열쇠"]) && hides("\\u0041", ["열쇠"]) && hides("\\u0032", ["k-1", "k-2"]))
    }

    @Test func `More credentials than are searched for have the same answer`() throws {
        try folder.write("a.log", Self.hostile(11, lines: 900))
        let many = Set((0..<1000).map { CredentialID("x-\($0)") })
        for indicator in [Indicator(credentials: ["k-1"]), Indicator(credentials: ["k-1", "k-2"], origins: ["192.0.2.1"])] {
            var other = indicator
            other.credentials?.formUnion(many)
            #expect(try glanced("a.log", [other]).views == scanned("a.log", [indicator]))
        }
    }

    @Test(arguments: [12, 13, 14, 15] as [UInt64])
    func `Many long credentials, told by how they begin, have the same answer`(seed: UInt64) throws {
        let text = String(decoding: Self.hostile(seed, lines: 900), as: UTF8.self).replacingOccurrences(of: "k-", with: "key-number-")
        try folder.write("a.log", Array(text.utf8))
        let many = Set((0..<1000).map { CredentialID("key-number-x\($0)") } + ["12345678901", "key-nu\u{1F511}mber"])
        let asked = Indicator(credentials: ["key-number-1", "key-number-2"])
        var other = asked
        other.credentials?.formUnion(many)
        #expect(try !scanned("a.log", [asked]).isEmpty)
        #expect(try glanced("a.log", [other]).views == scanned("a.log", [asked]))
    }

    @Test func `A name is passed over only where none of the values can stand behind it`() {
        var generator = SeededGenerator(seed: 6, purpose: "values")
        let name = Array("\"key\"".utf8)
        let values = ["sk-aaaaa1", "sk-aaaaa2", "12345678"]
        var beginnings = [UInt64](repeating: 0, count: 1 << (Int(HAECHI_FILTER_BITS) - 6))
        for value in values { unsafe haechi_filter_add(&beginnings, Array(value.utf8)) }
        var passed = 0
        for _ in 0..<5000 {
            var text = ""
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                text += ["\"key\"", "\"ke", "x"].randomElement(using: &generator)!
                text +=
                    [":", " :", ": ", ":  ", ":\t", "", ","].randomElement(using: &generator)! + ["\"", ""].randomElement(
                        using: &generator)!
                text += (values + ["sk-bbbbb1", "sk-aaaa", "99999999", ""]).randomElement(using: &generator)!
                text += ["\"", "", "\\", ",\"other\":1}\n"].randomElement(using: &generator)!
            }
            let bytes = Array(text.utf8)
            /// Whether one of the values stands there, whatever is between it and the colon.
            func matters(_ place: Int) -> Bool {
                let rest = bytes[(place + name.count)...].drop { " \t".utf8.contains($0) }
                guard rest.first == 0x3A else { return false }
                let value = rest.dropFirst().drop { " \t".utf8.contains($0) }
                return values.contains { value.starts(with: $0.utf8) || value.starts(with: [0x22] + $0.utf8) }
            }
            var from = 0
            while from < bytes.count {
                // SAFETY: all live through the call.
                let found = unsafe bytes[from...].withUnsafeBufferPointer { text in
                    unsafe haechi_find_value(text.baseAddress!, text.count, name, name.count, 0x5C, beginnings) + from
                }
                for place in from..<min(found, bytes.count) {
                    #expect(bytes[place] != 0x5C, "\(text)")
                    guard bytes[place...].starts(with: name) else { continue }
                    passed += 1
                    #expect(!matters(place), "\(text), \(place)")
                }
                guard found < bytes.count else { break }
                #expect(bytes[found] == 0x5C || bytes[found...].starts(with: name), "\(text)")
                from = found + 1
            }
        }
        #expect(passed > 500)
    }

    @Test func `A question without a credential cannot be asked so`() throws {
        for indicator in [Indicator(), Indicator(origins: ["192.0.2.1"]), Indicator(credentials: ["k"], onlyTokensNeverIssued: true)] {
            #expect(throws: LogScanningError(.emptyFilter, "")) {
                try LogGlance([indicator], routes: RouteTable([]), shows: [])
            }
        }
        #expect(throws: LogScanningError(.emptyFilter, "")) { try LogGlance([], routes: RouteTable([]), shows: []) }
    }

    @Test func `The byte search finds the first text or mark, wherever it stands`() {
        var generator = SeededGenerator(seed: 5, purpose: "search")
        for _ in 0..<20_000 {
            let alphabet: [UInt8] = [0x61, 0x62, 0x5C].dropLast(Int.random(in: 0...1, using: &generator))
            let text = (0..<Int.random(in: 0...150, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }
            let needle = (0..<Int.random(in: 1...7, using: &generator)).map { _ in [0x61, 0x62].randomElement(using: &generator)! as UInt8 }
            let mark: Int32 = Bool.random(using: &generator) ? 0x5C : -1
            let expected = text.indices.first { place in
                text[place...].starts(with: needle) || mark >= 0 && text[place] == UInt8(mark)
            }
            // SAFETY: both live through the call.
            let found = unsafe text.withUnsafeBufferPointer { text in
                unsafe needle.withUnsafeBufferPointer { needle in
                    guard let start = text.baseAddress else { return 0 }
                    return unsafe haechi_find(start, text.count, needle.baseAddress!, needle.count, mark)
                }
            }
            #expect(found == expected ?? text.count, "\(text) \(needle) \(mark)")
        }
    }
}
