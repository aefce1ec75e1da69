import Foundation
import NoticeChecking
import Testing

/// Notices, facts and answer keys by people who had not seen the checker: the README of each folder has the figures before tuning.
@Suite struct AnotherHandTests {
    private struct Key: Decodable {
        struct Entry: Decodable { var id: String }
        var rules: [Entry]
        /// Rules that a reasonable expert might report too: neither right nor wrong.
        var arguable: [Entry]?
    }

    private struct Tally {
        var found = 0
        var extra: [String] = []
        var missed: [String] = []
        var precision: Double { Double(found) / Double(found + extra.count) }
        var recall: Double { Double(found) / Double(found + missed.count) }
    }

    private func tally(_ set: String) throws -> Tally {
        let folder = Vector.folder.appending(path: set)
        var tally = Tally()
        for notice in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where notice != "README.md" {
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: notice).path)
            let file = try #require(files.first { $0.hasPrefix("text.") })
            let key = try JSONDecoder().decode(Key.self, from: Data(contentsOf: folder.appending(path: notice + "/expected.json")))
            let facts = try CheckFacts(json: [UInt8](Data(contentsOf: folder.appending(path: notice + "/facts.json"))))
            let text = try String(contentsOf: folder.appending(path: notice + "/" + file), encoding: .utf8)
            let wanted = Set(key.rules.map(\.id))
            let open = Set((key.arguable ?? []).map(\.id)).subtracting(wanted)
            let got = Set(NoticeChecker(facts: facts).check(text: text).failedRules).subtracting(open)
            tally.found += got.intersection(wanted).count
            tally.extra += got.subtracting(wanted).sorted().map { notice + " " + $0 }
            tally.missed += wanted.subtracting(got).sorted().map { notice + " " + $0 }
        }
        return tally
    }

    @Test func `Of what another hand marked, no more is missed and no more is reported too many than the README says`() throws {
        let tally = try tally("notices-by-another-hand")
        #expect(tally.precision >= 0.99, "reported too many: \(tally.extra)")
        #expect(tally.recall >= 0.98, "missed: \(tally.missed)")
    }

    @Test func `Of what a third hand marked, nothing is missed and nothing reported too many`() throws {
        let tally = try tally("notices-by-a-third-hand")
        #expect(tally.found >= 111)
        #expect(tally.extra == [])
        #expect(tally.missed == [])
    }
}
