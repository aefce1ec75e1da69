import BreachModel
import NoticeChecking
import Testing

@Suite("Any text at all")
struct RobustnessTests {
    private static let scraps = [
        "<", ">", "&", "&#x", "</p", "<!--", "<style>", "\"", "'", "유출", "노출", "이름", "\u{0}", "\u{FEFF}", "\r\n", "\t", "|", "**", "2025",
        "년", "4/1", "월", "일",
        "만", "억", "명", ".", ":", "?", "http://", "@", "-", "(", ")", "~", "name", "leak", " ", "\n", "\u{1F600}", "\u{11A8}", "な", "漏えい",
        "1500-", "0001", "%", "일부", "쿠폰",
        "<div", "style='", "font-size:", "=", "#", ">>", "①", "■", "Subject:", "¼", "𐍈", "\u{202E}",
    ]

    @Test("no jumble of scraps stops the checker, and every place lies in the text", arguments: [UInt64(1), 2, 3])
    func jumbles(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed, purpose: "jumbles")
        let facts = try CheckFacts(json: Array(CheckFactsTests.sample.utf8))
        let checkers = [NoticeChecker(facts: nil), NoticeChecker(facts: facts)]
        for round in 0..<150 {
            var text = ""
            for _ in 0..<Int.random(in: 0..<60, using: &random) { text += Self.scraps.randomElement(using: &random) ?? "" }
            let kind = DocumentKind.allCases.randomElement(using: &random)
            let report = checkers[round % 2].check(text: text, document: kind)
            let count = text.unicodeScalars.count
            #expect(
                report.findings.allSatisfy { $0.range.upperBound <= count && $0.line >= 1 && $0.column >= 1 }, "seed \(seed) round \(round)"
            )
        }
    }

    @Test("empty and blank texts are answered", arguments: ["", " ", "\n\n", "\u{FEFF}"])
    func empty(text: String) {
        #expect(NoticeChecker(facts: nil).check(text: text).findings.count >= 0)
    }

    @Test("the same text and facts give the same bytes")
    func deterministic() throws {
        for vector in try Vector.all("notices-in-the-wild", "notice") {
            #expect(vector.check().json() == vector.check().json(), "\(vector.file)")
        }
    }
}
