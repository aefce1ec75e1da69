import BreachModel
import Testing

@testable import LogScanning

@Suite struct JSONLineParserTests {
    static let taken: [(String, [FieldSlot: ParsedValue])] = [
        (#"{}"#, [:]), (#" {} "#, [:]), ("\t{ }\r", [:]),
        (#"{"ts":"2025","route":"/a","status":200}"#, [.time: "2025", .route: "/a", .status: "200"]),
        (#" { "ts" : "2025" , "status" : 200 } "# + "\r", [.time: "2025", .status: "200"]),
        // A key counts where it is mapped, and nowhere else.
        (#"{"inner":{"subject":"9","ts":1},"subject":"17"}"#, [.subject: "17"]),
        (#"{"subject":"17","inner":{"subject":"9"}}"#, [.subject: "17"]),
        (#"{"list":[{"subject":"9"},["subject",{"subject":8}]],"subject":17}"#, [.subject: "17"]),
        (#"{"geo":{"country":"KR","net":{"asn":64500,"country":"XX"}},"country":"YY","asn":1}"#, [.country: "KR", .network: "64500"]),
        (#"{"geo":{"geo":{"country":"XX"}}}"#, [:]), (#"{"geo.country":"XX"}"#, [.country: "XX"]),
        (#"{"geo":"KR"}"#, [:]), (#"{"geo":[{"country":"KR"}]}"#, [:]), (#"{"geo":null}"#, [:]),
        (#"{"geo":{"net":{"asn":1}},"geo":{"country":"KR"}}"#, [.network: "1", .country: "KR"]),
        (#"{"Subject":"9","subjec":"8","subjects":"7","sub ject":"6"}"#, [:]),
        (#"{"ua":"\",\"subject\":\"9","x":"}{][","subject":"17"}"#, [.client: #"","subject":"9"#, .subject: "17"]),
        // Values of every form.
        (#"{"subject":null,"key":true,"tok":false}"#, [.subject: .null, .credential: "true", .token: "false"]),
        (#"{"subject":"null"}"#, [.subject: "null"]), (#"{"subject":""}"#, [.subject: ""]),
        (#"{"subject":-0.5e+10,"status":0}"#, [.subject: "-0.5e+10", .status: "0"]),
        (#"{"subject":123456789012345678901234567890}"#, [.subject: "123456789012345678901234567890"]),
        (#"{"subject":1e999,"status":"200"}"#, [.subject: "1e999", .status: "200"]),
        (#"{"subject":["17"],"key":{"a":1}}"#, [:]),
        (#"{"subject":["9"],"subject":"17"}"#, [.subject: "17"]),
        // Escapes, in keys too.
        (#"{"sub\u006Aect":"1\u0037"}"#, [.subject: "17"]),
        (#"{"ua":"\"\\\/\b\f\n\r\t"}"#, [.client: "\"\\/\u{8}\u{C}\n\r\t"]),
        (#"{"ua":"\u00e9\u20AC\uD83D\uDE00"}"#, [.client: "é€😀"]), (#"{"ua":"é€😀"}"#, [.client: "é€😀"]),
        (#"{"ua":"a\u0000b"}"#, [.client: "a\u{0}b"]),
        (#"{"ua":"\ud83dx"}"#, [.client: ParsedValue(bytes: [0xED, 0xA0, 0xBD, 0x78])]),
        (#"{"ua":"\ud83d\n"}"#, [.client: ParsedValue(bytes: [0xED, 0xA0, 0xBD, 0x0A])]),
        (#"{"ua":"\ud83d\ud83d\ude00"}"#, [.client: ParsedValue(bytes: [0xED, 0xA0, 0xBD] + Array("😀".utf8))]),
        (#"{"ua":"\ude00"}"#, [.client: ParsedValue(bytes: [0xED, 0xB8, 0x80])]),
        // The one leniency: raw control characters.
        ("{\"ua\":\"a\tb\u{1}c\u{0}\",\"status\":1}", [.client: "a\tb\u{1}c\u{0}", .status: "1"]),
        ("{\"ua\":\"a\u{7F}\u{85}\u{2028}\"}", [.client: "a\u{7F}\u{85}\u{2028}"]),
        // The same value twice is one value.
        (#"{"subject":"17","subject":"17"}"#, [.subject: "17"]), (#"{"subject":17,"subject":"17"}"#, [.subject: "17"]),
        (#"{"subject":"1\u0037","subject":"17"}"#, [.subject: "17"]), (#"{"x":1,"x":2,"subject":"17"}"#, [.subject: "17"]),
    ]

    @Test("A line gives the mapped values and no others", arguments: taken)
    func taking(_ line: String, _ fields: [FieldSlot: ParsedValue]) {
        #expect(parseJSON(Array(line.utf8), gatewayMapping) == ParsedLine(fields: fields))
    }

    @Test(
        "A mapped field that stands twice with different values makes the line ambiguous",
        arguments: [
            #"{"subject":"17","subject":"18"}"#, #"{"subject":17,"status":1,"subject":18}"#, #"{"subject":null,"subject":"18"}"#,
            #"{"subject":"null","subject":null}"#, #"{"subject":"","subject":"18"}"#, #"{"subject":"17","sub\u006aect":"18"}"#,
            #"{"geo":{"country":"KR"},"geo":{"country":"XX"}}"#, #"{"geo":{"country":"KR","country":"XX"}}"#,
            #"{"status":200,"status":200.0}"#,
        ])
    func ambiguous(_ line: String) {
        #expect(parseJSON(Array(line.utf8), gatewayMapping) == .refused(.duplicateField))
    }

    @Test(
        "Text that is not one JSON object is refused",
        arguments: [
            "", " ", "[]", "[{}]", "17", "\"a\"", "null", "{", "}", "{{}}", "{}{}", "{} x", "{},", "{}\u{0}", "\u{0}{}",
            #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":1 "b":2}"#, #"{"a":1;"b":2}"#, #"{a:1}"#, #"{'a':1}"#, #"{1:1}"#,
            #"{"a":1"#, #"{"a":"b}"#, #"{"a":"b"#, #"{"a":"b\"}"#, #"{"a":"b\"#, #"{"a"#, #"{"a":"#, #"{"a":[1,2}"#, #"{"a":[1,2]"#,
            #"{"a":[,]}"#, #"{"a":[1,]}"#, #"{"a":[1 2]}"#, #"{"a":{"b":1}"#, #"{"a":1]"#,
            #"{"a":01}"#, #"{"a":+1}"#, #"{"a":.5}"#, #"{"a":1.}"#, #"{"a":1e}"#, #"{"a":1e+}"#, #"{"a":-}"#, #"{"a":--1}"#, #"{"a":0x1}"#,
            #"{"a":1_0}"#, #"{"a":NaN}"#, #"{"a":Infinity}"#, #"{"a":tru}"#, #"{"a":True}"#, #"{"a":nul}"#, #"{"a":nullx}"#,
            #"{"a":undefined}"#,
            #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12g4"}"#, #"{"a":"\u+123"}"#, #"{"a":"\ud83d\u12"}"#, #"{"a":"\'"}"#,
            #"{"a":"\U0041"}"#,
            "{\"a\":1}// note", "{\"a\":/* */1}", "{\"a\"\u{A0}:1}", "{\"a\":1\u{C}}", "\u{FEFF}{}", "{\"a\":\u{1}1}",
            #"{"subject":"17","subject":"18""#,
        ])
    func refusing(_ line: String) {
        #expect(parseJSON(Array(line.utf8), gatewayMapping) == .refused(.notJSON))
    }

    @Test func `Every torn beginning of a line is refused`() {
        let line = Array(
            #"{"ts":"2025-11-17T16:00:00+09:00","subject":"1\u0037","geo":{"country":"KR","l":[1.5e3,null]},"status":200}"#.utf8)
        for length in 0..<line.count {
            #expect(parseJSON(Array(line[..<length]), gatewayMapping) == .refused(.notJSON), "\(length) bytes")
        }
        #expect(parseJSON(line, gatewayMapping).problem == nil)
    }

    @Test("Nesting is limited", arguments: [63, 64, 100, 100_000])
    func nesting(_ depth: Int) {
        let expected: ParsedLine = depth <= 63 ? ParsedLine(fields: [.subject: "17"]) : .refused(.notJSON)
        for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"subject\":", "}")] {
            let inner = open == "[" ? "" : "1"
            let line =
                #"{"x":"# + String(repeating: open, count: depth) + inner + String(repeating: close, count: depth) + #","subject":17}"#
            #expect(parseJSON(Array(line.utf8), gatewayMapping) == expected, "\(open)")
        }
    }

    @Test func `Bytes that are no UTF-8 are given as they are`() {
        let line = Array(#"{"ua":""#.utf8) + [0xFF, 0xC0, 0x80] + Array(#"","subject":"17"}"#.utf8)
        #expect(parseJSON(line, gatewayMapping) == ParsedLine(fields: [.client: ParsedValue(bytes: [0xFF, 0xC0, 0x80]), .subject: "17"]))
    }

    @Test func `A line as long as allowed and full of escapes is resolved`() {
        let count = (LineReader.lineLimit - 40) / 2
        let line = #"{"ua":""# + String(repeating: "\\n", count: count) + #"","subject":"17"}"#
        #expect(parseJSON(Array(line.utf8), gatewayMapping).fields[.client]?.bytes == [UInt8](repeating: 0x0A, count: count))
    }

    @Test func `One field may fill several slots, and have fields of its own inside`() {
        let mapping = FieldMapping(
            time: "t", origin: "who", country: "who.country", credential: "who", actor: "who", route: "r", status: "s")
        let expected: [FieldSlot: ParsedValue] = [.origin: "a", .credential: "a", .actor: "a"]
        #expect(parseJSON(Array(#"{"who":"a"}"#.utf8), mapping) == ParsedLine(fields: expected))
        #expect(parseJSON(Array(#"{"who":{"country":"KR"}}"#.utf8), mapping) == ParsedLine(fields: [.country: "KR"]))
    }

    @Test func `A parser forgets a line when the next one comes`() {
        var parser = JSONLineParser(mapping: gatewayMapping)
        defer { parser.deallocate() }
        let lines = [#"{"subject":"1\u0037","ua":"x"}"#, #"{"subject":"1","subject":"2"}"#, #"{"ua":"y"}"#, #"{"#, #"{"subject":"18"}"#]
        let expected: [ParsedLine] = [
            ParsedLine(fields: [.subject: "17", .client: "x"]), .refused(.duplicateField), ParsedLine(fields: [.client: "y"]),
            .refused(.notJSON), ParsedLine(fields: [.subject: "18"]),
        ]
        for (line, expected) in zip(lines, expected) {
            let parsed = unsafe withPadding(Array(line.utf8)) { bytes in
                let problem = unsafe parser.parse(bytes)
                return ParsedLine(problem: problem, fields: problem == nil ? parser.fields.copies : [:])
            }
            #expect(parsed == expected)
        }
    }
}
