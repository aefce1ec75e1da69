internal import BreachLaw
internal import BreachModel

/// Notices to people in Japan, in Japanese: outline, items, cause, secondary harm and other matters (APPI article 26(2), Rules
/// article 10), and what the person can do.
extension NoticeComposer {
    /// Kinds that are written in Japanese.
    static let japaneseKinds: Set<NoticeKind> = [.leak, .preliminary, .homepagePosting]

    func japaneseSubject() throws(NoticeWritingError) -> String {
        try say(.same("【{company.name}】個人情報漏えいの" + (kind == .preliminary ? "お知らせ(第一報)" : "お知らせ"))).text
    }

    func japaneseSections() throws(NoticeWritingError) -> [NoticeSection] {
        [
            try japanese("outline", "1. 概要", outline()),
            try japanese("data-items", "2. 漏えいした個人データの項目", japaneseItems()),
            try japanese("cause", "3. 原因", japaneseCauses()),
            try japanese("secondary-harm", "4. 二次被害またはそのおそれ", lines(JapaneseWording.risks.filter(concerns).map(\.harm))),
            try japanese("self-help", "5. お客様にお願いしたいこと", selfCheck() + lines(JapaneseWording.risks.filter(concerns).map(\.step))),
            try japanese("measures", "6. 当社の対応", japaneseMeasures()),
            try japanese("contact", "7. お問い合わせ窓口", japaneseContact()),
            try japanese("other", "8. その他の参考事項", japaneseOther()),
        ]
    }

    private func japanese(_ slot: String, _ heading: String, _ statements: [Statement]) throws(NoticeWritingError) -> NoticeSection {
        NoticeSection(slot: slot, heading: heading, statements: statements)
    }

    private func outline() throws(NoticeWritingError) -> [Statement] {
        let isPresumed = kind != .preliminary && !group.items.contains { $0.certainty == .seen }
        var sentences = [
            "{company.name}が保有していたお客様の個人情報が漏えい" + (isPresumed ? "したものと推定しています。" : "しました。"),
            "お守りすべき情報をお守りできず、深くお詫び申し上げます。",
        ]
        switch (has("leak.from"), has("leak.to"), facts.facts.ended) {
        case (true, true, true): sentences.append("漏えいは{leak.from}から{leak.to}までの間に発生しました。")
        case (true, true, false): sentences.append("漏えいは{leak.from}に始まり、現在までに確認している最後の日は{leak.to}です。")
        case (true, false, _): sentences.append("漏えいは{leak.from}に始まりました。終わった時期は現在調査中です。")
        default: sentences.append("漏えいが発生した時期は現在調査中です。")
        }
        if has("case.aware") { sentences.append("当社は{case.aware}に漏えいの事実を知りました。") }
        if reader == .everyone { sentences.append("現在までに確認している対象の方は{scope.people}です。") }
        if group.kind == .nonMember, reader != .everyone {
            sentences.append("お客様は会員ではありませんが、会員の方がお届け先として登録していたため、当社がお客様の情報を保有していました。")
        }
        return try say(sentences.map(Bilingual.same))
    }

    private func japaneseItems() throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        let leads: [(Certainty, String)] = [
            (.seen, "現在までに漏えいを確認したお客様の情報は次のとおりです。"),
            (.presumed, "次の情報は記録が一部失われており直接確認できていませんが、漏えいしたものと推定しています。"),
            (.unknown, "次の情報は記録が一部失われており、漏えいした可能性を否定できません。現在調査中です。"),
        ]
        for (certainty, lead) in leads {
            let found = ordered(group.items.filter { $0.certainty == certainty })
            guard !found.isEmpty else { continue }
            statements.append(try say(.same(lead)))
            for item in found {
                let note = item.visibility == .masked ? "(記号で伏せられた状態)" : ""
                let count = reader == .everyone && has("scope.item.\(item.item.rawValue)") ? ":{scope.item.\(item.item.rawValue)}" : ""
                statements.append(
                    try say(.same("{item.\(item.item.rawValue)}" + note + count), resting: ["group.\(item.item.rawValue)"]).listed())
            }
        }
        return statements.isEmpty ? [try say(.same("どの情報が漏えいしたかは現在調査中です。"))] : statements
    }

    private func japaneseCauses() throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for cause in CauseWording.ordered(facts.facts.causes) {
            guard let words = JapaneseWording.causes[cause] else { continue }
            statements.append(try say(.same(words), resting: ["cause.\(cause.rawValue)"]))
        }
        return statements.isEmpty ? [try say(.same("原因は現在調査中です。"))] : statements
    }

    private func concerns(_ risk: (fits: @Sendable (DataItem) -> Bool, harm: String, step: String)) -> Bool {
        group.items.contains { entry in entry.certainty != .notSeen && (items[entry.item].map(risk.fits) ?? false) }
    }

    private func lines(_ words: [String]) throws(NoticeWritingError) -> [Statement] {
        let resting = group.items.map { "group.\($0.item.rawValue)" }
        var statements: [Statement] = []
        for line in words.isEmpty ? ["現在調査中です。"] : words { statements.append(try say(.same(line), resting: resting).listed()) }
        return statements
    }

    private func selfCheck() throws(NoticeWritingError) -> [Statement] {
        let words =
            reader == .everyone
            ? "お知らせに記載の確認コードで、当社ウェブサイト({company.site})からご自身の漏えい項目をご確認ください。"
            : "当社ウェブサイト({company.site})に直接アクセスし、確認コードで漏えい項目をご確認ください。確認コード:{{code}}"
        return [try say(.same(words)).listed()]
    }

    private func japaneseMeasures() throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for (index, measure) in facts.sortedMeasures.enumerated()
        where measure.statement.japanese ?? JapaneseWording.measure(measure.kind) != nil {
            let id = "measure.\(index + 1)"
            statements.append(try say(.same("{\(id).at}:{\(id)}")).listed())
        }
        if statements.isEmpty { statements.append(try say(.same("侵入経路と範囲を調査しています。"))) }
        statements.append(try say(.same("被害に遭われた場合は下記の窓口にご連絡ください。事実を確認し、結果と補償についてご案内します。")))
        return statements
    }

    private func japaneseContact() throws(NoticeWritingError) -> [Statement] {
        let words = ["窓口:{company.department}", "電話:{company.phone}({company.hours})", "メール:{company.email}"]
        return try say(words.map(Bilingual.same)).map { $0.listed() }
    }

    private func japaneseOther() throws(NoticeWritingError) -> [Statement] {
        try say(
            [
                "新たな事実が判明した場合は、速やかに改めてお知らせします。",
                "当社の正式な発信元は{company.senders}です。当社がこの件で金銭や認証番号を求めることはありません。",
            ].map(Bilingual.same))
    }
}
