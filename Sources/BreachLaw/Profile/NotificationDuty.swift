package import BreachModel

/// One duty of a profile, as data: whom to tell what, when it is owed, and by which article.
package struct NotificationDuty: Hashable, Sendable, Codable, LegalEntry {
    /// What the duty asks for.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A notice to people.
        case notice
        /// The Korean notice of possible leak.
        case possibilityNotice = "possibility-notice"
        /// A report to an authority.
        case report
        /// An assessment of the breach by the company itself.
        case assessment
        /// An entry in the company's own register.
        case register
    }

    /// Unique within its profile.
    package var id: String
    package var kind: Kind
    package var name: Bilingual
    package var recipient: Bilingual
    package var article: String
    package var basis: LawBasis
    /// The duty that this one follows; it is owed only where that one is.
    package var supplementOf: String?
    /// Owed if any of these holds; absent: always.
    package var requiredIfAny: [DutyCondition]?
    /// Owed only if all of these hold.
    package var requiredIfAll: [DutyCondition]?
    /// Not owed if any of these holds.
    package var notRequiredIfAny: [DutyCondition]?
    package var waivers: [DutyWaiver]?
    /// Absent where the law sets no time.
    package var clock: ClockRule?
    package var slots: [ContentSlot]
    package var firstVersion: FirstVersion?
    package var followUp: FollowUp?
    /// Where the duty came into force apart from its profile: by which date, from when.
    package var appliesBy: SelectingDate?
    package var appliesFrom: CivilDate?
    package var note: Bilingual?
}

/// Something that a notice or report must say.
package struct ContentSlot: Hashable, Sendable, Codable, LegalEntry {
    package var id: String
    package var name: Bilingual
    package var article: String
    package var basis: LawBasis

    package init(id: String, name: Bilingual, article: String, basis: LawBasis) {
        self.id = id
        self.name = name
        self.article = article
        self.basis = basis
    }
}

/// What a first version may leave out while it is not known.
package struct FirstVersion: Hashable, Sendable, Codable, LegalEntry {
    package var mayMiss: [String]
    package var article: String
    package var basis: LawBasis
}

/// What becomes of a notice of possible leak.
package struct FollowUp: Hashable, Sendable, Codable, LegalEntry {
    package var ifConfirmed: String
    package var ifDisproved: String
    package var article: String
    package var basis: LawBasis
}

/// Grounds that together remove a duty.
package struct DutyWaiver: Hashable, Sendable, Codable, LegalEntry {
    package var ifAll: [WaiverGround]
    /// Duties that this waiver leaves standing, whatever it is claimed for.
    package var neverCovers: [String]?
    package var article: String
    package var basis: LawBasis
}

/// A ground of a waiver; each needs evidence and a name.
package enum WaiverGround: String, Hashable, Sendable, Codable, CaseIterable {
    case routeConfirmed = "route-confirmed"
    case dataRecoveredOrDeleted = "data-recovered-or-deleted"
    case riskMarkedlyLow = "risk-markedly-low"
    case dataUnintelligible = "data-unintelligible"
    case laterMeasuresRemoveHighRisk = "later-measures-remove-high-risk"
    case strongEncryption = "strong-encryption"

    package var words: Bilingual {
        switch self {
        case .routeConfirmed: Bilingual(korean: "유출 경로를 확인함", english: "the route was found")
        case .dataRecoveredOrDeleted: Bilingual(korean: "유출된 정보를 회수하거나 삭제함", english: "the data were recovered or deleted")
        case .riskMarkedlyLow: Bilingual(korean: "침해 위험이 현저히 낮아짐", english: "the risk is markedly low")
        case .dataUnintelligible: Bilingual(korean: "다른 사람이 읽을 수 없는 정보임", english: "the data cannot be read by others")
        case .laterMeasuresRemoveHighRisk:
            Bilingual(korean: "사후 조치로 높은 위험이 없어짐", english: "later measures removed the high risk")
        case .strongEncryption: Bilingual(korean: "고도의 암호화", english: "strong encryption")
        }
    }
}
