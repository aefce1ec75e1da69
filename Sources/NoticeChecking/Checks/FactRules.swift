internal import BreachModel

/// what a text states must be what the case holds.
enum FactRules {
    static let table: [String: RuleFunction] = [
        "X-01": bound, "X-02": othersData, "X-03": sameFacts, "X-04": whatChanged, "X-08": delivered, "X-09": profileByDate,
    ]

    // MARK: X-01

    private static func bound(_ context: RuleContext) -> RuleOutcome {
        var violations = wrongDates(context) + wrongCounts(context) + wrongClaims(context) + wrongCauses(context)
        if context.profile.jurisdiction != "KR", let states = context.facts.addressee?.items {
            for (_, mention) in context.text.items([.leaked]) where states[mention.item].map({ !$0.mustBeNamed }) ?? false {
                violations.append(context.at(mention.range))
            }
            for (_, mention) in context.text.items([.notLeaked]) where states[mention.item].map({ $0 != .notSeen }) ?? false {
                violations.append(context.at(mention.range))
            }
        }
        // Korean notices have a rule of their own for this (KR-N-16).
        if context.profile.jurisdiction != "KR", let reports = context.facts.harmReports?.count, reports > 0 {
            violations += KoreanClaimRules.harmDenials(context).map { context.at($0.range) }
        }
        if !violations.isEmpty { return .failed(violations) }
        let hasDates = !context.content.leakDates.isEmpty
        if hasDates, context.facts.leak == nil { return .cannotTell("leak") }
        if context.facts.counts == nil,
            context.text.body.contains(where: { $0.counts.contains { [.people, .accounts, .views, .records].contains($0.unit) } })
        {
            return .cannotTell("counts")
        }
        return .passed
    }

    /// Every day that the facts know.
    private static func knownDays(_ facts: CheckFacts) -> [CivilDate] {
        var times: [FactTime?] = [facts.awareAt, facts.sentAt, facts.now, facts.leak?.from, facts.leak?.to, facts.leak?.discoveredAt]
        times += [facts.harmReports?.asOf, facts.posting?.from, facts.previous?.sentAt, facts.followUp?.due]
        times += (facts.events ?? []).map(\.at)
        return times.compactMap { $0?.day }
    }

    private static func wrongDates(_ context: RuleContext) -> [Violation] {
        let known = knownDays(context.facts)
        let facts = context.facts
        var violations: [Violation] = []
        for sentence in context.text.sentences where sentence.region == .main {
            for date in sentence.dates {
                switch date.role {
                case .leak:
                    guard let leak = facts.leak, let from = leak.from else { continue }
                    let days = [from.day] + [leak.to?.day].compactMap { $0 }
                    if days.contains(where: date.agrees) || isInside(date, leak) && date.day == nil { continue }
                    // A day of learning or blocking in a leak sentence is bound to its own fact.
                    if known.contains(where: date.agrees) { continue }
                case .discovery:
                    // In a Korean report the moment of awareness is judged by KR-R-06.
                    if context.document == .regulatorReport, context.profile.jurisdiction == "KR" { continue }
                    guard facts.leak?.discoveredAt != nil || facts.awareAt != nil else { continue }
                    if known.contains(where: date.agrees) { continue }
                case .report:
                    guard facts.events?.contains(where: { $0.kind == "reported" }) ?? false else { continue }
                    if known.contains(where: date.agrees) { continue }
                case .blocking:
                    guard facts.events?.contains(where: { $0.kind == "blocked-route" || $0.kind == "revoked-key" }) ?? false else {
                        continue
                    }
                    if known.contains(where: date.agrees) { continue }
                case .document, .term, .other:
                    continue
                }
                if let sent = context.sendingTime, let day = date.civil, day > sent.day { continue }
                violations.append(context.at(date.range))
            }
        }
        return violations
    }

    private static func isInside(_ date: DateMention, _ leak: CheckFacts.Leak) -> Bool {
        guard let from = leak.from, let year = date.year else { return true }
        let month = year * 12 + date.month
        let start = from.day.year * 12 + from.day.month
        let end = leak.to.map { $0.day.year * 12 + $0.day.month } ?? start
        return month >= start && month <= end
    }

    static func values(_ counts: CheckFacts.UnitCounts?) -> [CountMention.Unit: Int] {
        var result: [CountMention.Unit: Int] = [:]
        result[.people] = counts?.people
        result[.accounts] = counts?.accounts
        result[.records] = counts?.records
        result[.views] = counts?.views
        return result
    }

