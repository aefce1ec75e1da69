import BreachResponse
import Foundation
import Testing

@testable import NoticeDelivery

/// Chromium is installed where `scripts/check` runs; elsewhere these tests are left out.
private let hasChromium = ["/usr/bin/chromium", "/usr/local/bin/chromium"].contains { FileManager.default.isExecutableFile(atPath: $0) }

@Suite("What a browser sees of a posting", .serialized, .enabled(if: hasChromium))
struct ChromiumViewerTests {
    private static let lines = [
        "개인정보 유출 통지", "고객님의 개인정보가 유출되었습니다.", "유출된 항목: 이름, 전화번호, 배송지 주소, 공동현관 비밀번호",
        "유출된 시점: 2025년 4월 14일부터 11월 8일까지", "공동현관 비밀번호를 바꾸어 주십시오.", "피해 신고: 02-0000-0000",
    ]
    private static let viewer = ChromiumViewer(browser: "chromium", seconds: 120) { "\($0.count)" }

    private static func page(_ body: String, style: String = "", head: String = "") -> String {
        """
        <!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>t</title><style>body { margin: 0; font: 16px sans-serif } \(style)</style>\(head)</head><body>\(body)</body></html>
        """
    }

    private static func notice(_ lines: [String] = lines, attributes: String = "") -> String {
        "<article id=\"n\" \(attributes)><h1>\(lines[0])</h1>" + lines.dropFirst().map { "<p>\($0)</p>" }.joined(separator: "\n")
            + "</article>"
    }

    private static let filler = String(repeating: "<p>다른 안내입니다.</p>", count: 60)

    private static let pages: [(name: String, page: String, state: PostingSight.State)] = [
        ("at the top", page(notice()), .visible),
        ("with lines that wrap and marks inside", page(notice().replacing("이름, 전화번호", with: "<b>이름</b>,\n  전화번호")), .visible),
        (
            "as a pop-up over other text",
            page(filler + "<dialog open style='position:fixed;top:20px;left:10px;right:10px'>" + notice() + "</dialog>"), .visible
        ),
        ("in a box that scrolls", page(notice(), style: "#n { height: 200px; overflow-y: auto }"), .visible),
        ("under a menu that names it too", page("<nav><a href='#n'>\(lines[0])</a></nav>" + filler + notice()), .belowFirstScreen),
        ("below the fold", page(filler + notice()), .belowFirstScreen),
        (
            "below the fold on the telephone only",
            page("<div class='b'></div>" + notice(), style: "@media (max-width: 600px) { .b { height: 900px } }"), .belowFirstScreen
        ),
        ("under a banner", page("<div style='position:fixed;inset:0;background:#ffd'>쿠폰 50%</div>" + notice()), .belowFirstScreen),
        ("not displayed", page(notice(), style: "#n { display: none }"), .hidden),
        ("invisible", page(notice(), style: "#n { visibility: hidden }"), .hidden),
        ("transparent", page(notice(), style: "#n { opacity: 0 }"), .hidden),
        ("of no size", page(notice(), style: "#n { font-size: 0 }"), .hidden),
        ("in a box of no size", page(notice(), style: "#n { width: 0; height: 0; overflow: hidden }"), .hidden),
        ("white on white", page(notice(), style: "#n { color: #fff }"), .hidden),
        ("off the page", page(notice(), style: "#n { position: absolute; left: -9000px }"), .hidden),
        ("clipped away", page(notice(), style: "#n { position: absolute; clip-path: inset(50%) }"), .hidden),
        ("in letters of one pixel", page(notice(), style: "#n { font-size: 2px } #n * { font-size: 2px }"), .hidden),
        ("cut at its end", page(notice(Array(lines.dropLast(2)))), .cut),
        ("cut by its box", page(notice(), style: "#n { height: 90px; overflow: hidden }"), .cut),
        ("with one item unseen", page(notice().replacing(", 공동현관 비밀번호</p>", with: "<span hidden>, 공동현관 비밀번호</span></p>")), .cut),
        ("with a paragraph hidden", page(notice(), style: "#n p:nth-of-type(2) { display: none }"), .cut),
        ("with another word in its title", page(notice().replacing("개인정보 유출 통지", with: "개인정보 노출 통지")), .changed),
        ("with an item taken out", page(notice().replacing(", 공동현관 비밀번호</p>", with: "</p>")), .changed),
        ("removed", page(filler), .gone),
        ("in a comment only", page("<!-- \(notice()) -->"), .gone),
        ("in a script only", page("<script>/* \(lines.joined()) */</script>"), .gone),
    ]

