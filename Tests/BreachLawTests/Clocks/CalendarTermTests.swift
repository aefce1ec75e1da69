import BreachModel
import Testing

@testable import BreachLaw

@Suite("Terms of whole days")
struct CalendarTermTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test(
        "The results of an order are due seven days later",
        arguments: [
            ("2025-12-03", "2025-12-10"), ("2025-12-10", "2025-12-17"), ("2026-02-25", "2026-03-04"), ("2028-02-25", "2028-03-03"),
        ])
    func orders(_ row: (String, String)) throws {
        #expect(CalendarTerm.lastDay(7, after: try day(row.0)) == (try day(row.1)))
    }

    @Test("A posting counts by its longest run without a gap")
    func postings() throws {
        let start = try day("2025-11-29")
        let month = (0..<30).map { start.adding(days: $0) }
        #expect(CalendarTerm.longestRun(of: month.reversed() + month) == 30)
        #expect(CalendarTerm.longestRun(of: month.filter { $0 != start.adding(days: 10) }) == 19)
        #expect(CalendarTerm.longestRun(of: Array(month.prefix(2))) == 2)
        #expect(CalendarTerm.longestRun(of: []) == 0)
    }
}
