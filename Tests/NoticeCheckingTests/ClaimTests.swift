import NoticeChecking
import Testing

@Suite struct ClaimTests {
    private let facts = """
        {"profile": "KR-2023", "awareAt": "2025-11-17T16:00:00+09:00", "sentAt": "2025-11-25T10:00:00+09:00",
         "leak": {"from": "2025-04-14", "to": "2025-11-08", "causes": ["forged-token"]},
         "addressee": {"items": {"name": "leaked", "payment": "not-seen", "password": "unknown", "email": "leaked"}},
         "counts": {"accounts": 33673817}, "harmReports": {"count": 37},
         "events": [{"kind": "reported", "to": "KISA", "at": "2025-11-19T21:35:00+09:00"},
                    {"kind": "blocked-route", "at": "2025-11-18T23:30:00+09:00"}]}
        """

    private func verdicts(_ text: String) throws -> [String] {
        let checker = NoticeChecker(facts: try CheckFacts(json: Array(facts.utf8)))
        return checker.claims(checker.read(text)).map { "\($0.kind.rawValue) \($0.verdict.rawValue)" }
    }

    @Test(arguments: [
        ("결제 정보는 유출되지 않았습니다.", "not-leaked supported"), ("비밀번호는 유출되지 않았습니다.", "not-leaked unsupported"),
        ("이메일은 유출되지 않았습니다.", "not-leaked contradicted"), ("No payment data was leaked.", "not-leaked supported"),
        ("2차 피해는 발생하지 않았습니다.", "no-harm contradicted"), ("침입 경로를 차단했습니다.", "blocked supported"),
        ("인지 즉시 한국인터넷진흥원에 신고했습니다.", "prompt-report contradicted"),
        ("11월 19일 한국인터넷진흥원에 신고했습니다.", "reported supported"),
        ("11월 18일 한국인터넷진흥원에 신고했습니다.", "reported contradicted"),
        ("고객 약 3,370만 개 계정의 정보가 유출되었습니다.", "count supported"),
        ("고객 약 4천5백 개 계정의 정보가 유출되었습니다.", "count contradicted"),
    ])
    func `An assertion is held against the facts`(text: String, verdict: String) throws {
        let found = try verdicts(text)
        #expect(found.contains(verdict), "\(found)")
    }

    @Test(arguments: ["회사는 2025년 11월 17일 16:00에 유출 사실을 알았습니다.", "We learned of the leak at 16:00 on 17 November 2025."])
    func `The day of learning of a leak is no day of the leak`(text: String) throws {
        #expect(try !verdicts(text).contains("leak-date contradicted"))
    }

    @Test func `Without facts nothing is supported`() throws {
        let checker = NoticeChecker(facts: nil)
        let claims = checker.claims(checker.read("결제 정보는 유출되지 않았습니다. 2차 피해는 발생하지 않았습니다."))
        #expect(claims.count >= 2 && claims.allSatisfy { $0.verdict == .unsupported })
    }

    @Test func `What the notice names the FAQ may not deny, and both places are told`() throws {
        let checker = NoticeChecker(facts: nil)
        let notice = checker.read("개인정보 유출 통지\n\n이름과 전화번호가 유출되었습니다.\n")
        let faq = checker.read("자주 묻는 질문\n\n전화번호는 유출되지 않았습니다.\n")
        let conflicts = checker.conflicts([
            PublishedText(name: "notice", text: notice, readers: .unknown), PublishedText(name: "faq", text: faq, readers: .unknown),
        ])
        let conflict = try #require(conflicts.first)
        #expect(conflicts.count == 1 && conflict.kind == .items)
        #expect(conflict.first.text == "notice" && conflict.first.line == 3 && conflict.first.words.contains("전화번호"))
        #expect(conflict.second.text == "faq" && conflict.second.line == 3)
    }

    @Test func `Other figures and other days of two texts are a conflict`() {
        let checker = NoticeChecker(facts: nil)
        let first = checker.read("4,536개 계정의 개인정보가 2025년 6월 24일부터 유출되었습니다.\n")
        let second = checker.read("33,673,817개 계정의 개인정보가 2025년 4월 14일부터 유출되었습니다.\n")
        let (a, b) = (
            PublishedText(name: "a", text: first, readers: .unknown), PublishedText(name: "b", text: second, readers: .unknown)
        )
        #expect(checker.conflicts([a, b]).map(\.kind) == [.dates, .counts])
        #expect(checker.conflicts([a, a]).isEmpty)
    }
}
