internal import BreachModel

/// CA-N rules (California Civil Code 1798.82 as amended by SB 446).
enum CaliforniaRules {
    static let table: [String: RuleFunction] = [
        "CA-N-01": title, "CA-N-02": headings, "CA-N-03": typeSize, "CA-N-04": content, "CA-N-05": bureaus, "CA-N-06": thirtyDays,
        "CA-N-07": sample, "CA-N-08": trigger,
    ]

    private static let smallestPoints = 10.0
    private static let noticeDays = 30.0
    private static let sampleDays = 15.0

    private static func title(_ context: RuleContext) -> RuleOutcome {
        let titles = context.text.titles.map { context.text.sentences[$0] }
        let plain = { (sentence: Sentence) in context.text.words(sentence.range).filter { $0.isLetter || $0 == " " } }
        if let first = titles.first ?? context.text.body.first {
            let words = plain(first).trimmingSpaces()
            return words == "notice of data breach" ? .passed : .failed([context.at(first.range)])
        }
        return .missing()
    }

    private static func headings(_ context: RuleContext) -> RuleOutcome {
        let wanted: [(Concept, String)] = [
            (.seeWhatHappened, "What Happened"), (.seeInvolved, "What Information Was Involved"), (.seeDoing, "What We Are Doing"),
            (.seeYouCan, "What You Can Do"), (.seeMore, "For More Information"),
        ]
        let missing = wanted.filter { entry in !context.text.sentences.contains { isHeading($0, entry.0, context) } }.map(\.1)
        return missing.isEmpty ? .passed : .missing(missing.joined(separator: ", "), missing.joined(separator: ", "))
    }

    /// The words alone, perhaps with a question mark or colon, or at the head of a block.
    private static func isHeading(_ sentence: Sentence, _ concept: Concept, _ context: RuleContext) -> Bool {
        guard let hit = sentence.first(concept) else { return false }
        if sentence.isHeading || sentence.range.count - hit.range.count <= 3 { return true }
        let next = hit.range.upperBound < context.text.visible.codes.count ? context.text.visible.codes[hit.range.upperBound] : 0
        return hit.range.lowerBound == sentence.range.lowerBound && [0x3F, 0x3A, 0x2E, 0x2D, 0x09].contains(next)
    }

    private static func typeSize(_ context: RuleContext) -> RuleOutcome {
        guard context.text.visible.isPage else { return .notApplicable }
        guard let block = context.text.visible.blocks.first(where: { ($0.points ?? 12) < smallestPoints - 0.01 }) else { return .passed }
        let points = block.points ?? 0
        return .failed([Violation(range: block.range, detail: Bilingual(korean: "\(points) pt", english: "\(points) pt"))])
    }

    private static func content(_ context: RuleContext) -> RuleOutcome {
        let text = context.text
        var missing: [String] = []
        let words = text.words(0..<text.visible.codes.count)
        let hasName = context.facts.controller?.name.map { words.contains($0.lowercased()) } ?? true
        if !hasName || text.contacts.phones.isEmpty && text.contacts.mails.isEmpty && !words.contains("write to") {
            missing.append("name and contact of the reporter")
        }
        let named = KoreanContentRules.named(context)
        let absent = (context.itemsToName ?? []).filter { !named.contains($0) }
        if named.isEmpty {
            missing.append("types of personal information")
        } else if !absent.isEmpty {
            missing.append(context.itemNames(absent).english)
        }
        if let from = context.facts.leak?.from, !text.content.leakDates.contains(where: { $0.agrees(with: from.day) }) {
            missing.append("date of the breach")
        }
        if context.facts.leak == nil, text.content.leakDates.isEmpty, !text.body.contains(where: { $0.has(.notYetKnown) }) {
            missing.append("date of the breach")
        }
        if !hasNoticeDate(context) { missing.append("date of the notice") }
        let describes = text.body.contains { !$0.isHeading && ($0.has(.natureOfBreach) || $0.section.contains(.time) && $0.length >= 8) }
        if !describes { missing.append("general description") }
        let wasDelayed = context.facts.events?.contains { $0.kind == "law-enforcement-delay" } ?? false
        if wasDelayed, !text.mentions(.lawEnforcementDelay) { missing.append("delay by law enforcement") }
        if !missing.isEmpty { return .missing(missing.joined(separator: ", "), missing.joined(separator: ", ")) }
        return context.facts.addressee?.items == nil ? .cannotTell("addressee.items") : .passed
    }

