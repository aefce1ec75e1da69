internal import BreachModel

/// KR-N-01 to KR-N-11: what a Korean notice must say (PIPA 34(1), Decree 39).
enum KoreanContentRules {
    static let table: [String: RuleFunction] = [
        "KR-N-01": itemsNamed, "KR-N-02": nothingTooMany, "KR-N-03": entranceCode, "KR-N-04": time, "KR-N-05": circumstances,
        "KR-N-06": steps, "KR-N-07": responseAndRelief, "KR-N-08": contact, "KR-N-09": rights, "KR-N-10": preliminary,
        "KR-N-11": followUp,
    ]

    /// Items that the text says leaked, may have leaked or presumably leaked.
    static func named(_ context: RuleContext) -> Set<DataItemID> { context.content.named }

    /// A preliminary notice may leave out what is not yet known, if it says so (Decree 39(2)).
    static func mayBeOpen(_ context: RuleContext) -> Bool {
        context.phase == .preliminary && context.text.sentences.contains { $0.hasAny([.notYetKnown, .soFar, .furtherNotice]) }
    }

    private static func itemsNamed(_ context: RuleContext) -> RuleOutcome {
        guard let states = context.facts.addressee?.items else {
            return named(context).isEmpty && !mayBeOpen(context) && !hasItemsSection(context)
                ? .missing("유출된 항목이 전혀 적혀 있지 않습니다", "no item is named at all") : .cannotTell("addressee.items")
        }
        let mentioned = named(context)
        let absent = states.filter { $0.value.mustBeNamed }.keys.filter { !mentioned.contains($0) }.sorted()
        if absent.isEmpty { return .passed }
        return .failed([Violation(range: context.text.first(.vagueItems)?.1, detail: context.itemNames(absent))])
    }

    private static func hasItemsSection(_ context: RuleContext) -> Bool {
        context.text.sentences.contains { $0.section.contains(.items) && !$0.isHeading }
    }

    private static func nothingTooMany(_ context: RuleContext) -> RuleOutcome {
        guard let states = context.facts.addressee?.items else { return .cannotTell("addressee.items") }
        var violations: [Violation] = []
        var seen: Set<DataItemID> = []
        for (_, mention) in context.text.items([.leaked, .possible, .presumed]) where !seen.contains(mention.item) {
            guard !isTrue(mention, states) else { continue }
            seen.insert(mention.item)
            violations.append(Violation(range: mention.range, detail: context.itemNames([mention.item])))
        }
        return .from(violations)
    }

    private static func isTrue(_ mention: ItemMention, _ states: [DataItemID: ItemState]) -> Bool {
        // "Log-in details" is another word for password or log-in record, whichever the case holds.
        let aliases: [DataItemID: [DataItemID]] = [
            "login-info": ["password", "login-record", "user-id"], "address-book": ["address", "phone"],
        ]
        var candidates: [ItemState] = [mention.item].compactMap { states[$0] }
        if candidates.isEmpty { candidates = (aliases[mention.item] ?? []).compactMap { states[$0] } }
        return candidates.contains { state in
            switch state {
            case .leaked: true
            case .presumed: mention.claim != .leaked
            case .unknown: mention.claim == .possible
            case .notSeen: false
            }
        }
    }

    private static func entranceCode(_ context: RuleContext) -> RuleOutcome {
        guard let states = context.facts.addressee?.items else { return .cannotTell("addressee.items") }
        guard states[.entranceCode]?.mustBeNamed == true, !named(context).contains(.entranceCode) else { return .passed }
        let place = context.text.items([.leaked, .possible, .presumed]).first { $0.mention.item == .addressBook }?.mention.range
        return .failed([Violation(range: place)])
    }

    private static func time(_ context: RuleContext) -> RuleOutcome {
        let dates = context.content.leakDates
        if dates.isEmpty {
            if context.facts.leak != nil, context.facts.leak?.from == nil, saysUnknown(context) { return .passed }
            return mayBeOpen(context) && context.facts.leak?.from == nil ? .passed : .missing()
        }
        guard let leak = context.facts.leak else { return .cannotTell("leak.from") }
        guard let from = leak.from else { return .passed }
        guard dates.contains(where: { $0.agrees(with: from.day) }) else {
            return .failed([Violation(range: dates[0].range)])
        }
        if let to = leak.to, leak.ended != false, to.day != from.day, !dates.contains(where: { $0.agrees(with: to.day) }) {
            return .failed([Violation(range: dates[0].range)])
        }
        return .passed
    }

