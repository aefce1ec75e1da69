import BreachModel
import Testing

@testable import LogScanning

@Suite struct CombinedLineParserTests {
    static let taken: [(String, [FieldSlot: ParsedValue])] = [
        (
            #"192.0.2.1 - - [17/May/2015:10:05:03 +0000] "GET /a/b?c=1 HTTP/1.1" 200 203023 "http://example.com/" "Mozilla/5.0 (X11)""#,
            [
                .origin: "192.0.2.1", .time: "17/May/2015:10:05:03 +0000", .method: "GET", .route: "/a/b?c=1", .status: "200",
                .client: "Mozilla/5.0 (X11)",
            ]
        ),
        (
            #"2001:db8::1 ident hong [17/May/2015:10:05:03 +0900] "POST /a HTTP/2.0" 304 - "-" "-""# + "\r",
            [
                .origin: "2001:db8::1", .actor: "hong", .time: "17/May/2015:10:05:03 +0900", .method: "POST", .route: "/a", .status: "304",
                .client: "-",
            ]
        ),
        (
            #"h - - [t] "GET /a\"b HTTP/1.1" 200 1 "r\"x" "a \"quoted\" agent \\""#,
            [.origin: "h", .time: "t", .method: "GET", .route: #"/a\"b"#, .status: "200", .client: #"a \"quoted\" agent \\"#]
        ),
        // The Common Log Format, and a line cut in its last field.
        (#"h - - [t] "GET /a HTTP/1.0" 200 1"#, [.origin: "h", .time: "t", .method: "GET", .route: "/a", .status: "200"]),
        (#"h - - [t] "GET /a HTTP/1.0" 200 1 "r" "cut"#, [.origin: "h", .time: "t", .method: "GET", .route: "/a", .status: "200"]),
        (#"h - - [t] "GET /a" 200"#, [.origin: "h", .time: "t", .method: "GET", .route: "/a", .status: "200"]),
        (
            #"h - - [t] "OPTIONS * HTTP/1.1" 200 0 "-" "-""#,
            [.origin: "h", .time: "t", .method: "OPTIONS", .route: "*", .status: "200", .client: "-"]
        ),
        // Requests that are none are events all the same.
        (#"h - - [t] "-" 408 0 "-" "-""#, [.origin: "h", .time: "t", .route: "-", .status: "408", .client: "-"]),
        (#"h - - [t] "" 400 0 "-" "-""#, [.origin: "h", .time: "t", .route: "", .status: "400", .client: "-"]),
        (#"h - - [t] "\x16\x03\x01" 400 0 "-" "-""#, [.origin: "h", .time: "t", .route: #"\x16\x03\x01"#, .status: "400", .client: "-"]),
        (
            #"h - - [t] "GET http://example.com/ HTTP/1.1" 400 0 "-" "-""#,
            [.origin: "h", .time: "t", .method: "GET", .route: "/", .status: "400", .client: "-"]
        ),
    ]

    @Test("A line of the format gives its parts", arguments: taken)
    func taking(_ line: String, _ fields: [FieldSlot: ParsedValue]) {
        #expect(parseCombined(Array(line.utf8)) == ParsedLine(fields: fields))
    }

    @Test(
        "Other lines are refused",
        arguments: [
            "", " ", "h", "h - -", "h - - [t]", #"h - - [t "GET /a HTTP/1.1" 200"#, #"h - - t "GET /a HTTP/1.1" 200"#,
            #"h - - [t] GET /a HTTP/1.1 200"#, #"h - - [t] "GET /a HTTP/1.1 200"#, #"h - - [t] "GET /a\" 200"#, #"h - - [t] "GET /a""#,
            #"h - - [t] "GET /a"  "#, #"{"ts":1}"#, #"h - - [t] "\"#,
        ])
    func refusing(_ line: String) {
        #expect(parseCombined(Array(line.utf8)) == .refused(.notCombined))
    }

    @Test(arguments: [201, 202] as [UInt64])
    func `Random bytes never crash the parser`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("a-1 []\"\\\"[] /:".utf8)
        for _ in 0..<20_000 {
            let line = (0..<Int(generator.next() % 40)).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
            let parsed = parseCombined(line)
            #expect(parsed.problem == .notCombined || parsed.fields[.status] != nil, "seed \(seed), \(line)")
        }
    }

}
