import BreachModel
import Foundation
import Testing

@testable import BreachResponse

@Suite struct WriteReportTests {
    private let fixture: ServingFixture

    init() throws {
        fixture = try ServingFixture()
    }

    private func environment(_ jurisdictions: [String]) -> ResponseEnvironment {
        var environment = fixture.environment
        environment.configuration.jurisdictions = jurisdictions
        return environment
    }

    @Test(arguments: [["KR", "EU", "US-CA"], ["US-CA", "EU", "KR"]])
    func `A law that is not in force on the date of awareness keeps no other law's report from being written`(jurisdictions: [String])
        throws
    {
        let environment = environment(jurisdictions)
        let reports = try WriteReport(environment)()
        #expect(Set(reports.map(\.duty)).isSuperset(of: ["report-leak", "report-incident", "report-authority"]))
        #expect(try WriteReport(environment)(register: true).map(\.duty) == ["register-entry"])
        #expect(try WriteReport(environment)(duty: "report-leak").count == 1)
    }

    @Test func `Where no configured law is in force, that is what is said`() {
        #expect(throws: ResponseError(.noLaw, "")) { try WriteReport(environment(["US-CA"]))() }
        #expect(throws: ResponseError(.noLaw, "")) { try WriteReport(environment(["US-CA"]))(register: true) }
    }

    @Test func `Reports under other laws than Japan's are not written in Japanese`() throws {
        for report in try WriteReport(environment(["KR", "EU"]))() {
            #expect(report.japanese == nil && !FileManager.default.fileExists(atPath: report.path + ".ja.txt"))
        }
    }
}
