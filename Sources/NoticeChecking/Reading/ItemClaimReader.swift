internal import BreachModel

/// Decides for each named item whether the text says that it leaked, may have leaked, did not leak, or nothing of the kind.
struct ItemClaimReader {
    private let text: NoticeText

    static func fill(_ text: inout NoticeText) {
        let reader = ItemClaimReader(text: text)
        for index in text.sentences.indices where !text.sentences[index].items.isEmpty {
            for item in text.sentences[index].items.indices {
                text.sentences[index].items[item].claim = reader.claim(text.sentences[index], item)
            }
        }
        answerQuestions(&text)
    }

    private static let denials = ["아니요", "아니오", "아닙니다", "그렇지 않", "no.", "no,", "no ", "a. no", "a: no", "いいえ"]
    private static let assents = ["네,", "네.", "예,", "예.", "그렇습니다", "yes", "はい"]

    /// "Was my card leaked? No." answers for the items of the question.
    private static func answerQuestions(_ text: inout NoticeText) {
        for index in text.sentences.indices.dropLast() {
            let question = text.sentences[index]
            guard text.visible.codes[question.range.upperBound - 1] == 0x3F, question.hasAny([.leakVerb, .leak, .exposure]) else {
                continue
            }
            guard !question.items.isEmpty else { continue }
            var answer = Substring(text.words(text.sentences[index + 1].range))
            // "A3." before the answer.
            if answer.first == "a", let blank = answer.firstIndex(of: " "), answer.distance(from: answer.startIndex, to: blank) <= 4 {
                answer = answer[answer.index(after: blank)...]
            }
            let claim: ItemMention.Claim? =
                denials.contains(where: answer.hasPrefix) ? .notLeaked : assents.contains(where: answer.hasPrefix) ? .leaked : nil
            guard let claim else { continue }
            for item in question.items.indices { text.sentences[index].items[item].claim = claim }
        }
    }

    private func claim(_ sentence: Sentence, _ index: Int) -> ItemMention.Claim {
        let mention = sentence.items[index]
        if sentence.region == .footer || sentence.region == .mailHeader || isQuestion(sentence) { return .none }
        if isPartOfAnotherThing(sentence, mention) { return .none }
        let clause = statement(sentence, at: mention.range)
        if let told = CellReader.claim(text, sentence, at: mention.range) { return told }
        let excluded = isExcluded(sentence, mention, clause)
        if sentence.has(.notLeaked, in: clause) || isEllipticDenial(sentence, clause) {
            if !excluded { return isHypothetical(sentence, clause) ? .none : .notLeaked }
            return .leaked
        }
        if excluded { return .notLeaked }
        if sentence.underDenial { return .notLeaked }
        guard asserts(sentence, clause) else { return .none }
        if asksWhether(clause) {
            let isOpen = sentence.has(.notYetKnown, in: clause) || sentence.hasAny([.furtherNotice])
            return isOpen || sentence.section.contains(.items) ? .possible : .none
        }
        if sentence.has(.presumed, in: clause) || headingSays(.presumed, sentence) { return .presumed }
        if sentence.has(.possible, in: clause) || headingSays(.possible, sentence) { return .possible }
        return .leaked
    }

    /// The clause of a mention. A Korean clause without a verb of its own on the leak ("카드 정보는 보관하지 않으므로") speaks through the next one.
    private func statement(_ sentence: Sentence, at place: Range<Int>) -> Range<Int> {
        let clauses = sentence.clauses
        guard sentence.language != .english, let index = clauses.firstIndex(where: { $0.contains(place.lowerBound) }) else {
            return sentence.clause(at: place)
        }
        let own = clauses[index]
        let verbs: [Concept] = [.leakVerb, .notLeaked, .leak, .presumed, .exposure]
        guard index + 1 < clauses.count, !verbs.contains(where: { sentence.has($0, in: own) }) else { return own }
        let next = clauses[index + 1]
        guard sentence.has(.notLeaked, in: next), !sentence.items.contains(where: { $0.range.overlaps(next) }) else { return own }
        return own.lowerBound..<next.upperBound
    }

