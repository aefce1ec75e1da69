import BreachModel
import Testing

@testable import LogScanning

/// One text line with a parser of its own.
func parsePattern(_ line: String, _ pattern: LogPattern) -> ParsedLine {
    var parser = PatternLineParser(pattern)
    defer { parser.deallocate() }
    return unsafe withPadding(Array(line.utf8)) { bytes in
        let problem = unsafe parser.parse(bytes)
        return ParsedLine(problem: problem, fields: problem == nil ? parser.fields.copies : [:])
    }
}

/// No field chosen by the configuration.
let unchosen = FieldMapping(time: "", route: "", status: "")

@Suite struct PatternLineParserTests {
    private static let nginx =
        #"$remote_addr - $remote_user [$time_iso8601] "$request" $status $body_bytes_sent "$http_user_agent" rid=$request_id key=$http_x_api_key"#
    private static let apache = #"%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\" %{X-Api-Key}i"#

    @Test("An NGINX line gives what its variables mean, and the header that the configuration names")
    func nginx() throws {
        var fields = unchosen
        fields.credential = "$http_x_api_key"
        let line = parsePattern(
            #"192.0.2.7 - - [2025-07-01T09:00:00+09:00] "GET /v1/members/17?x=1 HTTP/2.0" 200 512 "agent \x22q\x22 \\ tail" rid=a1b2 key=sk-1"#,
            try LogPattern(Self.nginx, fields: fields))
        #expect(
            line
                == ParsedLine(fields: [
                    .origin: "192.0.2.7", .time: "2025-07-01T09:00:00+09:00", .method: "GET", .route: "/v1/members/17?x=1", .status: "200",
                    .client: #"agent "q" \ tail"#, .eventID: "a1b2", .credential: "sk-1",
                ]))
    }

    @Test("An Apache line gives what its directives mean; conditions and modifiers are no part of their names")
    func apache() throws {
        var fields = unchosen
        fields.credential = "%{X-Api-Key}i"
        let line = parsePattern(
            #"2001:db8::7 - hong [10/Oct/2025:13:55:36 +0900] "GET /a\"b HTTP/1.1" 304 - "-" "A \"q\" agent" sk-2"# + "\r",
            try LogPattern(Self.apache.replacing("%>s", with: "%!200,304>s"), fields: fields))
        #expect(
            line
                == ParsedLine(fields: [
                    .origin: "2001:db8::7", .actor: "hong", .time: "10/Oct/2025:13:55:36 +0900", .method: "GET", .route: #"/a"b"#,
                    .status: "304", .client: #"A "q" agent"#, .credential: "sk-2",
                ]))
    }

    @Test("The request's own parts are told even where a format has them apart")
    func parts() throws {
        let pattern = try LogPattern("$msec|$request_method|$request_uri|$uri|${status}|$remote_addr", fields: unchosen)
        #expect(
            parsePattern("1751328000.123|POST|/v1/login|/index|204|192.0.2.1", pattern)
                == ParsedLine(fields: [
                    .time: "1751328000.123", .method: "POST", .route: "/v1/login", .status: "204", .origin: "192.0.2.1",
                ]))
    }

    @Test("A load balancer's line gives the client without its port and the path without its host")
    func balancer() {
        let line =
            #"h2 2025-07-01T00:00:00.186641Z app/front/50dc6c495c0c9188 [2001:db8::9]:2817 192.0.2.80:80 0.000 0.001 0.000 200 200 34 366 "#
            + #""GET https://shop.example.com:443/v1/members/17?tab=a HTTP/2.0" "curl/7.46.0" ECDHE TLSv1.2 arn:aws:x "Root=1-58337262-36d2" "#
            + #""shop.example.com" "-" 0 2025-07-01T00:00:00.185000Z "forward" "-" "-" "192.0.2.80:80" "200" "-" "-" TID_1"#
        #expect(
            parsePattern(line, .applicationLoadBalancer)
                == ParsedLine(fields: [
                    .time: "2025-07-01T00:00:00.186641Z", .origin: "2001:db8::9", .status: "200", .method: "GET",
                    .route: "/v1/members/17?tab=a", .client: "curl/7.46.0",
                ]))
        let refused = line.replacing(#""GET https://shop.example.com:443/v1/members/17?tab=a HTTP/2.0""#, with: #""- - - ""#)
            .replacing(" 200 200 ", with: " 400 - ")
        #expect(parsePattern(refused, .applicationLoadBalancer).fields[.route] == "- - - ")
    }

    @Test(
        "A line of another form is refused",
        arguments: ["", "x", "192.0.2.7 - - [t] GET / 200", #"192.0.2.7 - - [t] "GET / HTTP/1.1 200 1 "a" rid=1 key=2"#, "{}"])
    func refused(line: String) throws {
        #expect(parsePattern(line, try LogPattern(Self.nginx, fields: unchosen)) == .refused(.wrongFormat))
    }

    @Test(
        "A format that cannot be read so is refused before any line",
        arguments: [
            ("$remote_addr$status $time_iso8601 $request", nil), ("$remote_addr $status", nil), ("no variables", nil),
            ("$time_iso8601 $request $status", "$http_missing"), ("", nil),
        ] as [(String, String?)])
    func badFormats(format: String, credential: String?) {
        var fields = unchosen
        fields.credential = credential
        #expect(throws: LogScanningError(.badLogFormat, "")) { try LogPattern(format, fields: fields) }
    }

    @Test("Nothing that stands in a line crashes the parser", arguments: [301, 302, 303] as [UInt64])
    func hostile(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pattern = try LogPattern(Self.nginx, fields: unchosen)
        let pieces = [
            #"""#, #"\"#, #"\x"#, #"\x2"#, "[", "]", " ", "-", "GET ", "http://", "/", "rid=", "key=", "200", "\u{0}", "é", "192.0.2.1",
        ]
        for _ in 0..<5000 {
            let line = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }
            _ = parsePattern(line.joined(), pattern)
            _ = parsePattern(line.joined(), .applicationLoadBalancer)
        }
    }
}
