/// Decides what each date of a text is the date of.
struct DateRoleReader {
    private let text: NoticeText

    static func fill(_ text: inout NoticeText) {
        let reader = DateRoleReader(text: text)
        var heading: Sentence?
        for index in text.sentences.indices {
            if text.sentences[index].isHeading { heading = text.sentences[index] }
            for date in text.sentences[index].dates.indices {
                let role = reader.role(text.sentences[index], date)
                let isUnderAwareness = heading.map { reader.isAboutAwareness($0) } ?? false
                text.sentences[index].dates[date].role =
                    isUnderAwareness && role != .document && !text.sentences[index].hasAny([.leak, .leakVerb, .exposure])
                    ? .discovery : role
            }
        }
    }

    /// "1. 인지 시각", "When did you become aware?"
    private func isAboutAwareness(_ heading: Sentence) -> Bool {
        let words = text.words(heading.range)
        guard
            ["인지 시", "인지시", "인지 일", "인지일", "발견 일", "알게 된", "aware", "date of discovery", "when discovered", "認識", "発覚日", "知った日"].contains(
                where: words.holds)
        else { return false }
        return !["유출", "발생", "leak", "breach occur", "happened", "漏えい"].contains(where: words.holds)
    }

    private static let verbs: [(Concept, DateMention.Role)] = [
        (.discovered, .discovery), (.reported, .report), (.blocked, .blocking), (.postedOrSent, .document), (.leakVerb, .leak),
    ]

    private func role(_ sentence: Sentence, _ index: Int) -> DateMention.Role {
        let date = sentence.dates[index]
        if sentence.region != .main { return .document }
        if standsAlone(sentence, date) { return .document }
        if isRange(sentence, index) { return rangeRole(sentence, index) }
        if let labelled = labelRole(sentence, date) { return labelled }
        if spansLeak(sentence, date) { return .leak }
        if isTerm(sentence, date) { return .term }
        return nearestVerb(sentence, index) ?? (sentence.section.contains(.time) || sentence.hasAny([.leak, .exposure]) ? .leak : .other)
    }

    private func standsAlone(_ sentence: Sentence, _ date: DateMention) -> Bool {
        let rest = sentence.range.count - date.range.count
        return rest <= 4 && !sentence.section.contains(.time)
    }

    /// "A부터 B까지", "A ~ B", "from A to B", "between A and B".
    private func isRange(_ sentence: Sentence, _ index: Int) -> Bool {
        let dates = sentence.dates
        func joined(_ left: DateMention, _ right: DateMention) -> Bool {
            guard left.range.upperBound < right.range.lowerBound, right.range.lowerBound - left.range.upperBound <= 24 else { return false }
            let between = text.words(left.range.upperBound..<right.range.lowerBound)
            let words = ["부터", "~", "에서", " to ", " and ", "until", "through", "から", "-", "till", "～"]
            return words.contains { between.holds($0) } && !between.contains("인지")
        }
        if index + 1 < dates.count, joined(dates[index], dates[index + 1]) { return true }
        return index > 0 && joined(dates[index - 1], dates[index])
    }

    private func rangeRole(_ sentence: Sentence, _ index: Int) -> DateMention.Role {
        let words = text.words(sentence.range)
        if ["게시 기간", "게시기간", "게시합", "게시하", "게시됩", "동안 게시", "접수 기간", "접수기간", "운영", "신청", "상담 기간", "posted from", "available from"].contains(
            where: words.holds),
            !sentence.has(.leakVerb)
        {
            return .term
        }
        return .leak
    }

