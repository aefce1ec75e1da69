import BreachModel
import BreachResponse
import Testing

@testable import NoticeDelivery

@Suite("Checking a page as it is served")
struct ServedPagesTests {
    private static let page = """
        <html><head><title>안내</title></head><body><h1>개인정보 노출 안내</h1><p>고객님의 개인정보가 노출되었습니다.</p>
        <p>더 하실 일은 없습니다.</p></body></html>
        """

    @Test("A page on the loopback gives the findings of its text")
    func checked() throws {
        let site = LoopbackSite(["/notice": .page(Self.page)])
        defer { site.stop() }
        let answer = try CheckText(factsFile: nil, pages: ServedPages())(
            [site.url("/notice")], document: "notice", language: .korean, form: .text)
        #expect(answer.exitCode == 2 && answer.output.contains("KR-N-12"))
        #expect(answer.output.contains("\(site.url("/notice")):1:"))
        #expect(site.paths == ["/notice"])
    }

    @Test("What is no page of ours, or leads elsewhere, is not checked", arguments: [302, 404, 500])
    func refused(_ status: Int) {
        let site = LoopbackSite(["/": status == 302 ? .redirect("http://127.0.0.1:1/") : .status(status)])
        defer { site.stop() }
        #expect(throws: PageSourceFailure(code: "http-\(status)")) { try ServedPages().page(at: site.url()) }
    }

    @Test("Size and time have their limits")
    func bounded() {
        let site = LoopbackSite(["/large": .bytes(PageFetch.largest + 1), "/slow": .silence])
        defer { site.stop() }
        #expect(throws: PageSourceFailure(code: "page-too-large")) { try ServedPages().page(at: site.url("/large")) }
        #expect(throws: PageSourceFailure(code: "page-timeout")) { try ServedPages(seconds: 1).page(at: site.url("/slow")) }
    }
}
