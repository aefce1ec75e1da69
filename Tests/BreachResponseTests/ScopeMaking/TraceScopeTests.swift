import BreachModel
import Foundation
import LogScanning
import Testing

@testable import BreachResponse

/// The second way to the same root, whatever form the logs have.
struct TraceScopeTests {
    @Test("Documents, and lines whose columns a directive names, are traced like any other log")
    func documents() throws {
        let w3c = """
            #Version: 1.0
            #Fields: date time cs-method cs-uri-stem cs-username c-ip sc-status
            2025-07-01 00:00:00 GET /v1/members/1 k1 192.0.2.4 200
            2025-07-01 00:00:01 GET /v1/members/2/orders k2 192.0.2.4 200

            """
        let trail = """
            {"Records":[{"eventVersion":"1.08","userIdentity":{"accessKeyId":"k1"},"eventTime":"2025-07-01T00:00:00Z",\
            "eventSource":"s3.amazonaws.com","eventName":"GetObject","sourceIPAddress":"192.0.2.4",\
            "requestParameters":{"bucketName":"b","key":"members/1"},"eventID":"e1"}]}
            """
        for (format, text) in [(LogSource.Format.w3c, w3c), (.cloudTrail, trail)] {
            var fields = FieldMapping(time: "", route: "", status: "")
            if format == .w3c { fields.credential = "cs-username" }
            let folder = try AskingFolder(format: format, fields: fields)
            if format == .cloudTrail {
                folder.configuration.routes = [
                    RouteRule(method: nil, pattern: "/s3.amazonaws.com/GetObject/b/members/{subject}", items: ["name": .clear])
                ]
            }
            try folder.write(text, to: "logs/a.log")
            try folder.scan()
            let scope = try folder.make()
            #expect(scope.counts.accounts == 1, "\(format.rawValue)")
            let traced = try TraceScope(folder.environment)(nil)
            #expect(traced.isSame && traced.lines == 1, "\(format.rawValue)")
        }
    }

    @Test("What is gone, or came from standard input, is said and not taken for nothing")
    func gone() throws {
        let folder = try AskingFolder()
        try folder.write(AskingFolder.line(1, "/v1/members/1"), to: "logs/a.jsonl")
        try folder.scan()
        _ = try folder.make()
        try FileManager.default.removeItem(atPath: folder.path + "/logs/a.jsonl")
        #expect(throws: LogScanningError(.evidenceGone, "")) { try TraceScope(folder.environment)(nil) }
    }

    @Test("Files and credentials that differ in how a letter is put together are two")
    func bytes() throws {
        let folder = try AskingFolder()
        let (composed, decomposed) = ("k\u{E9}", "ke\u{301}")
        try folder.write(AskingFolder.line(1, "/v1/members/1", key: composed), to: "logs/\(composed).jsonl")
        try folder.write(AskingFolder.line(2, "/v1/members/2", key: decomposed), to: "logs/\(decomposed).jsonl")
        let outcome = try folder.scan()
        #expect(outcome.scan.files.count == 2 && outcome.scan.counts.events == 2)
        #expect(try folder.subjects(folder.indicator(composed)) == 1)
        #expect(try folder.subjects(folder.indicator(decomposed)) == 1)
        #expect(try folder.make(folder.indicator(composed)).counts.accounts == 1)
        #expect(try TraceScope(folder.environment)(nil).isSame)
    }
}
