package import BreachModel

/// The fact by which the law says which version of it applies.
package enum SelectingDate: String, Hashable, Sendable, Codable, CaseIterable {
    /// When the company learned of the breach.
    case awareness
    /// When the breach happened.
    case occurrence
    /// Where the person lives.
    case residence
    /// Where the company is established, or whom it addresses.
    case establishmentOrSubjects = "establishment-or-subjects"
    /// Where the data are handled.
    case handling
    /// When the company assessed the breach.
    case assessment

    package var words: Bilingual {
        switch self {
        case .awareness: Bilingual(korean: "인지한 날", english: "the date of awareness")
        case .occurrence: Bilingual(korean: "사고가 일어난 날", english: "the date of the breach")
        case .residence: Bilingual(korean: "사는 곳(시행 여부는 인지한 날)", english: "residence (in force on the date of awareness)")
        case .establishmentOrSubjects:
            Bilingual(korean: "회사의 소재지 또는 정보주체의 거주지", english: "the company's seat, or where the people are")
        case .handling: Bilingual(korean: "정보를 다루는 곳", english: "where the data are handled")
        case .assessment: Bilingual(korean: "회사가 평가한 날", english: "the date of the assessment")
        }
    }
}

/// The duties of one jurisdiction in one version of its law, as its data file says them (`docs/law/format.md`).
package struct LawProfile: Hashable, Sendable, Codable {
    /// The format that this build reads.
    package static let format = "haechi-law/1"

    package var format: String
    /// Unique: `KR-2026`.
    package var id: String
    /// What versions of one law have in common: `KR`.
    package var family: String
    /// The day on which the state of the law was looked at.
    package var asOf: CivilDate
    package var name: Bilingual
    package var basis: LawBasis
    package var appliesBy: SelectingDate
    /// First and last selecting date, in the profile's zone; nil where open.
    package var appliesFrom: CivilDate?
    package var appliesUntil: CivilDate?
    package var appliesArticle: String?
    package var zone: LegalZone
    /// ISO 3166 codes of the places whose residents the law protects.
    package var regions: [String]
    /// BCP 47 tags, or `person-locale`.
    package var languages: [String]
    package var authorities: [Authority]
    package var leakKinds: [String]
    /// Whether a feared leak counts as one.
    package var countsSuspected: Bool?
    package var elements: ElementSets?
    package var duties: [NotificationDuty]
    package var substitutes: [Substitute]
    package var noticeForm: NoticeForm?
    package var changes: [LegalChange]?

    /// The duty of that id.
    package func duty(_ id: String) -> NotificationDuty? { duties.first { $0.id == id } }

    /// Whether the profile holds on `date`, a day in its own zone.
    package func isInForce(on date: CivilDate) -> Bool {
        (appliesFrom.map { $0 <= date } ?? true) && (appliesUntil.map { date <= $0 } ?? true)
    }
}

/// A body that reports go to.
package struct Authority: Hashable, Sendable, Codable {
    package var id: String
    package var name: Bilingual
}

/// Sets of data elements, any one of which triggers a duty.
package struct ElementSets: Hashable, Sendable, Codable, LegalEntry {
    package var article: String
    package var basis: LawBasis
    /// Element → data item ids that are it; an element without an entry is the item of its own name.
    package var items: [String: [String]]
    package var sets: [[String]]
}

/// What may stand in for a direct notice.
package struct Substitute: Hashable, Sendable, Codable, LegalEntry {
    package var ground: String
    package var channel: String
    /// `person` or `breach`: for whom the ground must hold.
    package var per: String
    package var minimumDays: Int?
    package var otherwise: Bilingual?
    package var article: String
    package var basis: LawBasis
}

/// The form that a notice must have.
package struct NoticeForm: Hashable, Sendable, Codable, LegalEntry {
    package var title: String?
    package var headings: [String]?
    /// Smallest type size in points.
    package var minimumPoints: Int?
    /// Whether the message must serve this one purpose.
    package var dedicated: Bool?
    package var article: String
    package var basis: LawBasis
}

/// A dated change of the law, or one that is pending (no date).
package struct LegalChange: Hashable, Sendable, Codable, LegalEntry {
    package var from: CivilDate?
    package var what: Bilingual
    package var article: String
    package var basis: LawBasis
}
