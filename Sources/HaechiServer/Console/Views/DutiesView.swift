internal import BreachModel
internal import BreachResponse

/// The duties of the case, each with its clock, its reason and its article.
struct DutiesView {
    struct Row {
        let anchor: String
        let name: String
        let state: String
        let `class`: String
        let reason: String
        let notes: [String]
        let facts: [LabelledValue]
        let hasCandidates: Bool
        let candidates: [Candidate]
    }

    struct Candidate {
        let awareAt: String
        let due: String
        let state: String
        let credible: String
    }

    struct Law {
        let name: String
        let why: String
        let version: String
        let residents: String
        let basis: String
    }

    let frame: Frame
    let w: [String: String]
    let hasLaws: Bool
    let laws: [Law]
    let duties: [Row]

    init(_ context: ConsoleContext) {
        frame = context.frame(.duties)
        w = context.words
        hasLaws = !context.overview.jurisdictions.isEmpty
        laws = context.overview.jurisdictions.map { Self.law($0, context) }
        duties = context.overview.duties.enumerated().map { index, duty in
            Row(
                anchor: "duty-\(index + 1)", name: duty.name[context.language] + (duty.fact.map { " · " + $0 } ?? ""),
                state: duty.stateText[context.language],
                class: Self.style(duty), reason: duty.reason[context.language], notes: Self.notes(duty, context),
                facts: Self.facts(duty, context),
                hasCandidates: duty.candidates.count > 1,
                candidates: duty.candidates.map { Self.candidate($0, context) })
        }
    }

    /// The style of a duty's state.
    static func style(_ duty: DutyStatus) -> String {
        if duty.isAlarm { return "bad" }
        switch duty.state {
        case .met: return "good"
        case .metLate: return "bad"
        case .running, .owed, .extended, .metTimeUnknown, .mayBeOwed: return "care"
        case .overdue, .notStarted, .waived, .notRequired: return ""
        }
    }

    private static func law(_ law: JurisdictionStatus, _ context: ConsoleContext) -> Law {
        var residents = law.residents.map { context.people(PeopleCount($0)) } ?? context.say("세지 않음", "not counted")
        if law.notSettled > 0 {
            residents += context.say(
                " (거주지가 확인되지 않은 사람 \(TimeWords.grouped(law.notSettled))명)",
                " (\(TimeWords.grouped(law.notSettled)) with a home that is not settled)")
        }
        let binds = law.bindsCompany ? context.say("회사에 적용", "binds the company") : context.say("사는 사람을 따라 적용", "follows people home")
        return Law(
            name: law.name[context.language],
            why: "\(binds) · " + context.say("판을 정하는 기준: ", "version chosen by ") + law.chosenBy[context.language],
            version: law.profile ?? context.say("기준일에 맞는 판이 없음: 법률 검토 필요", "none for the deciding date: a lawyer must look"),
            residents: residents, basis: law.basis[context.language])
    }

    private static func notes(_ duty: DutyStatus, _ context: ConsoleContext) -> [String] {
        duty.notes.map { $0[context.language] }
            + duty.refusedExtensions.map {
                context.say("인정되지 않는 연장 사유: ", "Extension that does not hold: ") + $0[context.language]
            }
    }

    private static func facts(_ duty: DutyStatus, _ context: ConsoleContext) -> [LabelledValue] {
        [
            context.fact("받는 곳", "Recipient", duty.recipient[context.language]),
            context.fact("근거", "Article", duty.citation[context.language]),
            context.fact("시작", "Starts", duty.start.map(context.times.moment) ?? "–"),
            context.fact("기한", "Due", duty.due.map(context.times.moment) ?? "–"),
            context.fact("확인 정도", "How it was verified", duty.basis[context.language].isEmpty ? "–" : duty.basis[context.language]),
            context.fact("규정", "Rule", "\(duty.profile) · \(duty.id)"),
        ]
    }

    private static func candidate(_ candidate: DutyCandidate, _ context: ConsoleContext) -> Candidate {
        var credible = candidate.credible ? context.say("예", "yes") : context.say("아니요", "no")
        if candidate.isDefault { credible += context.say(" · 기한 기준", " · fixes the clocks") }
        return Candidate(
            awareAt: context.times.moment(candidate.awareAt), due: candidate.due.map(context.times.moment) ?? "–",
            state: candidate.stateText[context.language], credible: credible)
    }
}
