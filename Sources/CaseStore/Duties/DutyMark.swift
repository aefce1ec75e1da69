package import BreachModel

/// Someone's word on a duty: met then, or not met after all. The newest mark of a duty counts; all are kept.
package struct DutyMark: Hashable, Sendable {
    /// The duty's id in `BreachLaw`.
    package var duty: String
    /// When the duty was met; nil takes an earlier mark back.
    package var metAt: Instant?
    package var by: String
    package var note: String
    package var recordedAt: Instant

    package init(duty: String, metAt: Instant?, by: String, note: String, recordedAt: Instant) {
        self.duty = duty
        self.metAt = metAt
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
