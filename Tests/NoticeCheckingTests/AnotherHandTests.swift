import Foundation
import NoticeChecking
import Testing

/// Notices, facts and an answer key by someone who had not seen the checker: `Vectors/notices-by-another-hand/README.md`.
@Suite struct AnotherHandTests {
    private struct Key: Decodable {
        struct Entry: Decodable { var id: String }
        var rules: [Entry]
    }

    private struct Tally {
        var found = 0
        var extra: [String] = []
        var missed: [String] = []
        var precision: Double { Double(found) / Double(found + extra.count) }
        var recall: Double { Double(found) / Double(found + missed.count) }
    }

    private func tally() throws -> Tally {
        let folder = Vector.folder.appending(path: "notices-by-another-hand")
        var tally = Tally()
        for notice in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where notice != "README.md" {
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: notice).path)
            let file = try #require(files.first { $0.hasPrefix("text.") })
            let key = try JSONDecoder().decode(Key.self, from: Data(contentsOf: folder.appending(path: notice + "/expected.json")))
            let facts = try CheckFacts(json: [UInt8](Data(contentsOf: folder.appending(path: notice + "/facts.json"))))
            let text = try String(contentsOf: folder.appending(path: notice + "/" + file), encoding: .utf8)
            let got = Set(NoticeChecker(facts: facts).check(text: text).failedRules)
            let wanted = Set(key.rules.map(\.id))
            tally.found += got.intersection(wanted).count
            tally.extra += got.subtracting(wanted).sorted().map { notice + " " + $0 }
            tally.missed += wanted.subtracting(got).sorted().map { notice + " " + $0 }
        }
        return tally
    }

    @Test func `Of what another hand marked, no more is missed and no more is reported too many than the README says`() throws {
        let tally = try tally()
        #expect(tally.precision >= 0.99, "reported too many: \(tally.extra)")
        #expect(tally.recall >= 0.98, "missed: \(tally.missed)")
    }
}
