internal import BreachModel

/// KR-N-12 to KR-N-15, 20, 21, 24 and 25: words that hide, minimise, soothe, sell or waive.
enum KoreanWordingRules {
    static let table: [String: RuleFunction] = [
        "KR-N-12": leakWord, "KR-N-13": exposureWord, "KR-N-14": minimisers, "KR-N-15": nothingToDo, "KR-N-20": deflection,
        "KR-N-21": marketing, "KR-N-24": waiver, "KR-N-25": order,
    ]

    private static func leakWord(_ context: RuleContext) -> RuleOutcome {
        guard let status = context.status else { return .cannotTell("status") }
        guard status == .leak else { return .notApplicable }
        var violations: [Violation] = []
        if !context.isMessage, context.document != .faq {
            for index in context.text.titles where !context.text.sentences[index].has(.leak) {
                let title = context.text.sentences[index]
                // Words such as "중요 안내" need no quoting; the soft word does.
                let soft = title.first(.exposure) ?? title.first(.softEvent)
                violations.append(context.at(soft?.range ?? title.range))
            }
        }
        let titles = Set(context.text.titles)
        let says = context.text.sentences.enumerated().contains { index, sentence in
            sentence.region == .main && sentence.has(.leak) && (!titles.contains(index) || context.text.sentences.count == titles.count)
        }
        if !says, violations.isEmpty {
            let soft = context.text.first(.exposure)?.1 ?? context.text.first(.softEvent)?.1
            violations.append(soft.map { context.at($0) } ?? Violation(range: nil))
        }
        return .from(violations)
    }

