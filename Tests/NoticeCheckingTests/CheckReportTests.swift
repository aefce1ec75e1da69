import BreachModel
import Foundation
import NoticeChecking
import Testing

@Suite("Check report")
struct CheckReportTests {
    private let text = "개인정보 노출 안내\n\n고객님의 개인정보가 노출되었습니다."

    private func report() throws -> CheckReport {
        let facts = try CheckFacts(json: Array(#"{"jurisdiction":"KR","awareAt":"2025-11-17","document":"notice","status":"leak"}"#.utf8))
        return NoticeChecker(facts: facts).check(text: text)
    }

    @Test("a finding says where, what, which article and how to mend it")
    func place() throws {
        let finding = try #require(try report().findings.first { $0.rule == "KR-N-12" })
        #expect(finding.line == 1 && finding.column == 6 && finding.span == "노출")
        #expect(finding.severity == .block)
        #expect(finding.article == "PIPA 34(1); PIPC 2025-12-03")
        #expect(!finding.fix.isEmpty && !finding.message.contains("{detail}"))
    }

    @Test("the JSON answer has the keys of the notice-facts page in a fixed order and reads back")
    func json() throws {
        let json = try report().json()
        let keys = ["\"document\"", "\"profile\"", "\"findings\"", "\"cannotTell\"", "\"passed\""].compactMap {
            json.range(of: $0)?.lowerBound
        }
        #expect(keys.count == 5 && keys == keys.sorted())
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect(object?["profile"] as? String == "KR-2023")
        let first = (object?["findings"] as? [[String: Any]])?.first
        #expect(first.map { Set($0.keys) } == ["rule", "severity", "line", "column", "span", "message", "article", "fix"])
        #expect(try report().json() == json)
    }

    @Test("the SARIF answer is version 2.1.0 with a place for each result")
    func sarif() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try report().sarif(file: "notice.txt").utf8)) as? [String: Any]
        #expect(object?["version"] as? String == "2.1.0")
        let run = (object?["runs"] as? [[String: Any]])?.first
        let results = run?["results"] as? [[String: Any]]
        #expect(results?.count == (try report()).findings.count)
        #expect(results?.first?["ruleId"] != nil && results?.first?["locations"] != nil)
    }

    @Test("compiler lines start with file, line and column")
    func lines() throws {
        let lines = try report().compilerStyle(file: "notice.txt")
        #expect(lines.contains { $0.hasPrefix("notice.txt:1:6: BLOCK KR-N-12: ") })
        #expect(lines.contains { $0.contains("KR-N-01 cannot be told without addressee.items") || $0.contains("KR-N-01:") })
    }

    @Test("the exit code follows the gravest finding")
    func exitCode() throws {
        #expect(try report().exitCode == 2)
        var mild = try report()
        mild.findings.removeAll { $0.severity == .block }
        #expect(mild.exitCode == (mild.findings.contains { $0.severity == .error } ? 1 : 0))
        mild.findings = []
        #expect(mild.exitCode == 0)
    }

    @Test("messages come in Korean on request")
    func korean() throws {
        let facts = try CheckFacts(json: Array(#"{"jurisdiction":"KR","awareAt":"2025-11-17","document":"notice","status":"leak"}"#.utf8))
        let report = NoticeChecker(facts: facts, language: .korean).check(text: text)
        #expect(report.findings.contains { $0.rule == "KR-N-13" && $0.message.hasPrefix("유출을 '노출'이라고") })
    }

    @Test("documents given together are held against each other")
    func together() throws {
        let facts = try CheckFacts(json: Array(#"{"jurisdiction":"KR","awareAt":"2025-11-17","document":"notice","status":"leak"}"#.utf8))
        let notice = "개인정보 유출 통지\n\n고객님의 이름과 전화번호가 유출되었습니다."
        let faq = "개인정보 유출 FAQ\n\n전화번호도 유출되었나요?\n전화번호는 유출되지 않았습니다."
        let reports = NoticeChecker(facts: facts).check(documents: [(notice, nil), (faq, .faq)])
        #expect(reports[0].failedRules.contains("X-03") && reports[1].failedRules.contains("X-03"))
        #expect(!NoticeChecker(facts: facts).check(text: notice).failedRules.contains("X-03"))
    }
}
