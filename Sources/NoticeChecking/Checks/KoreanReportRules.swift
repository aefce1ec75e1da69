internal import BreachModel

/// KR-R-01 to KR-R-09: reports to the Korean authorities and the clocks behind them.
enum KoreanReportRules {
    static let table: [String: RuleFunction] = [
        "KR-R-01": leakReport, "KR-R-02": slots, "KR-R-03": noReportNeeded, "KR-R-04": networkReport, "KR-R-05": newFacts,
        "KR-R-06": awareness, "KR-R-07": units, "KR-R-08": preservation, "KR-R-09": reliefFiling,
    ]

    private static let network = ["침해사고", "침해 사고", "network incident", "intrusion", "정보통신망", "incident report to kisa", "48조의3", "48-3"]
    private static let leak = [
        "유출 신고", "유출신고", "개인정보보호위원회", "개인정보 보호위원회", "leak report", "pipc", "personal information protection commission", "유출등 신고",
        "유출 등 신고",
    ]

    private static func isNetworkReport(_ context: RuleContext) -> Bool { says(network, context) }
    private static func isLeakReport(_ context: RuleContext) -> Bool { says(leak, context) || !isNetworkReport(context) }

    /// Title and the first lines say what kind of report it is.
    private static func says(_ words: [String], _ context: RuleContext) -> Bool {
        let head = context.text.sentences.prefix(5).map { context.text.words($0.range) }.joined(separator: " ")
        return words.contains(where: head.holds)
    }

    private static func leakReport(_ context: RuleContext) -> RuleOutcome {
        guard isLeakReport(context) else {
            // A network incident report alone is no leak report (rule notes); whether one was made stands in the events.
            return context.facts.events == nil ? .cannotTell("events") : judge(context, ownTime: nil)
        }
        return judge(context, ownTime: context.sendingTime)
    }

    private static func judge(_ context: RuleContext, ownTime: FactTime?) -> RuleOutcome {
        guard let due = isDue(context) else { return .cannotTell("counts.people") }
        guard due else { return .passed }
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        let earlier = (context.facts.events ?? []).filter { $0.kind == "reported" && isPIPC($0.to) }.compactMap(\.at)
        // A supplement follows a first report; whether that was in time stands in the events.
        if context.phase == .supplement, context.facts.events == nil { return .cannotTell("events") }
        let times = earlier + [ownTime].compactMap { $0 }
        guard let first = times.map({ $0.hours(since: aware) }).min() else {
            guard context.facts.events != nil, let now = context.sendingTime else { return .cannotTell("sentAt") }
            return now.hours(since: aware) > 72 ? .missing() : .passed
        }
        return first <= 72 ? .passed : .missing(lateKorean(first - 72), lateEnglish(first - 72))
    }

    private static func isPIPC(_ name: String?) -> Bool {
        let name = name?.uppercased() ?? ""
        return name.contains("PIPC") || name.contains("개인정보") || name.contains("KISA-LEAK")
    }

    /// Whether a leak report is due (any of: 1,000 people, sensitive or unique data, illegal external access).
    private static func isDue(_ context: RuleContext) -> Bool? {
        if let people = context.facts.counts?.people ?? context.facts.counts?.accounts, people >= 1000 { return true }
        let grave: Set<DataItemID> = [.nationalID, .healthInfo, .driverLicense, "passport"]
        if let items = context.facts.addressee?.items, items.contains(where: { grave.contains($0.key) && $0.value.mustBeNamed }) {
            return true
        }
        let outside: Set<BreachCause> = [.forgedToken, .leaverKey, .stolenCredential, .vulnerability, .phishing, .malware, .ransomware]
        if let causes = context.facts.leak?.causes {
            if causes.contains(where: outside.contains) { return true }
            return context.facts.counts?.people == nil ? nil : false
        }
        return nil
    }

    private static func lateKorean(_ hours: Double) -> String { "\(Int(hours))시간 \(Int(hours * 60) % 60)분 늦음" }
    private static func lateEnglish(_ hours: Double) -> String { "late by \(Int(hours)) h \(Int(hours * 60) % 60) min" }

    private static func slots(_ context: RuleContext) -> RuleOutcome {
        guard isLeakReport(context) else { return .notApplicable }
        let text = context.text
        let open = text.sentences.contains { $0.hasAny([.notYetKnown, .furtherNotice]) }
        var missing: [(String, String)] = []
        let named = KoreanContentRules.named(context)
        let absent = (context.itemsToName ?? []).filter { !named.contains($0) }
        if named.isEmpty, !open {
            missing.append(("유출 항목", "items"))
        } else if !absent.isEmpty, !open {
            let names = context.itemNames(absent)
            missing.append((names.korean, names.english))
        }
        if context.content.leakDates.isEmpty, !open { missing.append(("유출 시점", "time of the leak")) }
        if KoreanContentRules.namedCauses(context).isEmpty, !text.mentions(.vagueCause), !open { missing.append(("경위", "circumstances")) }
        if context.content.actions.isEmpty, !has(.action, text) { missing.append(("정보주체가 할 수 있는 조치", "what subjects can do")) }
        if context.content.measures.isEmpty, !has(.measures, text) { missing.append(("대응조치", "response")) }
        if context.content.relief.isEmpty, !text.sentences.contains(where: { $0.has(.reliefStrong) && !$0.isHeading }) {
            missing.append(("피해 구제절차", "relief procedure"))
        }
        if context.content.contacts.isEmpty { missing.append(("담당부서와 연락처", "department and contact")) }
        return missing.isEmpty ? .passed : .missing(missing.map(\.0).joined(separator: ", "), missing.map(\.1).joined(separator: ", "))
    }

