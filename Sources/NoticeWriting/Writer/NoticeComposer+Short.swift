internal import BreachModel

extension NoticeComposer {
    /// A text message that names the items and says where the full notice is; it carries no link (KISA 2025-11-29).
    func sms() throws(NoticeWritingError) -> [NoticeSection] {
        let seen = group.items.filter { $0.certainty == .seen }
        let others = group.items.filter { $0.certainty == .presumed || $0.certainty == .unknown }
        var statements: [Statement] = []
        if !seen.isEmpty { statements += try [say(Self.smsLead, child: Self.smsLeadChild)] + list(seen) }
        if !others.isEmpty {
            if seen.isEmpty { statements += try say(isChild ? Self.presumedChild : Self.presumed) }
            statements += try [say(Self.smsOpen)] + list(others)
        }
        let lines = try say(Self.smsWhere).map { $0.listed() } + say([Self.smsGenuine])
        return [
            NoticeSection(slot: "items", heading: nil, statements: statements),
            NoticeSection(slot: "genuine", heading: nil, statements: lines),
        ]
    }

    /// That nothing leaked, to people who were told that it may have (Decree 39-3(3)).
    func allClear() throws(NoticeWritingError) -> [NoticeSection] {
        var statements = [try say(Self.clearResult, child: Self.clearResultChild)]
        statements.append(try say(Self.clearBasis, child: Self.clearBasisChild))
        if let previous, !previous.items.isEmpty {
            statements.append(try say(Self.clearItems, child: Self.clearItemsChild))
            for item in ordered(previous.items) where items[item.item] != nil {
                let id = item.item.rawValue
                statements.append(try say(.same("{item.\(id)}"), resting: ["previous.item.\(id)"]).listed())
            }
        }
        statements.append(try say(Self.clearNext, child: Self.clearNextChild))
        let opening = NoticeSection(slot: "opening", heading: nil, statements: statements)
        return [opening, plain(try contactSection()), plain(try genuineSection())]
    }

    /// The same section under a heading without its number.
    private func plain(_ section: NoticeSection) -> NoticeSection {
        var copy = section
        copy.heading = SectionHeading(rawValue: section.slot)?.words(possible: false)[language]
        return copy
    }

    private static let smsLead = Bilingual(
        korean: "{company.name:이} 가지고 있던 {you}의 다음 개인정보가 유출되었습니다.",
        english: "The following of {your} personal information held by {company.name} was leaked:")
    private static let smsLeadChild = Bilingual(
        korean: "보호자와 함께 읽어 주세요. {company.name:이} 가지고 있던 회원님의 다음 개인정보가 유출되었어요.",
        english: "Please read this with your parent or guardian. The following of your personal information at {company.name} was leaked:")
    private static let smsOpen = Bilingual(
        korean: "시스템 기록이 빠져 있어 직접 확인하지 못한 정보입니다.", english: "System records are missing for the following:")
    private static let smsWhere = [
        Bilingual(
            korean: "전체 통지문: 회사 홈페이지에 직접 접속하면 모든 내용을 보실 수 있습니다. 내 확인 코드: {{code}}",
            english: "Full notice: go to our website yourself to read all of it. Personal code: {{code}}"),
        Bilingual(
            korean: "문의: {company.department} {company.phone}", english: "Questions: {company.department}, {company.phone}"),
        Bilingual(korean: "공식 발신번호: {company.sender-numbers}", english: "Official sender: {company.sender-numbers}"),
    ]
    private static let smsGenuine = Bilingual(
        korean: "회사는 문자로 링크를 보내지 않으며 돈이나 인증번호를 요구하지 않습니다.",
        english: "We send no links by text message and never ask for money or a verification code.")
    private static let clearResult = Bilingual(
        korean: "확인한 결과, {you}의 개인정보는 유출되지 않았습니다.",
        english: "We have finished our check: {your} personal information was not leaked.")
    private static let clearResultChild = Bilingual(
        korean: "확인해 보니 회원님의 개인정보는 유출되지 않았어요.", english: "We checked: your personal information was not leaked.")
    private static let clearBasis = Bilingual(
        korean: "해당 기간의 시스템 기록이 빠짐없이 있고, {you}의 정보가 열린 기록은 없습니다.",
        english: "The system records for the whole period are complete, and none shows that {your} information was opened.")
    private static let clearBasisChild = Bilingual(
        korean: "그동안의 기록을 모두 보았고, 회원님의 정보를 연 기록은 없었어요.",
        english: "We looked at all records, and none shows that your information was opened.")
    private static let clearItems = Bilingual(
        korean: "아래 정보가 유출되었을 가능성이 있다고 알려 드린 {previous.sent}의 통지를 이 통지로 바로잡습니다.",
        english: "This corrects our notice of {previous.sent}, which said that this information might have been leaked:")
    private static let clearItemsChild = Bilingual(
        korean: "{previous.sent}에 유출되었을지도 모른다고 알려 준 정보예요.",
        english: "On {previous.sent} we told you that this might have been leaked:")
    private static let clearNext = Bilingual(
        korean: "이 일로 따로 하실 일은 없습니다. 걱정을 끼쳐 죄송합니다.",
        english: "You do not need to do anything because of it. We are sorry for the worry.")
    private static let clearNextChild = Bilingual(
        korean: "회원님이 할 일은 없어요. 걱정하게 해서 미안해요.", english: "You do not need to do anything. We are sorry for the worry.")
}
