import BreachModel
import Testing

@testable import BreachResponse

@Suite struct PersonalisingTests {
    let code = NoticeCode(typed: "7K3F9Q2MXD41")!

    @Test func `Code and name take their places, each time they are named`() {
        let text = NoticePersonalising("{{name}} {{code}} {{code}}\n", language: .korean).body(code: code, name: "홍길동")
        #expect(text == "홍길동 7K3F-9Q2M-XD41 7K3F-9Q2M-XD41\n")
    }

    @Test(arguments: [(Language.korean, "본문\n\n확인 코드: 7K3F-9Q2M-XD41\n"), (.english, "본문\n\nYour code: 7K3F-9Q2M-XD41\n")])
    func `A text without a place for the code gets one at its end`(language: Language, expected: String) {
        #expect(NoticePersonalising("본문", language: language).body(code: code, name: nil) == expected)
        #expect(NoticePersonalising("본문\n", language: language).body(code: code, name: nil) == expected)
    }

    @Test(
        arguments: [(nil, "고객"), ("", "고객"), (" \n ", "고객"), ("홍\r\n길동", "홍길동"), ("a\u{202E}b\u{0}c", "abc"), ("믜펲햏", "믜펲햏")]
            as [(String?, String)])
    func `A name cannot bring lines or hidden characters into an approved text`(name: String?, expected: String) {
        #expect(NoticePersonalising("{{name}}|{{code}}", language: .korean).body(code: code, name: name) == expected + "|7K3F-9Q2M-XD41")
    }

    @Test func `A name that spells a placeholder does not multiply the code`() {
        let text = NoticePersonalising("{{name}} {{code}}", language: .english).body(code: code, name: "x{{code}}")
        #expect(text == "x{{code}} 7K3F-9Q2M-XD41")
    }

    @Test(arguments: [
        ("a@example.com", true), ("first.last+tag@mail.example.co.kr", true), ("a@b", false), ("", false), ("a", false),
        ("@example.com", false),
        ("a@", false), ("a@@example.com", false), ("a b@example.com", false), ("a@example.com\r\nBcc: x@example.com", false),
        ("a@example..com", false), (".a@example.com", false), ("a.@example.com", false), ("<a@example.com>", false),
        ("a,b@example.com", false),
        ("한글@example.com", false), ("a@예.example", false), ("a@example.com ", false),
        (String(repeating: "a", count: 65) + "@example.com", false),
        ("\"q\"@example.com", false), ("a@exa_mple.com", false),
    ])
    func `An address is one that every relay takes`(text: String, usable: Bool) {
        #expect(EmailAddress.isUsable(text) == usable)
    }

    @Test(arguments: [(1, 1), (2, 5), (3, 15), (4, 60), (5, 240), (50, 240), (0, 1)])
    func `Attempts grow further apart`(attempt: Int, minutes: Int) {
        let now = Instant(milliseconds: 0)
        #expect(SendOptions().retry(after: attempt, at: now) == now.adding(minutes: minutes))
    }
}