    private static func saysUnknown(_ context: RuleContext) -> Bool {
        context.text.sentences.contains { $0.has(.notYetKnown) }
    }

    static let causes: [(BreachCause, Concept)] = [
        (.forgedToken, .causeForgedToken), (.leaverKey, .causeLeaverKey), (.stolenCredential, .causeStolenCredential),
        (.insider, .causeInsider),
        (.misconfiguration, .causeMisconfiguration), (.vulnerability, .causeVulnerability), (.phishing, .causePhishing),
        (.malware, .causeMalware),
        (.ransomware, .causeRansomware), (.lostDevice, .causeLostDevice), (.misSent, .causeMisSent), (.processor, .causeProcessor),
        (.publicExposure, .causePublicExposure),
    ]

    /// Causes that the text tells of, outside its advice.
    static func namedCauses(_ context: RuleContext) -> Set<BreachCause> { context.content.causes }

    private static func circumstances(_ context: RuleContext) -> RuleOutcome {
        let told = namedCauses(context)
        let vague = context.text.first(.vagueCause) { $0.section.isDisjoint(with: [.action, .contact, .rights]) }
        let known = context.facts.leak?.causes
        let nameable = known?.filter { $0 != .unknown } ?? []
        if !nameable.isEmpty {
            return nameable.contains(where: told.contains) ? .passed : .failed([Violation(range: vague?.1)])
        }
        if !told.isEmpty || (known?.isEmpty == false && vague != nil) { return .passed }
        if known != nil, saysUnknown(context) { return .passed }
        if mayBeOpen(context), saysUnknown(context) { return .passed }
        if let vague { return .failed([Violation(range: vague.1, severity: .warn)]) }
        return .missing()
    }

    private static let steps: RuleFunction = { context in
        let actions = context.content.concreteActions.map { context.text.sentences[$0] }
        if actions.isEmpty { return .missing("구체적인 행동이 하나도 없습니다", "no concrete step at all") }
        guard let named = context.itemsToName else { return .cannotTell("addressee.items") }
        let classes = Set(named.map(context.items.itemClass))
        let all = context.content.actions.map { context.text.sentences[$0] }
        let blocks = Set(actions.map(\.block))
        let around = all + context.text.body.filter { blocks.contains($0.block) }
        let missing = classes.filter { !isServed($0, actions + around.filter { blocks.contains($0.block) }) }.sorted()
        return missing.isEmpty ? .passed : .missing(missing.map(className).joined(separator: ", "), missing.joined(separator: ", "))
    }

    /// A step also helps against the loss that the sentence before it in the same paragraph speaks of.
    private static func isServed(_ itemClass: String, _ actions: [Sentence]) -> Bool {
        let words: [Concept] =
            switch itemClass {
            case "contact": [.aboutContact]
            case "address": [.aboutAddress, .aboutEntrance, .aboutOrders]
            case "entrance": [.aboutEntrance]
            case "orders": [.aboutOrders]
            case "account": [.aboutAccount]
            case "payment": [.aboutPayment, .aboutIdentity]
            case "health": [.aboutHealth, .aboutContact, .aboutIdentity]
            default: [.aboutIdentity, .aboutPayment, .aboutAccount]
            }
        return actions.contains { $0.hasAny(words) }
    }

    private static func className(_ name: String) -> String {
        [
            "contact": "연락처", "address": "주소", "entrance": "공동현관 비밀번호", "orders": "주문", "account": "계정·로그인", "payment": "결제",
            "identifiers": "식별번호", "health": "건강",
        ][name] ?? name
    }

    private static func responseAndRelief(_ context: RuleContext) -> RuleOutcome {
        var korean: [String] = []
        var english: [String] = []
        if context.content.measures.isEmpty {
            korean.append("대응조치")
            english.append("response measures")
        }
        if context.content.relief.isEmpty {
            korean.append("피해 구제절차")
            english.append("relief procedure")
        }
        return korean.isEmpty ? .passed : .missing(korean.joined(separator: ", "), english.joined(separator: ", "))
    }