    /// "유출되었는지 확인하고 있습니다", "whether it was taken": an open question, not a statement.
    private func asksWhether(_ clause: Range<Int>) -> Bool {
        ["는지", "은지", "여부", "whether", "かどうか"].contains(where: text.words(clause).holds)
    }

    private func isQuestion(_ sentence: Sentence) -> Bool {
        text.visible.codes[sentence.range.upperBound - 1] == 0x3F
    }

    /// "the address-list page", "password change", an employee's password as the way in.
    private func isPartOfAnotherThing(_ sentence: Sentence, _ mention: ItemMention) -> Bool {
        let after = mention.range.upperBound..<min(sentence.range.upperBound, mention.range.upperBound + 8)
        if sentence.hits.contains(where: {
            $0.concept == .pageWord && after.contains($0.range.lowerBound) && gapIsBlank(after.lowerBound, $0.range.lowerBound)
        }) {
            return true
        }
        let before = max(sentence.range.lowerBound, mention.range.lowerBound - 14)..<mention.range.lowerBound
        let isOpener = ["password", "login-info", "user-id"].contains(mention.item.rawValue)
        if isOpener,
            sentence.hits.contains(where: {
                $0.concept == .staffOwn && $0.range.overlaps(before) && gapIsBlank($0.range.upperBound, mention.range.lowerBound)
            })
        {
            return true
        }
        let causes: [Concept] = [.causeStolenCredential, .causePhishing, .causeLeaverKey, .causeMisSent]
        return sentence.hits.contains { causes.contains($0.concept) && $0.range.contains(mention.range.lowerBound) && $0.range.count < 60 }
    }

    private func gapIsBlank(_ start: Int, _ end: Int) -> Bool {
        start >= end || text.visible.codes[start..<end].allSatisfy { $0.isBlank }
    }

    /// Named as the exception to a statement ("other than name and e-mail", "비밀번호 제외").
    private func isExcluded(_ sentence: Sentence, _ mention: ItemMention, _ clause: Range<Int>) -> Bool {
        guard sentence.has(.exclusion, in: clause) else { return false }
        return sentence.hits.contains { hit in
            guard hit.concept == .exclusion, hit.range.overlaps(clause) else { return false }
            if sentence.language == .english {
                return hit.range.upperBound <= mention.range.lowerBound
                    && !text.visible.codes[hit.range.upperBound..<mention.range.lowerBound].contains(0x29)
                    && mention.range.lowerBound - hit.range.upperBound < 60
                    && !commaThenNo(hit.range.upperBound..<mention.range.lowerBound)
            }
            return hit.range.lowerBound >= mention.range.upperBound && hit.range.lowerBound - mention.range.upperBound < 30
        }
    }

    private func commaThenNo(_ range: Range<Int>) -> Bool { text.words(range).contains(", no") }

    /// "…, but your password was not."
    private func isEllipticDenial(_ sentence: Sentence, _ clause: Range<Int>) -> Bool {
        guard sentence.language == .english, !sentence.has(.leakVerb, in: clause) else { return false }
        let words = text.words(clause)
        // "Passwords were not." after a sentence on what was taken.
        if clause == sentence.range {
            return sentence.range.count < 60
                && ["was not.", "were not.", "wasn't.", "weren't.", "did not."].contains(where: words.hasSuffix)
        }
        return words.hasSuffix("was not.") || words.hasSuffix("were not.") || words.hasPrefix(", but not") || words.hasPrefix("but not")
    }

