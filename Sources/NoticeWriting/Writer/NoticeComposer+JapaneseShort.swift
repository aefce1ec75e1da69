internal import BreachModel

/// Japanese texts that are no full notice: the text message, and that nothing leaked.
extension NoticeComposer {
    /// Names the items and says where the full notice is; carries no link.
    func japaneseSMS() throws(NoticeWritingError) -> [NoticeSection] {
        let seen = group.items.filter { $0.certainty == .seen }
        let presumed = group.items.filter { $0.certainty == .presumed }
        let open = group.items.filter { $0.certainty == .unknown }
        var statements: [Statement] = []
        if isChild { statements.append(try say(.same("おうちの人といっしょに読んでください。"))) }
        let leads: [([GroupItem], String)] = [
            (seen, isChild ? "{company.name}が持っていた、あなたの次の情報が漏えいしました(外にもれました)。" : "{company.name}が保有していた\(person)の次の個人情報が漏えいしました。"),
            (presumed, "次の個人情報は、漏えいしたものと推定しています。"), (open, "次の個人情報は、漏えいした可能性を否定できません。"),
        ]
        for (entries, lead) in leads where !entries.isEmpty {
            statements.append(try say(.same(lead)))
            for item in ordered(entries) {
                statements.append(try say(.same("{item.\(item.item.rawValue)}"), resting: ["group.\(item.item.rawValue)"]).listed())
            }
        }
        statements += try say(
            [
                "全文:当社ウェブサイトに直接アクセスしてご覧ください。確認コード:{{code}}", "お問い合わせ:{company.department} {company.phone}",
                "正式な発信元:{company.sender-numbers}",
            ].map(Bilingual.same)
        ).map { $0.listed() }
        statements.append(try say(.same("当社がSMSでリンクを送ることや、金銭や認証番号を求めることはありません。")))
        return [NoticeSection(slot: "items", heading: nil, statements: statements)]
    }

    /// To people who were told that their data may have leaked.
    func japaneseAllClear() throws(NoticeWritingError) -> [NoticeSection] {
        var statements = try say(
            [
                isChild ? "調べた結果、あなたの情報は漏えいしていませんでした(外にもれていませんでした)。" : "調査の結果、\(person)の個人情報は漏えいしていないことを確認しました。",
                "対象の期間の記録はすべてそろっており、\(person)の情報が閲覧された記録はありません。",
            ].map(Bilingual.same))
        if let previous, !previous.items.isEmpty {
            statements.append(try say(.same("{previous.sent}のお知らせで漏えいしたおそれがあるとお伝えした次の情報について、本書で訂正します。")))
            for item in ordered(previous.items) where items[item.item] != nil {
                let id = item.item.rawValue
                statements.append(try say(.same("{item.\(id)}"), resting: ["previous.item.\(id)"]).listed())
            }
        }
        statements.append(try say(.same("この件でご対応いただくことはありません。ご心配をおかけしましたことをお詫び申し上げます。")))
        return [
            NoticeSection(slot: "opening", heading: nil, statements: statements),
            NoticeSection(slot: "contact", heading: "お問い合わせ窓口", statements: try japaneseContact()),
        ]
    }
}
