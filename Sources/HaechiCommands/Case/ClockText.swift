internal import BreachModel
internal import BreachResponse

/// Duties and clocks in words for a terminal.
enum ClockText {
    /// Duties that the law lays on the case, as rows: those not required come with their reason.
    static func rows(_ environment: ResponseEnvironment) throws -> [DutyRow] {
        try DutyRows(environment)()
    }

    static func print(_ environment: ResponseEnvironment) throws {
        let laws = Dictionary(try ShowJurisdictions(environment)().map { ($0.family, $0) }, uniquingKeysWith: { first, _ in first })
        var family = ""
        for row in try rows(environment) {
            if row.family != family, let law = laws[row.family] { header(law) }
            family = row.family
            print(row)
        }
        for law in laws.values.sorted(by: { $0.family < $1.family }) where law.profile == nil { header(law) }
    }

    /// A law and how many people live where it holds.
    private static func header(_ law: JurisdictionStatus) {
        let living = law.residents.map { "\(Output.number($0)) people concerned live there" } ?? "homes not counted"
        let open = law.notSettled > 0 ? ", \(Output.number(law.notSettled)) more may: their home is not known, or only its country" : ""
        let version = law.profile ?? "\(law.family): no version in this library for the date that decides; a lawyer must look"
        Output.line("\(version)  \(law.name.english) [\(law.basis.english)]; \(living)\(open)")
    }

    private static func print(_ row: DutyRow) {
        Output.line("  \(Output.column(row.duty, 26)) \(row.title.english) / \(row.title.korean)")
        Output.line("    \(row.verdict): \(row.reason.english) [\(row.article)]")
        for clock in row.clocks {
            let due = clock.due.map { ", due \($0)" } ?? ""
            let fact = clock.fact.map { "\($0): " } ?? ""
            let refused = clock.refusedExtensions > 0 ? "; \(clock.refusedExtensions) claimed extension(s) do not hold" : ""
            Output.line("    \(fact)\(clock.state.english) / \(clock.state.korean)\(due)\(refused)")
        }
        for candidate in row.byCandidate where row.byCandidate.count > 1 {
            let mark = candidate.isDefault ? "*" : " "
            Output.line("    \(mark) if aware \(candidate.awareAt) (\(candidate.basis)): \(candidate.state.english)")
        }
    }
}
