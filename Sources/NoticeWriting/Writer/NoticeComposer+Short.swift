internal import BreachModel

extension NoticeComposer {
    /// A text message that names the items and says where the full notice is; it carries no link (KISA 2025-11-29).
    func sms() throws(NoticeWritingError) -> NoticeSection {
        var statements = [try say(Self.smsLead, child: Self.smsLeadChild)]
        for (certainty, words) in Self.smsStates {
            let found = group.items.filter { $0.certainty == certainty }
            if found.isEmpty { continue }
            let list = Bilingual(korean: smsList(found, .korean), english: smsList(found, .english))
            let entry = Bilingual(korean: words.korean + list.korean, english: words.english + list.english)
            statements.append(try template.filled(entry, resting: found.map { "group.\($0.item.rawValue)" }).listed())
        }
        statements += try say(Self.smsWhere).map { $0.listed() }
        statements += try say([Self.smsGenuine])
        return NoticeSection(slot: "sms", heading: nil, statements: statements)
    }

    private func smsList(_ items: [GroupItem], _ language: Language) -> String {
        ordered(items).map { item in
            let note = item.certainty == .seen ? Self.note(item).map { " (\($0[language]))" } ?? "" : ""
            return "{item.\(item.item.rawValue)}" + (language == .korean ? String(note.drop { $0 == " " }) : note)
        }.joined(separator: ", ")
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
        korean: "{company.name:이} 가지고 있던 {you}의 개인정보가 유출되었습니다.",
        english: "{Your} personal information held by {company.name} was leaked.")
    private static let smsLeadChild = Bilingual(
        korean: "{company.name:이} 가지고 있던 회원님의 개인정보가 유출되었어요. 보호자와 함께 읽어 주세요.",
        english: "Your personal information at {company.name} was leaked. Please read this with your parent or guardian.")
    private static let smsStates: [(Certainty, Bilingual)] = [
        (.seen, Bilingual(korean: "유출된 정보: ", english: "Leaked: ")),
        (.presumed, Bilingual(korean: "유출로 추정하는 정보: ", english: "Presumed leaked: ")),
        (.unknown, Bilingual(korean: "유출되었는지 아직 확인하지 못한 정보: ", english: "Not yet established: ")),
    ]
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
        korean: "{previous.sent}에 유출 가능성을 알려 드린 정보는 다음과 같습니다.",
        english: "On {previous.sent} we told you that this information might have been leaked:")
    private static let clearItemsChild = Bilingual(
        korean: "{previous.sent}에 유출되었을지도 모른다고 알려 준 정보예요.",
        english: "On {previous.sent} we told you that this might have been leaked:")
    private static let clearNext = Bilingual(
        korean: "이 일로 따로 하실 일은 없습니다. 걱정을 끼쳐 죄송합니다.",
        english: "You do not need to do anything because of it. We are sorry for the worry.")
    private static let clearNextChild = Bilingual(
        korean: "회원님이 할 일은 없어요. 걱정하게 해서 미안해요.", english: "You do not need to do anything. We are sorry for the worry.")
}
