package import BreachModel

/// What ENISA's method asks about a breach.
///
/// Source: ENISA, "Recommendations for a methodology of the assessment of severity of personal data breaches" (2013).
package struct SeverityFactors: Hashable, Sendable {
    /// Data processing context: 1 simple, 2 behavioural, 3 financial or a danger to safety, 4 sensitive; already
    /// adjusted by context, from 1 to 4.
    package var dataContext: Double
    /// Ease of identification: 0.25 negligible, 0.5 limited, 0.75 significant, 1 maximum.
    package var identification: Double
    /// Loss of confidentiality, integrity, availability: each 0, 0.25 or 0.5.
    package var confidentiality: Double
    package var integrity: Double
    package var availability: Double
    /// Malicious intent adds 0.5.
    package var malicious: Bool

    package init(
        dataContext: Double, identification: Double, confidentiality: Double = 0, integrity: Double = 0,
        availability: Double = 0, malicious: Bool = false
    ) {
        self.dataContext = dataContext
        self.identification = identification
        self.confidentiality = confidentiality
        self.integrity = integrity
        self.availability = availability
        self.malicious = malicious
    }

    /// Factors of a leak of items of these classes to someone unknown: the highest class wins, identification is at its
    /// maximum, confidentiality is lost to an unknown number of readers (0.5).
    package init(classes: [DataItem.LegalClass], malicious: Bool) {
        let context = classes.map(Self.context).max() ?? 1
        self.init(dataContext: context, identification: 1, confidentiality: 0.5, malicious: malicious)
    }

    /// The context value of a legal class. What opens a door puts safety at risk and counts as 3.
    package static func context(_ legalClass: DataItem.LegalClass) -> Double {
        switch legalClass {
        case .contact, .address: 1
        case .behavioural: 2
        case .financial, .credential, .uniqueIdentification: 3
        case .sensitive: 4
        }
    }
}

/// The severity of a breach: SE = DPC x EI + CB.
package struct BreachSeverity: Hashable, Sendable {
    /// How grave a breach is, from low to very high.
    package enum Band: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        case low, medium, high
        case veryHigh = "very-high"

        package static func < (left: Band, right: Band) -> Bool { left.order < right.order }
        private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    package let factors: SeverityFactors
    package let score: Double

    /// - Throws: `severity-out-of-range` where a factor is not one that the method knows.
    package init(_ factors: SeverityFactors) throws(LawError) {
        let losses = [factors.confidentiality, factors.integrity, factors.availability]
        guard (1...4).contains(factors.dataContext), [0.25, 0.5, 0.75, 1].contains(factors.identification),
            losses.allSatisfy([0, 0.25, 0.5].contains)
        else { throw LawError(.severityOutOfRange, "a severity factor is outside the range of the method") }
        self.factors = factors
        score = factors.dataContext * factors.identification + losses.reduce(0, +) + (factors.malicious ? 0.5 : 0)
    }

    /// Below 2 low, below 3 medium, below 4 high, from 4 very high.
    package var band: Band {
        switch score {
        case ..<2: .low
        case ..<3: .medium
        case ..<4: .high
        default: .veryHigh
        }
    }
}
