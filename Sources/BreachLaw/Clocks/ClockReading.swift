package import BreachModel

/// What one clock of one duty shows at a given moment.
package struct ClockReading: Hashable, Sendable {
    package var profileID: String
    package var duty: NotificationDuty
    /// The new fact that the clock runs for, where it runs for each.
    package var fact: String?
    /// When it started; nil before its event happened.
    package var start: Instant?
    /// When it ends; nil where the law gives no number, or it has not started.
    package var due: Instant?
    /// The early target, where the law gives a range.
    package var softDue: Instant?
    package var state: ClockState
    /// The extension that moved `due`.
    package var extended: ClaimedExtension?
    /// Extensions that were claimed on grounds which the law does not allow for this duty, or too late.
    package var refused: [ClaimedExtension]
    package var zone: LegalZone
}

/// The state of a clock. Spans are exact; nothing here is rounded.
package enum ClockState: Hashable, Sendable {
    /// The event that starts it has not happened, or was not entered.
    case notStarted
    case running(remaining: ClockSpan)
    /// The law gives no number: it is owed since the start.
    case owedWithoutLimit(elapsed: ClockSpan)
    /// A lawful extension lasts.
    case extended(ExtensionGround)
    /// Due time has passed and nothing was done.
    case overdue(by: ClockSpan)
    case met(early: ClockSpan)
    /// Done, where the law gives no number: so long after the start.
    case metWithoutLimit(after: ClockSpan)
    case metLate(by: ClockSpan)
    /// Done on the day that decides; the time of day is not known, so it cannot be told whether in time.
    case metTimeUnknown(on: CivilDate)
    case waived([DutyFacts.ClaimedGround])
    case notRequired
    /// Whether the duty is owed cannot be told yet; its clock would show this.
    indirect case mayBeOwed(ClockState)

    /// Stable id for machines.
    package var code: String {
        switch self {
        case .notStarted: "not-started"
        case .running: "running"
        case .owedWithoutLimit: "owed"
        case .extended: "extended"
        case .overdue: "overdue"
        case .met, .metWithoutLimit: "met"
        case .metLate: "met-late"
        case .metTimeUnknown: "met-time-unknown"
        case .waived: "waived"
        case .notRequired: "not-required"
        case .mayBeOwed: "may-be-owed"
        }
    }

    /// Whether an alarm is due: time has passed and nothing was done.
    package var isAlarm: Bool {
        switch self {
        case .overdue: true
        case .mayBeOwed(let inner): inner.isAlarm
        default: false
        }
    }
}

extension ClockState {
    /// The state in one short phrase.
    package func text(_ language: Language) -> String { words[language] }

    private var words: Bilingual {
        switch self {
        case .notStarted: Bilingual(korean: "아직 시작되지 않음", english: "not started")
        case .running(let left): Self.both(left, "남은 시간 %", "% left")
        case .owedWithoutLimit(let elapsed): Self.both(elapsed, "즉시 이행해야 함, %째", "owed now, for %")
        case .extended(let ground):
            Bilingual(korean: "연장됨: \(ground.words.korean)", english: "extended: \(ground.words.english)")
        case .overdue(let span): Self.both(span, "기한이 % 지남", "overdue by %")
        case .met(let early): Self.both(early, "기한 % 전에 이행", "met % early")
        case .metWithoutLimit(let after): Self.both(after, "% 만에 이행", "met after %")
        case .metLate(let late): Self.both(late, "기한보다 % 늦게 이행", "met % late")
        case .metTimeUnknown(let day):
            Bilingual(
                korean: "\(day)에 이행했으나 시각을 알 수 없어 기한 준수 여부를 판단할 수 없음",
                english: "met on \(day), time of day unknown: whether in time cannot be told")
        case .waived(let claims):
            Bilingual(
                korean: "면제됨: " + claims.map { "\($0.ground.words.korean)(\($0.by))" }.joined(separator: ", "),
                english: "waived: " + claims.map { "\($0.ground.words.english) (\($0.by))" }.joined(separator: "; "))
        case .notRequired: Bilingual(korean: "의무 없음", english: "not required")
        case .mayBeOwed(let inner):
            Bilingual(
                korean: "의무 여부를 아직 알 수 없음; 의무라면 \(inner.words.korean)",
                english: "whether it is owed cannot be told yet; if it is, \(inner.words.english)")
        }
    }

    private static func both(_ span: ClockSpan, _ korean: String, _ english: String) -> Bilingual {
        Bilingual(korean: filled(korean, span.text(.korean)), english: filled(english, span.text(.english)))
    }

    private static func filled(_ template: String, _ text: String) -> String {
        template.split(separator: "%", omittingEmptySubsequences: false).joined(separator: text)
    }
}
