internal import BreachModel

/// KR-D-01 to KR-D-03: postings on the company's own page (Decree 39(3)). KR-D-04 and X-10 sum up the other rules.
enum PostingRules {
    static let table: [String: RuleFunction] = [
        "KR-D-01": replacesNotice, "KR-D-02": days, "KR-D-03": place, "KR-D-04": { _ in .passed }, "X-10": { _ in .passed },
    ]

    private static func replacesNotice(_ context: RuleContext) -> RuleOutcome {
        guard let known = context.facts.addressee?.contactKnown else { return .cannotTell("addressee.contactKnown") }
        guard known else { return .passed }
        return context.facts.events?.contains { $0.kind == "notified" } ?? false ? .passed : .missing()
    }

    private static func days(_ context: RuleContext) -> RuleOutcome {
        if let days = context.facts.posting?.visibleDays {
            return days >= 30 ? .passed : .missing("\(days)일", "\(days) days")
        }
        if let (days, range) = statedDays(context), days < 30 {
            return .failed([Violation(range: range, detail: Bilingual(korean: "\(days)일", english: "\(days) days"))])
        }
        return .cannotTell("posting.visibleDays")
    }

    /// "게시 기간: 2025.12.7. ~ 2025.12.9.", "7일간 게시", "posted for 2 days".
    static func statedDays(_ context: RuleContext) -> (Int, Range<Int>)? {
        for sentence in context.text.sentences where sentence.hasAny([.postedOrSent]) {
            if sentence.dates.count >= 2, let first = sentence.dates[0].civil, let last = sentence.dates[1].civil {
                return (Int(last.daysSinceEpoch - first.daysSinceEpoch) + 1, sentence.range)
            }
            let words = context.text.words(sentence.range)
            if let days = Self.number(in: words, before: ["일간", "일 동안", "일 이상", " days", "-day"]) { return (days, sentence.range) }
        }
        return nil
    }

    private static func number(in words: String, before units: [String]) -> Int? {
        for unit in units {
            guard let place = words.firstRange(of: unit) else { continue }
            let digits = words[..<place.lowerBound].reversed().prefix { $0.isNumber }
            if let value = Int(String(digits.reversed())) { return value }
        }
        return nil
    }

    private static func place(_ context: RuleContext) -> RuleOutcome {
        guard let place = context.facts.posting?.place else { return .cannotTell("posting.place") }
        let good = ["first-screen", "popup", "pop-up", "first-page", "main"]
        return good.contains(place) ? .passed : .missing(place, place)
    }
}

extension DateMention {
    /// The day, where year, month and day are given.
    var civil: CivilDate? {
        guard let year, let day else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}
