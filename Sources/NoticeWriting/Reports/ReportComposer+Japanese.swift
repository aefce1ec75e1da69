internal import BreachLaw
internal import BreachModel

/// Reports under Japan's law in Japanese, the language in which the authority takes them (APPI Rules 8): the same facts, field by field.
extension ReportComposer {
    /// A field with its words in Japanese.
    func inJapanese(_ field: ReportField) throws(NoticeWritingError) -> ReportField {
        var copy = field
        copy.label.japanese = Self.japaneseLabels[field.id] ?? field.label.english
        guard field.isKnown else { return copy }
        copy.japanese = try japaneseLines(field)
        return copy
    }

    private static let japaneseLabels: [String: String] = [
        "leak": "漏えい等の事実", "company": "報告する事業者", "awareness": "漏えい等を知った日時", "outline": "概要", "data-items": "個人データの項目",
        "number-of-persons": "本人の数", "cause": "原因", "secondary-harm": "二次被害またはそのおそれの有無と内容", "response-to-persons": "本人への対応の実施状況",
        "publication": "公表の実施状況", "prevention": "再発防止のための措置", "other": "その他参考となる事項", "time-limit": "報告の期限と状況",
        "delay-reason": "期限を過ぎた理由", "further": "今後の追加報告",
    ]

    private func japaneseLines(_ field: ReportField) throws(NoticeWritingError) -> [String] {
        switch field.id {
        case "leak": return try words(["{company.name}が保有する個人データが漏えいしました。"])
        case "company": return try words(["{company.name}"])
        case "awareness": return try words(["当社が漏えいを知った日時:{case.aware}({case.zone})"]) + otherMoments()
        case "outline": return try words(window() + ["当社が知った日時:{case.aware}({case.zone})"]) + causes() + people()
        case "data-items": return try itemLines()
        case "number-of-persons": return try people()
        case "cause": return causes()
        case "secondary-harm": return harms()
        case "response-to-persons": return try told(.notified, none: "現在までに、本人に通知した記録はありません。")
        case "publication": return try told(.posted, none: "現在までに、公表した記録はありません。")
        case "prevention": return try measures { [.blockedRoute, .revokedKey, .monitoring, .other].contains($0.kind) }
        case "other": return ["現在のところ、その他参考となる事項はありません。"]
        case "further": return ["未確認と記載した事項は、確認でき次第、速やかに報告します。"]
        default: return field.lines.map { $0[.japanese] }
        }
    }

    private func words(_ templates: [String]) throws(NoticeWritingError) -> [String] {
        var lines: [String] = []
        for template in templates {
            lines.append(
                try SentenceTemplate(facts: facts, language: .japanese, reader: .everyone, kind: nil).filled(.same(template)).text)
        }
        return lines
    }

    private func window() -> [String] {
        switch (has("leak.from"), has("leak.to")) {
        case (true, true): ["漏えいの期間:{leak.from}から{leak.to}まで({case.zone})"]
        case (true, false): ["漏えいが始まった日:{leak.from}({case.zone})"]
        default: []
        }
    }

    /// The moments that were weighed and not taken (the earliest credible one counts).
    private func otherMoments() -> [String] {
        facts.facts.awareness.sorted { $0.at < $1.at }.filter { $0.at != facts.facts.awareAt }.map { candidate in
            "ほかの候補:\(facts.wording.time(candidate.at)[.japanese])(\(facts.wording.zone[.japanese]))、根拠:\(candidate.basis)"
        }
    }

    private func causes() -> [String] {
        CauseWording.ordered(facts.facts.causes).compactMap { JapaneseWording.causes[$0] }
    }

    private func people() throws(NoticeWritingError) -> [String] {
        guard has("scope.people") else { return [] }
        let open = has("scope.not-excluded") && facts.facts.scope?.counts.cannotBeExcluded.value ?? 0 > 0
        return try words(
            ["本人の数:{scope.people}(会員{scope.members}、非会員{scope.non-members})"]
                + (open ? ["ほかに、漏えいの可能性を否定できない方:{scope.not-excluded}"] : []))
    }

