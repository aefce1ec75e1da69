import BreachModel
import Testing

@testable import LogScanning

/// Whole files of every format, from bytes to events.
@Suite struct FormatScanTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private static let routes = [
        RouteRule(method: "GET", pattern: "/v1/members/{subject}", items: ["name": .clear]),
        RouteRule(method: nil, pattern: "/members.example.com/GetMember", items: ["name": .clear]),
        RouteRule(method: nil, pattern: "/s3.amazonaws.com/GetObject/exports/**", items: ["name": .clear]),
        RouteRule(method: nil, pattern: "/shop/members", items: ["name": .clear]),
    ]

    private static let ocsf = [
        #"{"class_uid":4002,"metadata":{"uid":"o1","version":"1.6.0"},"time":1751328000000,"src_endpoint":{"ip":"192.0.2.1","location":{"country":"KR"}},"actor":{"user":{"uid":"u1","credential_uid":"sk-1"}},"http_request":{"http_method":"GET","url":{"path":"/v1/members/17"},"user_agent":"a"},"http_response":{"code":200}}"#,
        #"{"class_uid":6003,"metadata":{"uid":"o2"},"time":1751328001000,"src_endpoint":{"ip":"192.0.2.1"},"actor":{"user":{"credential_uid":"sk-1"}},"api":{"operation":"GetMember","service":{"name":"members.example.com"}},"status_id":1}"#,
        #"{"class_uid":6005,"metadata":{"uid":"o3"},"time":1751328002000,"src_endpoint":{"ip":"192.0.2.1"},"actor":{"session":{"credential_uid":"sk-2"}},"database":{"name":"shop"},"table":{"name":"members"},"status_id":2}"#,
    ]
    private static let ecs = [
        #"{"@timestamp":"2025-07-01T00:00:00.000Z","ecs":{"version":"8.11.0"},"event":{"id":"e1"},"source":{"ip":"192.0.2.1","geo":{"country_iso_code":"KR"}},"http":{"request":{"method":"GET"},"response":{"status_code":200}},"url":{"path":"/v1/members/17"},"user_agent":{"original":"a"}}"#,
        #"{"@timestamp":"2025-07-01T00:00:01.000Z","ecs.version":"8.11.0","event.id":"e2","source.ip":"192.0.2.2","http.request.method":"GET","http.response.status_code":404,"url.path":"/v1/members/18"}"#,
        #"{"@timestamp":"2025-07-01T00:00:02.000Z","event":{"id":"e3","outcome":"success"},"client":{"ip":"192.0.2.3"},"http.request":{"method":"GET"},"url":{"original":"https://shop.example.com/v1/members/19?x=1"}}"#,
    ]
    private static let cloudTrail =
        #"{"Records":[{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/kim","accessKeyId":"AKIAIOSFODNN7EXAMPLE"},"#
        + #""eventTime":"2025-07-01T00:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","sourceIPAddress":"192.0.2.1","userAgent":"cli","#
        + #""requestParameters":{"bucketName":"exports","key":"members/all.csv"},"responseElements":null,"eventID":"c1"},"#
        + #"{"userIdentity":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE"},"eventTime":"2025-07-01T00:00:01Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","#
        + #""sourceIPAddress":"192.0.2.1","errorCode":"AccessDenied","requestParameters":{"bucketName":"exports","key":"x"},"eventID":"c2"}]}"#
    private static let otlp =
        #"{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"gateway"}}]},"scopeLogs":[{"scope":{},"logRecords":["#
        + #"{"timeUnixNano":"1751328000300000000","severityNumber":9,"body":{"stringValue":"access"},"attributes":["#
        + #"{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"url.path","value":{"stringValue":"/v1/members/17"}},"#
        + #"{"key":"http.response.status_code","value":{"intValue":"200"}},{"key":"client.address","value":{"stringValue":"192.0.2.1"}},"#
        + #"{"key":"api.key.id","value":{"stringValue":"sk-1"}}]},"#
        + #"{"timeUnixNano":"0","observedTimeUnixNano":"1751328001300000000","attributes":[{"key":"url.full","value":{"stringValue":"https://shop.example.com/v1/members/18"}},"#
        + #"{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"http.response.status_code","value":{"intValue":500}}]}]}]}]}"#

    static let files: [(LogSource.Format, String, FieldMapping, events: Int, successful: Int, unmapped: Int)] = [
        (.ocsf, ocsf.joined(separator: "\n") + "\n", unchosen, 3, 2, 0),
        (.ecs, ecs.joined(separator: "\n") + "\n", unchosen, 3, 2, 0),
        (.cloudTrail, cloudTrail, unchosen, 2, 1, 0),
        (.otlp, otlp + "\n", FieldMapping(time: "", credential: "api.key.id", route: "", status: ""), 2, 1, 0),
        (
            .w3c,
            "#Version: 1.0\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n2025-07-01\t00:00:00\t192.0.2.1\tGET\t/v1/members/17\t200\n",
            unchosen, 1, 1, 0
        ),
        (
            .loadBalancer,
            #"https 2025-07-01T00:00:00.1Z app/a/b 192.0.2.1:2817 192.0.2.80:80 0 0 0 200 200 34 366 "GET https://a.example.com:443/v1/members/17 HTTP/1.1" "c" - - arn "r" "d" "c" 0 t "f" "-" "-""#
                + "\n", unchosen, 1, 1, 0
        ),
    ]

    @Test("A file of each format gives its events, the routes known and success told apart", arguments: files)
    func formats(
        format: LogSource.Format, text: String, fields: FieldMapping, events: Int, successful: Int, unmapped: Int
    ) throws {
        for given in [format, .auto] {
            try folder.write("log", text)
            let source = LogSource(name: "x", paths: [], format: given, fields: fields)
            let report = try folder.scan("log", source: source, routes: Self.routes)
            #expect(report.counts.addUp && report.counts.unreadable == 0)
            #expect(report.counts.events == events && report.counts.successful == successful && report.counts.unmapped == unmapped)
            #expect(report.files[0].segments[0].metadata.format == format.rawValue)
            #expect(report.files[0].segments[0].metadata.hours.values.reduce(0, +) == events)
        }
    }

    @Test("A line of each format can be found again as evidence", arguments: files)
    func evidence(
        format: LogSource.Format, text: String, fields: FieldMapping, events: Int, successful: Int, unmapped: Int
    ) throws {
        let path = try folder.write("log", text)
        let report = try folder.scan("log", source: LogSource(name: "x", paths: [], format: format, fields: fields), routes: Self.routes)
        let segment = try Segment(path: report.files[0].segments[0].path)
        var offsets: [Int] = []
        segment.forEachEvent { _, event in offsets.append(event.offset) }
        let evidence = try EvidenceReader.evidence(report.files[0].segments[0].metadata, path: path, offsets: offsets)
        #expect(evidence.count == events && evidence.allSatisfy { $0.length > 0 && !$0.digest.isEmpty })
        for proof in evidence {
            let bytes = Array(text.utf8)[proof.offset..<(proof.offset + proof.length)]
            #expect(!bytes.contains(0x0A) && (format == .cloudTrail || format == .otlp ? bytes.first == 0x7B : true))
        }
    }

    @Test("Text of no known form is not guessed at")
    func unknown() throws {
        try folder.write("log", "some words\nin lines\n")
        #expect(throws: LogScanningError(.unknownFormat, "")) {
            try folder.scan("log", source: LogSource(name: "x", paths: [], format: .auto))
        }
    }

    @Test("A file without a line is noted as empty, whatever the format", arguments: ["", "\n \n"])
    func blank(text: String) throws {
        try folder.write("log", text)
        let report = try folder.scan("log", source: LogSource(name: "x", paths: [], format: .auto))
        #expect(report.counts.events == 0 && report.counts.unreadable == 0 && report.counts.addUp)
        let codes = report.files[0].segments[0].metadata.diagnostics.map(\.code)
        #expect(codes.contains(.emptyFile) == text.isEmpty)
    }

    private func subjects(_ text: String, _ format: LogSource.Format, _ routes: [RouteRule]) throws -> [String] {
        try folder.write("log", text)
        _ = try folder.scan("log", source: LogSource(name: "x", paths: [], format: format, fields: unchosen), routes: routes)
        return try folder.events().map { String($0.split(separator: " | ", omittingEmptySubsequences: false)[2]) }
    }

    @Test func `A key with spaces and escapes is a part of the path, as it is`() throws {
        for key in ["a b", "GET /v1", "100%", "%41", "what?#", "김 철수"] {
            let text =
                #"{"Records":[{"eventTime":"2025-07-01T00:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","#
                + #""sourceIPAddress":"192.0.2.1","requestParameters":{"bucketName":"bkt","key":"members/\#(key)"},"eventID":"c1"}]}"#
            let segments = key.split(separator: "/").count == 1 ? "{subject}" : "{x}/{subject}"
            let rule = RouteRule(method: nil, pattern: "/s3.amazonaws.com/GetObject/bkt/members/" + segments)
            let last = String(key.split(separator: "/").last ?? "")
            #expect(try subjects(text, .cloudTrail, [rule]) == [last])
        }
    }

    @Test func `Methods in lower case, as ECS had them before 1.6, are those of the route map`() throws {
        let text = Self.ecs[0].replacing(#""GET""#, with: #""get""#) + "\n"
        #expect(try subjects(text, .ecs, Self.routes) == ["17"])
    }

    @Test(
        "The detector names what it saw",
        arguments: [
            (#"{"a":1,"b":{"c":2}}"# + "\n", LogSource.Format.jsonLines, "one JSON object a line (1 of 1 lines)"),
            (#"192.0.2.1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 1 "-" "a""# + "\n", .combined, "Combined"),
            ("", nil, "white space"), ("[1,2]", nil, "JSON"), ("# comment\nx\n", nil, "#"), ("a b c\n", nil, "no known form"),
        ] as [(String, LogSource.Format?, String)])
    func detection(text: String, format: LogSource.Format?, seen: String) {
        let answer = LogFormatDetector.detect(Array(text.utf8))
        #expect(answer.format == format && answer.seen.contains(seen))
    }
}
