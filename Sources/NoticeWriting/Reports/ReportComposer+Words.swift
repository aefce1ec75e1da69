internal import BreachModel

/// The words of reports.
extension ReportComposer {
    static let window = Bilingual(
        korean: "유출 기간: {leak.from}부터 {leak.to}까지({case.zone})",
        english: "The leak lasted from {leak.from} to {leak.to} ({case.zone}).")
    static let start = Bilingual(
        korean: "유출이 시작된 날: {leak.from}({case.zone})", english: "The leak began on {leak.from} ({case.zone}).")
    static let aware = Bilingual(
        korean: "회사가 유출 사실을 안 때: {case.aware}({case.zone})",
        english: "The company learned of the leak at {case.aware} ({case.zone}).")
    static let discovered = Bilingual(
        korean: "이상을 처음 발견한 때: {leak.discovered}({case.zone})",
        english: "The first sign was found at {leak.discovered} ({case.zone}).")
    static let peopleWords = Bilingual(
        korean: "정보주체: {scope.people}(회원 {scope.members}, 비회원 {scope.non-members})",
        english: "In all {scope.people}; members: {scope.members}; non-members: {scope.non-members}.")
    static let notExcludedWords = Bilingual(
        korean: "유출을 배제할 수 없는 사람: {scope.not-excluded}",
        english: "A leak cannot be excluded for a further {scope.not-excluded}.")
    static let accountWords = Bilingual(korean: "계정: {scope.accounts}", english: "In all {scope.accounts}.")
    static let recordWords = Bilingual(korean: "기록: {scope.records}", english: "In all {scope.records}.")
    static let viewWords = Bilingual(
        korean: "개인정보가 있는 화면이 열린 횟수: {scope.views}", english: "In all {scope.views} of pages that showed personal data.")

    static let leaked = Bilingual(
        korean: "{company.name:이} 가지고 있던 개인정보가 유출되었습니다.", english: "Personal information held by {company.name} was leaked.")
    static let furtherWords = Bilingual(
        korean: "위에서 미확인으로 적은 내용은 확인되는 대로 바로 보완합니다.",
        english: "What is marked as unknown above will be supplemented as soon as it is established.")
    static let rightsTold = Bilingual(
        korean: "유출 통지에 손해배상, 법정손해배상, 분쟁조정과 그 행사 방법을 적어 알립니다.",
        english: "The notice to the people states damages, statutory damages and dispute mediation, and how to use each.")

    static let consequenceWords: [(fits: @Sendable (DataItem) -> Bool, words: Bilingual)] = [
        (
            { $0.legalClass == .contact },
            Bilingual(
                korean: "회사나 기관을 사칭한 전화, 문자, 메일로 사기를 당할 수 있습니다.",
                english: "People may be deceived by calls, texts or mails in the name of the company or an authority.")
        ),
        (
            { $0.legalClass == .address },
            Bilingual(korean: "원하지 않는 방문이나 괴롭힘을 당할 수 있습니다.", english: "People may receive unwanted visits or be harassed.")
        ),
        (
            { $0.id == .entranceCode },
            Bilingual(korean: "낯선 사람이 공동현관으로 건물에 들어올 수 있습니다.", english: "Strangers may enter the building.")
        ),
        (
            { $0.id == .password || $0.id == .loginRecord },
            Bilingual(
                korean: "같은 비밀번호를 쓰는 계정이 도용될 수 있습니다.", english: "Accounts with the same password may be taken over.")
        ),
        (
            { $0.legalClass == .behavioural },
            Bilingual(
                korean: "실제 이용 내용을 언급하는 정교한 사기에 속을 수 있습니다.",
                english: "People may be deceived by someone who knows what they ordered or did.")
        ),
        (
            { $0.legalClass == .financial },
            Bilingual(korean: "카드나 계좌가 부정하게 쓰일 수 있습니다.", english: "Cards or accounts may be misused.")
        ),
        (
            { $0.legalClass == .uniqueIdentification },
            Bilingual(korean: "명의가 도용될 수 있습니다.", english: "Identities may be stolen.")
        ),
        (
            { $0.legalClass == .sensitive },
            Bilingual(korean: "차별을 받거나 정신적 고통을 겪을 수 있습니다.", english: "People may be discriminated against or distressed.")
        ),
    ]
}
