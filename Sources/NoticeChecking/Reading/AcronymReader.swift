/// Finds terms of the trade in capitals that are not explained beside them.
enum AcronymReader {
    private static let terms: Set<String> = [
        "KISA", "PIPC", "MSIT", "JWT", "API", "IAM", "SIEM", "DDOS", "IDOR", "WAF", "EDR", "SOC", "DPA", "DPO", "ICO", "PPC", "APPI",
        "PIPA", "GDPR", "TTP", "IOC",
        "PII", "CVE", "SQL", "RCE", "SSO", "MFA", "APT", "OTP", "PDPC", "FSS", "TTPS", "CISO", "CPO", "VPN", "SDK", "IDS", "IPS",
    ]

    /// Each unexplained term once, with the sentence that it stands in.
    static func read(_ text: NoticeText) -> [(word: String, range: Range<Int>)] {
        var found: [(word: String, range: Range<Int>)] = []
        for sentence in text.body {
            for word in words(text.source.codes, text.visible.sourceRange(sentence.range)) where !found.contains(where: { $0.word == word })
            {
                found.append((word, sentence.range))
            }
        }
        return found.filter { !isExplainedAnywhere($0.word, text) }
    }

    /// A term that is explained where it first stands may be used again.
    private static func isExplainedAnywhere(_ word: String, _ text: NoticeText) -> Bool {
        let all = text.words(0..<text.visible.codes.count)
        let name = word.lowercased()
        return all.contains("(" + name + ")") || all.contains(name + "(") || all.contains(name + " (")
    }

    private static func words(_ codes: [CodePoint], _ range: Range<Int>) -> [String] {
        var found: [String] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            while index < range.upperBound, codes[index] >= 0x41, codes[index] <= 0x5A { index += 1 }
            if index - start < 3 {
                index += index == start ? 1 : 0
                continue
            }
            let word = codes.text(start..<index)
            if terms.contains(word), isBounded(codes, start, index), !isExplained(codes, start, index) { found.append(word) }
        }
        return found
    }

    /// "한국인터넷진흥원(KISA)", "KISA(한국인터넷진흥원)"
    private static func isExplained(_ codes: [CodePoint], _ start: Int, _ end: Int) -> Bool {
        if start > 0, codes[start - 1] == 0x28 { return true }
        guard end < codes.count else { return false }
        return codes[end] == 0x28 || (codes[end] == 0x20 && end + 1 < codes.count && codes[end + 1] == 0x28)
    }

    private static func isBounded(_ codes: [CodePoint], _ start: Int, _ end: Int) -> Bool {
        let before = start > 0 ? codes[start - 1] : 0x20
        let after = end < codes.count ? codes[end] : 0x20
        return !before.isLatin && !before.isDigit && !after.isLatin && !after.isDigit && after != 0x2E && before != 0x40 && before != 0x2E
            && before != 0x2D
    }
}
