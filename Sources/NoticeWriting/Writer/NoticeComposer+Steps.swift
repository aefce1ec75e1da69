internal import BreachModel

extension NoticeComposer {
    /// What the person can do, item by item; checking one's own items comes first.
    func stepsSection() throws(NoticeWritingError) -> NoticeSection {
        var statements = [try selfCheck()]
        let concerned = group.items.filter { $0.certainty != .notSeen }
        for step in HelpfulStep.all where !(step.membersOnly && group.kind == .nonMember) {
            let calling = concerned.filter { item in items[item.item].map(step.fits) ?? false }
            if calling.isEmpty { continue }
            let resting = calling.map { "group.\($0.item.rawValue)" }
            for sentence in step.sentences(child: isChild, inKorea: isKorean) {
                let filled = try template.filled(sentence, resting: resting).listed()
                if !statements.contains(where: { $0.text == filled.text }) { statements.append(filled) }
            }
        }
        if concerned.isEmpty { statements += try general() }
        return section(.whatYouCanDo, statements)
    }

    /// Where nothing is known of the items, advice against scams holds all the same.
    private func general() throws(NoticeWritingError) -> [Statement] {
        let steps = [HelpfulStep.contact, HelpfulStep.phone]
        return try say(steps.flatMap { $0.sentences(child: isChild, inKorea: isKorean) }).map { $0.listed() }
    }

    private func selfCheck() throws(NoticeWritingError) -> Statement {
        let words = reader == .everyone ? Self.publicCheck : isChild ? Self.childCheck : isPossible ? Self.possibleCheck : Self.ownCheck
        return try template.filled(words).listed()
    }

    private static let ownCheck = Bilingual(
        korean: "회사 홈페이지({company.site})에 직접 접속해 확인 코드로 유출 내역을 확인하세요. 확인 코드: {{code}}",
        english: "Go to our website ({company.site}) yourself and see with your personal code what was leaked. Personal code: {{code}}")
    private static let possibleCheck = Bilingual(
        korean: "회사 홈페이지({company.site})에 직접 접속해 확인 코드로 유출 여부를 확인하세요. 확인 코드: {{code}}",
        english: "Go to our website ({company.site}) yourself and see with your personal code what we know so far. Personal code: {{code}}")
    private static let childCheck = Bilingual(
        korean: "보호자와 함께 회사 홈페이지({company.site})에 들어가 어떤 정보가 유출되었는지 확인하세요. 확인 코드: {{code}}",
        english:
            "With your parent or guardian, go to our website ({company.site}) and see which of your information was leaked. Personal code: {{code}}"
    )
    private static let publicCheck = Bilingual(
        korean: "통지에 적힌 확인 코드로 회사 홈페이지({company.site})에서 본인의 유출 내역을 확인하세요."
            + " 통지를 받지 못했다면 {company.phone:으로} 전화하세요.",
        english: "Use the personal code in your notice to see on our website ({company.site}) what was leaked."
            + " If you got no notice, call {company.phone}.")
}
