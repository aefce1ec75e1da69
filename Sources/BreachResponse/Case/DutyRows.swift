internal import BreachLaw
package import BreachModel

/// One duty in plain values, for the command line and for machines.
package struct DutyRow: Hashable, Sendable, Codable {
    package struct Clock: Hashable, Sendable, Codable {
        /// The new fact that it runs for.
        package var fact: String?
        /// Claims of an extension that the law does not allow for this duty, or that came too late.
        package var refusedExtensions: Int
        package var start: String?
        package var due: String?
        /// Stable word: running, overdue, met, met-late, …
        package var code: String
        package var state: Bilingual
        /// Whether someone must act.
        package var isAlarm: Bool
    }

    package struct Candidate: Hashable, Sendable, Codable {
        package var awareAt: String
        package var basis: String
        package var isDefault: Bool
        package var state: Bilingual
    }

    package var profile: String
    package var family: String
    package var duty: String
    /// Whether the company itself falls under the law; otherwise it follows people home.
    package var bindsCompany: Bool
    /// People who live there and must be notified; nil while homes were not counted.
    package var residents: Int?
    /// How well the statement of law was verified.
    package var basis: Bilingual
    package var title: Bilingual
    /// required, not-required or cannot-be-told-yet.
    package var verdict: String
    package var reason: Bilingual
    package var article: String
    package var clocks: [Clock]
    package var byCandidate: [Candidate]
}

/// Use case: duties and clocks as rows.
package struct DutyRows {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// All duties, in the order of the profiles.
    package func callAsFunction() throws -> [DutyRow] {
        let offset = environment.configuration.zoneOffsetMinutes
        return try CaseDuties(environment)().map { entry in
            DutyRow(
                profile: entry.profile.id, family: entry.profile.family, duty: entry.answer.duty.id,
                bindsCompany: entry.jurisdiction.bindsCompany, residents: entry.jurisdiction.residents,
                basis: entry.answer.duty.basis.words, title: entry.answer.duty.name,
                verdict: entry.answer.verdict.rawValue,
                reason: entry.answer.reason, article: entry.answer.citation.english,
                clocks: entry.clocks.map { reading in
                    DutyRow.Clock(
                        fact: reading.fact, refusedExtensions: reading.refused.count, start: reading.start?.rfc3339(offsetMinutes: offset),
                        due: reading.due?.rfc3339(offsetMinutes: offset),
                        code: reading.state.code,
                        state: Bilingual(korean: reading.state.text(.korean), english: reading.state.text(.english)),
                        isAlarm: reading.state.isAlarm)
                },
                byCandidate: entry.byCandidate.compactMap { candidate in
                    candidate.readings.first.map { reading in
                        DutyRow.Candidate(
                            awareAt: candidate.candidate.at.rfc3339(offsetMinutes: offset), basis: candidate.candidate.basis,
                            isDefault: candidate.isDefault,
                            state: Bilingual(korean: reading.state.text(.korean), english: reading.state.text(.english)))
                    }
                })
        }
    }
}
