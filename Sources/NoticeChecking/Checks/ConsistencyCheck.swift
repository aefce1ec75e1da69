internal import BreachModel

/// the same facts in every language, passage and document.
enum ConsistencyCheck {
    /// What one version of a text states.
    private struct Statement {
        var leaked: Set<DataItemID> = []
        var denied: Set<DataItemID> = []
        var leakDates: [DateMention] = []
        var counts: [CountMention.Unit: [CountMention]] = [:]
        var saysLeak = false
        var saysExposure = false
    }

    static func run(_ context: RuleContext) -> RuleOutcome {
        let text = context.text
        let versions = [TextLanguage.korean, .english, .japanese].compactMap { language -> Statement? in
            let part = text.body.filter { $0.language == language }
            return part.reduce(0) { $0 + $1.range.count } >= (language == .english ? 90 : 30) ? statement(part) : nil
        }
        if versions.count > 1, let difference = compare(versions[0], versions[1], context, isTranslation: true) {
            return .failed([difference])
        }
        let whole = statement(text.body)
        // "We said that it leaked; it did not" says both, and means it.
        let both = whole.leaked.intersection(whole.denied).subtracting(OpenCorrection(text).items).sorted()
        if !both.isEmpty {
            let place = text.items([.notLeaked]).first { both.contains($0.mention.item) }?.mention.range
            return .failed([Violation(range: place, detail: context.itemNames(both))])
        }
        if let clash = clashingCounts(whole, context) { return .failed([clash]) }
        for other in context.others {
            if let difference = compare(whole, statement(other.body), context, isTranslation: false) { return .failed([difference]) }
        }
        return .passed
    }

    private static func statement(_ sentences: [Sentence]) -> Statement {
        var result = Statement()
        for sentence in sentences {
            for mention in sentence.items {
                switch mention.claim {
                case .leaked, .possible, .presumed: result.leaked.insert(mention.item)
                case .notLeaked: result.denied.insert(mention.item)
                case .none: break
                }
            }
            result.leakDates += sentence.dates.filter { $0.role == .leak }
            for count in sentence.counts where !count.isSuperseded && count.value >= 100 {
                result.counts[count.unit, default: []].append(count)
            }
            if sentence.has(.leak) { result.saysLeak = true }
        }
        return result
    }

    private static func compare(_ left: Statement, _ right: Statement, _ context: RuleContext, isTranslation: Bool) -> Violation? {
        let denied = left.leaked.intersection(right.denied).union(right.leaked.intersection(left.denied)).sorted()
        if !denied.isEmpty { return Violation(range: nil, detail: context.itemNames(denied)) }
        if !left.leaked.isEmpty, !right.leaked.isEmpty, left.leaked != right.leaked {
            return Violation(range: nil, detail: context.itemNames(left.leaked.symmetricDifference(right.leaked).sorted()))
        }
        if let date = differingDate(left.leakDates, right.leakDates) ?? differingDate(right.leakDates, left.leakDates) {
            return Violation(range: isTranslation ? date.range : nil, detail: Bilingual(korean: "유출 시점", english: "time of the leak"))
        }
        for unit in [CountMention.Unit.people, .accounts, .records, .views] {
            guard let first = left.counts[unit], let second = right.counts[unit] else { continue }
            if !first.contains(where: { one in second.contains { agree(one, $0) } }) {
                return Violation(
                    range: isTranslation ? second[0].range : nil, detail: Bilingual(korean: unit.rawValue, english: unit.rawValue))
            }
        }
        return nil
    }

    private static func differingDate(_ left: [DateMention], _ right: [DateMention]) -> DateMention? {
        guard !left.isEmpty, !right.isEmpty else { return nil }
        return left.first { one in
            !right.contains { other in
                (one.year == nil || other.year == nil || one.year == other.year) && one.month == other.month
                    && (one.day == nil || other.day == nil || one.day == other.day)
            }
        }
    }

    static func agree(_ left: CountMention, _ right: CountMention) -> Bool { abs(left.value - right.value) < max(left.step, right.step) }

    /// Two figures for the same unit, of the size of the leak, in one language.
    private static func clashingCounts(_ whole: Statement, _ context: RuleContext) -> Violation? {
        let known = context.facts.counts
        for (unit, fact) in [(CountMention.Unit.people, known?.people), (.accounts, known?.accounts), (.views, known?.views)] {
            let stated = whole.counts[unit] ?? []
            guard stated.count > 1, context.facts.subsets == nil, context.facts.previous == nil else { continue }
            // One figure may be a part of the other; only figures that all claim to be the whole clash, and the facts tell which do.
            guard let fact, stated.contains(where: { $0.matches(fact) }) == false else { continue }
            if let odd = stated.dropFirst().first(where: { !agree($0, stated[0]) }) { return context.at(odd.range) }
        }
        return nil
    }
}