    /// Counts that no fact holds, and (outside reports, where KR-R-07 says so) counts under a wrong unit.
    private static func wrongCounts(_ context: RuleContext) -> [Violation] {
        let swaps = Set(unitSwaps(context).map(\.range))
        var violations: [Violation] =
            context.document == .regulatorReport && context.profile.jurisdiction == "KR"
            ? [] : unitSwaps(context).map { context.at($0.range) }
        let facts = values(context.facts.counts)
        guard !facts.isEmpty else { return violations }
        for (_, count) in statedCounts(context) where !swaps.contains(count.range) {
            guard let fact = facts[count.unit] else { continue }
            if count.matches(fact) || isOtherwiseKnown(count, context) { continue }
            violations.append(context.at(count.range))
        }
        return violations
    }

    /// Figures about the size of the leak, those of an earlier notice left out.
    static func statedCounts(_ context: RuleContext) -> [(Sentence, CountMention)] {
        let sizes: [CountMention.Unit] = [.people, .accounts, .records, .views]
        let sentences = context.text.body.filter { $0.section.isDisjoint(with: [.action, .contact, .rights, .relief]) }
        return sentences.flatMap { sentence in
            sentence.counts.filter { sizes.contains($0.unit) && $0.value >= 2 && !isRecipients(sentence, $0, context) }.map {
                (sentence, $0)
            }
        }
    }

    /// "12명에게 잘못 보냈습니다", "sent to 12 customers": those who got the data, not those who lost them.
    private static func isRecipients(_ sentence: Sentence, _ count: CountMention, _ context: RuleContext) -> Bool {
        let after = context.text.words(count.range.upperBound..<min(sentence.range.upperBound, count.range.upperBound + 3))
        let before = context.text.words(max(sentence.range.lowerBound, count.range.lowerBound - 8)..<count.range.lowerBound)
        return ["에게", "께", "한테"].contains(where: after.hasPrefix) || ["to ", "by "].contains(where: before.hasSuffix)
    }

    static func isOtherwiseKnown(_ count: CountMention, _ context: RuleContext) -> Bool {
        let facts = context.facts
        if let reports = facts.harmReports?.count, count.matches(reports) { return true }
        if context.claims.contains(where: { $0.counts.contains(count.value) }) { return true }
        if facts.subsets?.contains(where: {
            ($0.count.map(count.matches) ?? false) || ($0.of.flatMap { Int($0) }.map(count.matches) ?? false)
        })
            ?? false
        {
            return true
        }
        if values(facts.previous?.counts).values.contains(where: count.matches) { return true }
        return facts.events?.contains { $0.count.map(count.matches) ?? false } ?? false
    }

    /// Figures that are a known count, but of another unit.
    static func unitSwaps(_ context: RuleContext) -> [CountMention] {
        let facts = values(context.facts.counts)
        guard !facts.isEmpty else { return [] }
        return statedCounts(context).map(\.1).filter { count in
            guard count.value >= 100, !(facts[count.unit].map(count.matches) ?? false), !isOtherwiseKnown(count, context) else {
                return false
            }
            return facts.contains { $0.key != count.unit && count.matches($0.value) }
        }
    }

    /// Assertions on measures that the events contradict.
    private static func wrongClaims(_ context: RuleContext) -> [Violation] {
        guard let events = context.facts.events else { return [] }
        var violations: [Violation] = []
        let later = events.first { $0.kind == "access-after-block" }
        if let later, (later.count ?? 1) > 0 { violations += context.each(.noFurtherAccess) { sentence, _ in sentence.region == .main } }
        violations += falseReports(context, events)
        let wasBlocked = events.contains { $0.kind == "blocked-route" || $0.kind == "revoked-key" }
        if !wasBlocked, context.facts.leak?.ended == false {
            violations += context.each(.routeBlocked) { sentence, _ in
                sentence.region == .main && sentence.section.isDisjoint(with: [.action]) && !sentence.has(.imperative)
            }
        }
        return violations
    }

    private static let authorities: [(words: [String], names: [String])] = [
        (["pdpc", "personal data protection commission"], ["PDPC"]),
        (["개인정보보호위원회", "개인정보 보호위원회", "개인정보위", "pipc"], ["PIPC", "개인정보"]),
        (["한국인터넷진흥원", "인터넷진흥원", "kisa"], ["KISA", "MSIT"]),
        (["information commissioner", "the ico"], ["ICO"]), (["個人情報保護委員会"], ["PPC"]),
    ]

