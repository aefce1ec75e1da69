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
    static let notTold = Bilingual(
        korean: "현재까지 정보주체에게 통지한 기록이 없습니다.", english: "So far, the case has no record that the people were told.")
    static let notPublished = Bilingual(
        korean: "현재까지 공표한 기록이 없습니다.", english: "So far, the case has no record of a publication.")
    static let nothingElse = Bilingual(
        korean: "기타 참고 사항은 현재까지 없습니다.", english: "So far, there are no other matters for reference.")
    static let furtherWords = Bilingual(
        korean: "위에서 미확인으로 적은 내용은 확인되는 대로 바로 보완합니다.",
        english: "What is marked as unknown above will be supplemented as soon as it is established.")
    static let rightsTold = Bilingual(
        korean: "유출 통지에 손해배상, 법정손해배상, 분쟁조정과 그 행사 방법을 적어 알립니다.",
        english: "The notice to the people states damages, statutory damages and dispute mediation, and how to use each.")
}