    /// "유출 시점: …", "인지 일시 | …"
    private func labelRole(_ sentence: Sentence, _ date: DateMention) -> DateMention.Role? {
        let before = text.words(sentence.range.lowerBound..<date.range.lowerBound)
        guard let stop = before.lastIndex(where: { $0 == ":" || $0 == "\t" }), before.distance(from: before.startIndex, to: stop) < 30
        else { return nil }
        let label = before[..<stop]
        if ["인지", "발견", "확인", "discover", "aware", "detected"].contains(where: label.holds) { return .discovery }
        if ["신고", "보고", "report"].contains(where: label.holds) { return .report }
        if ["차단", "조치", "block", "contain"].contains(where: label.holds) { return .blocking }
        if ["게시", "작성", "발송", "통지일", "공지", "date of notice", "notice date", "published", "posted"].contains(where: label.holds) {
            return .document
        }
        let leak = ["유출", "발생", "시점", "기간", "breach", "leak", "incident", "access", "when"]
        return leak.contains(where: label.holds) ? .leak : nil
    }

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let lasting = [
        " used ", " had ", "stayed", "remained", "lasted", "continued", "went on", "open", "kept", "reading", "able to",
    ]

    /// "reading our mail since 30 September", "had access until Sunday 11 October": a span of the event, not a date of the text.
    private func spansLeak(_ sentence: Sentence, _ date: DateMention) -> Bool {
        guard sentence.language == .english else { return false }
        var before = Substring(text.words(max(sentence.range.lowerBound, date.range.lowerBound - 24)..<date.range.lowerBound))
            .trimmingBlanks()
        for day in Self.weekdays where before.hasSuffix(day) { before = before.dropLast(day.count).trimmingBlanks() }
        guard let word = before.split(separator: " ").last, ["since", "until", "through", "till"].contains(word) else { return false }
        let words = text.words(sentence.range)
        return sentence.hasAny([.leakVerb, .leak]) || Self.lasting.contains(where: words.holds)
    }

    private func isTerm(_ sentence: Sentence, _ date: DateMention) -> Bool {
        let after = text.words(date.range.upperBound..<min(sentence.range.upperBound, date.range.upperBound + 14))
        if ["까지 접수", "까지 신청", "까지 게시", "까지 안내", "까지 운영", "까지 알려", "까지 통지", "부터 접수", "부터 운영", "까지 추가", "까지 다시"].contains(
            where: after.holds)
        {
            return true
        }
        let before = text.words(max(sentence.range.lowerBound, date.range.lowerBound - 16)..<date.range.lowerBound)
        return ["no later than", "by ", "until ", "before "].contains { before.hasSuffix($0) } && !sentence.has(.leakVerb)
    }

    /// The verb that a date belongs to: in Korean the last of those that follow it up to the next date, in English the nearest.
    private func nearestVerb(_ sentence: Sentence, _ index: Int) -> DateMention.Role? {
        let date = sentence.dates[index]
        let next = index + 1 < sentence.dates.count ? sentence.dates[index + 1].range.lowerBound : sentence.range.upperBound
        let previous = index > 0 ? sentence.dates[index - 1].range.upperBound : sentence.range.lowerBound
        let clause = sentence.clause(at: date.range)
        let window = max(previous, clause.lowerBound)..<max(min(next, max(clause.upperBound, date.range.upperBound)), date.range.upperBound)
        var found: [(distance: Int, role: DateMention.Role)] = []
        for hit in sentence.hits where window.overlaps(hit.range) && !hit.range.overlaps(date.range) {
            guard let role = Self.verbs.first(where: { $0.0 == hit.concept })?.1 else { continue }
            let distance =
                hit.range.lowerBound >= date.range.upperBound
                ? hit.range.lowerBound - date.range.upperBound
                : (date.range.lowerBound - hit.range.upperBound) * (sentence.language == .english ? 1 : 4)
            found.append((distance, role))
        }
        if sentence.language != .english, let last = lastVerb(found) { return last }
        return found.min { $0.distance < $1.distance }?.role
    }

    /// Korean puts the verb of the clause last: "… 유출된 사실을 인지하였습니다" is a date of learning.
    private func lastVerb(_ found: [(distance: Int, role: DateMention.Role)]) -> DateMention.Role? {
        let roles = found.map(\.role)
        if roles.contains(.discovery) { return .discovery }
        if roles.contains(.report) { return .report }
        if roles.contains(.blocking) { return .blocking }
        return nil
    }
}
