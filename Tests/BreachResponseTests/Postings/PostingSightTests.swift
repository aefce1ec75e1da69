import BreachModel
import Testing

@testable import BreachResponse

struct PostingSightTests {
    private typealias Line = PageView.LineSight
    private static let seen = Line(found: true, onFirstScreen: true)
    private static let below = Line(found: true)
    private static let missing = Line(found: false)

    private static func lost(_ problem: String) -> Line { Line(found: true, problem: problem) }

    private static func view(_ narrow: [PageView.LineSight], _ wide: [PageView.LineSight]? = nil, stray: Bool = false) -> PageView {
        PageView(
            status: 200, digest: "d",
            renderings: [
                PageView.Rendering(size: ViewSize.looked[0], lines: narrow, hasStrayText: stray),
                PageView.Rendering(size: ViewSize.looked[1], lines: wide ?? narrow, hasStrayText: stray),
            ])
    }

    private static let table: [(PageView, PostingSight.State)] = [
        (view([seen, below, below]), .visible),
        (view([below, below, below], [seen, below, below]), .belowFirstScreen),
        (view([seen, below, missing]), .cut),
        (view([seen, below, lost("clipped")], [seen, below, below]), .cut),
        (view([seen, missing, below], stray: true), .changed),
        (view([lost("hidden"), lost("hidden"), lost("hidden")]), .hidden),
        (view([lost("hidden"), below, below]), .hidden),
        (view([lost("faint"), lost("faint"), lost("faint")]), .hidden),
        (view([missing, missing, missing]), .gone),
        (view([seen, below, below], [missing, missing, missing]), .gone),
        (PageView(status: 404, digest: "d"), .gone),
        (PageView(status: 410, digest: "d"), .gone),
        (PageView(status: 503, digest: "d"), .unreachable),
        (PageView(status: 301, digest: "d"), .unreachable),
        (PageView(failure: "page-timeout", status: 0, digest: ""), .unreachable),
        (PageView(status: 200, digest: "d", browserFailure: "no-browser"), .notRendered),
    ]

    @Test("A look means the gravest of what it saw at every size", arguments: table.indices)
    func states(_ index: Int) {
        let (view, state) = Self.table[index]
        #expect(PostingSight(view, lines: 3) { _ in "p" }.state == state)
    }

    @Test("Each state has words in both languages")
    func words() {
        for state in PostingSight.State.allCases { #expect(!state.words.korean.isEmpty && !state.words.english.isEmpty) }
    }

    @Test("A screen keeps how many lines were found and can be read, why not, and the picture's digest")
    func screens() {
        var view = Self.view([Self.seen, Self.lost("clipped"), Self.lost("clipped")])
        view.renderings[0].picture = [1]
        let screen = PostingSight(view, lines: 3) { "\($0.count)" }.screens[0]
        #expect(screen.linesFound == 3 && screen.linesReadable == 1 && screen.problems == ["clipped"] && screen.picture == "1")
    }
}
