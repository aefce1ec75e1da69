internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Where a request came from, taken from its connection.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// Turns Hummingbird's requests into ours and our responses into Hummingbird's, and enforces the limits on size.
struct SiteResponder: HTTPResponder {
    typealias Context = ConnectionContext

    /// The longest address that is read; ours are all short.
    private static let longestTarget = 2048
    /// The longest form that is read.
    private static let longestBody = 8192

    let site: Site
    let trustedProxies: Int

    func respond(to request: Request, context: ConnectionContext) async -> Response {
        let target = request.head.path ?? ""
        guard target.utf8.count <= Self.longestTarget else { return refuse(.uriTooLong) }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var page = PageRequest(
            method: request.method, path: String(parts.first ?? ""), query: FormFields.decode(parts.count > 1 ? parts[1] : ""),
            headers: request.headers, authority: request.head.authority ?? "", client: client(request, context))
        if request.method == .post {
            guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
                return refuse(.unsupportedMediaType)
            }
            do {
                let body = try await request.body.collect(upTo: Self.longestBody)
                page.form = FormFields.decode(String(buffer: body))
            } catch {
                return refuse(error is NIOTooManyBytesError ? .contentTooLarge : .badRequest)
            }
        }
        return Self.response(await site.respond(to: page))
    }

    private func refuse(_ status: HTTPResponse.Status) -> Response {
        var page = PlainPage.response(status)
        Site.addHeaders(to: &page)
        // The rest of a body that was not read would be taken for the next request.
        page.headers[.connection] = "close"
        site.metrics.record(site: site.name, route: "refused", status: status.code, duration: .zero)
        return Self.response(page)
    }

    private static func response(_ page: PageResponse) -> Response {
        Response(status: page.status, headers: page.headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.body)))
    }

    /// The client's address: the connection's, or what the outermost trusted proxy appended.
    private func client(_ request: Request, _ context: ConnectionContext) -> String {
        guard trustedProxies > 0 else { return context.remoteAddress }
        let chain = request.headers[values: .forwardedFor].flatMap { $0.split(separator: ",") }
            .map { String($0.filter { !$0.isWhitespace }) }
        guard chain.count >= trustedProxies else { return context.remoteAddress }
        return chain[chain.count - trustedProxies]
    }
}

extension HTTPField.Name {
    static let forwardedFor = Self("X-Forwarded-For")!
}