    /// Each item with the number of people at each certainty.
    private func itemLines() throws(NoticeWritingError) -> [String] {
        let states = [("", "漏えいを確認"), (".masked", "うち記号で伏せられた状態"), (".presumed", "漏えいしたものと推定"), (".unknown", "可能性を否定できない")]
        var lines: [String] = []
        for entry in union.items.sorted(by: { (writer.order[$0.item] ?? .max, $0.item) < (writer.order[$1.item] ?? .max, $1.item) }) {
            let id = "item.\(entry.item.rawValue)"
            guard has(id) else { continue }
            let counts = states.filter { has("scope.\(id)\($0.0)") }.map { "\($0.1){scope.\(id)\($0.0)}" }
            lines += try words(["{\(id)}" + (counts.isEmpty ? "" : ":" + counts.joined(separator: "、"))])
        }
        return lines
    }

    private func harms() -> [String] {
        let lost = union.items.filter { $0.certainty != .notSeen }.compactMap { writer.items[$0.item] }
        let found = JapaneseWording.risks.filter { risk in lost.contains(where: risk.fits) }.map(\.harm)
        return found.isEmpty ? ["現在調査中です。"] : found
    }

    private func told(_ kind: Measure.Kind, none: String) throws(NoticeWritingError) -> [String] {
        let lines = try measures { $0.kind == kind }
        return lines.isEmpty ? [none] : lines
    }

    private func measures(_ fits: (Measure) -> Bool) throws(NoticeWritingError) -> [String] {
        var lines: [String] = []
        for (index, measure) in facts.sortedMeasures.enumerated() where fits(measure) {
            guard measure.statement.japanese ?? JapaneseWording.measure(measure.kind) != nil else { continue }
            lines += try words(["{measure.\(index + 1).at}:{measure.\(index + 1)}"])
        }
        return lines
    }
}

extension ReportComposer {
    /// The state of a clock in one short phrase.
    static func japanese(_ state: ClockState) -> String {
        switch state {
        case .notStarted: "未開始"
        case .running(let left): "期限まで残り\(left.text(.japanese))"
        case .owedWithoutLimit(let elapsed): "直ちに行う必要あり(\(elapsed.text(.japanese))経過)"
        case .extended: "期限を延長"
        case .overdue(let span): "期限を\(span.text(.japanese))超過"
        case .met(let early): "期限の\(early.text(.japanese))前に実施"
        case .metWithoutLimit(let after): "\(after.text(.japanese))後に実施"
        case .metLate(let late): "期限から\(late.text(.japanese))遅れて実施"
        case .metTimeUnknown(let day): "\(day.year)年\(day.month)月\(day.day)日に実施(時刻は不明)"
        case .waived: "免除"
        case .notRequired: "義務なし"
        case .mayBeOwed(let inner): "義務の有無は未定。義務がある場合は" + japanese(inner)
        }
    }
}

extension AuthorityReport {
    /// The title of a report to the PPC.
    static func japaneseTitle(_ duty: String) -> String {
        "個人データの漏えい等報告書" + (duty == "report-final" ? "(確報)" : duty == "report-preliminary" ? "(速報)" : "")
    }

    /// "APPI 26(1); APPI Rules 8(1)" as it is cited in Japan.
    static func japaneseCitation(_ citation: String) -> String {
        let parts = citation.split(separator: ";").map { part -> String in
            let words = String(part.drop(while: \.isWhitespace))
            guard let found = words.firstMatch(of: #/^APPI (Rules )?(\d+)(?:\((\d+)\))?/#) else {
                return words == "PPC guideline" ? "個人情報保護委員会のガイドライン" : words
            }
            let law = found.1 == nil ? "個人情報保護法" : "個人情報保護法施行規則"
            return law + "第\(found.2)条" + (found.3.map { "第\($0)項" } ?? "") + words[found.range.upperBound...]
        }
        return parts.joined(separator: "、")
    }
}
