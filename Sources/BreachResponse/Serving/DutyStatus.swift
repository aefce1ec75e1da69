package import BreachModel

/// One duty of the case with its clock, as the law profile in force reads it now.
package struct DutyStatus: Hashable, Sendable {
    /// The states of a clock, by the stable codes of `BreachLaw`.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case notStarted = "not-started"
        case running
        /// The law gives no number: owed since the start.
        case owed
        case extended
        case overdue
        case met
        case metLate = "met-late"
        /// Done on the day that decides; the time of day is not known.
        case metTimeUnknown = "met-time-unknown"
        case waived
        case notRequired = "not-required"
        case mayBeOwed = "may-be-owed"
    }

    /// The duty's id in the law profile, and the profile's.
    package var id: String
    package var profile: String
    package var name: Bilingual
    /// Who must be told.
    package var recipient: Bilingual
    /// How well the statement of law was verified.
    package var basis: Bilingual
    /// The profile's own remark, and that of its clock.
    package var notes: [Bilingual]
    /// The new fact that the clock runs for.
    package var fact: String?
    /// Grounds of extensions that were claimed and do not hold for this duty, or came too late.
    package var refusedExtensions: [Bilingual]
    /// The article that it rests on.
    package var citation: Bilingual
    /// Why it is owed, or is not.
    package var reason: Bilingual
    package var start: Instant?
    package var due: Instant?
    package var state: State
    /// The state in one short phrase, with the time left or the time late.
    package var stateText: Bilingual
    /// Time has passed and nothing was done.
    package var isAlarm: Bool
    /// What the clock would show by each candidate of awareness, earliest first.
    package var candidates: [DutyCandidate]

    package init(
        id: String, profile: String, name: Bilingual, recipient: Bilingual, citation: Bilingual, reason: Bilingual,
        start: Instant?, due: Instant?, state: State, stateText: Bilingual, isAlarm: Bool, candidates: [DutyCandidate] = [],
        basis: Bilingual = Bilingual(korean: "", english: ""), notes: [Bilingual] = [], fact: String? = nil,
        refusedExtensions: [Bilingual] = []
    ) {
        self.basis = basis
        self.notes = notes
        self.fact = fact
        self.refusedExtensions = refusedExtensions
        self.id = id
        self.profile = profile
        self.name = name
        self.recipient = recipient
        self.citation = citation
        self.reason = reason
        self.start = start
        self.due = due
        self.state = state
        self.stateText = stateText
        self.isAlarm = isAlarm
        self.candidates = candidates
    }
}

/// A duty's clock by one candidate of awareness.
package struct DutyCandidate: Hashable, Sendable {
    package var awareAt: Instant
    package var credible: Bool
    /// Whether this candidate fixes the clocks.
    package var isDefault: Bool
    package var due: Instant?
    package var stateText: Bilingual
    package var isAlarm: Bool

    package init(awareAt: Instant, credible: Bool, isDefault: Bool, due: Instant?, stateText: Bilingual, isAlarm: Bool) {
        self.awareAt = awareAt
        self.credible = credible
        self.isDefault = isDefault
        self.due = due
        self.stateText = stateText
        self.isAlarm = isAlarm
    }
}
