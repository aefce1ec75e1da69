package import BreachResponse
internal import Dispatch
internal import FoundationEssentials

/// Looks at pages with libcurl, for the bytes, and with a headless Chromium, for what a person sees.
package struct ChromiumViewer: PageViewer {
    private let browser: String
    private let fetch: PageFetch
    private let seconds: Int
    private let digest: @Sendable ([UInt8]) -> String

    /// - Parameters:
    ///   - browser: a path, or a name in the search path.
    ///   - seconds: how long one look may take, from the browser's start to its end.
    ///   - digest: SHA-256 in hexadecimal.
    package init(browser: String, seconds: Int = 60, digest: @escaping @Sendable ([UInt8]) -> String) {
        self.browser = browser
        self.seconds = seconds
        self.digest = digest
        fetch = PageFetch(connectSeconds: 5, seconds: 20)
    }

    /// Fetches the page, then renders it at each size.
    package func view(_ request: PageViewRequest) async -> PageView {
        await withCheckedContinuation { continuation in
            // Both block: on a thread of their own.
            DispatchQueue.global().async { continuation.resume(returning: look(request)) }
        }
    }

    private func look(_ request: PageViewRequest) -> PageView {
        let page: PageFetch.Page
        do throws(PageFetch.Failure) { page = try fetch.fetch(request.url) } catch {
            return PageView(failure: error.code, status: 0, digest: "")
        }
        var view = PageView(status: page.status, digest: digest(page.bytes))
        guard (200...299).contains(page.status) else { return view }
        do throws(BrowserFailure) { view.renderings = try render(request) } catch { view.browserFailure = error.code }
        return view
    }

    private func render(_ request: PageViewRequest) throws(BrowserFailure) -> [PageView.Rendering] {
        let process = try BrowserProcess(program: browser, host: Self.host(of: request.url))
        let tools = DevTools(process, deadline: .now + .seconds(seconds))
        try tools.openTab()
        var renderings: [PageView.Rendering] = []
        for size in request.sizes { renderings.append(try render(request, at: size, with: tools)) }
        return renderings
    }

    private func render(_ request: PageViewRequest, at size: ViewSize, with tools: DevTools) throws(BrowserFailure) -> PageView.Rendering {
        struct Metrics: Encodable {
            var width: Int
            var height: Int
            var deviceScaleFactor = 1
            var mobile: Bool
        }
        struct Navigate: Encodable { var url: String }
        struct Navigated: Decodable {
            var frameId: String
            var errorText: String?
        }
        let _: DevTools.Nothing = try tools.call(
            "Emulation.setDeviceMetricsOverride", Metrics(width: size.width, height: size.height, mobile: size.width < 600))
        tools.clearEvents()
        let navigated: Navigated = try tools.call("Page.navigate", Navigate(url: request.url))
        if navigated.errorText != nil { throw BrowserFailure(code: "browser-navigation") }
        try tools.wait(for: "Page.loadEventFired")
        let sight = try sight(of: request, width: size.width, frame: navigated.frameId, with: tools)
        guard sight.address.prefix(while: { $0 != "#" && $0 != "?" }) == request.url.prefix(while: { $0 != "#" && $0 != "?" }) else {
            throw BrowserFailure(code: "browser-led-away")
        }
        return PageView.Rendering(
            size: size, lines: sight.lines, hasStrayText: sight.stray, picture: try picture(with: tools))
    }

    private struct Sight: Decodable {
        var lines: [PageView.LineSight]
        var stray: Bool
        var address: String
    }

    /// Asks the page, in a world of its own, how the lines stand.
    private func sight(
        of request: PageViewRequest, width: Int, frame: String, with tools: DevTools
    ) throws(BrowserFailure) -> Sight {
        struct World: Encodable { var frameId: String }
        struct Made: Decodable { var executionContextId: Int }
        struct Evaluate: Encodable {
            var expression: String
            var contextId: Int
            var awaitPromise = true
            var returnByValue = true
        }
        struct Evaluated: Decodable {
            struct Result: Decodable { var value: Sight? }
            var result: Result
        }
        let world: Made = try tools.call("Page.createIsolatedWorld", World(frameId: frame))
        guard let lines = try? JSONEncoder().encode(request.lines) else { throw BrowserFailure(code: "browser-message") }
        let script = String(decoding: PackageResources.sight_js, as: UTF8.self)
        // A pop-up may open a moment after the page has loaded.
        let expression = """
            new Promise(done => setTimeout(done, 400)).then(() => (
            \(script)
            )(\(String(decoding: lines, as: UTF8.self)), \(width)))
            """
        let answer: Evaluated = try tools.call(
            "Runtime.evaluate", Evaluate(expression: expression, contextId: world.executionContextId))
        guard let sight = answer.result.value, sight.lines.count == request.lines.count else {
            throw BrowserFailure(code: "browser-script")
        }
        return sight
    }

    private func picture(with tools: DevTools) throws(BrowserFailure) -> [UInt8] {
        struct Capture: Encodable { var format = "png" }
        struct Captured: Decodable { var data: Data }
        let captured: Captured = try tools.call("Page.captureScreenshot", Capture())
        return Array(captured.data)
    }

    /// The host of a URL, without its port; nil for a file.
    private static func host(of url: String) -> String? {
        guard let start = ["http://", "https://"].first(where: url.hasPrefix) else { return nil }
        let authority = url.dropFirst(start.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }
}
