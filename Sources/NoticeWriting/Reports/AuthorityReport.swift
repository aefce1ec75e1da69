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

    /// Whether it is written in Japanese too.
    package var isInJapanese: Bool { title.japanese != nil }
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
                label: Bilingual(
                    korean: "점검 규칙의 지적에도 통과시킨 통지문", english: "Notices released against a rule of the check", japanese: "確認規則の指摘があるまま公表した文書"),
                lines: overrides, facts: [], article: fields.last?.article ?? "", basis: fields.last?.basis ?? .verified))
    }
}

/// One field of a report.
package struct ReportField: Hashable, Sendable {
    package var id: String
    package var label: Bilingual
    /// Empty where the fact is not known yet.
    package var lines: [Bilingual]
    /// The same in Japanese, for reports under Japan's law; empty elsewhere.
    package var japanese: [String] = []
    /// The facts behind the lines, sorted.
    package var facts: [FactReference]
    package var article: String
    package var basis: LawBasis

    package var isKnown: Bool { !lines.isEmpty }
}

extension ReportField: LegalEntry {
    /// What stands in a report where a fact is not known.
    package static let unknown = Bilingual(
        korean: "미확인(확인되는 대로 보완)", english: "unknown (to be supplemented once established)", japanese: "未確認(現在調査中。確認でき次第、追って報告します。)")
}

extension AuthorityReport {
    /// The report as plain text; in Japanese under Japan's law only.
    package func text(_ language: Language) -> String {
        let words: (to: String, basis: String, number: String, facts: String) =
            switch language {
            case .korean: ("받는 기관", "근거", "사건", "사실 버전")
            case .english: ("To", "Legal basis", "Case", "Version of the facts")
            case .japanese: ("提出先", "根拠", "事案", "事実の版")
            }
        let basis = language == .japanese ? Self.japaneseCitation(citation.english) : citation[language]
        var lines = [
            title[language], "", "\(words.to): \(recipient[language])", "\(words.basis): \(basis)", "\(words.number): \(caseID.rawValue)",
            "\(words.facts): \(factsVersion)",
        ]
        for (index, field) in fields.enumerated() {
            let article = language == .japanese ? Self.japaneseCitation(field.article) : field.citation(language)
            let mark = language == .japanese && field.toBeVerified ? "、要確認" : ""
            lines += ["", "\(index + 1). \(field.label[language]) [\(article)\(mark)]"]
            lines += field.text(language).map { "- " + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ReportField {
    /// The field's lines, or that it is not known.
    fileprivate func text(_ language: Language) -> [String] {
        guard isKnown else { return [Self.unknown[language]] }
        return language == .japanese && !japanese.isEmpty ? japanese : lines.map { $0[language] }
    }
}
