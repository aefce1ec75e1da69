internal import BreachModel

/// KR-D-05 to KR-D-09: short messages.
enum MessageRules {
    static let table: [String: RuleFunction] = [
        "KR-D-05": links, "KR-D-06": requests, "KR-D-07": scamWords, "KR-D-08": sender, "KR-D-09": pointer,
    ]

    /// Whether the message says where the full notice is.
    static func pointsElsewhere(_ context: RuleContext) -> Bool {
        context.text.sentences.contains { $0.has(.fullElsewhere) }
    }

    static let shorteners: Set<String> = [
        "bit.ly", "goo.gl", "t.co", "tinyurl.com", "me2.do", "han.gl", "url.kr", "vo.la", "ow.ly", "is.gd", "buly.kr", "c11.kr", "zrr.kr",
        "naver.me",
        "kko.to", "abit.ly", "t.ly", "rb.gy", "cutt.ly", "shorturl.at", "lrl.kr", "m.site.naver.com", "asq.kr", "muz.so", "tny.im",
        "dub.sh", "rebrand.ly",
        "abr.ge", "hoy.kr", "zpr.io", "bitly.com", "urly.it", "tiny.cc", "gourl.kr", "wo.to", "durl.me", "sbz.kr", "t2m.kr", "v.gd", "s.id",
        "flic.kr",
    ]

    private static func links(_ context: RuleContext) -> RuleOutcome {
        let domains = (context.facts.controller?.domains ?? []).map { $0.lowercased() }
        var violations: [Violation] = []
        var untold = false
        for link in context.text.contacts.links {
            if isShort(link) {
                violations.append(context.at(link.range))
            } else if context.facts.controller?.domains == nil {
                untold = untold || !isOfficial(link.host)
            } else if !isOfficial(link.host), !domains.contains(where: { link.host == $0 || link.host.hasSuffix("." + $0) }) {
                violations.append(context.at(link.range))
            }
        }
        if !violations.isEmpty { return .failed(violations) }
        return untold ? .cannotTell("controller.domains") : .passed
    }

    /// Known services, and hosts that only lead on: a short name with a short path that is no word.
    static func isShort(_ link: Contacts.Link) -> Bool {
        if shorteners.contains(link.host) { return true }
        let labels = link.host.split(separator: ".")
        let path = link.path.drop { $0 == "/" }
        let hasDigit = path.contains(where: \.isNumber)
        let looksCoded =
            path.count >= 4 && path.count <= 10 && !path.contains("/") && !path.contains(".") && hasDigit
            && path.contains(where: \.isLetter)
        let isShortHost = labels.count == 2 && (labels.first?.count ?? 9) <= 4
        let isLinkHost =
            ["link", "url", "s", "go", "l", "sms", "lnk", "u", "t"].contains(labels.first.map(String.init) ?? "") && labels.count >= 3
        return (isShortHost && !path.isEmpty) || (isLinkHost && !path.isEmpty) || looksCoded
    }

    static func isOfficial(_ host: String) -> Bool {
        [".go.kr", ".or.kr", ".gov", ".gov.uk", ".europa.eu", ".go.jp", ".gov.sg", "ico.org.uk"].contains { host.hasSuffix($0) }
    }

    private static func requests(_ context: RuleContext) -> RuleOutcome {
        let check: (Sentence, Range<Int>) -> Bool = { sentence, _ in !sentence.has(.deniesRequest) && !sentence.has(.warnsAgainst) }
        return .from(context.each(.asksInstall, where: check) + context.each(.asksSecret, where: check))
    }

    private static func scamWords(_ context: RuleContext) -> RuleOutcome {
        .from(context.each(.scamWord) { sentence, _ in !sentence.has(.deniesRequest) && !sentence.has(.warnsAgainst) })
    }

    private static func sender(_ context: RuleContext) -> RuleOutcome {
        guard let senders = context.facts.controller?.senders, !senders.isEmpty else { return .cannotTell("controller.senders") }
        let numbers = Set(senders.map(KoreanContentRules.digits))
        let text = context.text.contacts
        let words = context.text.words(0..<context.text.visible.codes.count)
        let states = text.phones.contains { numbers.contains($0.digits) } || senders.contains { words.contains($0.lowercased()) }
        return states ? .passed : .missing()
    }

    private static func pointer(_ context: RuleContext) -> RuleOutcome {
        if pointsElsewhere(context) { return .passed }
        let content: [RuleFunction] = ["KR-N-01", "KR-N-04", "KR-N-05", "KR-N-06", "KR-N-07", "KR-N-08"].compactMap {
            KoreanContentRules.table[$0]
        }
        let isComplete = content.allSatisfy { rule in
            if case .failed = rule(context) { return false }
            return true
        }
        return isComplete ? .passed : .missing()
    }
}