    /// "so that your password is not exposed", "유출되지 않도록": a wish, not a statement.
    private func isHypothetical(_ sentence: Sentence, _ clause: Range<Int>) -> Bool {
        let words = text.words(clause)
        if ["않도록", "않게", "않은 경우", "않았다면", "않았더라도", "않으셨다면", "않은 분", "않은 고객", "so that", "to make sure", "to ensure"]
            .contains(where: words.holds)
        {
            return true
        }
        if sentence.language == .english, words.hasPrefix("if ") || words.contains(" if ") || words.contains("whether") { return true }
        return sentence.section.contains(.action) && sentence.has(.imperative, in: clause)
    }

    private func asserts(_ sentence: Sentence, _ clause: Range<Int>) -> Bool {
        if sentence.underItemsLead { return true }
        let quiet: Set<SectionRole> = [.action, .contact, .rights, .relief, .consequences, .followUp]
        if sentence.section.contains(.items) {
            if tellsOtherwise(sentence, clause) { return false }
            return !sentence.has(.imperative, in: clause) || sentence.hasAny([.itemsLead]) || sentence.isTableRow
        }
        if !sentence.section.isDisjoint(with: quiet), sentence.section.isDisjoint(with: [.time, .measures]) { return false }
        if sentence.section == [.measures] { return false }
        guard sentence.has(.leakVerb, in: clause) || sentence.has(.itemsLead, in: clause) || listsItems(sentence) else { return false }
        return !sentence.has(.imperative, in: clause) && !sentence.has(.consequence, in: clause)
    }

    /// A full sentence of the items' part that names one item and tells something else of it ("결제는 외부 결제사가 처리합니다").
    private func tellsOtherwise(_ sentence: Sentence, _ clause: Range<Int>) -> Bool {
        guard !sentence.isTableRow, !sentence.isListItem, Set(sentence.items.map(\.item)).count == 1 else { return false }
        guard !sentence.hasAny([.leakVerb, .itemsLead, .presumed, .possible, .leak, .exposure]) else { return false }
        let words = text.words(sentence.range)
        if sentence.language == .english {
            return [" is ", " are ", " never ", " sit ", " does ", " do ", " cannot ", " we "].contains(where: words.holds)
        }
        let copulas = ["입니다.", "이에요.", "예요.", "임.", "이다.", "です。", "등입니다."]
        return words.hasSuffix("다.") && !copulas.contains(where: words.hasSuffix)
            || words.hasSuffix("요.") && !copulas.contains(where: words.hasSuffix)
    }

    /// Three items and more in one statement of a notice are a list of what is concerned, whatever its verb.
    private func listsItems(_ sentence: Sentence) -> Bool {
        guard !sentence.isHeading, !sentence.hasAny([.imperative, .quotedScam, .consequence]) else { return false }
        return Set(sentence.items.map(\.item)).count >= 3
    }

    /// "Items suspected to have leaked" above a list makes every entry a possibility.
    private func headingSays(_ concept: Concept, _ sentence: Sentence) -> Bool {
        guard sentence.section.contains(.items) || sentence.underItemsLead else { return false }
        let place = text.sentences.firstIndex { $0.range == sentence.range } ?? 0
        var hasLead = false
        for earlier in text.sentences[..<place].reversed() {
            // The nearest lead speaks for the list below it; one further up speaks for another list.
            if !hasLead, !earlier.isHeading, earlier.isLead(text), earlier.section == sentence.section {
                if earlier.has(concept) { return true }
                hasLead = true
            }
            if earlier.isHeading || (earlier.hasAny([.itemsLead]) && !earlier.isListItem && earlier.items.count < 2) {
                return earlier.has(concept)
            }
        }
        return false
    }
}

extension Sentence {
    /// Whether it says of a list below it what became of its entries: a statement on a leak before a colon, no entry itself.
    func isLead(_ text: NoticeText) -> Bool {
        !isListItem && !isTableRow && items.count < 2 && hasAny([.leak, .leakVerb, .exposure, .itemsLead])
            && text.visible.codes[range.upperBound - 1] == 0x3A
    }
}
