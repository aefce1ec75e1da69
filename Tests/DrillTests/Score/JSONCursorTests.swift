import Testing

@testable import Drill

@Suite struct JSONCursorTests {
    @Test(
        "Texts are read with all escapes of RFC 8259",
        arguments: [
            (#""""#, ""), (#""plain""#, "plain"), (#""a\"b\\c\/d\b\f\n\r\t""#, "a\"b\\c/d\u{8}\u{C}\n\r\t"),
            (#""한글 \ud55c\uae00""#, "한글 한글"),
            (#""\ud83d\udc36!""#, "🐶!"),
        ])
    func texts(json: String, expected: String) throws {
        var cursor = JSONCursor(Array(json.utf8))
        #expect(try cursor.string() == expected)
        try cursor.end()
    }

    @Test("Unknown fields are passed over, whatever they hold")
    func skipping() throws {
        var cursor = JSONCursor(Array(#" {"x": [1, {"y": "]}"}, null], "n": -12 , "z": {} , "e":[], "t": true}"#.utf8))
        var number = 0
        try cursor.object { cursor, name throws(JSONCursor.Malformed) in
            if name == "n" { number = try cursor.integer() } else { try cursor.skipValue() }
        }
        try cursor.end()
        #expect(number == -12)
    }

    @Test(
        "Anything else is malformed, and nothing crashes",
        arguments: [
            "", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "[", "\"", #""\"#, #""\u12"#, #""\x""#, "{a:1}", "{} x", "{\"a\" 1}",
        ])
    func malformed(json: String) {
        #expect(throws: JSONCursor.Malformed.self) {
            var cursor = JSONCursor(Array(json.utf8))
            if json.hasPrefix("\"") {
                _ = try cursor.string()
            } else if json.hasPrefix("[") {
                _ = try cursor.strings()
            } else {
                try cursor.object { cursor, _ throws(JSONCursor.Malformed) in try cursor.skipValue() }
            }
            try cursor.end()
        }
    }
}
