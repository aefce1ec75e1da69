package import BreachModel

/// What one look at a posting means: the judgement, apart from how it was looked at.
package struct PostingSight: Hashable, Sendable, Codable {
    /// The states, the gravest that holds.
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// The text stands there whole and can be read, its title on the first screen at every size.
        case visible
        /// It can be read, but not all of its title is on the first screen.
        case belowFirstScreen = "below-first-screen"
        /// Parts of it are missing, or cannot be read.
        case cut
        /// Other text stands where parts of it are missing.
        case changed
        /// It is in the page, and nobody can see it.
        case hidden
        /// Nothing of it is in the page, or the page is not there.
        case gone
        /// The page could not be fetched.
        case unreachable
        /// No browser looked at it: whether anyone sees it cannot be told.
        case notRendered = "not-rendered"

        package var words: Bilingual {
            switch self {
            case .visible: Bilingual(korean: "첫 화면에 보임", english: "visible on the first screen")
            case .belowFirstScreen: Bilingual(korean: "첫 화면에 보이지 않고 아래에 있음", english: "below the first screen")
            case .cut: Bilingual(korean: "일부가 잘렸거나 읽을 수 없음", english: "cut: parts are missing or cannot be read")
            case .changed: Bilingual(korean: "내용이 바뀜", english: "changed: other words stand there")
            case .hidden: Bilingual(korean: "페이지에 있으나 보이지 않음", english: "in the page, but nobody can see it")
            case .gone: Bilingual(korean: "사라짐", english: "gone")
            case .unreachable: Bilingual(korean: "페이지를 열 수 없음", english: "the page cannot be opened")
            case .notRendered:
                Bilingual(korean: "브라우저로 확인하지 못해 보이는지 알 수 없음", english: "no browser looked: whether it is seen cannot be told")
            }
        }
    }

    /// What one size of screen showed.
    package struct Screen: Hashable, Sendable, Codable {
        package var size: ViewSize
        package var linesFound: Int
        package var linesReadable: Int
        package var titleOnFirstScreen: Bool
        /// Reasons why lines cannot be read, sorted, each once.
        package var problems: [String]
        /// SHA-256 of the picture; empty where none was taken.
        package var picture: String
    }

    package var state: State
    /// A stable code behind a state that has one.
    package var reason: String?
    package var status: Int
    /// SHA-256 of the page's bytes as served.
    package var pageDigest: String
    package var lines: Int
    package var screens: [Screen]

    /// Judges a view.
    ///
    /// - Parameters:
    ///   - lines: how many lines the text has.
    ///   - pictureDigest: SHA-256 of a picture.
    package init(_ view: PageView, lines: Int, pictureDigest: ([UInt8]) -> String) {
        status = view.status
        pageDigest = view.digest
        self.lines = lines
        screens = view.renderings.map { rendering in
            Screen(
                size: rendering.size, linesFound: rendering.lines.count(where: \.found),
                linesReadable: rendering.lines.count { $0.found && $0.problem == nil },
                titleOnFirstScreen: rendering.lines.first?.onFirstScreen ?? false,
                problems: Set(rendering.lines.compactMap(\.problem)).sorted(),
                picture: rendering.picture.isEmpty ? "" : pictureDigest(rendering.picture))
        }
        (state, reason) = Self.judge(view)
    }

    private static func judge(_ view: PageView) -> (State, String?) {
        if view.status == 404 || view.status == 410 { return (.gone, "http-\(view.status)") }
        if let failure = view.failure { return (.unreachable, failure) }
        guard (200...299).contains(view.status) else { return (.unreachable, "http-\(view.status)") }
        guard !view.renderings.isEmpty else { return (.notRendered, view.browserFailure) }
        let states = view.renderings.map(judge)
        // The gravest of all sizes.
        for state in [State.gone, .hidden, .changed, .cut, .belowFirstScreen] where states.contains(state) { return (state, nil) }
        return (.visible, nil)
    }

    private static func judge(_ rendering: PageView.Rendering) -> State {
        let found = rendering.lines.count(where: \.found)
        let readable = rendering.lines.count { $0.found && $0.problem == nil }
        if found == 0 { return .gone }
        if readable == 0 || rendering.lines.first.map({ $0.found && $0.problem == "hidden" }) == true { return .hidden }
        if found < rendering.lines.count { return rendering.hasStrayText ? .changed : .cut }
        if readable < rendering.lines.count { return .cut }
        return rendering.lines.first?.onFirstScreen == true ? .visible : .belowFirstScreen
    }
}
