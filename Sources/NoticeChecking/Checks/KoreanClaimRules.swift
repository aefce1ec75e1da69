internal import BreachModel

/// KR-N-16 to KR-N-19: assertions that must be backed by facts.
enum KoreanClaimRules {
    static let table: [String: RuleFunction] = [
        "KR-N-16": noSecondaryHarm, "KR-N-17": notLeaked, "KR-N-18": unverified, "KR-N-19": promptReport,
    ]

    /// Places that say that nobody came to harm.
    static func harmDenials(_ context: RuleContext) -> [(sentence: Sentence, range: Range<Int>)] {
        context.text.sentences.compactMap { sentence in
            guard sentence.region == .main, let hit = sentence.first(.noSecondary) else { return nil }
            if context.text.visible.codes[sentence.range.upperBound - 1] == 0x3F { return nil }
            let words = context.text.words(sentence.range)
            // "so that no further damage occurs" is an aim.
            if ["않도록", "않게", "없도록", "발생 시", "prevent", "so that", "to avoid"].contains(where: words.holds) { return nil }
            return (sentence, hit.range)
        }
    }

    private static func noSecondaryHarm(_ context: RuleContext) -> RuleOutcome {
        let denials = harmDenials(context)
        if denials.isEmpty { return .passed }
        if let count = context.facts.harmReports?.count, count > 0 { return .failed(denials.map { context.at($0.range) }) }
        let firstItem = context.text.items([.leaked, .possible, .presumed]).first?.mention.range.lowerBound ?? Int.max
        let bad = denials.filter { !isQualified($0.sentence, context) || $0.range.lowerBound < firstItem }
        if !bad.isEmpty { return .failed(bad.map { context.at($0.range) }) }
        return context.facts.harmReports == nil ? .cannotTell("harmReports") : .passed
    }

    /// "So far", a date and where the number comes from.
    private static func isQualified(_ sentence: Sentence, _ context: RuleContext) -> Bool {
        guard sentence.has(.soFar), !sentence.dates.isEmpty else { return false }
        return sentence.hasAny([.authorityName, .takesReports, .harmSource])
            || context.facts.harmReports?.source.map { context.text.words(sentence.range).contains($0.lowercased()) } ?? false
    }

    private static func notLeaked(_ context: RuleContext) -> RuleOutcome {
        if context.text.items([.notLeaked]).isEmpty, broadDenials(context).isEmpty { return .passed }
        guard let states = context.facts.addressee?.items else { return .cannotTell("addressee.items") }
        var violations: [Violation] = []
        var untold = false
        for (sentence, mention) in context.text.items([.notLeaked]) {
            switch verdict(mention.item, states, context.facts.evidence) {
            case .some(true): break
            case .some(false): violations.append(context.at(mention.range))
            case .none: untold = true
            }
            _ = sentence
        }
        let named = KoreanContentRules.named(context)
        for (sentence, range) in broadDenials(context) {
            let rest = states.filter { !named.contains($0.key) && $0.value != .notSeen }
            if !rest.isEmpty { violations.append(context.at(range)) }
            _ = sentence
        }
        if !violations.isEmpty { return .failed(violations) }
        return untold ? .cannotTell("addressee.items") : .passed
    }

    /// Whether a denial of `item` is true; nil where the facts do not hold the item.
    private static func verdict(_ item: DataItemID, _ states: [DataItemID: ItemState], _ evidence: [DataItemID: [String]]?) -> Bool? {
        let parts: [DataItemID: [DataItemID]] = [
            "login-info": ["password", "login-record", "user-id"], "payment": ["payment", "account-number"],
        ]
        let found = states[item].map { [$0] } ?? (parts[item] ?? []).compactMap { states[$0] }
        if found.isEmpty { return nil }
        guard found.allSatisfy({ $0 == .notSeen }) else { return false }
        guard let evidence else { return true }
        return ([item] + (parts[item] ?? [])).contains { !(evidence[$0] ?? []).isEmpty }
    }

    /// "No other information was leaked", "your data are safe": denials that name no item.
    private static func broadDenials(_ context: RuleContext) -> [(Sentence, Range<Int>)] {
        context.text.sentences.compactMap { sentence in
            guard sentence.region == .main, let hit = sentence.first(.notLeaked), sentence.hasAny([.noneElse, .yourData]) else {
                return nil
            }
            guard sentence.items.allSatisfy({ $0.claim != .notLeaked }) else { return nil }
            let words = context.text.words(sentence.range)
            if ["않도록", "않게", "so that", "to ensure", "여부"].contains(where: words.holds) || words.hasSuffix("?") { return nil }
            return (sentence, hit.range)
        }
    }

    private static func unverified(_ context: RuleContext) -> RuleOutcome {
        guard context.facts.claims != nil else {
            let isOwnFinding = context.text.body.contains { $0.has(.ownFindings) && $0.hasAny(StatedClaimReading.claimConcepts) }
            return isOwnFinding ? .cannotTell("claims") : .passed
        }
        let doubtful = context.claims.filter(\.isDoubtful)
        guard !doubtful.isEmpty else { return .passed }
        let stated = context.text.sentences.filter { sentence in
            guard sentence.region == .main, !isHedged(sentence) else { return false }
            return doubtful.contains { $0.isStated(by: sentence, words: context.text.words(sentence.range)) }
        }
        return .from(stated.map { context.at($0.range) })
    }

    /// The company's own finding, called so and not said to be confirmed, may be told.
    private static func isHedged(_ sentence: Sentence) -> Bool {
        sentence.hasAny([.notOfficial, .quotedScam]) && !sentence.has(.confirmedOfficially)
    }

    /// Whether a report goes to a data protection authority, which has 72 hours, rather than to one for network incidents (24).
    static func isDataAuthority(_ name: String?) -> Bool {
        name.map { ["PIPC", "ICO", "SA", "DPA"].contains($0.uppercased()) } ?? false
    }

    private static func promptReport(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.promptReport) { sentence, _ in
            sentence.region == .main
                && (sentence.section.contains(.measures) || sentence.section.isDisjoint(with: [.action, .contact, .relief, .rights]))
                && sentence.hasAny([.authorityName]) && !sentence.has(.imperative)
        }
        if places.isEmpty { return .passed }
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        guard let events = context.facts.events else { return .cannotTell("events") }
        let reports = events.filter { $0.kind == "reported" }
        let isLate =
            reports.isEmpty
            || reports.contains { report in
                guard let at = report.at else { return false }
                let limit: Double = isDataAuthority(report.to) ? 72 : 24
                return at.hours(since: aware) > limit
            }
        return isLate ? .failed(places) : .passed
    }
}

extension CountMention {
    /// Whether the figure is `count` at the precision at which it is given, rounded or cut off.
    func matches(_ count: Int) -> Bool {
        let rest = Double(count) - value
        return rest >= -max(step, 1) / 2 && rest < max(step, 0.5)
    }
}