    @Test("A posting's state is what a person would say of it", arguments: pages.indices)
    func states(_ index: Int) async throws {
        let site = LoopbackSite(["/": .page(Self.pages[index].page)])
        defer { site.stop() }
        let view = await Self.viewer.view(PageViewRequest(url: site.url(), lines: Self.lines))
        #expect(view.failure == nil && view.browserFailure == nil && view.renderings.count == 2, "\(Self.pages[index].name)")
        let sight = PostingSight(view, lines: Self.lines.count) { "\($0.count)" }
        #expect(sight.state == Self.pages[index].state, "\(Self.pages[index].name): \(view.renderings.map(\.lines))")
    }

    @Test("A file is looked at as a page is, and a picture of each first screen is taken")
    func file() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/haechi-posting-\(UUID().uuidString).html"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(Self.page(Self.notice()).utf8).write(to: URL(fileURLWithPath: path))
        let view = await Self.viewer.view(PageViewRequest(url: "file://" + path, lines: Self.lines))
        #expect(PostingSight(view, lines: Self.lines.count) { _ in "" }.state == .visible)
        #expect(view.renderings.allSatisfy { Array($0.picture.prefix(4)) == [0x89, 0x50, 0x4E, 0x47] })
    }

    @Test("A page that leads elsewhere by itself is not taken for ours")
    func ledAway() async throws {
        let site = LoopbackSite([
            "/": .page(Self.page("", head: "<meta http-equiv='refresh' content='0;url=/other'>")),
            "/other": .page(Self.page(Self.notice())),
        ])
        defer { site.stop() }
        let view = await Self.viewer.view(PageViewRequest(url: site.url(), lines: Self.lines))
        #expect(view.renderings.isEmpty || PostingSight(view, lines: 6) { _ in "" }.state == .gone)
    }

    @Test("No other host is asked for anything")
    func noOtherHost() async throws {
        let other = LoopbackSite(["/x.css": .page("#n { display: none }")])
        let address = "http://localhost:\(other.port)/x.css"
        let site = LoopbackSite(["/": .page(Self.page(Self.notice(), head: "<link rel='stylesheet' href='\(address)'>"))])
        defer {
            site.stop()
            other.stop()
        }
        let view = await Self.viewer.view(PageViewRequest(url: site.url(), lines: Self.lines))
        #expect(PostingSight(view, lines: Self.lines.count) { _ in "" }.state == .visible)
        #expect(other.paths.isEmpty)
    }
}

@Suite("Fetching a page")
struct PageFetchTests {
    private static let viewer = ChromiumViewer(browser: "no-such-browser-anywhere") { "\($0.count)" }

    private static func view(_ answer: LoopbackSite.Answer) async -> PageView {
        let site = LoopbackSite(["/": answer])
        defer { site.stop() }
        return await viewer.view(PageViewRequest(url: site.url(), lines: ["a"]))
    }

    @Test("Without a browser the bytes are there, and whether anyone sees them cannot be told")
    func noBrowser() async {
        let view = await Self.view(.page("abc"))
        #expect(view.status == 200 && view.digest == "3" && view.browserFailure == "no-browser")
        #expect(PostingSight(view, lines: 1) { _ in "" }.state == .notRendered)
    }

    @Test("A page that is gone, broken or elsewhere says so; no redirection is followed", arguments: [404, 410, 500, 302])
    func statuses(_ status: Int) async {
        let view = await Self.view(status == 302 ? .redirect("http://127.0.0.1:1/") : .status(status))
        #expect(view.status == status && view.renderings.isEmpty)
    }

    @Test("A page that is too large is not read to its end")
    func tooLarge() async {
        #expect(await Self.view(.bytes(PageFetch.largest + 1)).failure == "page-too-large")
    }

    @Test("A site that says nothing, or is not there, ends the fetch")
    func silence() async {
        let site = LoopbackSite(["/": .silence])
        #expect(throws: PageFetch.Failure(code: "page-timeout")) {
            try PageFetch(connectSeconds: 2, seconds: 1).fetch(site.url())
        }
        site.stop()
        #expect(throws: PageFetch.Failure(code: "page-connect")) {
            try PageFetch(connectSeconds: 2, seconds: 5).fetch("http://127.0.0.1:1/")
        }
    }

    @Test("No other protocol is spoken", arguments: ["ftp://127.0.0.1/", "gopher://127.0.0.1/", "javascript:alert(1)"])
    func protocols(_ url: String) async {
        #expect(await Self.viewer.view(PageViewRequest(url: url, lines: ["a"])).failure != nil)
    }

    @Test("A file that is not there is gone")
    func noFile() async {
        #expect(await Self.viewer.view(PageViewRequest(url: "file:///no/such/page.html", lines: ["a"])).status == 404)
    }
}
