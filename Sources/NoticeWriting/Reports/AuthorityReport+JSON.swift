internal import BreachLaw
internal import BreachModel
internal import Foundation

extension AuthorityReport {
    /// The report as JSON with keys in alphabetical order: the same report gives the same bytes.
    ///
    /// A field without a fact has `"known": false` and no lines.
    package func json() -> String {
        let form = Form(
            caseID: caseID.rawValue, profile: profileID, duty: dutyID, factsVersion: factsVersion, title: title,
            recipient: recipient, legalBasis: citation, fields: fields.map(Form.Field.init))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(form) else { return "{}\n" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private struct Form: Encodable {
        var caseID: String
        var profile: String
        var duty: String
        var factsVersion: Int
        var title: Bilingual
        var recipient: Bilingual
        var legalBasis: Bilingual
        var fields: [Field]

        struct Field: Encodable {
            var id: String
            var label: Bilingual
            var known: Bool
            var lines: [Bilingual]
            var japanese: [String]?
            var facts: [String]
            var article: String
            var basis: String
            var toBeVerified: Bool

            init(_ field: ReportField) {
                id = field.id
                label = field.label
                known = field.isKnown
                lines = field.lines
                japanese = field.japanese.isEmpty ? nil : field.japanese
                facts = field.facts.map(\.text)
                article = field.article
                basis = field.basis.rawValue
                toBeVerified = field.toBeVerified
            }
        }
    }
}
