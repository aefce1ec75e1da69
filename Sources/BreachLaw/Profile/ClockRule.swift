package import BreachModel

/// The event that starts a clock.
package enum ClockStart: String, Hashable, Sendable, Codable, CaseIterable {
    case leakKnown = "leak-known"
    case intrusionKnown = "intrusion-known"
    case possibilityKnown = "possibility-known"
    case awareWithReasonableCertainty = "aware-reasonable-certainty"
    case known
    case discoveryOrNotification = "discovery-or-notification"
    case credibleGrounds = "credible-grounds"
    case eachNewFact = "each-new-fact"
    case highRiskFound = "high-risk-found"
    case consumersNotified = "consumers-notified"
    case assessedNotifiable = "assessed-notifiable"

    /// Whether the case's moment of awareness stands in for the event where no event of this kind was entered.
    package var isAwareness: Bool {
        switch self {
        case .leakKnown, .intrusionKnown, .possibilityKnown, .awareWithReasonableCertainty, .known,
            .discoveryOrNotification, .credibleGrounds:
            true
        case .eachNewFact, .highRiskFound, .consumersNotified, .assessedNotifiable: false
        }
    }

    /// The event in words.
    package var words: Bilingual {
        switch self {
        case .leakKnown: Bilingual(korean: "유출을 안 때", english: "learning of the leak")
        case .intrusionKnown: Bilingual(korean: "침해사고를 안 때", english: "learning of the intrusion")
        case .possibilityKnown: Bilingual(korean: "유출 가능성을 안 때", english: "learning of the possible leak")
        case .awareWithReasonableCertainty:
            Bilingual(korean: "침해를 합리적으로 확신한 때", english: "awareness with reasonable certainty")
        case .known: Bilingual(korean: "사태를 안 때", english: "knowing of the event")
        case .discoveryOrNotification: Bilingual(korean: "침해를 발견하거나 통보받은 때", english: "discovery or notification")
        case .credibleGrounds: Bilingual(korean: "믿을 만한 근거가 생긴 때", english: "credible grounds")
        case .eachNewFact: Bilingual(korean: "새로운 사실을 확인한 때", english: "confirming each new fact")
        case .highRiskFound: Bilingual(korean: "높은 위험을 확인한 때", english: "finding a high risk")
        case .consumersNotified: Bilingual(korean: "소비자에게 통지한 때", english: "notifying the consumers")
        case .assessedNotifiable: Bilingual(korean: "통지 대상으로 평가한 때", english: "assessing the breach as notifiable")
        }
    }
}

/// Lengths that the law gives in words, without a number.
package enum WordedLength: String, Hashable, Sendable, Codable, CaseIterable {
    case atOnce = "at-once"
    case withoutUndueDelay = "without-undue-delay"
    case promptly
    case asSoonAsPracticable = "as-soon-as-practicable"

    package var words: Bilingual {
        switch self {
        case .atOnce: Bilingual(korean: "즉시", english: "at once")
        case .withoutUndueDelay: Bilingual(korean: "부당한 지체 없이", english: "without undue delay")
        case .promptly: Bilingual(korean: "신속히", english: "promptly")
        case .asSoonAsPracticable: Bilingual(korean: "가능한 한 빨리", english: "as soon as practicable")
        }
    }
}

/// The only causes for which a clock may be extended.
package enum ExtensionGround: String, Hashable, Sendable, Codable, CaseIterable {
    case urgentContainment = "urgent-containment"
    case forceMajeure = "force-majeure"
    case lawEnforcement = "law-enforcement"
    case scopeAndIntegrity = "scope-and-integrity"

    package var words: Bilingual {
        switch self {
        case .urgentContainment: Bilingual(korean: "확산을 막는 긴급 조치", english: "urgent action to stop the spread")
        case .forceMajeure: Bilingual(korean: "천재지변 등 불가피한 사유", english: "natural disaster or other unavoidable cause")
        case .lawEnforcement: Bilingual(korean: "수사기관의 요청", english: "request of law enforcement")
        case .scopeAndIntegrity:
            Bilingual(korean: "범위 확인과 시스템 복구", english: "finding the scope and restoring integrity")
        }
    }
}

/// When a duty must be done: where its clock starts, how long it runs, and what may extend it.
///
/// Exactly one of `hours`, `days` and `length` is given.
package struct ClockRule: Hashable, Sendable, Codable, LegalEntry {
    package var start: ClockStart
    /// Hours that run without a pause, also through daylight saving changes.
    package var hours: Int?
    /// Calendar days in the authority's zone; the clock ends with the last of them.
    package var days: Int?
    package var length: WordedLength?
    /// The early target in days where the law's guideline gives a range.
    package var softDays: Int?
    /// A longer or shorter number of days where a condition holds.
    package var daysIf: ConditionalDays?
    /// Whether the day of the start is day 1; otherwise it is day 0.
    package var firstDayCounts: Bool?
    package var extendOnlyIf: [ExtensionGround]?
    package var afterExtension: WordedLength?
    /// Another duty that must be done first.
    package var notBefore: String?
    /// What a late performance must carry.
    package var lateNeeds: String?
    package var article: String
    package var basis: LawBasis
    package var note: Bilingual?

    /// Days that apply where a condition holds.
    package struct ConditionalDays: Hashable, Sendable, Codable {
        package var condition: DutyCondition
        package var days: Int
    }
}
