internal import BreachModel

/// SG-R-01 and SG-N-01 (PDPA 26B to 26D, Regulations 2021).
enum SingaporeRules {
    static let table: [String: RuleFunction] = ["SG-R-01": report, "SG-N-01": notice]

    private static func report(_ context: RuleContext) -> RuleOutcome {
        guard let assessed = context.facts.events?.first(where: { $0.kind == "assessed" })?.at else { return .cannotTell("events") }
        if let aware = context.facts.awareAt, assessed.day.daysSinceEpoch - aware.day.daysSinceEpoch > 30 {
            return .missing("평가에 30일 초과", "the assessment took more than 30 days")
        }
        let reports =
            (context.facts.events ?? []).filter { $0.kind == "reported" && EuropeanRules.isAuthority($0.to) }.compactMap(\.at)
            + [context.sendingTime].compactMap { $0 }
        guard let days = reports.map({ $0.day.daysSinceEpoch - assessed.day.daysSinceEpoch }).min() else { return .cannotTell("sentAt") }
        return days <= 3 ? .passed : .missing("\(days)일", "\(days) days")
    }

    private static func notice(_ context: RuleContext) -> RuleOutcome {
        let text = context.text
        let body = text.body.filter { !$0.isHeading }
        var missing: [String] = []
        if !body.contains(where: { $0.has(.howFound) }) { missing.append("how it was found") }
        let named = KoreanContentRules.named(context)
        let absent = (context.itemsToName ?? []).filter { !named.contains($0) }
        if named.isEmpty { missing.append("data affected") } else if !absent.isEmpty { missing.append(context.itemNames(absent).english) }
        if !body.contains(where: { $0.has(.consequence) }) { missing.append("potential harm") }
        if context.content.measures.isEmpty { missing.append("actions taken") }
        if context.content.concreteActions.isEmpty { missing.append("steps the person can take") }
        if text.contacts.phones.isEmpty && text.contacts.mails.isEmpty { missing.append("contact") }
        if let told = context.facts.events?.filter({ $0.kind == "reported" && EuropeanRules.isAuthority($0.to) }).compactMap(\.at).first,
            let sent = context.sendingTime,
            sent.hours(since: told) < 0
        {
            missing.append("sent before PDPC was told")
        }
        return missing.isEmpty ? .passed : .missing(missing.joined(separator: ", "), missing.joined(separator: ", "))
    }
}
