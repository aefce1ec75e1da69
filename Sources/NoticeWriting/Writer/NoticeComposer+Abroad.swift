internal import BreachLaw
internal import BreachModel

/// Notices under other laws than Korea's: one outline whose headings are those of California's statute, which GDPR 34(2)
/// and the law of Singapore are content with.
extension NoticeComposer {
    private var isCalifornia: Bool { profile.family == "US-CA" }

    /// The subject where it is not that of a Korean notice; nil: the same.
    func abroadSubject() throws(NoticeWritingError) -> String? {
        if isCalifornia, kind == .leak || kind == .preliminary { return profile.noticeForm?.title }
        guard kind == .leak else { return nil }
        let copy: Bilingual =
            switch reader {
            case .child: Bilingual(korean: "(어린이용)", english: " (for young readers)")
            case .guardian: Bilingual(korean: "(보호자용)", english: " (copy for the guardian)")
            case .adult, .everyone: .same("")
            }
        let title = Bilingual(korean: "개인정보 유출 통지", english: "Notice of a personal data breach")
        return try template.filled(
            Bilingual(
                korean: "[{company.name}] " + title.korean + copy.korean,
                english: "[{company.name}] " + title.english + copy.english)
        ).text
    }

    /// All sections of a notice under another law.
    func abroadSections() throws(NoticeWritingError) -> [NoticeSection] {
        var sections = [try opening()]
        if isCalifornia {
            sections[0].statements.insert(try say(Self.noticeDate), at: 0)
            sections[0].statements.insert(try say(Self.reporter), at: 1)
        }
        if kind.isLater { sections.append(try changes()) }
        var happened = try timeSection().statements
        if has("leak.discovered") { happened.append(try say(Self.discovered)) }
        sections.append(headed("nature", Self.whatHappened, happened))
        sections.append(headed("data", isPossible ? Self.whatInformationPossible : Self.whatInformation, try itemsSection().statements))
        if !isCalifornia { sections.append(headed("consequences", Self.whatItMeans, try consequences())) }
        sections.append(headed("measures", Self.whatWeDo, try responseSection().statements))
        sections.append(headed("self-help", Self.whatYouCanDo, try stepsSection().statements))
        let more = try furtherSection().statements + genuineSection().statements
        sections.append(headed("contact", Self.forMore, try contactSection().statements + more))
        return sections
    }

    private func headed(_ slot: String, _ heading: Bilingual, _ statements: [Statement]) -> NoticeSection {
        NoticeSection(slot: slot, heading: heading[language], statements: statements)
    }

    /// What the leak may lead to, for the items of this group.
    private func consequences() throws(NoticeWritingError) -> [Statement] {
        let lost = ordered(group.items.filter { $0.certainty != .notSeen })
        let found = lost.compactMap { items[$0.item] }
        let resting = lost.map { "group.\($0.item.rawValue)" }
        let sentences = ConsequenceWording.sentences(for: found)
        if sentences.isEmpty { return [try say(Self.consequencesOpen)] }
        var statements: [Statement] = []
        for words in sentences { statements.append(try say(words, resting: resting).listed()) }
        return statements
    }

    private static let noticeDate = Bilingual(korean: "통지일: {notice.date}.", english: "Date of this notice: {notice.date}.")
    private static let reporter = Bilingual(
        korean: "보내는 회사: {company.name}, {company.phone}, {company.email}.",
        english: "Sent by {company.name}, {company.phone}, {company.email}.")
    private static let discovered = Bilingual(
        korean: "이상을 처음 발견한 때는 {leak.discovered}입니다.", english: "We found the first sign of it at {leak.discovered}.")
    private static let whatHappened = Bilingual(korean: "무슨 일이 있었나", english: "What Happened")
    private static let whatInformation = Bilingual(korean: "어떤 정보가 유출되었나", english: "What Information Was Involved")
    private static let whatInformationPossible = Bilingual(
        korean: "어떤 정보가 유출되었을 가능성이 있나", english: "What Information May Be Involved")
    private static let whatItMeans = Bilingual(korean: "어떤 피해가 있을 수 있나", english: "What This May Mean for You")
    private static let whatWeDo = Bilingual(korean: "회사의 조치", english: "What We Are Doing")
    private static let whatYouCanDo = Bilingual(korean: "하실 수 있는 일", english: "What You Can Do")
    private static let forMore = Bilingual(korean: "문의", english: "For More Information")
    private static let consequencesOpen = Bilingual(
        korean: "어떤 피해가 있을 수 있는지는 아직 확인하고 있습니다.", english: "We are still establishing what this may lead to.")
}
