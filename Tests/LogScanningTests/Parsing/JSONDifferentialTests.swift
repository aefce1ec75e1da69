import BreachModel
import Foundation
import Testing

@testable import LogScanning

/// The fast parser against a slow one and against Foundation's, on generated lines, whole and damaged.
@Suite struct JSONDifferentialTests {
    @Test(arguments: [101, 102, 103, 104] as [UInt64])
    func `The fast parser and the slow one agree on every field or on the refusal`(seed: UInt64) {
        var writer = LineWriter(generator: SeededGenerator(seed: seed, purpose: "json lines"))
        var parser = JSONLineParser(mapping: gatewayMapping)
        defer { parser.deallocate() }
        var taken = 0
        var asked = 0
        for number in 0..<6000 {
            let line = number % 2 == 0 ? writer.line() : writer.damaged(writer.line())
            let expected = ReferenceJSON.parse(line, gatewayMapping)
            let parsed = unsafe withPadding(line) { bytes in
                let problem = unsafe parser.parse(bytes)
                return ParsedLine(problem: problem, fields: problem == nil ? parser.fields.copies : [:])
            }
            if parsed != expected.line {
                Issue.record("seed \(seed), line \(number): \(parsed) for \(expected.line) of \(String(decoding: line, as: UTF8.self))")
                return
            }
            if parsed.problem == nil { taken += 1 }
            if !expected.isUnusual {
                asked += 1
                let foundation = (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
                if foundation != (expected.line.problem != .notJSON) {
                    Issue.record("seed \(seed), line \(number): Foundation says \(foundation) of \(String(decoding: line, as: UTF8.self))")
                    return
                }
            }
        }
        #expect(taken > 2000 && taken < 5500, "the lines are no longer a mixture: \(taken) of 6000 were taken")
        #expect(asked > 1500, "Foundation was asked about \(asked) lines only")
    }
}
