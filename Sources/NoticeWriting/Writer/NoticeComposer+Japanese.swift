internal import BreachLaw
internal import BreachModel

/// Notices to people in Japan, in Japanese: outline, items, cause, secondary harm and other matters (APPI article 26(2), Rules
/// article 10), and what the person can do.
extension NoticeComposer {
    /// The word for the person whose data it is.
    var person: String {
        switch reader {
        case .child: "あなた"
        case .guardian: "お子さま"
        case .adult, .everyone: "お客様"
        }
    }

    func japaneseSubject() throws(NoticeWritingError) -> String {
        let title =
            switch kind {
            case .leak, .homepagePosting, .smsPointer: "個人情報漏えいのお知らせ"
            case .preliminary: "個人情報漏えいのお知らせ(第一報)"
            case .possibleLeak: "個人情報漏えいのおそれに関するお知らせ"
            case .supplement: "個人情報漏えいに関する追加のお知らせ"
            case .correction: "個人情報漏えいのお知らせの訂正"
            case .allClear: "個人情報漏えいの有無に関する調査結果のお知らせ"
            case .faq: "個人情報漏えいに関するよくあるご質問"
            }
        let copy =
            switch reader {
            case .child: "(お子さま向け)"
            case .guardian: "(保護者の方へ)"
            case .adult, .everyone: ""
            }
        return try say(.same("【{company.name}】" + title + copy)).text
    }

    func japaneseSections() throws(NoticeWritingError) -> [NoticeSection] {
        if kind == .smsPointer { return try japaneseSMS() }
        if kind == .allClear { return try japaneseAllClear() }
        var sections = [try japanese(.outline, outline())]
        if kind.isLater { sections.append(try changes()) }
        return try sections + [
            japanese(.items, japaneseItems()), japanese(.cause, japaneseCauses()), japanese(.harm, lines(risks().map(\.harm))),
            japanese(.steps, selfCheck() + lines(risks().map(\.step))), japanese(.measures, japaneseMeasures()),
            japanese(.contact, japaneseContact()), japanese(.other, japaneseOther()),
        ]
    }

    /// The parts of a notice in their order, with the heading of each, and the question that stands for it in an FAQ.
    private enum Part: String, CaseIterable {
        case outline
        case items = "data-items"
        case cause
        case harm = "secondary-harm"
        case steps = "self-help"
        case measures, contact, other

        var words: (heading: String, child: String, question: String) {
            switch self {
            case .outline: ("概要", "何があったの", "何が起きたのですか。")
            case .items: ("漏えいした個人データの項目", "漏えいした(外にもれた)情報", "漏えいした情報は何ですか。")
            case .cause: ("原因", "どうして起きたの(原因)", "原因は何ですか。")
            case .harm: ("二次被害またはそのおそれ", "気をつけること(二次被害のおそれ)", "どのような被害(二次被害)のおそれがありますか。")
            case .steps: ("お客様にお願いしたいこと", "してほしいこと", "私は何をすればよいですか。")
            case .measures: ("当社の対応", "会社がしたこと", "会社はどのように対応していますか。")
            case .contact: ("お問い合わせ窓口", "聞きたいことがあるとき", "どこに問い合わせればよいですか。")
            case .other: ("その他の参考事項", "そのほかのお知らせ", "今後のお知らせはありますか。")
            }
        }
    }

    private func japanese(_ part: Part, _ statements: [Statement]) throws(NoticeWritingError) -> NoticeSection {
        let number = (Part.allCases.firstIndex(of: part) ?? 0) + 1
        var heading = isChild ? part.words.child : part.words.heading
        if part == .items, isPossible { heading = "漏えいしたおそれがある個人データの項目" }
        if part == .steps, reader == .guardian { heading = "保護者の方にお願いしたいこと" }
        return NoticeSection(
            slot: part.rawValue, heading: kind == .faq ? "Q. " + part.words.question : "\(number). " + heading, statements: statements)
    }

