import BreachModel
import Testing

@testable import LogScanning

/// What one line becomes in the index.
@Suite struct EventEncoderTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    /// A line with the given members besides time, method and status.
    private func line(_ members: String) -> String { #"{"ts":1763362800,"method":"GET","status":200,\#(members)}"# }

    /// The part of the one event that `members` give.
    private func part(_ index: Int, _ members: String, issued: IssuanceCheck? = nil) throws -> String? {
        try folder.events(line(members), issued: issued).first?.split(separator: " | ", omittingEmptySubsequences: false).map(String.init)[
            index]
    }

    @Test(
        "A line's subject is the one that it names, and the route's where it names none",
        arguments: [
            (#""route":"/v1/members/17""#, "17"), (#""route":"/v1/members/17","subject":"18""#, "18"),
            (#""route":"/v1/members/17","subject":18"#, "18"),
            (#""route":"/v1/members/17","subject":null"#, "17"), (#""route":"/v1/members/17","subject":"""#, "17"),
            (#""route":"/v1/members/17","subject":["9"]"#, "17"), (#""route":"/v1/members/017""#, "017"),
            (#""route":"/v1/members/a-1""#, "a-1"),
            (#""route":"/v1/members/%31%37?x=1""#, "17"), (#""route":"/v1/m%65mbers/17""#, "17"),
            (#""route":"/v1/members/%ED%99%8D""#, "홍"), (#""route":"/v1/members/kim%40example.com""#, "kim@example.com"),
            (#""route":"/v1/members/a%2Fb""#, "a/b"), (#""route":"/v1/members/%zz%4""#, "%zz%4"),
            (#""route":"/v1/members/%%341""#, "%41"), (#""route":"/v1/members/%31%FF""#, "1%FF"),
            (#""route":"/v1/members/%2531""#, "%31"), (#""route":"/v1/orders/5""#, "-"), (#""route":"/v1/members/홍""#, "홍"),
            (#""route":"/v1/members/9999999999999999999""#, "9999999999999999999"), (#""route":"/v1/members/x","subject":1e3"#, "1e3"),
        ])
    func subject(_ members: String, _ subject: String) throws {
        #expect(try part(2, members) == subject)
    }

    @Test func `A number and the same number as text are one subject`() throws {
        _ = try folder.events(
            line(#""route":"/a","subject":17"#), line(#""route":"/a","subject":"17""#), line(#""route":"/v1/members/17""#))
        var keys: Set<SubjectKey> = []
        try folder.last.index.forEachSegment { $0.forEachEvent { keys.insert($1.subject) } }
        #expect(keys == [SubjectKey(value: 17)])
    }

    @Test(
        "A token is issued or not where an issuance log can say so, and absent where the line has none",
        arguments: [
            (#""tok":"good""#, true, "issued"), (#""tok":"bad""#, true, "neverIssued"), (#""tok":"good""#, false, "notKnown"),
            (#""tok":null"#, true, "none"), (#""tok":"""#, true, "none"), (#""x":1"#, true, "none"),
            (#""tok":"go\u006fd""#, true, "issued"),
        ])
    func tokens(_ member: String, _ hasLedger: Bool, _ state: String) throws {
        let check = unsafe IssuanceCheck(digest: "d") { unsafe String(decoding: $0, as: UTF8.self) == "good" }
        let issued = hasLedger ? check : nil
        #expect(try part(6, #""route":"/a",\#(member)"#, issued: issued) == state)
        #expect((try part(9, #""route":"/a",\#(member)"#, issued: issued) == "0") == (state != "neverIssued"))
    }

    @Test func `Lines with one event id have one hash, and lines without have none`() throws {
        func hashes(_ ids: [String], deduplication: LogSource.Deduplication = .eventID) throws -> [String] {
            var source = gatewaySource
            source.deduplication = deduplication
            try folder.write("a.log", ids.map { line(#""route":"/a","id":\#($0)"#) }.joined(separator: "\n"))
            _ = try folder.scan("a.log", source: source)
            return try folder.events().compactMap { $0.split(separator: " | ", omittingEmptySubsequences: false).map(String.init)[8] }
        }
        let two = try hashes([#""e-1""#, #""e\u002d1""#, #""e-2""#, "17", #""17""#])
        #expect(Set(two).count == 3 && !two.contains("0"))
        #expect(try hashes(["null", "\"\"", "[]", "{}"]) == ["0", "0", "0", "0"])
        #expect(try hashes([#""e-1""#], deduplication: .none) == ["0"])
        let expected = unsafe withPadding(Array("e-1".utf8)) { unsafe ByteDictionary.hash($0) }
        #expect(try hashes([#""e-1""#]) == [String(expected, radix: 16)])
    }

    @Test(
        "An origin keeps its country and its network",
        arguments: [
            (#""ip":"192.0.2.1""#, "192.0.2.1//"), (#""ip":"192.0.2.1","geo":{"country":"KR"}"#, "192.0.2.1/KR/"),
            (#""ip":"192.0.2.1","geo":{"net":{"asn":64500}}"#, "192.0.2.1//64500"),
            (#""geo":{"country":"KR","net":{"asn":"AS1"}}"#, "/KR/AS1"),
            (#""ip":null,"geo":{"country":null}"#, "//"), (#""x":1"#, "//"),
        ])
    func origins(_ member: String, _ origin: String) throws {
        #expect(try part(3, #""route":"/a",\#(member)"#) == origin)
    }

    @Test(
        "A status shows the page where the configuration says so",
        arguments: [(200, true), (206, true), (299, true), (304, true), (300, false), (403, false), (0, false), (999, false)])
    func success(_ status: Int, _ shown: Bool) throws {
        var source = gatewaySource
        source.success = [200...299, 304...304]
        let events = try folder.events(#"{"ts":1763362800,"route":"/a","status":\#(status)}"#, source: source)
        #expect(events.map { $0.contains("| shown |") } == [shown])
    }

    @Test func `An address-book entry is taken from the route`() throws {
        #expect(try part(7, #""route":"/v1/members/17/addresses/3""#) == "3")
        #expect(try part(7, #""route":"/v1/members/17/addresses/%33/""#) == "3")
        #expect(try part(7, #""route":"/v1/members/17/addresses/home%20one""#) == "home one")
        #expect(try part(7, #""route":"/v1/members/17""#) == "-")
    }

    @Test(
        "A page is found behind dot segments and behind the address of an absolute target",
        arguments: [
            ("/v1/./members/17", "17"), ("/v1/x/../members/17", "17"), ("/v1/x/%2e%2E/members/17", "17"), ("/../v1/members/17", "17"),
            ("/static/../v1/members/17", "17"), ("/static/a/b/c/../../../../v1/members/17?x", "17"), ("/v1/members/17/.", "17"),
            ("/v1/members/17/addresses/..", "17"), ("/v1/members/.../", "..."), ("/v1/members/.a", ".a"), ("/v1/members/..", "-"),
            ("/v1//../v1/members/17", "-"), ("http://x.kr/v1/members/17", "17"), ("HTTPS://x.kr:443/v1/members/%31%37?x=/", "17"),
            ("http://x.kr", "-"), ("GET http://x.kr/v1/members/17 HTTP/1.1", "-"), ("http:/v1/members/17", "-"),
        ])
    func spelling(_ route: String, _ subject: String) throws {
        // Twice, since what was met before is answered in another way.
        let (known, odd) = (line(#""route":"/v1/members/17""#), line(#""route":"\#(route)""#))
        let subjects = try folder.events(known, odd, known, odd).map {
            String($0.split(separator: " | ", omittingEmptySubsequences: false)[2])
        }
        #expect(subjects.sorted() == ["17", "17", subject, subject].sorted())
    }

    @Test func `Lines of the Combined Log Format become events by their route`() throws {
        let source = LogSource(name: "web", paths: [], format: .combined)
        let events = try folder.events(
            #"192.0.2.1 - - [17/Nov/2025:16:00:00 +0900] "GET /v1/members/17?x HTTP/1.1" 200 5 "-" "agent""#,
            #"192.0.2.2 - - [17/Nov/2025:16:00:01 +0900] "GET /v1/members/%31%38 HTTP/1.1" 403 5 "-" "agent""#,
            #"192.0.2.3 - - [17/Nov/2025:16:00:02 +0900] "\x16\x03" 400 0 "-" "-""#,
            #"192.0.2.4 - - [17/Nov/2025:16:00:03 +0900] "" 400 0 "-" "-""#,
            #"192.0.2.5 - - [17/Nov/2025:16:00:04 +0900] "GET http://x.kr/v1/members/19 HTTP/1.1" 000 0 "-" "-""#,
            "garbage", source: source)
        #expect(
            events == [
                "2025-11-17T07:00:00Z |  | 17 | 192.0.2.1// | rule 0 | shown | none | - | 0 | 0",
                "2025-11-17T07:00:01Z |  | 18 | 192.0.2.2// | rule 0 | refused | none | - | 0 | 0",
                "2025-11-17T07:00:02Z |  | - | 192.0.2.3// | rule 4 | refused | none | - | 0 | 0",
                "2025-11-17T07:00:03Z |  | - | 192.0.2.4// | rule 4 | refused | none | - | 0 | 0",
                "2025-11-17T07:00:04Z |  | 19 | 192.0.2.5// | rule 0 | refused | none | - | 0 | 0",
            ])
    }
}
