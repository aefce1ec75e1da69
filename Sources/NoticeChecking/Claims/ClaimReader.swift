internal import BreachModel

/// Finds every assertion of a text and judges it by the facts.
struct ClaimReader {
    let context: RuleContext

    private typealias Judgement = (verdict: TextClaim.Verdict, evidence: [String])

    /// In the order of the text; of one sentence in the order of `TextClaim.Kind`.
    func read() -> [TextClaim] {
        context.text.sentences.flatMap { sentence -> [TextClaim] in
            guard isAssertion(sentence) else { return [] }
            return TextClaim.Kind.allCases.compactMap { kind in
                judge(kind, sentence).map { claim(kind, sentence, $0) }
            }
        }
    }

    /// A statement of the text itself: no heading, no question, no advice, no warning against scams.
    private func isAssertion(_ sentence: Sentence) -> Bool {
        guard sentence.region == .main, !sentence.isHeading, context.text.visible.codes[sentence.range.upperBound - 1] != 0x3F else {
            return false
        }
        return sentence.section.isDisjoint(with: [.action, .contact, .rights]) || sentence.section.contains(.measures)
    }

    private func claim(_ kind: TextClaim.Kind, _ sentence: Sentence, _ judgement: Judgement) -> TextClaim {
        let place = context.text.place(sentence.range)
        return TextClaim(
            kind: kind, verdict: judgement.verdict, line: place.line, column: place.column,
            words: context.text.original(sentence.range), evidence: judgement.evidence)
    }

    private func judge(_ kind: TextClaim.Kind, _ sentence: Sentence) -> Judgement? {
        switch kind {
        case .notLeaked: notLeaked(sentence)
        case .nothingElse: nothingElse(sentence)
        case .noHarm: noHarm(sentence)
        case .promptReport: promptReport(sentence)
        case .reported: reported(sentence)
        case .blocked: blocked(sentence)
        case .noFurtherAccess: noFurtherAccess(sentence)
        case .told: told(sentence)
        case .count: count(sentence)
        case .leakDate: leakDate(sentence)
        case .attacker: attacker(sentence)
        case .statement: statement(sentence)
        }
    }

    // MARK: What leaked

    private func notLeaked(_ sentence: Sentence) -> Judgement? {
        let denied = Set(sentence.items.filter { $0.claim == .notLeaked }.map(\.item)).sorted()
        guard !denied.isEmpty else { return nil }
        let states = context.facts.addressee?.items ?? [:]
        let evidence = denied.map { item in "addressee.items.\(item.rawValue)=\(states[item]?.rawValue ?? "?")" }
        if denied.contains(where: { states[$0]?.mustBeNamed ?? false }) { return (.contradicted, evidence) }
        let isShown = denied.allSatisfy { item in
            states[item] == .notSeen && (context.facts.evidence.map { !($0[item] ?? []).isEmpty } ?? true)
        }
        return (isShown ? .supported : .unsupported, evidence)
    }

    private func nothingElse(_ sentence: Sentence) -> Judgement? {
        let broad = sentence.has(.notLeaked) && sentence.hasAny([.noneElse, .yourData]) && sentence.items.isEmpty
        guard broad || sentence.has(.nothingNew) else { return nil }
        guard let states = context.facts.addressee?.items else { return (.unsupported, []) }
        let named = context.content.named
        let rest = states.filter { !named.contains($0.key) && $0.value != .notSeen }.sorted { $0.key < $1.key }
        let evidence = rest.map { "addressee.items.\($0.key.rawValue)=\($0.value.rawValue)" }
        if rest.contains(where: { $0.value.mustBeNamed }) { return (.contradicted, evidence) }
        return (rest.isEmpty && broad ? .supported : .unsupported, evidence)
    }

    private func noHarm(_ sentence: Sentence) -> Judgement? {
        guard KoreanClaimRules.harmDenials(context).contains(where: { $0.sentence.range == sentence.range }) else { return nil }
        guard let count = context.facts.harmReports?.count else { return (.unsupported, []) }
        return (count > 0 ? .contradicted : .supported, ["harmReports.count=\(count)"])
    }

    // MARK: What was done

    private func events(_ kinds: Set<String>) -> [CheckFacts.Event] { (context.facts.events ?? []).filter { kinds.contains($0.kind) } }

    private func words(_ events: [CheckFacts.Event]) -> [String] {
        events.map { event in
            "events." + event.kind + (event.to.map { " " + $0 } ?? "") + (event.at.map { " " + $0.day.description } ?? "")
        }
    }

    /// Whether a day that the sentence gives for it is one of the events'; a sentence without a day agrees with any.
    private func agrees(_ sentence: Sentence, _ events: [CheckFacts.Event]) -> Bool {
        let given = sentence.dates.filter { $0.role == .report || $0.role == .blocking }
        return given.allSatisfy { date in events.contains { $0.at.map { date.agrees(with: $0.day) } ?? true } }
    }

    private func promptReport(_ sentence: Sentence) -> Judgement? {
        guard sentence.has(.promptReport), sentence.has(.authorityName), !sentence.has(.imperative) else { return nil }
        let reports = events(["reported"])
        guard let aware = context.facts.awareAt, !reports.isEmpty else { return (reports.isEmpty ? .contradicted : .unsupported, []) }
        let isLate = reports.contains { report in
            let limit: Double = KoreanClaimRules.isDataAuthority(report.to) ? 72 : 24
            return report.at.map { $0.hours(since: aware) > limit } ?? false
        }
        return (isLate ? .contradicted : .supported, words(reports) + ["awareAt \(aware.day)"])
    }

