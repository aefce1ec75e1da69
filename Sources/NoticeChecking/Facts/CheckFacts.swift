package import BreachModel

/// What is known of an incident, its addressee and earlier texts: what a text is checked against.
///
/// Every part may be missing; a rule that needs a missing part answers that it cannot tell.
package struct CheckFacts: Sendable {
    /// Id of a law profile; nil: chosen by `awareAt` and `jurisdiction`.
    package var profile: String?
    /// KR, EU, UK, US-CA, JP or SG.
    package var jurisdiction: String?
    /// Earliest credible moment of awareness.
    package var awareAt: FactTime?
    package var document: DocumentKind?
    package var phase: Phase?
    package var status: LeakStatus?
    package var channel: NoticeChannel?
    /// BCP 47 tag of the addressee's language.
    package var language: String?
    package var controller: Controller?
    package var leak: Leak?
    package var addressee: Addressee?
    package var counts: UnitCounts?
    package var events: [Event]?
    package var harmReports: HarmReports?
    package var claims: [StatedClaim]?
    package var posting: Posting?
    package var previous: Previous?
    package var sentAt: FactTime?
    package var now: FactTime?
    /// The decree case of a possibility notice.
    package var trigger: String?
    /// Who gets the text: all-possibly-affected or subset.
    package var recipients: String?
    package var followUp: FollowUp?
    /// Evidence ids by item.
    package var evidence: [DataItemID: [String]]?
    package var subsets: [Subset]?
    /// Who established the cause: official or internal.
    package var causeSource: String?
    /// Keys that were not understood and left aside, as dotted paths.
    package var warnings: [String] = []

    package init() {}
}

/// What kind of text is checked.
package enum DocumentKind: String, Hashable, Sendable, CaseIterable {
    case notice
    case possibilityNotice = "possibility-notice"
    case sms
    case homepage
    case regulatorReport = "regulator-report"
    case faq
    case register
    case allClear = "all-clear"
}

/// How complete a notice is meant to be.
package enum Phase: String, Hashable, Sendable, CaseIterable {
    case preliminary, full, supplement, correction
}

/// What is established about the leak.
package enum LeakStatus: String, Hashable, Sendable, CaseIterable {
    case leak, possible, disproved
}

/// The way by which a text reaches its reader.
package enum NoticeChannel: String, Hashable, Sendable, CaseIterable {
    case email, sms, letter, app, web
}

/// What is established of one item of the addressee.
package enum ItemState: String, Hashable, Sendable, CaseIterable {
    case leaked, presumed, unknown
    case notSeen = "not-seen"

    /// Whether a notice must name the item.
    package var mustBeNamed: Bool { self == .leaked || self == .presumed }
}

/// A day, or a moment with the day it falls on where the fact was noted.
package struct FactTime: Hashable, Sendable {
    package var day: CivilDate
    /// nil where only the day is known.
    package var instant: Instant?
    /// Minutes after midnight on `day`; nil where only the day is known.
    package var minute: Int?

    package init(day: CivilDate, instant: Instant? = nil, minute: Int? = nil) {
        self.day = day
        self.instant = instant
        self.minute = minute
    }

    /// The moment as a clock `offsetMinutes` ahead of UTC shows it.
    package init(_ instant: Instant, offsetMinutes: Int) {
        let civil = instant.civil(offsetMinutes: offsetMinutes)
        self.init(day: civil.date, instant: instant, minute: civil.hour * 60 + civil.minute)
    }

    /// Hours from `earlier` to this; where one is only a day, whole days count 24 hours and the same day none.
    package func hours(since earlier: FactTime) -> Double {
        if let instant, let start = earlier.instant { return Double(instant.milliseconds - start.milliseconds) / 3_600_000 }
        return Double(day.daysSinceEpoch - earlier.day.daysSinceEpoch) * 24
    }
}
