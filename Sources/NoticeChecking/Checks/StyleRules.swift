internal import BreachModel

/// X-05 to X-07: readable, no apology for content, no blame on others.
enum StyleRules {
    static let table: [String: RuleFunction] = ["X-05": readability, "X-06": apology, "X-07": blame]

    private static let longestKorean = 60
    private static let longestEnglish = 25

    private static func readability(_ context: RuleContext) -> RuleOutcome {
        var violations: [Violation] = []
        for sentence in context.text.sentences where sentence.region == .main && !sentence.isHeading && !sentence.isTableRow {
            let length = sentence.length
            let limit = sentence.language == .english ? longestEnglish : longestKorean
            if length > limit, sentence.language != .japanese, isProse(sentence, context) {
                let korean = "\(length)음절(한도 \(limit))"
                violations.append(
                    Violation(
                        range: sentence.range,
                        detail: Bilingual(
                            korean: sentence.language == .english ? "\(length)단어(한도 \(limit))" : korean,
                            english: "\(length) \(sentence.language == .english ? "words" : "syllables"), limit \(limit)")))
            }
        }
        if context.document != .regulatorReport, context.document != .register { violations += acronyms(context) }
        return .from(violations)
    }

    /// A sentence with a verb at its end, not a list of names.
    private static func isProse(_ sentence: Sentence, _ context: RuleContext) -> Bool {
        let codes = context.text.visible.codes
        let last = codes[sentence.range.upperBound - 1]
        let ends = [0x2E, 0x21, 0x3F, 0x29, 0x22].contains(last)
        if sentence.language == .english { return ends }
        let tail = context.text.words(max(sentence.range.lowerBound, sentence.range.upperBound - 4)..<sentence.range.upperBound)
        return ["다", "요", "오", "까", "함", "음"].contains { tail.contains($0 + ".") || tail.hasSuffix($0) || tail.contains($0 + ")") }
    }

    private static func acronyms(_ context: RuleContext) -> [Violation] {
        context.content.acronyms.map { Violation(range: $0.range, detail: Bilingual(korean: $0.word, english: $0.word)) }
    }

    private static func apology(_ context: RuleContext) -> RuleOutcome {
        let framing = context.each(.inconvenience) { sentence, _ in
            sentence.region == .main && (sentence.section.isDisjoint(with: [.action]) || sentence.has(.apology))
        }
        if !framing.isEmpty { return .failed(framing) }
        let body = context.text.body.filter { !$0.isHeading }
        let total = body.reduce(0) { $0 + $1.range.count }
        let share = context.content.apologies.map { context.text.sentences[$0] }.filter { $0.has(.apology) }
        let sorry = share.reduce(0) { $0 + $1.range.count }
        guard total > 0, sorry * 5 > total, let first = share.first, !context.isMessage else { return .passed }
        return .failed([
            Violation(
                range: first.range, detail: Bilingual(korean: "사과 \(sorry * 100 / total)%", english: "apology \(sorry * 100 / total) %"))
        ])
    }

    private static func blame(_ context: RuleContext) -> RuleOutcome {
        if context.facts.causeSource == "official" { return .passed }
        let condition: (Sentence, Range<Int>) -> Bool = { sentence, _ in
            sentence.region == .main && sentence.section.isDisjoint(with: [.action, .contact, .rights, .relief, .consequences])
                && !sentence.has(.imperative)
        }
        var places =
            context.each(.sophisticated, where: condition) + context.each(.nationality, where: condition)
            + context.each(.motive, where: condition)
        if !context.text.body.contains(where: { $0.has(.ownFailure) }) {
            // Naming whose key was used is a cause; naming who did it, without one's own part, is blame.
            places += context.each(.formerEmployee) {
                condition($0, $1) && !$0.has(.possessorOfKey) && context.document != .regulatorReport
            }
        }
        return .from(places)
    }
}
