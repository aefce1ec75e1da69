import BreachModel
import HTTPTypes
import HaechiServer
import Testing

struct RequestReadingTests {
    @Test(
        "Form text is decoded as browsers encode it",
        arguments: [
            ("code=7K3F+9Q2M&lang=ko", ["code": "7K3F 9Q2M", "lang": "ko"]), ("a=%ED%95%9C", ["a": "한"]), ("a=1&a=2", ["a": "1"]),
            ("a", ["a": ""]), ("", [:]), ("=x", ["": "x"]), ("a=%zz%4", ["a": "%zz%4"]), ("a=%FF", ["a": "\u{FFFD}"]),
            ("&&a=1&", ["a": "1"]),
            ("a=b=c", ["a": "b=c"]),
        ] as [(String, [String: String])])
    func forms(text: String, expected: [String: String]) {
        #expect(FormFields.decode(text) == expected)
    }

    @Test("More pairs than the limit are left out")
    func manyPairs() {
        let text = (0..<100).map { "k\($0)=v" }.joined(separator: "&")
        #expect(FormFields.decode(text).count == 32)
    }

    @Test(
        "The language is the one asked for, then the browser's, then Korean",
        arguments: [
            (nil, nil, Language.korean), ("en", "ko", .english), ("ko", "en", .korean), ("xx", "en-US", .english),
            (nil, "de, en;q=0.1", .english),
            (nil, "en;q=0, ko;q=0.2", .korean), (nil, "ko-KR,ko;q=0.9,en;q=0.8", .korean), (nil, "*", .korean), (nil, ";;q=,", .korean),
            (nil, "en;q=0.5, ko;q=0.5", .english),
        ] as [(String?, String?, Language)])
    func language(asked: String?, accepted: String?, expected: Language) {
        var request = PageRequest(method: .get, path: "/", query: asked.map { ["lang": $0] } ?? [:])
        request.headers[.acceptLanguage] = accepted
        #expect(LanguageChoice.language(of: request) == expected)
    }

    @Test(
        "A cookie is found among others, by its whole name",
        arguments: [
            ("a=1; haechi=2; b=3", "2"), ("haechi=", ""), ("xhaechi=1", nil), ("haechi2=1", nil), ("", nil), ("a=1;haechi=x=y", "x=y"),
        ] as [(String, String?)])
    func cookies(header: String, expected: String?) {
        #expect(PageRequest(method: .get, path: "/", headers: [.cookie: header]).cookie("haechi") == expected)
    }

    @Test(
        "Routes are found by method and whole segments",
        arguments: [
            ("/a", "a"), ("/a/x", "a:x"), ("/a/x/y", nil), ("/A", nil), ("a", nil), ("", nil), ("/a/", nil), ("/a//x", nil), ("/", nil),
        ] as [(String, String?)])
    func routes(path: String, expected: String?) async throws {
        var table = RouteTable()
        table.on(.get, "/a") { _, _ in .text("a") }
        table.on(.get, "/a/{id}") { _, id in .text("a:" + id) }
        guard case .found(_, let parameter, let handler) = table.find(.get, path) else {
            #expect(expected == nil)
            return
        }
        #expect(try await handler(PageRequest(method: .get, path: path), parameter).text == expected)
    }
}