    private func reported(_ sentence: Sentence) -> Judgement? {
        guard sentence.has(.reported), sentence.has(.authorityName), !sentence.has(.promptReport), !sentence.has(.furtherNotice),
            !sentence.has(.imperative), !isPlanned(sentence)
        else { return nil }
        let sent = context.sendingTime
        let reports = events(["reported"])
        let done = reports.filter { report in
            guard let sent, let at = report.at else { return true }
            return at.hours(since: sent) <= 0
        }
        if reports.isEmpty { return (.unsupported, []) }
        return (done.isEmpty || !agrees(sentence, done) ? .contradicted : .supported, words(reports))
    }

    private func isPlanned(_ sentence: Sentence) -> Bool {
        let text = context.text.words(sentence.range)
        return ["예정", "하겠", "드리겠", "할 것", "will ", "予定"].contains(where: text.holds)
    }

    private func blocked(_ sentence: Sentence) -> Judgement? {
        guard sentence.hasAny([.routeBlocked, .blocked]), !sentence.has(.imperative), !isPlanned(sentence),
            sentence.section.contains(.measures) || sentence.has(.measureDone) || sentence.has(.routeBlocked)
        else { return nil }
        let blocks = events(["blocked-route", "revoked-key"])
        let later = events(["access-after-block"]).filter { ($0.count ?? 1) > 0 }
        if blocks.isEmpty { return (.unsupported, []) }
        return (later.isEmpty && agrees(sentence, blocks) ? .supported : .contradicted, words(blocks + later))
    }

    private func noFurtherAccess(_ sentence: Sentence) -> Judgement? {
        guard sentence.has(.noFurtherAccess) else { return nil }
        let later = events(["access-after-block"])
        if later.isEmpty { return (.unsupported, []) }
        return (later.contains { ($0.count ?? 1) > 0 } ? .contradicted : .supported, words(later))
    }

    private func told(_ sentence: Sentence) -> Judgement? {
        guard sentence.has(.allNotified) else { return nil }
        let bounced = events(["bounced", "undelivered", "delivery-failed"])
        let told = events(["notified"])
        if !bounced.isEmpty { return (.contradicted, words(bounced)) }
        return (told.isEmpty ? .unsupported : .supported, words(told))
    }

    // MARK: Figures, days, words

    private func count(_ sentence: Sentence) -> Judgement? {
        let stated = FactRules.statedCounts(context).filter { $0.0.range == sentence.range }.map(\.1)
        guard let first = stated.first else { return nil }
        let known = FactRules.values(context.facts.counts)
        for mention in stated {
            guard let fact = known[mention.unit] else { continue }
            if !mention.matches(fact), !FactRules.isOtherwiseKnown(mention, context) {
                return (.contradicted, ["counts.\(mention.unit.rawValue)=\(fact)"])
            }
        }
        let isKnown = stated.allSatisfy { mention in
            known[mention.unit].map(mention.matches) ?? false || FactRules.isOtherwiseKnown(mention, context)
        }
        return (isKnown ? .supported : .unsupported, known[first.unit].map { ["counts.\(first.unit.rawValue)=\($0)"] } ?? [])
    }

    private func leakDate(_ sentence: Sentence) -> Judgement? {
        guard let leak = context.facts.leak, let from = leak.from else {
            return sentence.dates.contains { $0.role == .leak } ? (.unsupported, []) : nil
        }
        let known = [from.day] + [leak.to?.day].compactMap { $0 }
        // "We learned of the leak on …" gives the day of learning.
        let learned = [leak.discoveredAt?.day, context.facts.awareAt?.day].compactMap { $0 }
        let dates = sentence.dates.filter { date in
            date.role == .leak && (known.contains(where: date.agrees) || !learned.contains(where: date.agrees))
        }
        guard !dates.isEmpty else { return nil }
        let evidence = ["leak.from=\(from.day)"] + (leak.to.map { ["leak.to=\($0.day)"] } ?? [])
        return (dates.allSatisfy { date in known.contains(where: date.agrees) } ? .supported : .contradicted, evidence)
    }

    private func attacker(_ sentence: Sentence) -> Judgement? {
        guard sentence.hasAny([.sophisticated, .nationality, .motive]) else { return nil }
        return (context.facts.causeSource == "official" ? .supported : .unsupported, ["causeSource=\(context.facts.causeSource ?? "?")"])
    }

    private func statement(_ sentence: Sentence) -> Judgement? {
        let text = context.text.words(sentence.range)
        guard let found = context.claims.first(where: { $0.isStated(by: sentence, words: text) }) else {
            return sentence.hasAny(StatedClaimReading.claimConcepts) && sentence.hasAny([.confirmed, .ownFindings])
                ? (.unsupported, []) : nil
        }
        return (found.isDoubtful ? .unsupported : .supported, ["claims: \(found.claim.source ?? "?"), \(found.claim.status ?? "?")"])
    }
}

extension NoticeText {
    /// Line and column of a range of the visible text.
    func place(_ range: Range<Int>) -> (line: Int, column: Int) { source.place(visible.sourceRange(range).lowerBound) }
}
