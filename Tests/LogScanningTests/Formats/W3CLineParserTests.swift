import BreachModel
import Testing

@testable import LogScanning

@Suite struct W3CLineParserTests {
    /// The lines one after the other with one parser; nil for directives.
    private func parse(_ lines: [String], fields: FieldMapping = unchosen) -> [ParsedLine?] {
        var parser = W3CLineParser(fields: fields)
        defer { parser.deallocate() }
        return lines.map { line in
            unsafe withPadding(Array(line.utf8)) { bytes -> ParsedLine? in
                if unsafe parser.takesDirective(bytes) { return nil }
                let problem = unsafe parser.parse(bytes)
                return ParsedLine(problem: problem, fields: problem == nil ? parser.fields.copies : [:])
            }
        }
    }

    @Test("CloudFront's lines are read by the columns that the file names")
    func cloudFront() {
        let lines = [
            "#Version: 1.0",
            "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id",
            "2025-07-01\t21:02:31\tICN54-P1\t392\t192.0.2.100\tGET\td111.example.com\t/v1/members/17\t200\t-\tMozilla/5.0%20(X11)\t-\t-\tHit\tSOX4xwn4XV6Q4rgb7XiVGOHms_BGlTAC4KyHmureZmBNrjGdRLiNIQ==",
        ]
        #expect(
            parse(lines)[2]
                == ParsedLine(fields: [
                    .time: "2025-07-01T21:02:31Z", .origin: "192.0.2.100", .method: "GET", .route: "/v1/members/17", .status: "200",
                    .client: "Mozilla/5.0%20(X11)", .eventID: "SOX4xwn4XV6Q4rgb7XiVGOHms_BGlTAC4KyHmureZmBNrjGdRLiNIQ==",
                ]))
        // Without the directive the standard columns are taken.
        #expect(parse([lines[2]])[0] == parse(lines)[2])
    }

    @Test("Columns parted by spaces may be quoted, and a second #Fields line changes them")
    func spaces() {
        let lines = parse(
            [
                "#Fields: date time c-ip cs-username cs-method cs-uri-stem sc-status cs(User-Agent) x-key",
                #"2025-07-01 00:00:05 2001:db8::5 hong GET /v1/members/17 200 "an agent" sk-1"#,
                "#Fields: time date sc-status cs-uri-stem",
                "00:00:06 2025-07-01 404 /v1/orders\r",
                "00:00:07 2025-07-01 404",
            ], fields: FieldMapping(time: "", credential: "x-key", route: "", status: ""))
        #expect(
            lines[1]
                == ParsedLine(fields: [
                    .time: "2025-07-01T00:00:05Z", .origin: "2001:db8::5", .actor: "hong", .method: "GET", .route: "/v1/members/17",
                    .status: "200", .client: "an agent", .credential: "sk-1",
                ]))
        #expect(lines[3] == ParsedLine(fields: [.time: "2025-07-01T00:00:06Z", .status: "404", .route: "/v1/orders"]))
        #expect(lines[4] == .refused(.wrongFormat))
    }
}
