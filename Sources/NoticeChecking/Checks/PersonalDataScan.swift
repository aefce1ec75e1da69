/// Finds personal data that have no place in a notice: numbers, addresses and names of people.
enum PersonalDataScan {
    static func run(_ context: RuleContext) -> [Range<Int>] {
        phones(context) + mails(context) + context.content.personal
    }

    /// What is personal whoever the controller is; read once a text.
    static func textRanges(_ text: NoticeText) -> [Range<Int>] { numbers(text) + names(text) + PersonNameScan.ranges(text) }

    /// Mobile numbers that are not the company's.
    private static func phones(_ context: RuleContext) -> [Range<Int>] {
        let controller = context.facts.controller
        let own = Set(((controller?.contacts ?? []).compactMap(\.phone) + (controller?.senders ?? [])).map(KoreanContentRules.digits))
        return context.text.contacts.phones.filter { phone in
            let isMobile =
                phone.digits.hasPrefix("010") || phone.digits.hasPrefix("+8210")
                || phone.digits.hasPrefix("011") && phone.digits.count >= 10
                || phone.digits.count == 11 && ["090", "080", "070"].contains(where: phone.digits.hasPrefix)
            return isMobile && !phone.digits.contains("*") && !own.contains(phone.digits)
        }.map(\.range)
    }

    private static let roles = [
        "privacy", "help", "support", "dpo", "security", "info", "cs", "contact", "report", "abuse", "no-reply", "noreply", "customer",
        "service", "team",
        "admin", "data", "protection", "incident", "care", "press", "legal", "hello", "office", "118", "webmaster", "gdpr", "breach",
        "response", "notice",
        "personal", "call", "center", "centre", "desk", "enquir", "inquir", "question", "compliance", "pr", "ir",
    ]

    private static func mails(_ context: RuleContext) -> [Range<Int>] {
        let controller = context.facts.controller
        let own = Set(((controller?.contacts ?? []).compactMap(\.email) + (controller?.senders ?? [])).map { $0.lowercased() })
        let domains = (controller?.domains ?? []).map { $0.lowercased() }
        let headers = context.text.visible.blocks.filter { $0.region == .mailHeader }.map(\.range)
        return context.text.contacts.mails.filter { mail in
            if headers.contains(where: { $0.overlaps(mail.range) }) { return false }
            if mail.local.contains("*") || mail.host.contains("*") || own.contains(mail.address) { return false }
            if domains.contains(where: { mail.host == $0 || mail.host.hasSuffix("." + $0) }) || MessageRules.isOfficial(mail.host) {
                return looksPersonal(mail.local) && !domains.contains { mail.host.hasSuffix($0) }
            }
            return looksPersonal(mail.local)
        }.map(\.range)
    }

    private static func looksPersonal(_ local: String) -> Bool {
        !roles.contains { role in
            role.count <= 3 ? local == role || local.hasPrefix(role + ".") || local.hasPrefix(role + "-") : local.contains(role)
        }
    }

    /// Resident registration numbers, card numbers and unmasked flat numbers beside a recipient.
    private static func numbers(_ text: NoticeText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        let codes = text.visible.codes
        for sentence in text.sentences where sentence.region == .main {
            var index = sentence.range.lowerBound
            while index < sentence.range.upperBound {
                guard codes[index].isDigit else {
                    index += 1
                    continue
                }
                let start = index
                while index < sentence.range.upperBound,
                    codes[index].isDigit || (codes[index] == 0x2D && index + 1 < codes.count && codes[index + 1].isDigit)
                { index += 1 }
                let groups = text.words(start..<index).split(separator: "-").map(\.count)
                if groups == [6, 7] || groups == [4, 4, 4, 4] || groups == [16] || groups == [13] || groups == [3, 2, 4] {
                    found.append(start..<index)
                }
            }
            if let flat = flat(text, sentence) { found.append(flat) }
        }
        return found
    }

    /// "101동 1203호": where somebody lives.
    private static func flat(_ text: NoticeText, _ sentence: Sentence) -> Range<Int>? {
        let codes = text.visible.codes
        for index in sentence.range where codes[index] == 0xB3D9 && index > sentence.range.lowerBound && codes[index - 1].isDigit {
            var tail = index + 1
            while tail < sentence.range.upperBound, codes[tail].isBlank { tail += 1 }
            let digits = tail
            while tail < sentence.range.upperBound, codes[tail].isDigit { tail += 1 }
            if tail > digits, tail < sentence.range.upperBound, codes[tail] == 0xD638 { return (index - 1)..<(tail + 1) }
        }
        return nil
    }

    private static let markers = ["수령인", "수취인", "받는 분", "받는분", "받는 사람", "recipient", "delivered to"]

    /// "수령인: 박민수" — a full name after a word for someone else; masked names ("박*수", "박○수") are fine.
    private static func names(_ text: NoticeText) -> [Range<Int>] {
        text.sentences.compactMap { sentence in
            guard sentence.region == .main else { return nil }
            let codes = text.visible.codes
            let words = text.words(sentence.range)
            for marker in markers {
                guard let place = words.holds(marker) ? words.firstRange(of: marker + ":") ?? words.firstRange(of: marker + " :") : nil
                else { continue }
                var start = sentence.range.lowerBound + words[..<place.upperBound].unicodeScalars.count
                while start < sentence.range.upperBound, codes[start].isBlank { start += 1 }
                var end = start
                while end < sentence.range.upperBound, codes[end].isHangul || codes[end].isLatin { end += 1 }
                let name = text.words(start..<end)
                let isItem = ["이름", "성명", "주소", "연락처", "전화번호", "정보"].contains { name.hasPrefix($0) }
                if (3...4).contains(end - start) && codes[start].isHangul && !isItem { return start..<end }
            }
            return nil
        }
    }
}
