internal import BreachModel
internal import BreachResponse

/// What happened in the case, and what may have been the moment of awareness.
struct TimelineView {
    struct Candidate {
        let machineTime: String
        let time: String
        let basis: String
        let credible: String
        let enteredBy: String
    }

    struct Event {
        let machineTime: String
        let time: String
        let kind: String
        let statement: String
    }

    let frame: Frame
    let w: [String: String]
    let candidates: [Candidate]
    let hasEvents: Bool
    let events: [Event]

    init(_ context: ConsoleContext) {
        frame = context.frame(.timeline)
        w = context.words
        let facts = context.overview.facts
        candidates = facts.awareness.sorted { $0.at < $1.at }.map { candidate in
            var credible = candidate.credible ? context.say("예", "yes") : context.say("아니요", "no")
            if candidate.credible, candidate.at == facts.awareAt { credible += context.say(" · 기한 기준", " · fixes the clocks") }
            return Candidate(
                machineTime: candidate.at.rfc3339(), time: context.times.moment(candidate.at), basis: candidate.basis,
                credible: credible, enteredBy: "\(candidate.enteredBy), \(context.times.moment(candidate.enteredAt))")
        }
        hasEvents = !context.overview.timeline.isEmpty
        events = context.overview.timeline.map { entry in
            Event(
                machineTime: entry.at.rfc3339(), time: context.times.moment(entry.at), kind: Self.name(entry.kind, context),
                statement: entry.statement[context.language])
        }
    }

    private static func name(_ kind: TimelineEntry.Kind, _ context: ConsoleContext) -> String {
        switch kind {
        case .opened: context.say("사건 등록", "Case opened")
        case .leak: context.say("유출", "Leak")
        case .discovery: context.say("발견", "Discovery")
        case .awareness: context.say("인지", "Awareness")
        case .finding: context.say("탐지", "Finding")
        case .scope: context.say("범위", "Scope")
        case .measure: context.say("조치", "Measure")
        case .notice: context.say("통지문", "Notice")
        case .approval: context.say("승인", "Approval")
        case .send: context.say("발송", "Send")
        case .report: context.say("신고", "Report")
        case .duty: context.say("의무", "Duty")
        case .posting: context.say("게시", "Posting")
        case .order: context.say("명령", "Order")
        case .promise: context.say("약속", "Promise")
        case .alarm: context.say("경보", "Alarm")
        case .note: context.say("메모", "Note")
        }
    }
}
