package import BreachLaw
package import BreachModel

/// A report to an authority, or an entry in the company's register, as far as the case's facts fill it.
package struct AuthorityReport: Hashable, Sendable {
    package var caseID: CaseID
    package var profileID: String
    /// The duty's id in the profile.
    package var dutyID: String
    package var factsVersion: Int
    package var title: Bilingual
    package var recipient: Bilingual
    package var citation: Bilingual
    package var fields: [ReportField]

    /// Ids of the fields for which the case has no fact yet.
    package var unknownFields: [String] { fields.filter { !$0.isKnown }.map(\.id) }
}

extension AuthorityReport {
    /// Adds that texts were released against rules, and on whose word; nothing where there is none.
    package mutating func add(overrides: [Bilingual]) {
        guard !overrides.isEmpty else { return }
        fields.append(
            ReportField(
                id: "overrides",
                label: Bilingual(korean: "점검 규칙의 지적에도 통과시킨 통지문", english: "Notices released against a rule of the check"),
                lines: overrides, facts: [], article: fields.last?.article ?? "", basis: fields.last?.basis ?? .verified))
    }
}

/// One field of a report.
package struct ReportField: Hashable, Sendable {
    package var id: String
    package var label: Bilingual
    /// Empty where the fact is not known yet.
    package var lines: [Bilingual]
    /// The facts behind the lines, sorted.
    package var facts: [FactReference]
    package var article: String
    package var basis: LawBasis

    package var isKnown: Bool { !lines.isEmpty }
}

extension ReportField: LegalEntry {
    /// What stands in a report where a fact is not known.
    package static let unknown = Bilingual(
        korean: "미확인(확인되는 대로 보완)", english: "unknown (to be supplemented once established)")
}

extension AuthorityReport {
    /// The report as plain text.
    package func text(_ language: Language) -> String {
        let words =
            language == .korean
            ? (to: "받는 기관", basis: "근거", number: "사건", facts: "사실 버전")
            : (to: "To", basis: "Legal basis", number: "Case", facts: "Version of the facts")
        var lines = [
            title[language], "", "\(words.to): \(recipient[language])", "\(words.basis): \(citation[language])",
            "\(words.number): \(caseID.rawValue)", "\(words.facts): \(factsVersion)",
        ]
        for (index, field) in fields.enumerated() {
            lines += ["", "\(index + 1). \(field.label[language]) [\(field.citation(language))]"]
            lines += (field.isKnown ? field.lines : [ReportField.unknown]).map { "- " + $0[language] }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