    private static func has(_ role: SectionRole, _ text: NoticeText) -> Bool {
        text.sentences.contains { $0.section.contains(role) && !$0.isHeading }
    }

    private static func noReportNeeded(_ context: RuleContext) -> RuleOutcome {
        var places = context.each(.noNoticeNeeded)
        let exempt = context.each(.noReportNeeded)
        if !exempt.isEmpty {
            let evidence = context.facts.evidence ?? [:]
            let shown = ["route", "recovered", "low-risk"].allSatisfy { !(evidence[DataItemID($0)] ?? []).isEmpty }
            if !shown { places += exempt }
        }
        return .from(places)
    }

    private static func networkReport(_ context: RuleContext) -> RuleOutcome {
        guard isNetworkReport(context) else { return .notApplicable }
        var missing: [(String, String)] = []
        let text = context.text
        if context.content.leakDates.isEmpty,
            !text.sentences.contains(where: { !$0.dates.isEmpty && $0.hasAny([.incidentDate, .softEvent, .headTime]) })
        {
            missing.append(("발생 일시", "date"))
        }
        if KoreanContentRules.namedCauses(context).isEmpty, !text.mentions(.vagueCause), !text.mentions(.notYetKnown) {
            missing.append(("원인", "cause"))
        }
        if !text.sentences.contains(where: { $0.has(.damageScale) || !$0.counts.isEmpty }) { missing.append(("피해 내용", "damage")) }
        if context.content.measures.isEmpty { missing.append(("대응", "response")) }
        if context.content.contacts.isEmpty { missing.append(("담당부서와 연락처", "department and contact")) }
        if let late = lateness(context) { missing.append((lateKorean(late), lateEnglish(late))) }
        if !missing.isEmpty { return .missing(missing.map(\.0).joined(separator: ", "), missing.map(\.1).joined(separator: ", ")) }
        if context.facts.awareAt == nil { return .cannotTell("awareAt") }
        return networkTimes(context).isEmpty ? .cannotTell("sentAt") : .passed
    }

    private static func networkTimes(_ context: RuleContext) -> [FactTime] {
        let reports = (context.facts.events ?? []).filter { event in
            event.kind == "reported" && ["KISA", "MSIT"].contains { event.to?.uppercased().contains($0) ?? false }
        }
        return reports.compactMap(\.at) + (reports.isEmpty ? [context.sendingTime].compactMap { $0 } : [])
    }

    private static func lateness(_ context: RuleContext) -> Double? {
        guard let aware = context.facts.awareAt, let first = networkTimes(context).map({ $0.hours(since: aware) }).min(), first > 24 else {
            return nil
        }
        return first - 24
    }

    private static func newFacts(_ context: RuleContext) -> RuleOutcome {
        let facts = (context.facts.events ?? []).filter { $0.kind == "new-fact-confirmed" }.compactMap(\.at)
        guard !facts.isEmpty else {
            return context.phase == .supplement ? .cannotTell("events") : .notApplicable
        }
        let reports =
            (context.facts.events ?? []).filter { $0.kind == "reported" }.compactMap(\.at) + [context.sendingTime].compactMap { $0 }
        let isLate = facts.contains { fact in
            !reports.contains { report in
                let hours = report.hours(since: fact)
                return hours >= 0 && hours <= 24
            }
        }
        return isLate ? .missing() : .passed
    }

    private static func awareness(_ context: RuleContext) -> RuleOutcome {
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        let candidates = (context.facts.events ?? []).filter { $0.kind == "aware" }.compactMap(\.at) + [aware]
        guard let earliest = candidates.min(by: { $0.hours(since: aware) < $1.hours(since: aware) }) else { return .cannotTell("awareAt") }
        var violations: [Violation] = []
        for sentence in context.text.sentences {
            for date in sentence.dates where date.role == .discovery {
                guard let day = date.day else { continue }
                let stated = CivilDate(year: date.year ?? earliest.day.year, month: date.month, day: day)
                let isLaterTime = stated == earliest.day && (date.minute ?? 0) > (earliest.minute ?? 24 * 60)
                if stated > earliest.day || isLaterTime { violations.append(context.at(date.range)) }
            }
        }
        // A text that names the earliest time and later candidates beside it keeps the rule.
        let namesEarliest = context.content.discoveryDates.contains {
            $0.agrees(with: earliest.day) && ($0.minute == nil || $0.minute == earliest.minute || earliest.minute == nil)
        }
        return namesEarliest ? .passed : .from(violations)
    }

    private static func units(_ context: RuleContext) -> RuleOutcome {
        let swaps = FactRules.unitSwaps(context)
        if swaps.isEmpty, context.facts.counts == nil, context.text.sentences.contains(where: { !$0.counts.isEmpty }) {
            return .cannotTell("counts")
        }
        return .from(swaps.map { context.at($0.range) })
    }

    private static func preservation(_ context: RuleContext) -> RuleOutcome {
        guard let events = context.facts.events else {
            return context.document == .regulatorReport ? .cannotTell("events") : .notApplicable
        }
        guard let order = events.first(where: { $0.kind == "preservation-order" }) else { return .notApplicable }
        let deleted = events.contains { event in
            guard event.kind == "logs-deleted" else { return false }
            guard let at = event.at, let since = order.at else { return true }
            return at.hours(since: since) >= 0
        }
        return deleted ? .failed([Violation(range: context.text.first(.logsDeleted)?.1)]) : .passed
    }

    private static func reliefFiling(_ context: RuleContext) -> RuleOutcome {
        .from(context.each(.noFilingDuty))
    }
}
