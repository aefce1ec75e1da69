internal import BreachModel

/// KR-P-01 to KR-P-06: the notice of possible leak and the all-clear (PIPA 34(2), Decree 39-2 and 39-3).
enum PossibilityRules {
    static let table: [String: RuleFunction] = [
        "KR-P-01": trigger, "KR-P-02": timeAndRecipients, "KR-P-03": content, "KR-P-04": confirmed, "KR-P-05": allClear,
        "KR-P-06": lingering,
    ]

    private static func trigger(_ context: RuleContext) -> RuleOutcome {
        // A lost device with readable data is a leak, whatever the company calls it (rule notes).
        if context.facts.leak?.causes?.contains(.lostDevice) ?? false, !context.text.mentions(.encryptedWord) {
            return .missing("암호화되지 않은 기기의 분실은 유출입니다", "the loss of a device with unencrypted data is a leak")
        }
        guard let trigger = context.facts.trigger else { return .cannotTell("trigger") }
        return ["39-2-1", "39-2-2", "39-2(1)1", "39-2(1)2"].contains(trigger) ? .passed : .missing(trigger, trigger)
    }

    private static func timeAndRecipients(_ context: RuleContext) -> RuleOutcome {
        if let recipients = context.facts.recipients, recipients != "all-possibly-affected" {
            return .missing("일부에게만 보냅니다", "it goes to a part of them only")
        }
        guard let aware = context.facts.awareAt else { return .cannotTell("awareAt") }
        guard let sent = context.sendingTime else { return .cannotTell("sentAt") }
        if sent.hours(since: aware) > 72 { return .missing("72시간 초과", "later than 72 hours") }
        return context.facts.recipients == nil ? .cannotTell("recipients") : .passed
    }

    private static func content(_ context: RuleContext) -> RuleOutcome {
        var missing: [(String, String)] = []
        let named = KoreanContentRules.named(context)
        if named.isEmpty { missing.append(("유출이 의심되는 항목", "possible items")) }
        if context.content.leakDates.isEmpty,
            !context.text.sentences.contains(where: { $0.section.contains(.time) && ($0.has(.notYetKnown) || !$0.dates.isEmpty) })
        {
            missing.append(("의심 시점", "suspected time"))
        }
        if KoreanContentRules.namedCauses(context).isEmpty, !context.text.body.contains(where: { $0.hasAny([.vagueCause, .softEvent]) }) {
            missing.append(("경위", "circumstances"))
        }
        if context.content.concreteActions.isEmpty { missing.append(("피해 최소화 방법", "steps to take")) }
        if context.content.measures.isEmpty { missing.append(("대응조치", "response")) }
        if context.content.relief.isEmpty { missing.append(("피해 구제절차", "relief procedure")) }
        if context.content.contacts.isEmpty { missing.append(("담당부서와 연락처", "department and contact")) }
        if context.content.furtherNotices.isEmpty { missing.append(("확정 시 추가 통지", "promise of a further notice")) }
        if let states = context.facts.addressee?.items {
            let absent = states.filter { $0.value != .notSeen }.keys.filter { !named.contains($0) }.sorted()
            if !absent.isEmpty, !named.isEmpty {
                let names = context.itemNames(absent)
                missing.append((names.korean, names.english))
            }
        }
        return missing.isEmpty ? .passed : .missing(missing.map(\.0).joined(separator: ", "), missing.map(\.1).joined(separator: ", "))
    }

    private static func confirmed(_ context: RuleContext) -> RuleOutcome {
        guard let status = context.status else { return .cannotTell("status") }
        return status == .leak ? .missing() : .passed
    }

    private static func allClear(_ context: RuleContext) -> RuleOutcome {
        guard let status = context.facts.status else { return .cannotTell("status") }
        if context.document == .possibilityNotice {
            return status == .disproved
                ? .missing("가능성 통지가 아니라 유출되지 않았다는 통지를 보내야 합니다", "an all-clear is due, not a notice of possibility") : .notApplicable
        }
        guard status == .disproved else { return .missing("유출되지 않았다는 것이 확인되지 않았습니다", "it is not established that nothing leaked") }
        guard context.text.mentions(.notLeaked) else { return .missing("유출되지 않았다는 말이 없습니다", "the text does not say that nothing leaked") }
        if let recipients = context.facts.recipients, recipients == "subset" {
            return .missing("일부에게만 보냅니다", "it goes to a part of them only")
        }
        if let found = context.facts.events?.first(where: { $0.kind == "disproved" })?.at, let sent = context.sendingTime,
            sent.hours(since: found) > 24
        {
            return .missing("확인 후 24시간이 지났습니다", "more than 24 hours after it was established")
        }
        return .passed
    }

    private static func lingering(_ context: RuleContext) -> RuleOutcome {
        guard let status = context.status else { return .cannotTell("status") }
        guard status == .leak else { return .passed }
        let open = Set((context.facts.addressee?.items ?? [:]).filter { $0.value == .presumed || $0.value == .unknown }.keys)
        return .from(
            context.each(.possible) { sentence, range in
                guard sentence.region == .main, sentence.hasAny([.leak, .exposure, .leakVerb]), !sentence.has(.notLeaked) else {
                    return false
                }
                guard sentence.section.isDisjoint(with: [.action, .contact, .rights, .consequences, .relief]) || sentence.isHeading else {
                    return false
                }
                if sentence.items.contains(where: { open.contains($0.item) }) { return false }
                return speaksOfLeak(sentence, range, context)
            })
    }

    /// "유출 가능성", "may have leaked"; not "2차 피해 가능성" or "may be used".
    private static func speaksOfLeak(_ sentence: Sentence, _ range: Range<Int>, _ context: RuleContext) -> Bool {
        let before = context.text.words(max(sentence.range.lowerBound, range.lowerBound - 14)..<range.lowerBound)
        let after = context.text.words(range.upperBound..<min(sentence.range.upperBound, range.upperBound + 60))
        if sentence.language == .english {
            if ["be used", "try", "receive", "contact you", "lead", "result", "misuse", "harm", "risk"].contains(where: after.holds) {
                return false
            }
            return [
                "leak", "expos", "access", "affect", "breach", "taken", "involv", "obtain", "compromis", "disclos", "acquire", "viewed",
            ].contains {
                after.holds($0) || before.holds($0)
            }
        }
        if ["피해", "악용", "사칭", "도용", "스팸", "문자", "전화", "피싱"].contains(where: before.holds) { return false }
        let own = context.text.words(range)
        return ["유출", "노출", "조회", "탈취", "열람"].contains { before.holds($0) || own.holds($0) || after.prefix(10).holds($0) }
    }
}
