internal import Foundation

/// Judges one rule on one text.
typealias RuleFunction = @Sendable (RuleContext) -> RuleOutcome

/// The rules: rows of data, each with its function.
struct RuleBook: Sendable {
    let rows: [RuleRow]
    private let byID: [String: RuleRow]
    let functions: [String: RuleFunction]
    /// The place of each rule in the list.
    let order: [String: Int]

    /// The book of the data file.
    static let shared = RuleBook(
        file: PackageResources.notice_rules_json,
        functions: [
            KoreanContentRules.table, KoreanWordingRules.table, KoreanClaimRules.table, KoreanAddresseeRules.table,
            PossibilityRules.table, PostingRules.table, MessageRules.table, KoreanReportRules.table, EuropeanRules.table,
            CaliforniaRules.table, JapaneseRules.table, SingaporeRules.table, FactRules.table, StyleRules.table,
        ])

    init(file: [UInt8], functions tables: [[String: RuleFunction]]) {
        rows = (try? JSONDecoder().decode([RuleRow].self, from: Data(file))) ?? []
        byID = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        order = Dictionary(rows.enumerated().map { ($1.id, $0) }) { first, _ in first }
        functions = tables.reduce(into: [:]) { all, table in all.merge(table) { first, _ in first } }
    }

    func row(_ id: String) -> RuleRow? { byID[id] }
}
