internal import BreachModel

/// KR-N-22, KR-N-23 and KR-D-10 to KR-D-12: the person who reads it, and the ways in for everyone.
enum KoreanAddresseeRules {
    static let table: [String: RuleFunction] = [
        "KR-N-22": child, "KR-N-23": nonMember, "KR-D-10": selfCheck, "KR-D-11": withoutSmartphone, "KR-D-12": capacity,
    ]

    /// First day of awareness for which a look-up of one's own items is asked (rule notes).
    private static let selfCheckFrom = CivilDate(year: 2025, month: 12, day: 3)

    private static func child(_ context: RuleContext) -> RuleOutcome {
        guard let age = context.facts.addressee?.age else { return .cannotTell("addressee.age") }
        guard age < 14 else { return .passed }
        guard context.text.mentions(.guardian) else { return .missing() }
        if let hard = context.text.first(.hardWordChild, where: { $0.region == .main }) { return .failed([context.at(hard.1)]) }
        let lengths = context.text.body.filter { !$0.isHeading && $0.language == .korean }.map {
            Syllables.count(context.text.visible.codes, $0.range)
        }
        let mean = lengths.isEmpty ? 0 : lengths.reduce(0, +) / lengths.count
        return mean <= 40 ? .passed : .missing()
    }

    private static func nonMember(_ context: RuleContext) -> RuleOutcome {
        guard let kind = context.facts.addressee?.kind else { return .cannotTell("addressee.kind") }
        guard kind == .nonMember else { return .passed }
        var violations = context.each(.memberOnly) { sentence, _ in
            sentence.region == .main && !sentence.has(.entranceNear) && !sentence.has(.noAccountNeeded)
        }
        if !context.text.mentions(.howHeld) {
            violations.append(
                Violation(range: nil, detail: Bilingual(korean: "정보를 갖게 된 경로", english: "how the company came to hold the data")))
        }
        return .from(violations)
    }

    private static func selfCheck(_ context: RuleContext) -> RuleOutcome {
        if let day = context.facts.awareAt?.day, day < selfCheckFrom { return .notApplicable }
        if context.text.body.contains(where: { $0.has(.selfCheck) }) { return .passed }
        return context.facts.awareAt == nil ? .cannotTell("awareAt") : .missing()
    }

    private static func withoutSmartphone(_ context: RuleContext) -> RuleOutcome {
        if !context.text.contacts.phones.isEmpty { return .passed }
        return context.text.body.contains { $0.has(.voiceOrPaper) && $0.section.contains(.contact) } ? .passed : .missing()
    }

    private static func capacity(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.busyLines) { sentence, _ in sentence.region == .main }
        guard !places.isEmpty else { return .passed }
        let words = context.text.words(0..<context.text.visible.codes.count)
        var ways = 0
        if !context.text.contacts.phones.isEmpty { ways += 1 }
        if !context.text.contacts.mails.isEmpty
            || ["이메일 문의", "이메일로 문의", "이메일로도", "by e-mail", "by email", "email us"].contains(where: words.holds)
        {
            ways += 1
        }
        for group in [
            ["채팅", "챗봇", "카카오톡 상담", "chat"], ["우편", "by post", "by letter", "write to us"], ["방문", "창구", "in person", "counter"],
            ["1:1 문의", "문의 게시판", "웹 문의", "접수 양식", "web form", "online form", "문의하기"],
        ]
        where group.contains(where: words.holds) {
            ways += 1
        }
        return ways >= 2 ? .passed : .failed(places)
    }
}
