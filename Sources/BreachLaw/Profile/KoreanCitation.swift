/// Turns the short citations of the data files into the form that Korean readers know:
/// `PIPA 34(1)2; Decree 39-2(1)` → `개인정보 보호법 제34조 제1항 제2호; 개인정보 보호법 시행령 제39조의2 제1항`.
enum KoreanCitation {
    /// Short name → Korean name; longer names first, as some begin like others.
    private static let laws: [(short: String, korean: String)] = [
        ("Network Act Decree", "정보통신망법 시행령"), ("Network Act", "정보통신망법"), ("Decree", "개인정보 보호법 시행령"),
        ("PIPA", "개인정보 보호법"), ("UK GDPR", "UK GDPR"), ("GDPR", "GDPR"),
        ("APPI Rules", "일본 개인정보보호법 시행규칙"), ("APPI", "일본 개인정보보호법"),
        ("Cal. Civ. Code", "캘리포니아 민법"), ("PDPA", "싱가포르 개인정보보호법"),
    ]

    static func text(_ article: String) -> String {
        article.split(separator: "; ").map { segment($0) }.joined(separator: "; ")
    }

    private static func segment(_ text: Substring) -> String {
        if text.hasPrefix("Law 21445 suppl. art. ") { return "법률 제21445호 부칙 제\(text.dropFirst(22))조" }
        if text == "Standard Guideline, annexed form" { return "표준 개인정보 보호지침 별지" }
        if text.hasPrefix("Law 21445") { return "법률 제21445호" }
        for law in laws where text.hasPrefix(law.short + " ") {
            let rest = text.dropFirst(law.short.count + 1)
            let references = rest.split(separator: ", ").map { reference($0) }
            return law.korean + " " + references.joined(separator: ", ")
        }
        return String(text)
    }

    /// `39-2(1)3` → `제39조의2 제1항 제3호`; what is not of this form stays as it is.
    private static func reference(_ text: Substring) -> String {
        var rest = text
        var parts: [String] = []
        if let article = digits(&rest) {
            var words = "제\(article)조"
            if rest.hasPrefix("-") {
                rest.removeFirst()
                guard let branch = digits(&rest) else { return String(text) }
                words += "의\(branch)"
            }
            parts.append(words)
        } else if !rest.hasPrefix("(") {
            return String(text)
        }
        while rest.hasPrefix("("), let close = rest.firstIndex(of: ")") {
            let inner = rest[rest.index(after: rest.startIndex)..<close]
            parts.append(inner.allSatisfy(\.isNumber) ? "제\(inner)항" : "(\(inner))호")
            rest = rest[rest.index(after: close)...]
        }
        if let item = digits(&rest) { parts.append("제\(item)호") }
        if rest == " proviso" {
            parts.append("단서")
            rest = ""
        }
        return rest.isEmpty ? parts.joined(separator: " ") : String(text)
    }

    private static func digits(_ text: inout Substring) -> Substring? {
        let run = text.prefix(while: \.isNumber)
        guard !run.isEmpty else { return nil }
        text = text.dropFirst(run.count)
        return run
    }
}
