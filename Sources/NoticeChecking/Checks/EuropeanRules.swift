internal import BreachModel

/// EU-R and EU-N rules (GDPR 33 and 34), and the two of the United Kingdom.
enum EuropeanRules {
    static let table: [String: RuleFunction] = [
        "EU-R-01": authorityInTime, "EU-R-02": reportSlots, "EU-R-03": phases, "EU-R-04": register, "EU-N-01": withoutDelay,
        "EU-N-02": noticeSlots, "EU-N-03": plainLanguage, "EU-N-04": dedicated, "EU-N-05": publicInstead, "EU-N-06": pressOnly,
        "EU-N-07": exemption, "UK-R-01": authorityInTime, "UK-N-01": contradiction,
    ]

    /// The deadline for the authority (GDPR 33(1)), in hours.
    private static let authorityHours = 72.0
    /// No number stands in GDPR 34(1); beyond this many days nobody will call it "without undue delay".
    private static let noticeDays = 30.0

    private static func authorityInTime(_ context: RuleContext) -> RuleOutcome {
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        let earlier = (context.facts.events ?? []).filter { $0.kind == "reported" && isAuthority($0.to) }.compactMap(\.at)
        let times = earlier + [context.sendingTime].compactMap { $0 }
        guard let hours = times.map({ $0.hours(since: aware) }).min() else { return .cannotTell("sentAt") }
        if hours <= authorityHours { return .passed }
        let givesReasons = context.text.body.contains { $0.has(.delayReason) && ($0.hasAny([.delayWord]) || $0.has(.notYetKnown)) }
        return givesReasons ? .passed : .missing("\(Int(hours))시간", "\(Int(hours)) hours after awareness")
    }

    /// Whether a report went to a supervisory authority rather than to the police, an insurer or a bank.
    static func isAuthority(_ name: String?) -> Bool {
        guard let name = name?.lowercased() else { return true }
        return ![
            "police", "경찰", "警察", "action fraud", "ncsc", "csirt", "cert", "insur", "bank", "card", "law enforcement", "fbi", "수사", "은행",
        ].contains(where: name.holds)
    }

    private static func reportSlots(_ context: RuleContext) -> RuleOutcome {
        let body = context.text.body
        let isPhased = body.contains { $0.hasAny([.notYetKnown, .furtherNotice, .phased]) }
        var missing: [(String, String)] = []
        if !body.contains(where: { $0.has(.natureOfBreach) }) { missing.append(("침해의 성격", "nature of the breach")) }
        let counts = body.flatMap(\.counts)
        if !counts.contains(where: { [.people, .accounts].contains($0.unit) }), !isPhased { missing.append(("사람 수", "number of people")) }
        if !counts.contains(where: { $0.unit == .records || $0.unit == .cases }), !isPhased {
            missing.append(("기록 수", "number of records"))
        }
        if !hasContact(context) { missing.append(("담당자 연락처", "data protection officer or contact point")) }
        if !body.contains(where: { !$0.isHeading && $0.has(.consequence) }) { missing.append(("예상 결과", "likely consequences")) }
        if context.content.measures.isEmpty { missing.append(("조치", "measures")) }
        return missing.isEmpty ? .passed : .missing(missing.map(\.0).joined(separator: ", "), missing.map(\.1).joined(separator: ", "))
    }

    private static func hasContact(_ context: RuleContext) -> Bool {
        let reachable =
            !context.text.contacts.phones.isEmpty || !context.text.contacts.mails.isEmpty || !context.text.contacts.links.isEmpty
        return reachable && context.text.body.contains { $0.hasAny([.dpo, .department, .takesReports]) || $0.section.contains(.contact) }
    }

    private static func phases(_ context: RuleContext) -> RuleOutcome {
        let gaps = context.text.body.filter { !$0.isHeading && $0.hasAny([.notYetKnown, .phased]) }
        guard let gap = gaps.first else { return .passed }
        let hasOwner = context.text.body.contains {
            $0.hasAny([.followUpOwner]) && ($0.has(.furtherNotice) || !$0.dates.isEmpty || $0.hasAny([.phased, .notYetKnown]))
        }
        if hasOwner || context.facts.followUp?.due != nil { return .passed }
        return .failed([context.at(gap.range)])
    }

    private static func register(_ context: RuleContext) -> RuleOutcome {
        let body = context.text.body
        var missing: [(String, String)] = []
        if !body.contains(where: { $0.has(.natureOfBreach) }) { missing.append(("사실", "facts")) }
        if !body.contains(where: { $0.hasAny([.registerEffects, .consequence]) }) { missing.append(("영향", "effects")) }
        if !body.contains(where: { $0.hasAny([.registerRemedy, .measureDone]) }) { missing.append(("조치", "remedial action")) }
        if !body.contains(where: { $0.has(.registerDecision) }) { missing.append(("판단 이유", "reason for the decision")) }
        return missing.isEmpty ? .passed : .missing(missing.map(\.0).joined(separator: ", "), missing.map(\.1).joined(separator: ", "))
    }

    private static func withoutDelay(_ context: RuleContext) -> RuleOutcome {
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        guard let sent = context.sendingTime else { return .cannotTell("sentAt") }
        let days = sent.hours(since: aware) / 24
        return days <= noticeDays ? .passed : .missing("\(Int(days))일", "\(Int(days)) days after awareness")
    }

