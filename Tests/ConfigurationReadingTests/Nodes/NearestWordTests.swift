import BreachModel
import Testing

@testable import ConfigurationReading

@Suite struct NearestWordTests {
    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "ab", 2), ("route", "route", 0), ("rotue", "route", 1), ("rout", "route", 1), ("routs", "route", 1),
        ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
    func `The distance counts insertions, deletions, substitutions and swaps`(left: String, right: String, distance: Int) {
        #expect(NearestWord.distance(Array(left), Array(right)) == distance)
    }

    @Test(arguments: [
        ("compny", "company"), ("time-zone", "time_zone"), ("timezone", "time_zone"), ("Jurisdiction", "jurisdictions"),
        ("route", "routes"), ("log", "logs"),
    ])
    func `A slip of the pen finds the word that was meant`(written: String, meant: String) {
        #expect(NearestWord.to(written, among: ["company", "time_zone", "jurisdictions", "routes", "logs"]) == meant)
    }

    @Test(arguments: ["", "x", "completely-else", "st"])
    func `A word that is near to none finds none`(written: String) {
        #expect(NearestWord.to(written, among: ["company", "routes"]) == nil)
    }

    @Test func `Of words equally near the first in the alphabet is named, in whatever order they are given`() {
        #expect(NearestWord.to("cat", among: ["hat", "bat"]) == "bat")
        #expect(NearestWord.to("cat", among: ["bat", "hat"]) == "bat")
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `The distance is symmetric and obeys the triangle of one edit`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let left = (0..<Int.random(in: 0...8, using: &random)).map { _ in "abc".randomElement(using: &random)! }
            var right = left
            if right.isEmpty || Bool.random(using: &random) {
                right.insert("d", at: Int.random(in: 0...right.count, using: &random))
            } else {
                right.remove(at: Int.random(in: 0..<right.count, using: &random))
            }
            #expect(NearestWord.distance(left, right) == 1, "seed \(seed)")
            #expect(NearestWord.distance(right, left) == 1, "seed \(seed)")
        }
    }
}
