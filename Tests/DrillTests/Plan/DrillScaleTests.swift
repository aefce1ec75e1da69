import BreachModel
import Testing

@testable import Drill

@Suite struct DrillScaleTests {
    @Test(
        "The incident's figures are divided and rounded up, as the reference's table has them",
        arguments: [
            (1, [33_673_817, 148_056_502, 50_474, 102_682, 44_000_000, 33_220_000, 4_330_000]),
            (100, [336_739, 1_480_566, 505, 1_027, 440_000, 332_200, 43_300]),
            (1000, [33_674, 148_057, 51, 103, 44_000, 33_220, 4_330]),
            (10_000, [3_368, 14_806, 6, 11, 4_400, 3_322, 433]),
        ])
    func figures(ratio: Int, expected: [Int]) throws {
        let scale = try DrillScale(ratio: ratio)
        let figures = [
            IncidentFigures.accounts, IncidentFigures.listViews, IncidentFigures.editViews, IncidentFigures.orderViews,
            IncidentFigures.ghostTokens, IncidentFigures.memberPeople, IncidentFigures.nonMemberPeople,
        ]
        #expect(figures.map(scale.count) == expected)
    }

    @Test("A scale is read as 1:k or as k alone", arguments: [("1:1000", 1000), ("1:1", 1), ("250", 250), ("1:1000000", 1_000_000)])
    func reading(text: String, ratio: Int) throws {
        #expect(try DrillScale(text).ratio == ratio)
        #expect(try DrillScale(DrillScale(text).description).ratio == ratio)
    }

    @Test(
        "Any other text is refused as a bad scale",
        arguments: ["", "0", "1:0", "2:1000", "1:", ":5", "1:1:1", "1:1000001", "-3", "1:1e3", "1: 5", "99999999999999999999"])
    func refusing(text: String) {
        #expect(throws: DrillError(.badScale, "")) { try DrillScale(text) }
    }
}
