import Foundation
import NoticeChecking
import Testing

@Suite("Rule vectors")
struct RuleVectorTests {
    @Test("each vector of a rule breaks exactly the rules that it says")
    func everyVector() throws {
        let vectors = try Vector.all("notice-rules", "vector")
        #expect(vectors.count >= 270)
        for vector in vectors {
            let report = vector.check()
            #expect(Set(report.failedRules) == vector.fails, "\(vector.file): \(vector.title)")
            switch vector.kind {
            case "pass": #expect(report.passed.contains(vector.rule), "\(vector.file)")
            case "guard": #expect(!report.failedRules.contains(vector.rule), "\(vector.file)")
            case "cannot-tell": #expect(report.cannotTell.contains { $0.rule == vector.rule && $0.needs == vector.needs }, "\(vector.file)")
            default: #expect(vector.kind == "fail", "\(vector.file)")
            }
            if let severity = vector.severity {
                #expect(report.findings.contains { $0.rule == vector.rule && $0.severity.rawValue == severity }, "\(vector.file)")
            }
        }
    }

    @Test("no rule of the reference lacks a vector that fails it, one that passes and one for a guard")
    func everyRuleHasVectors() throws {
        let vectors = try Vector.all("notice-rules", "vector")
        let kinds = Dictionary(grouping: vectors, by: \.rule).mapValues { Set($0.map(\.kind)) }
        for id in try RuleBookTests.reference().keys.sorted() {
            #expect(kinds[id]?.contains("fail") ?? false, "\(id) has no failing vector")
            #expect(kinds[id]?.contains("pass") ?? false, "\(id) has no passing vector")
            #expect(kinds[id]?.contains("guard") ?? kinds[id]?.contains("cannot-tell") ?? false, "\(id) has no guard")
        }
    }

    @Test("realistic notices break exactly the rules that they are marked with")
    func realisticNotices() throws {
        let notices = try Vector.all("notices-in-the-wild", "notice")
        #expect(notices.count >= 40)
        for notice in notices {
            #expect(Set(notice.check().failedRules) == notice.fails, "\(notice.file): \(notice.title)")
        }
    }

    private struct Saying: Decodable {
        var sentence: String
        var fails: [String]
        /// Where it is put: "lead", or the number of a part; at the end where nothing is said.
        var at: String?
    }

    @Test("a sentence added to a correct notice breaks exactly the rules that it is marked with")
    func sayings() throws {
        let file = try String(contentsOf: Vector.folder.appending(path: "notice-wording/sentences.jsonl"), encoding: .utf8)
        let checker = NoticeChecker(facts: try CheckFacts(json: Array(CorrectNotice.facts.utf8)))
        for line in file.split(separator: "\n") {
            let saying = try JSONDecoder().decode(Saying.self, from: Data(line.utf8))
            let isKorean = saying.sentence.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
            var notice = isKorean ? CorrectNotice.korean : CorrectNotice.english
            switch saying.at {
            case "lead": notice.lead = saying.sentence + "\n" + notice.lead
            case .some(let part): notice.parts[(Int(part) ?? 1) - 1].insert("- " + saying.sentence, at: 1)
            case .none: notice.tail = [saying.sentence]
            }
            #expect(Set(checker.check(text: notice.text).failedRules) == Set(saying.fails), "\(saying.sentence)")
        }
    }

    @Test("every rule stands in one list of the answer only")
    func listsAreDisjoint() throws {
        for vector in try Vector.all("notice-rules", "vector") {
            let report = vector.check()
            let failed = Set(report.failedRules)
            let untold = Set(report.cannotTell.map(\.rule))
            let passed = Set(report.passed)
            #expect(failed.isDisjoint(with: untold) && failed.isDisjoint(with: passed) && untold.isDisjoint(with: passed), "\(vector.file)")
            #expect(report.passed.count == passed.count && report.cannotTell.count == untold.count, "\(vector.file)")
        }
    }
}
