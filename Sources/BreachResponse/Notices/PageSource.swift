/// Fetches a page of ours as it is served. Every call is bounded in size and time, and follows no redirection.
package protocol PageSource: Sendable {
    /// - Parameter url: `http://…` or `https://…`.
    /// - Throws: `PageSourceFailure`.
    func page(at url: String) throws(PageSourceFailure) -> [UInt8]
}

/// Why a page did not come.
package struct PageSourceFailure: Error, Hashable, Sendable {
    /// A stable code, such as `page-timeout` or `http-404`.
    package var code: String

    package init(code: String) {
        self.code = code
    }
}