    /// "We have reported to …" where the facts know of no report to that authority, or of a later one only.
    private static func falseReports(_ context: RuleContext, _ events: [CheckFacts.Event]) -> [Violation] {
        guard let sent = context.sendingTime, context.document != .regulatorReport, context.document != .register else { return [] }
        let reports = events.filter { $0.kind == "reported" }
        return context.text.body.compactMap { sentence -> Violation? in
            guard !sentence.isHeading, sentence.has(.reportDone), !sentence.has(.imperative) else { return nil }
            // That it was made at once is judged by KR-N-19.
            if context.profile.jurisdiction == "KR", sentence.has(.promptReport) { return nil }
            let words = context.text.words(sentence.range)
            guard let authority = authorities.first(where: { $0.words.contains(where: words.holds) }) else { return nil }
            let own = reports.filter { report in
                guard let name = report.to?.uppercased() else { return true }
                return authority.names.contains(where: name.holds)
            }
            // Where no report to it is held at all, that may be a gap of the facts unless they hold others.
            if own.contains(where: { report in sentence.dates.contains { $0.agrees(with: report.at?.day ?? sent.day) } }) { return nil }
            guard !own.isEmpty, own.allSatisfy({ ($0.at?.hours(since: sent) ?? -1) > 0 }) else { return nil }
            return context.at(sentence.range)
        }
    }

    /// A cause that the text states and the facts do not know.
    private static func wrongCauses(_ context: RuleContext) -> [Violation] {
        guard let known = context.facts.leak?.causes, !known.isEmpty, !known.contains(.unknown) else { return [] }
        let told = KoreanContentRules.namedCauses(context)
        guard !told.isEmpty, told.isDisjoint(with: Set(known)) else { return [] }
        return KoreanContentRules.causes.filter { told.contains($0.0) }.compactMap { entry in
            context.text.first(entry.1) { $0.region == .main && $0.section.isDisjoint(with: [.action, .contact, .rights]) }.map {
                context.at($0.1)
            }
        }.prefix(1).map { $0 }
    }

    // MARK: X-02

    private static func othersData(_ context: RuleContext) -> RuleOutcome {
        .from(PersonalDataScan.run(context).map { Violation(range: $0) })
    }

    // MARK: X-03

    private static func sameFacts(_ context: RuleContext) -> RuleOutcome {
        ConsistencyCheck.run(context)
    }

    // MARK: X-04

    private static func whatChanged(_ context: RuleContext) -> RuleOutcome {
        guard let previous = context.facts.previous else {
            return context.phase == .supplement || context.phase == .correction ? .cannotTell("previous") : .passed
        }
        var changed: [String] = []
        let before = values(previous.counts)
        for (unit, now) in values(context.facts.counts) where before[unit] != nil && before[unit] != now { changed.append(unit.rawValue) }
        if let items = previous.items, let named = context.itemsToName {
            changed += Set(named).symmetricDifference(items).map(\.rawValue)
        }
        guard !changed.isEmpty else { return .passed }
        // That nothing leaked is what changed since a notice of possible leak.
        if context.document == .allClear, context.text.mentions(.notLeaked) { return .passed }
        let tells = context.text.body.contains {
            $0.has(.changeWords) && (!$0.items.isEmpty || !$0.counts.isEmpty || $0.hasAny([.leak, .itemsLead, .dataOrPeople]))
        }
        let list = changed.sorted().joined(separator: ", ")
        return tells ? .passed : .missing(list, list)
    }

    // MARK

    private static func delivered(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.allNotified)
        if places.isEmpty { return .notApplicable }
        guard let events = context.facts.events else { return .cannotTell("events") }
        let bounced = events.contains { ["bounced", "undelivered", "delivery-failed"].contains($0.kind) }
        let notified = events.contains { $0.kind == "notified" }
        return bounced || !notified ? .failed(places) : .passed
    }

    private static func profileByDate(_ context: RuleContext) -> RuleOutcome {
        guard context.profile.jurisdiction == "KR" else { return .notApplicable }
        guard let profile = context.facts.profile else { return context.facts.awareAt == nil ? .cannotTell("awareAt") : .passed }
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        return ApplicableLaw.korean(aware.day).contains(profile) ? .passed : .missing(profile, profile)
    }
}
