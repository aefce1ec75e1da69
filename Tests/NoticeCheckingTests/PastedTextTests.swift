import Foundation
import NoticeChecking
import Testing

/// A text means the same however a word processor hands it over: the findings are those of the clean text.
@Suite struct PastedTextTests {
    /// A way in which pasted text differs from typed text.
    struct Way: Sendable, CustomTestStringConvertible {
        let name: String
        let change: @Sendable (String) -> String
        var testDescription: String { name }
    }

    private static func byLine(_ text: String, _ change: (String) -> String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { change(String($0)) }.joined(separator: "\n")
    }

    private static func scattered(_ text: String, _ mark: Unicode.Scalar, every step: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for (index, scalar) in text.unicodeScalars.enumerated() {
            scalars.append(scalar)
            if index % step == step - 1, scalar != "\n" { scalars.append(mark) }
        }
        return String(scalars)
    }

    private static func bullets(_ sign: String) -> @Sendable (String) -> String {
        { byLine($0) { $0.hasPrefix("- ") ? sign + $0.dropFirst(2) : $0 } }
    }

    private static func lineEnds(_ end: String) -> @Sendable (String) -> String {
        { $0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end) }
    }

    private static func numbered(_ between: String) -> @Sendable (String) -> String {
        { byLine($0) { line in line.firstMatch(of: #/^(\d+)\. /#).map { "\($0.1).\(between)" + line[$0.range.upperBound...] } ?? line } }
    }

    private static func fullWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isWord = ("0"..."9").contains(scalar) || ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar)
                    return isWord ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                }))
    }

    private static func smartQuotes(_ text: String) -> String {
        var isOpen = false
        return text.map { character -> String in
            if character == "'" { return "\u{2019}" }
            guard character == "\"" else { return String(character) }
            isOpen.toggle()
            return isOpen ? "\u{201C}" : "\u{201D}"
        }.joined()
    }

    static let ways: [Way] = [
        Way(name: "no-break spaces") { $0.replacing(" ", with: "\u{A0}") },
        Way(name: "narrow and wide spaces") { $0.replacing(" ", with: "\u{202F}") },
        Way(name: "zero-width spaces") { scattered($0, "\u{200B}", every: 3) },
        Way(name: "word joiners") { scattered($0, "\u{2060}", every: 4) },
        Way(name: "soft hyphens") { scattered($0, "\u{AD}", every: 5) },
        Way(name: "direction marks") { scattered($0, "\u{200F}", every: 7) },
        Way(name: "embedded directions") { byLine($0) { "\u{202A}" + $0 + "\u{202C}" } },
        Way(name: "isolated directions") { byLine($0) { "\u{2066}" + $0 + "\u{2069}" } },
        Way(name: "a byte order mark") { "\u{FEFF}" + $0 },
        Way(name: "typographic quotes", change: smartQuotes),
        Way(name: "en dashes as bullets", change: bullets("– ")),
        Way(name: "round bullets and a tab", change: bullets("•\t")),
        Way(name: "middle dots and no-break spaces", change: bullets("·\u{A0}\u{A0}\u{A0}\u{A0}\u{A0} ")),
        Way(name: "square bullets", change: bullets("▪ ")),
        Way(name: "circles drawn by a letter", change: bullets("o\t")),
        Way(name: "bullets of the Symbol font", change: bullets("\u{F0B7}\t")),
        Way(name: "bullets of the Wingdings font", change: bullets("\u{F0A7} ")),
        Way(name: "arrow bullets", change: bullets("➢ ")),
        Way(name: "numbers and a tab", change: numbered("\t")),
        Way(name: "numbers and no-break spaces", change: numbered("\u{A0}\u{A0} ")),
        Way(name: "CR LF", change: lineEnds("\r\n")),
        Way(name: "CR", change: lineEnds("\r")),
        Way(name: "line separators", change: lineEnds("\u{2028}")),
        Way(name: "paragraph separators", change: lineEnds("\u{2029}")),
        Way(name: "vertical tabs", change: lineEnds("\u{0B}")),
        Way(name: "next-line marks", change: lineEnds("\u{85}")),
        Way(name: "blanks at the ends of lines") { byLine($0) { $0 + " \u{A0}\t" } },
        Way(name: "indents") { byLine($0) { $0.isEmpty ? $0 : "\u{3000}" + $0 } },
        Way(name: "decomposed Hangul") { $0.decomposedStringWithCanonicalMapping },
        Way(name: "full-width letters and digits", change: fullWidth),
    ]

    private static func signature(_ report: CheckReport) -> [String] {
        report.findings.map { "\($0.rule) \($0.severity.rawValue)" }.sorted() + ["?"] + report.cannotTell.map(\.rule).sorted() + ["+"]
            + report.passed.sorted()
    }

    /// Correct notices in both languages, and real ones with faults.
    private static func texts() throws -> [(name: String, facts: CheckFacts, text: String)] {
        let facts = try CheckFacts(json: Array(CorrectNotice.facts.utf8))
        let wild = try Vector.all("notices-in-the-wild", "vector")
        let chosen = stride(from: 0, to: wild.count, by: max(1, wild.count / 10)).map { wild[$0] }
        return [("korean", facts, CorrectNotice.korean.text), ("english", facts, CorrectNotice.english.text)]
            + chosen.map { ($0.file, $0.facts, $0.text) }
    }

    @Test(arguments: ways)
    func `A text gives the findings of the clean text`(way: Way) throws {
        for (name, facts, text) in try Self.texts() {
            let checker = NoticeChecker(facts: facts)
            let clean = Self.signature(checker.check(text: text))
            let pasted = Self.signature(checker.check(text: way.change(text)))
            let gone = clean.filter { !pasted.contains($0) }
            let come = pasted.filter { !clean.contains($0) }
            #expect(clean == pasted, "\(name), \(way.name): gone \(gone), come \(come)")
        }
    }

    /// What Word puts on the clipboard: conditional comments, lists as paragraphs with a drawn bullet, `o:p`, styles of its own.
    private static func wordPage(_ text: String) -> String {
        let paragraphs = text.split(separator: "\n").map { line -> String in
            let words = line.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            guard line.hasPrefix("- ") else {
                return "<p class=MsoNormal style='margin-bottom:0cm;mso-pagination:none'><span lang=KO style='font-family:\"맑은 고딕\";"
                    + "mso-ascii-theme-font:minor-latin'>\(words)<o:p></o:p></span></p>"
            }
            return "<p class=MsoListParagraph style='margin-left:38.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
                + "<span lang=EN-US style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>"
                + "&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=KO>\(words.dropFirst(2))<o:p></o:p></span></p>"
        }
        return """
            <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
            xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
            <head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document>
            <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom>쿠폰</w:WordDocument></xml><![endif]-->
            <style><!-- /* Style Definitions */ p.MsoNormal {mso-style-parent:""; margin:0cm; font-size:10.0pt;} --></style></head>
            <body lang=KO style='tab-interval:40.0pt'><!--StartFragment-->
            \(paragraphs.joined(separator: "\n\n"))
            <!--EndFragment--></body></html>
            """
    }

    @Test func `A page that a word processor wrote gives the findings of the plain text`() throws {
        for (name, facts, text) in try Self.texts() where !text.contains("<") && !text.hasPrefix("Subject") {
            let checker = NoticeChecker(facts: facts)
            let clean = Set(checker.check(text: text).findings.map { "\($0.rule) \($0.severity.rawValue)" })
            let pasted = Set(checker.check(text: Self.wordPage(text)).findings.map { "\($0.rule) \($0.severity.rawValue)" })
            #expect(clean == pasted, "\(name): gone \(clean.subtracting(pasted).sorted()), come \(pasted.subtracting(clean).sorted())")
        }
    }

    @Test(arguments: [
        "항목\t내용\n유출 항목\t이름, 이메일 주소, 전화번호, 주소, 공동현관 비밀번호\n", "| 항목 | 내용 |\n|---|---|\n| 유출 항목 | 이름, 이메일 주소, 전화번호, 주소, 공동현관 비밀번호 |\n",
        "항목\t\t내용\r\n유출 항목\t\t이름, 이메일 주소, 전화번호, 주소, 공동현관 비밀번호\r\n",
    ])
    func `Items in a table pasted with tabs or bars are read as items`(table: String) throws {
        let facts = try CheckFacts(json: Array(CorrectNotice.facts.utf8))
        var notice = CorrectNotice.korean
        notice.parts[0] = ["1. 유출된 개인정보의 항목", table]
        let report = NoticeChecker(facts: facts).check(text: notice.text)
        #expect(report.findings.filter { $0.severity >= .error }.isEmpty, "\(report.findings.map(\.rule))")
        notice.parts[0] = ["1. 유출된 개인정보의 항목", table.replacing("공동현관 비밀번호", with: "주소")]
        #expect(NoticeChecker(facts: facts).check(text: notice.text).failedRules.contains("KR-N-01"))
    }

    @Test func `Places are those of the pasted text, whatever ends its lines`() throws {
        let lines = ["개인정보 노출 안내", "", "고객님의 개인정보가 노출되었습니다.", "추가로 하실 일은 없습니다."]
        for end in ["\n", "\r\n", "\r", "\u{2028}"] {
            let report = NoticeChecker(facts: nil).check(text: lines.joined(separator: end), document: .notice)
            let placed = report.findings.filter { !$0.span.isEmpty }
            #expect(placed.contains { $0.line > 1 })
            for finding in placed {
                let words = lines[finding.line - 1].unicodeScalars.dropFirst(finding.column - 1).prefix(finding.span.unicodeScalars.count)
                #expect(String(words) == finding.span, "\(finding.rule) \(finding.line):\(finding.column)")
            }
        }
    }
}
