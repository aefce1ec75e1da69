package import HTTPTypes

/// One HTTP response before it is written.
package struct PageResponse: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: [UInt8]

    package init(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A page that nobody may keep a copy of.
    package static func html(_ text: String, status: HTTPResponse.Status = .ok) -> PageResponse {
        PageResponse(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store, no-transform"],
            body: Array(text.utf8))
    }

    package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> PageResponse {
        PageResponse(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"], body: Array(text.utf8))
    }

    /// Sends the browser on with GET (RFC 9110, 15.4.4), so that a reload repeats nothing.
    package static func seeOther(_ path: String) -> PageResponse {
        PageResponse(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    package func setting(cookie: String) -> PageResponse {
        var copy = self
        copy.headers.append(HTTPField(name: .setCookie, value: cookie))
        return copy
    }

    /// Fills the body with spaces up to a multiple of `step` bytes.
    package func padded(to step: Int) -> PageResponse {
        var copy = self
        let missing = (step - body.count % step) % step
        copy.body.append(contentsOf: repeatElement(0x20, count: missing))
        return copy
    }
}