    private static func exposureWord(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.exposure) { sentence, range in
            guard sentence.region == .main || sentence.region == .beside, sentence.section.isDisjoint(with: [.action]) else { return false }
            if sentence.hits.contains(where: { $0.concept == .exposureAllowed && $0.range.overlaps(range) }) { return false }
            return !sentence.has(.imperative) || sentence.has(.leakVerb) && sentence.isHeading
        }
        if places.isEmpty { return .passed }
        guard let status = context.status else { return .cannotTell("status") }
        guard status == .leak else { return .passed }
        let causes = context.facts.leak?.causes
        return .from(
            places.filter { place in
                guard let sentence = sentence(at: place, context) else { return true }
                // Open to the public is what the word means in the law (34-2); a mis-sent mail exposes data in plain English.
                if sentence.has(.causePublicExposure), causes?.contains(.publicExposure) ?? true { return false }
                return !((causes?.contains(.misSent) ?? false) && sentence.language == .english)
            })
    }

    private static func sentence(at place: Violation, _ context: RuleContext) -> Sentence? {
        context.text.sentences.first { sentence in place.range.map { sentence.range.contains($0.lowerBound) } ?? false }
    }

    private static func minimisers(_ context: RuleContext) -> RuleOutcome {
        let places = context.each(.minimiser) { sentence, range in
            guard sentence.region == .main, sentence.section.isDisjoint(with: [.action, .contact, .rights, .relief]) else { return false }
            guard !sentence.has(.imperative) || sentence.section.contains(.items),
                !sentence.has(.warnsAgainst) || sentence.section.contains(.items)
            else { return false }
            return speaksOfItemsOrPeople(context, sentence, range) && !isBackedSubset(context, sentence)
        }
        return .from(places)
    }

    /// What "some" may stand before without hiding data or people.
    private static let otherThings = [
        "휴대전화에", "휴대폰에", "기기", "단말", "브라우저", "은행", "카드사", "통신사", "화면", "기능", "서비스", "지역", "매장", "언론", "보도", "bank", "device", "browser",
        "phones", "case", "feature",
        "service", "countr", "media",
    ]

    /// A quantity minimises only beside data or people ("일부 고객", "some order information").
    private static func speaksOfItemsOrPeople(_ context: RuleContext, _ sentence: Sentence, _ range: Range<Int>) -> Bool {
        let isEnglish = sentence.language == .english
        let after = context.text.words(range.upperBound..<min(sentence.range.upperBound, range.upperBound + 8))
        if otherThings.contains(where: after.holds) { return false }
        // "계정은 약 1,900개에 불과하며": the quantity stands before the word.
        let closes = ["불과", "뿐", "그치", "그쳤", "지나지"].contains(where: context.text.words(range).holds)
        let near = max(0, range.lowerBound - (isEnglish ? 24 : closes ? 20 : 3))..<(range.upperBound + (isEnglish ? 50 : 12))
        if sentence.items.contains(where: { near.overlaps($0.range) }) { return true }
        return sentence.hits.contains {
            [.dataOrPeople, .leakVerb, .leak, .exposure, .softEvent].contains($0.concept) && near.overlaps($0.range)
        }
    }

    /// Right where the facts hold a subset and its number stands in the sentence.
    private static func isBackedSubset(_ context: RuleContext, _ sentence: Sentence) -> Bool {
        guard let subsets = context.facts.subsets else { return false }
        return subsets.contains { subset in
            guard let count = subset.count else { return false }
            return sentence.counts.contains { $0.matches(count) }
                || context.text.words(sentence.range).filter { $0 != "," }.contains(String(count))
        }
    }

    private static func nothingToDo(_ context: RuleContext) -> RuleOutcome {
        if context.document == .allClear || context.status == .disproved { return .notApplicable }
        var places = context.each(.noAction) { sentence, _ in
            sentence.region == .main && !sentence.has(.quotedScam) || sentence.region == .main && !isQuoted(sentence)
        }
        places += context.each(.reassure) { sentence, _ in
            sentence.region == .main && !sentence.has(.noAction) && !isTrueDenial(sentence, context)
        }
        return .from(places)
    }

    /// "Payment data were not taken, rest assured": true of the items it denies, so it hides no step.
    private static func isTrueDenial(_ sentence: Sentence, _ context: RuleContext) -> Bool {
        let denied = sentence.items.filter { $0.claim == .notLeaked }.map(\.item)
        let states = context.facts.addressee?.items ?? [:]
        return !denied.isEmpty && denied.allSatisfy { states[$0] == .notSeen }
    }

    private static func isQuoted(_ sentence: Sentence) -> Bool {
        sentence.section.contains(.action) && sentence.has(.imperative)
    }

    private static func deflection(_ context: RuleContext) -> RuleOutcome {
        // An answer of an FAQ may deny what its question asks; that nothing new leaked is no such answer.
        if context.document == .faq {
            let leak = context.text.sentences.first(where: ContentReading.statesLeak)?.range.lowerBound ?? Int.max
            let place = context.text.first(.nothingNew) { $0.region == .main && !$0.isHeading && $0.range.lowerBound <= leak }
            return place.map { .failed([context.at($0.0.range)]) } ?? .passed
        }
        for (index, sentence) in context.text.sentences.enumerated() where sentence.region == .main {
            if context.text.titles.contains(index) || sentence.isHeading { continue }
            if let soothing = soothing(sentence), !tellsLeak(sentence, before: soothing) { return .failed([context.at(sentence.range)]) }
            if ContentReading.statesLeak(sentence) || sentence.items.contains(where: { $0.claim == .leaked }) { return .passed }
            if sentence.has(.notLeaked), sentence.hasAny([.leak, .leakVerb]) { return .passed }
        }
        return .passed
    }

    /// Where a sentence begins to reassure; nil where it does not.
    private static func soothing(_ sentence: Sentence) -> Int? {
        let denies = sentence.has(.notLeaked) && sentence.hasAny([.leak, .leakVerb, .softEvent])
        guard denies || sentence.hasAny([.nothingNew, .reassure, .noSecondary]) else { return nil }
        return sentence.hits.first { [.nothingNew, .reassure, .noSecondary, .notLeaked].contains($0.concept) }?.range.lowerBound
    }

    /// Whether an earlier clause of the same sentence says that data leaked.
    private static func tellsLeak(_ sentence: Sentence, before place: Int) -> Bool {
        sentence.hits.contains { hit in
            guard [.leak, .exposure].contains(hit.concept), hit.range.upperBound <= place else { return false }
            let clause = sentence.clause(at: hit.range)
            return clause.upperBound <= place && !sentence.has(.notLeaked, in: clause) && !sentence.has(.nothingNew, in: clause)
        } || sentence.items.contains { $0.claim == .leaked && $0.range.upperBound <= place }
    }

    private static func marketing(_ context: RuleContext) -> RuleOutcome {
        .from(
            context.each(.marketing) { sentence, _ in
                sentence.region != .mailHeader && !(sentence.has(.quotedScam) && !sentence.has(.marketingOffer))
                    && !sentence.has(.reliefDeniesOffer)
                    && !isProtection(sentence, context)
            })
    }

    /// Monitoring for free after a leak is relief; a discount on it is none.
    private static func isProtection(_ sentence: Sentence, _ context: RuleContext) -> Bool {
        guard sentence.has(.protectionService) else { return false }
        return !["쿠폰", "할인", "coupon", "discount", "% off"].contains(where: context.text.words(sentence.range).holds)
    }

    private static func waiver(_ context: RuleContext) -> RuleOutcome {
        .from(context.each(.waiver) { sentence, _ in !sentence.section.contains(.rights) || !sentence.has(.rightMediation) })
    }

    /// The six blocks in the order of the numbers of 34(1), each language by itself.
    private static func order(_ context: RuleContext) -> RuleOutcome {
        for language in [TextLanguage.korean, .english] {
            let headings = context.text.sentences.filter { $0.language == language && $0.region == .main }
            var firsts: [(role: Int, sentence: Sentence)] = []
            var seen: Set<Int> = []
            for sentence in headings where sentence.isHeading || sentence.isTableRow {
                for rank in ranks(sentence, context) where !seen.contains(rank) {
                    seen.insert(rank)
                    firsts.append((rank, sentence))
                }
            }
            guard firsts.count >= 3 else { continue }
            var highest = 0
            for (rank, sentence) in firsts {
                if rank < highest { return .failed([context.at(sentence.range)]) }
                highest = max(highest, rank)
            }
        }
        return .passed
    }

    private static func ranks(_ sentence: Sentence, _ context: RuleContext) -> [Int] {
        let order: [(SectionRole, Int)] = [
            (.items, 1), (.time, 2), (.action, 3), (.measures, 4), (.relief, 4), (.contact, 5), (.rights, 6),
        ]
        let found = Set(order.filter { sentence.section.contains($0.0) }.map(\.1)).sorted()
        return context.profile.id == "KR-2026" ? found : found.filter { $0 < 6 }
    }
}
