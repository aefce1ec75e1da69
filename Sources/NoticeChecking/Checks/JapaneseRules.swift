internal import BreachModel

/// JP-R and JP-N rules (APPI 26 and its Rules 7, 8 and 10).
enum JapaneseRules {
    static let table: [String: RuleFunction] = [
        "JP-R-01": preliminary, "JP-R-02": final, "JP-R-03": nineItems, "JP-R-04": trigger, "JP-N-01": notice,
    ]

    private static func preliminary(_ context: RuleContext) -> RuleOutcome {
        let reports = (context.facts.events ?? []).filter { $0.kind == "reported" && EuropeanRules.isAuthority($0.to) }.compactMap(\.at)
        let own = isPreliminary(context) ? [context.sendingTime].compactMap { $0 } : []
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        guard let days = (reports + own).map({ $0.day.daysSinceEpoch - aware.day.daysSinceEpoch }).min() else {
            return isPreliminary(context) ? .cannotTell("sentAt") : .notApplicable
        }
        if days <= 3 { return .passed }
        return .missing("\(days)일", "\(days) days", severity: days <= 5 ? .warn : .block)
    }

    private static func isPreliminary(_ context: RuleContext) -> Bool {
        if context.facts.phase != nil { return context.phase == .preliminary }
        let title = context.text.titles.first.map { context.text.words(context.text.sentences[$0].range) } ?? ""
        return ["速報", "preliminary"].contains(where: title.holds)
    }

    private static let improper: Set<BreachCause> = [
        .forgedToken, .leaverKey, .stolenCredential, .insider, .vulnerability, .phishing, .malware, .ransomware,
    ]

    private static func final(_ context: RuleContext) -> RuleOutcome {
        guard !isPreliminary(context) else { return .notApplicable }
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        guard let sent = context.sendingTime else { return .cannotTell("sentAt") }
        let days = sent.day.daysSinceEpoch - aware.day.daysSinceEpoch
        guard days > 30 else { return .passed }
        guard let causes = context.facts.leak?.causes else { return .cannotTell("leak.causes") }
        let limit: Int64 = causes.contains(where: improper.contains) ? 60 : 30
        return days <= limit ? .passed : .missing("\(days)일(한도 \(limit))", "\(days) days, limit \(limit)")
    }

    private static func nineItems(_ context: RuleContext) -> RuleOutcome {
        let text = context.text
        let says = { (concepts: [Concept]) in text.body.contains { $0.hasAny(concepts) } }
        var missing: [String] = []
        if !says([.outlineWord, .natureOfBreach]) { missing.append("outline") }
        if KoreanContentRules.named(context).isEmpty { missing.append("data items") }
        if !text.body.contains(where: { $0.counts.contains { [.people, .accounts].contains($0.unit) } }) {
            missing.append("number of persons")
        }
        if KoreanContentRules.namedCauses(context).isEmpty, !says([.vagueCause]) { missing.append("cause") }
        if !says([.secondaryHarmWord]) { missing.append("secondary harm") }
        if !says([.toPersons]) { missing.append("response to persons") }
        if !says([.publication]) { missing.append("publication") }
        if !says([.prevention]) { missing.append("prevention") }
        if !says([.otherMatters]) { missing.append("other") }
        // A preliminary report carries what is known so far.
        if isPreliminary(context), text.mentions(.notYetKnown) || text.mentions(.soFar) { return .passed }
        return missing.isEmpty ? .passed : .missing(missing.joined(separator: ", "), missing.joined(separator: ", "))
    }

    private static func trigger(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.noReportNeeded) + context.each(.noReportNeededJapanese)
        guard !places.isEmpty else { return .notApplicable }
        let people = context.facts.counts?.people
        let causes = context.facts.leak?.causes
        let grave: Set<DataItemID> = [.healthInfo, .payment, .accountNumber]
        let items = context.facts.addressee?.items ?? [:]
        if (people ?? 0) > 1000 || causes?.contains(where: improper.contains) ?? false
            || items.contains(where: { grave.contains($0.key) && $0.value != .notSeen })
        {
            return .failed(places)
        }
        return people == nil || causes == nil ? .cannotTell("counts.people") : .passed
    }

    private static func notice(_ context: RuleContext) -> RuleOutcome {
        let text = context.text
        var missing: [String] = []
        if !text.languages.contains(.japanese) { missing.append("Japanese") }
        if !text.body.contains(where: { $0.has(.natureOfBreach) }) { missing.append("outline") }
        let named = KoreanContentRules.named(context)
        let absent = (context.itemsToName ?? []).filter { !named.contains($0) }
        if named.isEmpty { missing.append("data items") } else if !absent.isEmpty { missing.append(context.itemNames(absent).english) }
        if KoreanContentRules.namedCauses(context).isEmpty, !text.mentions(.vagueCause), !text.mentions(.notYetKnown) {
            missing.append("cause")
        }
        if !text.body.contains(where: { $0.hasAny([.secondaryHarmWord, .consequence]) }) { missing.append("secondary harm") }
        return missing.isEmpty ? .passed : .missing(missing.joined(separator: ", "), missing.joined(separator: ", "))
    }
}
