/// A question about the breach on which a duty depends. Profiles write it as a word, or as a count with a limit
/// (`people>=1000`).
package enum DutyCondition: Hashable, Sendable {
    /// At least so many people, or more than so many.
    case people(Limit)
    /// People who live in the profile's regions.
    case residents(Limit)
    /// Sensitive data (PIPA 23) or unique identification data (PIPA 24).
    case sensitiveOrUniqueID
    case illegalExternalAccess
    /// An intrusion into an information network (Network Act 2(1)7).
    case networkIncident
    case riskUnlikely
    case highRisk
    /// One of the profile's sets of data elements.
    case listedElements
    /// Special-care personal information (APPI 2(3)).
    case specialCareData
    case propertyHarm
    case improperPurpose
    case significantHarm
    case illegalAccessSubjectsHardToIdentify
    case partConfirmedOthersPossible
    /// The duty stands in the law, but what sets its cases was not verified.
    case detailsPending

    /// A count with a limit.
    package struct Limit: Hashable, Sendable {
        package var count: Int
        /// Whether `count` itself is enough.
        package var inclusive: Bool

        package init(_ count: Int, inclusive: Bool) {
            self.count = count
            self.inclusive = inclusive
        }

        /// The smallest count that reaches the limit.
        package var smallest: Int { inclusive ? count : count + 1 }
    }

    private static let words: [(String, DutyCondition)] = [
        ("sensitive-or-unique-id", .sensitiveOrUniqueID), ("illegal-external-access", .illegalExternalAccess),
        ("network-incident", .networkIncident), ("risk-unlikely", .riskUnlikely), ("high-risk", .highRisk),
        ("listed-elements", .listedElements), ("special-care-data", .specialCareData),
        ("property-harm", .propertyHarm), ("improper-purpose", .improperPurpose),
        ("significant-harm", .significantHarm),
        ("illegal-access-subjects-hard-to-identify", .illegalAccessSubjectsHardToIdentify),
        ("part-confirmed-others-possible", .partConfirmedOthersPossible), ("details-pending", .detailsPending),
    ]
}

extension DutyCondition {
    /// Reads the condition as profiles write it; nil for anything else.
    package init?(_ text: String) {
        if let found = Self.words.first(where: { $0.0 == text }) {
            self = found.1
            return
        }
        for (name, make) in [("people", DutyCondition.people), ("residents", DutyCondition.residents)]
        where text.hasPrefix(name) {
            let rest = text.dropFirst(name.count)
            let inclusive = rest.hasPrefix(">=")
            guard inclusive || rest.hasPrefix(">"), let count = Int(rest.dropFirst(inclusive ? 2 : 1)), count >= 0
            else { return nil }
            self = make(Limit(count, inclusive: inclusive))
            return
        }
        return nil
    }

    /// The condition as profiles write it.
    package var text: String {
        switch self {
        case .people(let limit): "people" + (limit.inclusive ? ">=" : ">") + String(limit.count)
        case .residents(let limit): "residents" + (limit.inclusive ? ">=" : ">") + String(limit.count)
        default: Self.words.first { $0.1 == self }?.0 ?? ""
        }
    }
}

extension DutyCondition: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = DutyCondition(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a condition that is known")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
