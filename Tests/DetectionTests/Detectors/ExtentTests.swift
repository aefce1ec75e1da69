import BreachModel
import Testing

@testable import Detection

/// Findings about places and reach show the lines that they rest on.
struct ExtentTests {
    @Test("A new place has its own lines as evidence, with their views, people and origins")
    func newPlace() throws {
        let past = (0..<10).map { SeenLine("1", day: $0) { $0.country = "KR" } }
        let abroad = (0..<7).map { number in
            SeenLine("\(number)", day: 10, minute: number) {
                $0.country = "SG"
                $0.status = number == 6 ? 404 : 200
                $0.origin = "203.0.113.\(number % 2)"
            }
        }
        let home = (0..<3).map { SeenLine("9", day: 11, minute: $0) { $0.country = "KR" } }
        let finding = try #require(try DetectionWorld().detect(past + abroad + home).kinds(.newPlace).first)
        #expect(finding.events == 7 && finding.views.value == 6 && finding.subjects == 7 && finding.origins == 2)
        #expect(finding.evidence.count == Sighting.evidenceLimit)
        #expect(Set(finding.evidence.map(\.offset)).count == Sighting.evidenceLimit)
    }

    @Test("A jump in reach has lines of its own period as evidence, and its views")
    func fanOut() throws {
        let lines = (0..<10).flatMap { SeenLine.day($0, people: 3) } + SeenLine.day(10, people: 15) + SeenLine.day(11, people: 2)
        for finding in try DetectionWorld().detect(lines).kinds(.fanOut) {
            #expect(finding.events == 15 && finding.views.value == 15 && finding.subjects == 15, "\(finding.id.rawValue)")
            #expect(finding.evidence.count == Sighting.evidenceLimit)
        }
    }
}