    private static func contact(_ context: RuleContext) -> RuleOutcome {
        guard !context.content.contacts.isEmpty else { return .missing() }
        guard let known = context.facts.controller?.contacts, !known.isEmpty else { return .passed }
        let phones = Set(known.compactMap(\.phone).map(digits))
        let mails = Set(known.compactMap(\.email).map { $0.lowercased() })
        let domains = (context.facts.controller?.domains ?? []).map { $0.lowercased() }
        let senders = Set((context.facts.controller?.senders ?? []).map(digits))
        let text = context.text.contacts
        let reached =
            text.phones.contains { phones.contains($0.digits) || senders.contains($0.digits) }
            || text.mails.contains { mail in
                mails.contains(mail.address) || domains.contains { mail.host == $0 || mail.host.hasSuffix("." + $0) }
            }
        return reached ? .passed : .failed([Violation(range: text.phones.first?.range ?? text.mails.first?.range)])
    }

    static func digits(_ text: String) -> String { text.filter { $0.isNumber || $0 == "+" } }

    private static func rights(_ context: RuleContext) -> RuleOutcome {
        let body = context.text.body.filter { !$0.isHeading || $0.section.contains(.rights) }
        let hasDamages = body.contains { sentence in
            sentence.hits.contains { hit in
                hit.concept == .rightDamages && !sentence.hits.contains { $0.concept == .rightStatutory && $0.range.overlaps(hit.range) }
            }
                && (sentence.language != .english || !sentence.section.isDisjoint(with: [.rights])
                    || sentence.hasAny([.rightStatutory, .rightMediation])
                    || ["article 39", " sue ", "court", "lawsuit"].contains(where: context.text.words(sentence.range).holds))
        }
        var korean: [String] = []
        var english: [String] = []
        if !hasDamages { korean.append("손해배상(제39조)"); english.append("damages (39)") }
        if !body.contains(where: { $0.has(.rightStatutory) }) {
            korean.append("법정손해배상(제39조의2)"); english.append("statutory damages (39-2)")
        }
        if !body.contains(where: { $0.has(.rightMediation) }) { korean.append("분쟁조정(제43조)"); english.append("dispute mediation (43)") }
        let tellsHow =
            body.contains { $0.hasAny([.rightDamages, .rightStatutory, .rightMediation]) && $0.has(.rightHow) }
            || body.contains { $0.section.contains(.rights) && $0.has(.rightHow) }
        if korean.isEmpty, !tellsHow { korean.append("행사 방법"); english.append("how to use them") }
        return korean.isEmpty ? .passed : .missing(korean.joined(separator: ", "), english.joined(separator: ", "))
    }

    private static func preliminary(_ context: RuleContext) -> RuleOutcome {
        guard context.phase == .preliminary else { return .notApplicable }
        var korean: [String] = []
        var english: [String] = []
        if context.content.leakStatements.isEmpty { korean.append("유출 사실"); english.append("the fact of the leak") }
        if !context.text.sentences.contains(where: { $0.hasAny([.soFar, .notYetKnown]) }) {
            korean.append("현재까지 확인된 내용"); english.append("what is known so far")
        }
        if context.content.concreteActions.isEmpty { korean.append("피해 최소화 방법"); english.append("steps to take") }
        if context.content.measures.isEmpty || context.content.relief.isEmpty {
            korean.append("대응조치와 구제절차"); english.append("response and relief")
        }
        if context.content.contacts.isEmpty { korean.append("담당부서와 연락처"); english.append("department and contact") }
        if context.profile.id == "KR-2026", case .failed = rights(context) { korean.append("법적 권리"); english.append("legal rights") }
        if context.content.furtherNotices.isEmpty { korean.append("추가 통지 약속"); english.append("the promise of a further notice") }
        return korean.isEmpty ? .passed : .missing(korean.joined(separator: ", "), english.joined(separator: ", "))
    }

    private static func followUp(_ context: RuleContext) -> RuleOutcome {
        guard context.phase == .preliminary else { return .notApplicable }
        return !context.content.furtherNotices.isEmpty ? .passed : .missing()
    }
}

extension DateMention {
    /// Whether the date is `day` at the precision at which it is given; a year that is not given is not asked.
    func agrees(with other: CivilDate) -> Bool {
        (year == nil || year == other.year) && month == other.month && (day == nil || day == other.day)
    }
}
