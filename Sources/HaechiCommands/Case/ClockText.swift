internal import BreachModel
internal import BreachResponse

/// Duties and clocks in words for a terminal.
enum ClockText {
    /// Duties that the law lays on the case, as rows: those not required come with their reason.
    static func rows(_ environment: ResponseEnvironment) throws -> [DutyRow] {
        try DutyRows(environment)()
    }

    static func print(_ environment: ResponseEnvironment) throws {
        for row in try rows(environment) {
            Output.line("\(Output.column(row.duty, 26)) \(row.title.english) / \(row.title.korean)")
            Output.line("    \(row.verdict): \(row.reason.english) [\(row.article)]")
            for clock in row.clocks {
                let due = clock.due.map { ", due \($0)" } ?? ""
                Output.line("    \(clock.state.english) / \(clock.state.korean)\(due)")
            }
            for candidate in row.byCandidate where row.byCandidate.count > 1 {
                let mark = candidate.isDefault ? "*" : " "
                Output.line("    \(mark) if aware \(candidate.awareAt) (\(candidate.basis)): \(candidate.state.english)")
            }
        }
    }
}
