import Testing

@testable import BreachResponse

/// Names of files as one line of plain text.
struct ShownNameTests {
    @Test(
        "Characters that break a line, turn it or cannot be seen are escaped, others stay",
        arguments: [
            ("logs/a b.jsonl", "logs/a b.jsonl"), ("한글-\u{E9}.log", "한글-\u{E9}.log"), ("a\nb", "a\\nb"), ("a\r\nb\t", "a\\r\\nb\\t"),
            ("a\\nb", "a\\\\nb"), ("\u{1B}[31m", "\\u{1b}[31m"), ("\u{202E}gol", "\\u{202e}gol"),
            ("a\u{2066}\u{200B}", "a\\u{2066}\\u{200b}"),
            ("a\u{85}\u{2028}", "a\\u{85}\\u{2028}"), ("", ""),
        ])
    func text(name: String, shown: String) {
        #expect(ShownName.text(name) == shown)
    }

    @Test(
        "Bytes that are no character are shown each, and what stands beside them stays",
        arguments: [
            ([0x62, 0xFF], "b\\xff"), ([0xED, 0x95, 0x9C, 0xED, 0x95], "한\\xed\\x95"), ([0xC0, 0x80], "\\xc0\\x80"),
            ([0xFF, 0x0A, 0xF0, 0x9F, 0x98, 0x80], "\\xff\\n\u{1F600}"),
        ] as [([UInt8], String)])
    func bytes(name: [UInt8], shown: String) {
        #expect(ShownName.text(name) == shown)
    }
}
