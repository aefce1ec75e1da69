import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import CredentialControl

@Suite struct RosterTests {
    @Test func `A row becomes an entry, without the name`() throws {
        let folder = try TableFolder()
        let roster = try folder.roster(
            "employee,name,team,joined,moved,left\nemp1,Somebody,auth,2020-01-01,2022-01-01,2024-12-31T18:00:00+09:00\nemp2,Else,,,,\n")
        #expect(
            roster.entries == [
                RosterEntry(
                    employee: "emp1", team: "auth", joined: time("2019-12-31T15:00:00Z"), moved: time("2021-12-31T15:00:00Z"),
                    left: time("2024-12-31T09:00:00Z")), RosterEntry(employee: "emp2"),
            ])
        #expect(!"\(roster)".contains("Somebody"))
        #expect(roster["emp2"]?.left == nil)
        #expect(roster["emp3"] == nil)
    }

    @Test func `Other headers are read through the mapping`() throws {
        let folder = try TableFolder()
        let roster = try folder.roster("사번,퇴사일\nemp1,2024-12-31\n", columns: ["employee": "사번", "left": "퇴사일"])
        #expect(roster["emp1"]?.left == time("2024-12-30T15:00:00Z"))
    }

    @Test func `A departure that cannot be read is remembered as such`() throws {
        let folder = try TableFolder()
        let roster = try folder.roster("employee,left\nemp2,last year\nemp1,?\nemp3,\n")
        #expect(roster.unreadableDepartures == ["emp1", "emp2"])
        #expect(roster.report.diagnosticCounts == [.badTime: 2])
        #expect(roster.report.used == 3)
    }

    @Test func `Of two rows for one employee the earlier departure counts, in either order`() throws {
        let folder = try TableFolder()
        for rows in ["e,2024-06-01\ne,2025-06-01\n", "e,2025-06-01\ne,2024-06-01\n", "e,\ne,2024-06-01\n", "e,2024-06-01\ne,\n"] {
            let roster = try folder.roster("employee,left\n" + rows)
            #expect(roster.entries.count == 1)
            #expect(roster["e"]?.left == time("2024-05-31T15:00:00Z"), "\(rows)")
            #expect(roster.report.diagnosticCounts == [.badRow: 1])
        }
    }

    @Test func `Leavers come in the order of leaving, within a window`() {
        let roster = Roster([
            RosterEntry(employee: "c", left: day(3)), RosterEntry(employee: "a", left: day(5)), RosterEntry(employee: "b", left: day(3)),
            RosterEntry(employee: "d"),
        ])
        #expect(roster.leavers().map(\.employee) == ["b", "c", "a"])
        #expect(roster.leavers(in: Window(start: day(4), end: day(5))).isEmpty)
        #expect(roster.leavers(in: Window(start: day(5), end: day(6))).map(\.employee) == ["a"])
    }

    @Test func `A row without an employee is counted`() throws {
        let folder = try TableFolder()
        let roster = try folder.roster("employee,left\n,2024-01-01\n")
        #expect(roster.entries.isEmpty)
        #expect(roster.report.diagnosticCounts == [.missingField: 1])
        #expect(roster.report.unused == 1)
    }
}
