package import BreachModel

/// Someone's word on a duty: met then, or not met after all. The newest mark of a duty counts; all are kept.
package struct DutyMark: Hashable, Sendable {
    /// The duty as `BreachLaw` reads a reference to one: `KR/report-leak`, or the id alone.
    package var duty: String
    /// When the duty was met; nil takes an earlier mark back.
    package var metAt: Instant?
    package var by: String
    package var note: String
    package var recordedAt: Instant
    /// The new fact that a supplement told; nil for any other duty.
    package var fact: String?
    /// Set where only the day is known; `metAt` is then its first moment.
    package var metDay: CivilDate?

    package init(
        duty: String, metAt: Instant?, by: String, note: String, recordedAt: Instant, fact: String? = nil, metDay: CivilDate? = nil
    ) {
        self.duty = duty
        self.metAt = metAt
        self.fact = fact
        self.metDay = metDay
        self.by = by
        self.note = note
        self.recordedAt = recordedAt
    }
}

/// A notice that stands, or stood, on a public page.
package struct Posting: Hashable, Sendable {
    package var noticeID: NoticeID?
    /// The page, and where on it: for example "first screen, pop-up".
    package var place: String
    package var postedAt: Instant
    package var removedAt: Instant?
    package var by: String

    package init(noticeID: NoticeID?, place: String, postedAt: Instant, removedAt: Instant? = nil, by: String) {
        self.noticeID = noticeID
        self.place = place
        self.postedAt = postedAt
        self.removedAt = removedAt
        self.by = by
    }
}
