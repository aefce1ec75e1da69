internal import HTTPTypes

/// The files of `Pages`, built into the program, so that the server needs no folder beside it.
enum PageAssets {
    static var portalStyle: [UInt8] { PackageResources.portal_css }
    static var consoleStyle: [UInt8] { PackageResources.console_css }

    /// A style sheet, which is the same for everyone.
    static func style(_ bytes: [UInt8]) -> PageResponse {
        PageResponse(
            headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=300"], body: bytes)
    }
}
