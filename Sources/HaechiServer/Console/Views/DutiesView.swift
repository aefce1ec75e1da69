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

    let frame: Frame
    let w: [String: String]
    let duties: [Row]

    init(_ context: ConsoleContext) {
        frame = context.frame(.duties)
        w = context.words
        duties = context.overview.duties.enumerated().map { index, duty in
            Row(
                anchor: "duty-\(index + 1)", name: duty.name[context.language], state: duty.stateText[context.language],
                class: Self.style(duty), reason: duty.reason[context.language], facts: Self.facts(duty, context),
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

    private static func facts(_ duty: DutyStatus, _ context: ConsoleContext) -> [LabelledValue] {
        [
            context.fact("받는 곳", "Recipient", duty.recipient[context.language]),
            context.fact("근거", "Article", duty.citation[context.language]),
            context.fact("시작", "Starts", duty.start.map(context.times.moment) ?? "–"),
            context.fact("기한", "Due", duty.due.map(context.times.moment) ?? "–"),
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