    private func outline() throws(NoticeWritingError) -> [Statement] {
        let isPresumed = kind != .preliminary && !group.items.contains { $0.certainty == .seen }
        let happened = isPossible ? "漏えいしたおそれがあります。" : isPresumed ? "漏えいしたものと推定しています。" : "漏えいしました。"
        var sentences =
            isChild
            ? ["おうちの人といっしょに読んでください。", "{company.name}が持っていた、あなたの情報が" + happened, "漏えいとは、情報が外にもれることです。守れなくて、ごめんなさい。"]
            : ["{company.name}が保有していた\(person)の個人情報が" + happened, "お守りすべき情報をお守りできず、深くお詫び申し上げます。"]
        if isPossible { sentences[sentences.count - 1] = "ご心配をおかけし、深くお詫び申し上げます。" }
        switch (has("leak.from"), has("leak.to"), facts.facts.ended) {
        case (true, true, true):
            sentences.append(isPossible ? "漏えいしたおそれがある期間は{leak.from}から{leak.to}までです。" : "漏えいは{leak.from}から{leak.to}までの間に発生しました。")
        case (true, true, false): sentences.append("漏えいは{leak.from}に始まり、現在までに確認している最後の日は{leak.to}です。")
        case (true, false, _): sentences.append("漏えいは{leak.from}に始まりました。終わった時期は現在調査中です。")
        default: sentences.append("漏えいが発生した時期は現在調査中です。")
        }
        if has("case.aware"), isChild {
            sentences.append("会社は{case.aware}に、情報がもれた" + (isPossible ? "かもしれない" : "") + "ことに気づきました。")
        } else if has("case.aware") {
            sentences.append("当社は{case.aware}に漏えいの" + (isPossible ? "おそれがあること" : "事実") + "を知りました。")
        }
        if reader == .everyone { sentences.append("現在までに確認している対象の方は{scope.people}です。") }
        if group.kind == .nonMember, reader != .everyone {
            sentences.append("お客様は会員ではありませんが、会員の方がお届け先として登録していたため、当社がお客様の情報を保有していました。")
        }
        return try say(sentences.map(Bilingual.same))
    }

    private func japaneseItems() throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        let leads: [(Certainty, String)] = [
            (.seen, isChild ? "漏えいした(外にもれた)あなたの情報は、次のとおりです。" : "現在までに漏えいを確認した\(person)の情報は次のとおりです。"),
            (.presumed, "次の情報は記録に欠落があり直接確認できていませんが、漏えいしたものと推定しています。"),
            (.unknown, "次の情報は記録に欠落があり、漏えいした可能性を否定できません。現在調査中です。"),
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
            guard let words = (isChild ? JapaneseWording.childCauses : JapaneseWording.causes)[cause] else { continue }
            statements.append(try say(.same(words), resting: ["cause.\(cause.rawValue)"]))
        }
        return statements.isEmpty ? [try say(.same("原因は現在調査中です。"))] : statements
    }

    /// What may follow from the items, and what to do about each, in the words for the reader.
    private func risks() -> [(harm: String, step: String)] {
        zip(JapaneseWording.risks, JapaneseWording.childRisks).filter { risk, _ in
            group.items.contains { entry in entry.certainty != .notSeen && (items[entry.item].map(risk.fits) ?? false) }
        }.map { risk, child in isChild ? child : (risk.harm, risk.step) }
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
            : isChild
                ? "おうちの人といっしょに会社のウェブサイト({company.site})を開くと、あなたの漏えいした情報を見られます。確認コード:{{code}}"
                : "当社ウェブサイト({company.site})に直接アクセスし、確認コードで漏えい項目をご確認ください。確認コード:{{code}}"
        return [try say(.same(words)).listed()]
    }

    private func japaneseMeasures() throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for (index, measure) in facts.sortedMeasures.enumerated() {
            let id = "measure.\(index + 1)"
            if isChild {
                statements.append(try say(.same("{\(id).at}:" + JapaneseWording.childMeasure(measure.kind)), resting: [id]).listed())
            } else if measure.statement.japanese ?? JapaneseWording.measure(measure.kind) != nil {
                statements.append(try say(.same("{\(id).at}:{\(id)}")).listed())
            }
        }
        if statements.isEmpty { statements.append(try say(.same(isChild ? "どうしてもれたのかを調べています。" : "侵入経路と範囲を調査しています。"))) }
        let relief = "被害に遭われた場合は下記の窓口にご連絡ください。事実を確認し、結果と補償についてご案内します。"
        statements.append(try say(.same(isChild ? "こまったことがあったら、おうちの人といっしょに、下の電話番号に電話してください。" : relief)))
        return statements
    }

    func japaneseContact() throws(NoticeWritingError) -> [Statement] {
        let words = ["窓口:{company.department}", "電話:{company.phone}({company.hours})", "メール:{company.email}"]
        return try say(words.map(Bilingual.same)).map { $0.listed() }
    }

    private func japaneseOther() throws(NoticeWritingError) -> [Statement] {
        let words =
            isChild
            ? ["新しいことがわかったら、すぐにまたお知らせします。", "会社の本当の連絡先は{company.senders}です。会社が、この件でお金や番号を聞くことはありません。"]
            : ["新たな事実が判明した場合は、速やかに改めてお知らせします。", "当社の正式な発信元は{company.senders}です。当社がこの件で金銭や認証番号を求めることはありません。"]
        return try say(words.map(Bilingual.same))
    }
}
