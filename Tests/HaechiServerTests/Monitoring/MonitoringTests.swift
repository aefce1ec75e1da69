import BreachModel
import BreachResponse
import HTTPTypes
import HaechiServer
import Testing

struct MonitoringTests {
    static func brokenReader() -> CaseReader {
        var reader = SampleCase.reader()
        reader.checkStore = { throw HaechiError<OperatorErrorCode>(.unreadable, "secret detail /var/data") }
        reader.overview = { throw HaechiError<OperatorErrorCode>(.unreadable, "secret detail /var/data") }
        reader.incident = { throw HaechiError<OperatorErrorCode>(.unreadable, "secret detail /var/data") }
        return reader
    }

    @Test("Health is one word on the portal and names the store on the console")
    func healthy() async throws {
        let world = try TestWorld()
        var portal = Browser(world.portal)
        var console = Browser(world.console)
        #expect(await portal.get("/health").text == "ok\n")
        let detail = await console.get("/health")
        #expect(detail.text == "{\"status\":\"ok\",\"store\":\"readable\"}\n")
        #expect(detail.headers[.contentType] == "application/json")
    }

    @Test("A store that cannot be read makes health fail, with the code on the console only")
    func unhealthy() async throws {
        let world = try TestWorld(reader: Self.brokenReader())
        var portal = Browser(world.portal)
        var console = Browser(world.console)
        let outside = await portal.get("/health")
        #expect(outside.status == .serviceUnavailable && outside.text == "unavailable\n")
        #expect(await console.get("/health").text == "{\"status\":\"unavailable\",\"store\":\"operators-unreadable\"}\n")
    }

    @Test("A page that fails says so without detail, and the log has the stable code")
    func failure() async throws {
        let world = try TestWorld(reader: Self.brokenReader())
        var browser = Browser(world.portal)
        let page = await browser.get("/?lang=en")
        #expect(page.status == .serviceUnavailable)
        #expect(page.headers[.retryAfter] == "30")
        #expect(StrictHTML(page.text).problems == [])
        #expect(!page.text.contains("secret detail"))
        #expect(world.log.lines == ["error a page could not be shown code=operators-unreadable route=/"])
    }

    @Test("Metrics count requests by route pattern and class of status, and nothing that was asked for")
    func metrics() async throws {
        let world = try TestWorld()
        var portal = Browser(world.portal)
        _ = await portal.get("/")
        _ = await portal.get("/")
        _ = await portal.get("/person/100001?code=7K3F9Q2MXD41")
        _ = await portal.open(code: SampleCase.code.text)
        var console = Browser(world.console)
        _ = await console.logIn(key: world.operatorKey)
        _ = await console.get("/notices/c29tZXRoaW5n")
        let text = await console.get("/metrics").text
        #expect(text.contains("haechi_http_requests_total{site=\"portal\",route=\"/\",status=\"2xx\"} 2\n"))
        #expect(text.contains("haechi_http_requests_total{site=\"portal\",route=\"other\",status=\"4xx\"} 1\n"))
        #expect(text.contains("haechi_http_requests_total{site=\"portal\",route=\"/me\",status=\"2xx\"} 1\n"))
        #expect(text.contains("route=\"/notices/{id}\",status=\"4xx\"} 1\n"))
        #expect(text.contains("haechi_http_request_duration_seconds_count{site=\"portal\"} 5\n"))
        #expect(text.contains("haechi_sessions{site=\"console\"} 1\n"))
        #expect(text.contains("haechi_store_readable 1\n"))
        #expect(text.contains("haechi_send_people{send=\"1\",state=\"confirmed\"} 30820\n"))
        for secret in ["100001", "7K3F", "c29tZX", "kim.minji", world.operatorKey, portal.client] {
            #expect(!text.contains(secret))
        }
    }

    @Test("Metrics have the form that Prometheus reads")
    func form() async throws {
        let world = try TestWorld()
        var console = Browser(world.console)
        _ = await console.get("/health")
        let response = await console.get("/metrics")
        #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        var declared: Set<Substring> = []
        for line in response.text.split(separator: "\n") {
            if line.hasPrefix("# TYPE ") { declared.insert(line.split(separator: " ")[2]) }
            if line.hasPrefix("#") { continue }
            let parts = line.split(separator: " ")
            #expect(parts.count == 2 && Double(parts[1]) != nil, "\(line)")
            let name = parts[0].prefix { $0 != "{" }
            let family = ["_bucket", "_sum", "_count"].first { name.hasSuffix($0) }.map { name.dropLast($0.count) }
            #expect(declared.contains(name) || family.map(declared.contains) == true, "\(line)")
        }
    }

    @Test("The buckets of the histogram never fall")
    func histogram() {
        let metrics = RequestMetrics()
        for milliseconds in [0, 1, 2, 7, 30, 300, 9000] {
            metrics.record(site: "portal", route: "/", status: 200, duration: .milliseconds(milliseconds))
        }
        let counts = metrics.exposition.split(separator: "\n").filter { $0.contains("_bucket{") }.compactMap {
            Int($0.split(separator: " ")[1])
        }
        #expect(counts == counts.sorted())
        #expect(counts.first == 2 && counts.last == 7)
    }
}
