package import BreachResponse

/// Pages as they are served, by libcurl.
package struct ServedPages: PageSource {
    private let fetch: PageFetch

    /// - Parameter seconds: how long one page may take.
    package init(seconds: Int = 20) {
        fetch = PageFetch(connectSeconds: min(5, seconds), seconds: seconds)
    }

    /// Takes a page that answers with 200 to 299.
    package func page(at url: String) throws(PageSourceFailure) -> [UInt8] {
        let page: PageFetch.Page
        do throws(PageFetch.Failure) { page = try fetch.fetch(url) } catch { throw PageSourceFailure(code: error.code) }
        guard (200...299).contains(page.status) else { throw PageSourceFailure(code: "http-\(page.status)") }
        return page.bytes
    }
}