    /// A date that stands by itself, or one labelled as that of the notice.
    private static func hasNoticeDate(_ context: RuleContext) -> Bool {
        context.text.sentences.contains { sentence in
            sentence.dates.contains { date in
                if date.role == .document || sentence.region == .mailHeader { return true }
                if let sent = context.facts.sentAt, date.agrees(with: sent.day) { return true }
                return context.text.words(sentence.range.lowerBound..<date.range.lowerBound).trimmingSpaces() == "date:"
            }
        }
    }

    private static func bureaus(_ context: RuleContext) -> RuleOutcome {
        guard let states = context.facts.addressee?.items else { return .cannotTell("addressee.items") }
        let grave: [DataItemID] = [.ssn, .driverLicense, "california-id", .nationalID]
        guard grave.contains(where: { states[$0]?.mustBeNamed ?? false }) else { return .passed }
        var missing: [String] = []
        let words = context.text.words(0..<context.text.visible.codes.count)
        let named = ["equifax", "experian", "transunion"].filter(words.holds).count
        if named < 3 || context.text.contacts.phones.count < 3 { missing.append("toll-free numbers and addresses of the credit bureaus") }
        let isSource = !(context.facts.leak?.causes?.contains(.processor) ?? false)
        if isSource, !(context.text.mentions(.identityService) && context.text.mentions(.twelveMonths)) {
            missing.append("12 months of identity-theft services")
        }
        return missing.isEmpty ? .passed : .missing(missing.joined(separator: ", "), missing.joined(separator: ", "))
    }

    private static func thirtyDays(_ context: RuleContext) -> RuleOutcome {
        guard let start = context.facts.awareAt ?? context.facts.leak?.discoveredAt else { return .cannotTell("awareAt") }
        guard let sent = context.sendingTime else { return .cannotTell("sentAt") }
        let days = sent.day.daysSinceEpoch - start.day.daysSinceEpoch
        if days <= Int64(noticeDays) { return .passed }
        let hasGround = context.text.body.contains {
            $0.hasAny([.lawEnforcementDelay, .scopeAndIntegrity]) && $0.hasAny([.delayWord, .lawEnforcementRequest]) && !$0.has(.notDelayed)
        }
        return hasGround ? .passed : .missing("\(days)일", "\(days) days")
    }

    private static func sample(_ context: RuleContext) -> RuleOutcome {
        guard let people = context.facts.counts?.people else { return .cannotTell("counts.people") }
        guard people > 500 else { return .passed }
        if let personal = PersonalDataScan.run(context).first {
            return .failed([Violation(range: personal, detail: Bilingual(korean: "개인정보", english: "personal data"))])
        }
        guard let told = context.facts.events?.filter({ $0.kind == "notified" }).compactMap(\.at).first else {
            return .cannotTell("events")
        }
        guard let sent = context.sendingTime else { return .cannotTell("sentAt") }
        let days = sent.day.daysSinceEpoch - told.day.daysSinceEpoch
        return days <= Int64(sampleDays) ? .passed : .missing("\(days)일", "\(days) days")
    }

    /// The sets of 1798.82(h) in terms of our items.
    private static let triggers: [Set<DataItemID>] = [
        ["name", "ssn"], ["name", "driver-license"], ["name", "national-id"], ["name", "passport"], ["name", "account-number"],
        ["name", "payment"],
        ["name", "health-info"], ["name", "biometric"], ["name", "plate-data"], ["name", "genetic"], ["name", "health-insurance"],
        ["email", "password"],
        ["user-id", "password"],
    ]

    private static func trigger(_ context: RuleContext) -> RuleOutcome {
        guard let named = context.itemsToName else { return .cannotTell("addressee.items") }
        let leaked = Set(named)
        return triggers.contains { $0.isSubset(of: leaked) } ? .passed : .missing()
    }
}

extension String {
    /// Without blanks at either end.
    func trimmingSpaces() -> String { String(Substring(self).trimmingBlanks()) }
}
