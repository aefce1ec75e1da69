internal import BreachModel
internal import CaseStore

/// The case's timeline: what was recorded as it happened, and what only the facts tell.
enum CaseChronicle {
    /// Oldest first. Where events of a kind were recorded, they stand; the facts fill in the kinds that have none.
    static func entries(_ events: [TimelineEvent], facts: CaseFacts, sends: [SendRecord]) -> [TimelineEntry] {
        let recorded = events.map {
            TimelineEntry(at: $0.at, kind: TimelineEntry.Kind(rawValue: $0.kind.rawValue) ?? .note, statement: $0.statement)
        }
        let kinds = Set(recorded.map(\.kind))
        let derived = (leak(facts) + awareness(facts) + measures(facts) + sends.flatMap(send)).filter { !kinds.contains($0.kind) }
        return (recorded + derived).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }

    private static func leak(_ facts: CaseFacts) -> [TimelineEntry] {
        let first = facts.leakFrom ?? facts.scope?.firstAccess
        let last = facts.leakTo ?? facts.scope?.lastAccess
        return [
            entry(first, .leak, "처음으로 권한 없이 열람되었습니다.", "First access without authority."),
            entry(last, .leak, "마지막으로 권한 없이 열람되었습니다.", "Last access without authority that is known."),
            entry(facts.discoveredAt, .discovery, "회사가 유출을 발견했습니다.", "The company discovered the leak."),
        ].compactMap(\.self)
    }

    private static func awareness(_ facts: CaseFacts) -> [TimelineEntry] {
        facts.awareness.compactMap { candidate in
            entry(
                candidate.at, .awareness, "인지 시점 후보: " + candidate.basis, "Candidate for awareness: " + candidate.basis)
        }
    }

    private static func measures(_ facts: CaseFacts) -> [TimelineEntry] {
        facts.measures.map { TimelineEntry(at: $0.at, kind: .measure, statement: $0.statement) }
    }

    private static func send(_ send: SendRecord) -> [TimelineEntry] {
        [
            entry(
                send.startedAt, .send, "발송 \(send.id)번을 시작했습니다.",
                "Send \(send.id) was started."),
            entry(send.finishedAt, .send, "발송 \(send.id)번이 끝났습니다.", "Send \(send.id) ended."),
        ].compactMap(\.self)
    }

    private static func entry(_ at: Instant?, _ kind: TimelineEntry.Kind, _ korean: String, _ english: String) -> TimelineEntry? {
        at.map { TimelineEntry(at: $0, kind: kind, statement: Bilingual(korean: korean, english: english)) }
    }
}
