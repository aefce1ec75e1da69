import BreachModel
import BreachResponse
import HaechiServer
import Logging
import Synchronization
import Testing

/// The real server on free loopback ports.
struct ServerTests {
    static func configuration(trustedProxies: Int = 0, settings: PortalSettings = PortalSettings()) throws -> ServerConfiguration {
        var operators = OperatorList()
        var generator = SeededGenerator(seed: 1)
        _ = try operators.add("kim.minji", using: &generator)
        return ServerConfiguration(
            portalSettings: settings, operators: operators, trustedProxies: trustedProxies, clock: .fixed(SampleCase.now),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Runs a server for the time of `body`.
    static func serving(
        _ configuration: ServerConfiguration, _ body: @escaping @Sendable (Server.Addresses) async throws -> Void
    ) async throws {
        let server = try Server(configuration: configuration, reader: SampleCase.reader())
        let (addresses, report) = AsyncStream<Server.Addresses>.makeStream()
        let running = Task {
            defer { report.finish() }
            try await server.run { report.yield($0) }
        }
        for await bound in addresses {
            try await body(bound)
            break
        }
        running.cancel()
        try await running.value
    }

    static func get(_ port: Int, _ path: String, headers: String = "") async throws -> String {
        try await RawClient.exchange(port: port, "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\(headers)\r\n")
    }

    @Test("Both servers take free ports, report them once, and end when their task is cancelled")
    func ports() async throws {
        let reports = LookUps()
        try await Self.serving(try Self.configuration()) { addresses in
            reports.add()
            #expect(addresses.portal.port > 0 && addresses.console.port > 0 && addresses.portal.port != addresses.console.port)
            let front = try await Self.get(addresses.portal.port, "/")
            #expect(front.hasPrefix("HTTP/1.1 200 OK\r\n"))
            let health = try await Self.get(addresses.console.port, "/health")
            #expect(health.hasSuffix("\"readable\"}\n"))
        }
        #expect(reports.value == 1)
    }

    @Test("A code opens the person's page over a real connection")
    func person() async throws {
        try await Self.serving(try Self.configuration()) { addresses in
            let body = "code=\(SampleCase.code.grouped)&lang=en"
            let answer = try await RawClient.exchange(
                port: addresses.portal.port,
                "POST /check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
            #expect(answer.hasPrefix("HTTP/1.1 303"))
            let cookie = try #require(answer.split(separator: "\r\n").first { $0.lowercased().hasPrefix("set-cookie: ") })
            let pair = cookie.dropFirst("set-cookie: ".count).prefix { $0 != ";" }
            let page = try await Self.get(addresses.portal.port, "/me?lang=en", headers: "Cookie: \(pair)\r\n")
            #expect(page.contains("5 of your data items leaked"))
        }
    }

    @Test(
        "What is too long or of another form is refused, in words for both languages",
        arguments: [
            (
                "POST /check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\n"
                    + String(repeating: "a", count: 9000), "413"
            ),
            ("POST /check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/xml\r\nContent-Length: 1\r\n\r\na", "415"),
            ("POST /check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", "415"),
            ("GET /\(String(repeating: "a", count: 3000)) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "414"),
        ])
    func refused(request: String, status: String) async throws {
        try await Self.serving(try Self.configuration()) { addresses in
            let answer = try await RawClient.exchange(port: addresses.portal.port, request)
            #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
            #expect(answer.contains("lang=\"en\"") && answer.contains("lang=\"ko\""))
            #expect(answer.lowercased().contains("content-security-policy: default-src 'none'"))
        }
    }

    @Test(
        "Headers beyond the limit and lines that are no HTTP end the connection without an answer of ours",
        arguments: [
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: \(String(repeating: "a", count: 20_000))\r\n\r\n",
            "not http at all\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + (0..<200).map { "X-\($0): 1\r\n" }.joined() + "\r\n",
        ])
    func malformed(request: String) async throws {
        try await Self.serving(try Self.configuration()) { addresses in
            let answer = try await RawClient.exchange(port: addresses.portal.port, request)
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
            let health = try await Self.get(addresses.portal.port, "/health")
            #expect(health.hasSuffix("ok\n"))
        }
    }

    @Test("Behind a proxy the client is the address that the proxy saw, and what the client itself wrote counts for nothing")
    func proxies() async throws {
        let settings = PortalSettings(limits: .init(perClient: 1))
        try await Self.serving(try Self.configuration(trustedProxies: 1, settings: settings)) { addresses in
            let request = { (forwarded: String) in
                "POST /check HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Forwarded-For: \(forwarded)\r\nContent-Length: 6\r\n\r\ncode=x"
            }
            let port = addresses.portal.port
            let first = try await RawClient.exchange(port: port, request("192.0.2.1"))
            #expect(first.hasPrefix("HTTP/1.1 303"))
            let second = try await RawClient.exchange(port: port, request("198.51.100.9, 192.0.2.1"))
            #expect(second.hasPrefix("HTTP/1.1 429"))
            let other = try await RawClient.exchange(port: port, request("192.0.2.2"))
            #expect(other.hasPrefix("HTTP/1.1 303"))
        }
    }

    @Test("A console that other machines could reach is refused", arguments: ["0.0.0.0", "::", "192.0.2.1", "example.com"])
    func exposedConsole(host: String) throws {
        var configuration = try Self.configuration()
        configuration.console.host = host
        #expect(throws: ServerError(.consoleNotLoopback, "")) { _ = try Server(configuration: configuration, reader: SampleCase.reader()) }
    }

    @Test("A console that nobody could log in to, and a key of the wrong length, are refused")
    func badConfiguration() throws {
        var configuration = try Self.configuration()
        configuration.portalSettings.appLinkKey = Sensitive([1, 2, 3])
        #expect(throws: ServerError(.badAppLinkKey, "")) { _ = try Server(configuration: configuration, reader: SampleCase.reader()) }
        configuration = try Self.configuration()
        configuration.operators = OperatorList()
        #expect(throws: ServerError(.noOperators, "")) { _ = try Server(configuration: configuration, reader: SampleCase.reader()) }
    }

    @Test("A port that is taken is named")
    func taken() async throws {
        try await Self.serving(try Self.configuration()) { addresses in
            var second = try Self.configuration()
            second.portal = addresses.portal
            let server = try Server(configuration: second, reader: SampleCase.reader())
            var failure: ServerError?
            do throws(ServerError) { try await server.run { _ in } } catch { failure = error }
            #expect(failure?.code == .cannotListen)
        }
    }
}