    private static func noticeSlots(_ context: RuleContext) -> RuleOutcome {
        let body = context.text.body
        var missing: [(String, String)] = []
        if !body.contains(where: { $0.has(.natureOfBreach) && !$0.isHeading }) { missing.append(("침해의 성격", "nature of the breach")) }
        if !hasContact(context) { missing.append(("담당자 연락처", "data protection officer or contact point")) }
        if !body.contains(where: { !$0.isHeading && isConsequence($0) }) { missing.append(("예상 결과", "likely consequences")) }
        if context.content.measures.isEmpty { missing.append(("조치", "measures")) }
        return missing.isEmpty ? .passed : .missing(missing.map(\.0).joined(separator: ", "), missing.map(\.1).joined(separator: ", "))
    }

    /// What may happen to the person, not what they are asked to watch for.
    private static func isConsequence(_ sentence: Sentence) -> Bool {
        guard sentence.has(.consequence), !sentence.has(.noSecondary) else { return false }
        return sentence.section.contains(.consequences) || sentence.has(.consequenceMay)
            || !sentence.has(.imperative) && !sentence.has(.actDo)
    }

    /// A sentence of more words than this nobody calls plain.
    private static let longestWords = 50

    private static func foreign(_ has: String, _ wanted: String) -> Violation {
        Violation(range: nil, detail: Bilingual(korean: "\(has), 수신자 \(wanted)", english: "text \(has), person \(wanted)"))
    }

    private static func plainLanguage(_ context: RuleContext) -> RuleOutcome {
        var violations: [Violation] = []
        if let wanted = context.facts.language?.prefix(2), ["ko", "en", "ja"].contains(wanted), !context.text.languages.isEmpty {
            if !context.text.languages.contains(where: { $0.rawValue == wanted }) {
                violations.append(foreign(context.text.languages.map(\.rawValue).joined(separator: ", "), String(wanted)))
            }
        }
        if let wanted = context.facts.language?.prefix(2), !["ko", "ja"].contains(wanted), context.text.languages.contains(.english),
            let told = LatinLanguage.guess(context.text), told != wanted
        {
            violations.append(foreign(told, String(wanted)))
        }
        let jargon = context.text.body.flatMap { $0.hits.filter { $0.concept == .jargon } }.map { context.at($0.range) }
        let acronyms = context.content.acronyms.map { context.at($0.range) }
        if jargon.count + acronyms.count >= 2 { violations += (jargon + acronyms).prefix(1) }
        let endless = context.text.body.first { $0.language == .english && !$0.isTableRow && !$0.isHeading && $0.length > longestWords }
        if let endless { violations.append(context.at(endless.range)) }
        let prose = context.text.body.filter { $0.language == .english && !$0.isHeading && !$0.isTableRow }
        let words = prose.map { context.text.words($0.range).split(separator: " ").count }.filter { $0 > 4 }
        if words.count >= 2, words.reduce(0, +) / words.count > 32 {
            violations.append(Violation(range: nil, detail: Bilingual(korean: "문장이 깁니다", english: "long sentences throughout")))
        }
        if violations.isEmpty, context.facts.language == nil { return .cannotTell("language") }
        return .from(violations)
    }

    private static func dedicated(_ context: RuleContext) -> RuleOutcome {
        .from(
            context.each(.newsletter) { sentence, _ in sentence.region != .footer && !sentence.has(.quotedScam) }
                + context.each(.marketing) { sentence, _ in sentence.region != .footer && !sentence.has(.quotedScam) })
    }

    /// A text on the web that was posted and of which nobody was told directly.
    private static func isPostedOnly(_ context: RuleContext) -> Bool {
        guard context.facts.channel == .web, let events = context.facts.events else { return false }
        return events.contains { $0.kind == "posted" } && !events.contains { $0.kind == "notified" }
    }

    private static func publicInstead(_ context: RuleContext) -> RuleOutcome {
        guard context.document == .homepage || isPostedOnly(context) else { return .notApplicable }
        if context.facts.events?.contains(where: { $0.kind == "notified" }) ?? false { return .passed }
        if context.facts.addressee?.contactKnown == false || context.text.mentions(.disproportionate) { return .passed }
        return context.facts.addressee?.contactKnown == true ? .missing() : .cannotTell("addressee.contactKnown")
    }

    private static func pressOnly(_ context: RuleContext) -> RuleOutcome {
        let isPress = context.text.sentences.prefix(4).contains { $0.has(.pressOnly) } || isPostedOnly(context)
        guard isPress || context.document == .homepage else { return .notApplicable }
        if context.facts.events?.contains(where: { $0.kind == "notified" }) ?? false { return .passed }
        if context.text.body.contains(where: { $0.has(.directChannel) && $0.hasAny([.furtherNotice, .dataOrPeople]) }) { return .passed }
        guard context.facts.events != nil else { return .cannotTell("events") }
        return isPress ? .missing() : .notApplicable
    }

    private static func exemption(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.exempt34)
        guard !places.isEmpty else { return .notApplicable }
        let evidence = context.facts.evidence ?? [:]
        let shown = ["encryption", "key-safe", "unintelligible"].contains { !(evidence[DataItemID($0)] ?? []).isEmpty }
        if context.text.mentions(.keyLost) { return .failed(places) }
        return shown ? .passed : context.facts.evidence == nil ? .cannotTell("evidence") : .failed(places)
    }

    private static func contradiction(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.noAction) { sentence, _ in sentence.region == .main }
        guard !places.isEmpty else { return .passed }
        let acts = context.content.concreteActions.map { context.text.sentences[$0] }.filter { !$0.has(.noAction) }
        let turns = context.text.body.contains { sentence in
            sentence.hits.contains { hit in
                guard hit.concept == .noAction else { return false }
                let own = sentence.clause(at: hit.range)
                return sentence.clauses.contains {
                    $0 != own && sentence.has(.actDo, in: $0) && (sentence.has(.imperative, in: $0) || sentence.has(.addressed, in: $0))
                }
            }
        }
        return acts.isEmpty && !turns ? .passed : .failed(places)
    }
}
