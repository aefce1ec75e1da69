import BreachModel
import Foundation
import LogScanning
import Testing

@testable import Scoping

/// Another company's gateway log with a known truth, where it lies beside the repository.
struct GatewaySampleTests {
    private struct Truth: Decodable {
        var stolen_key: String
        var window: [Instant]
        var attack_rows: Int
        var attack_rows_200: Int
        var subjects_exposed: Int
        var pairs: Int
        var name: Int
        var email: Int
        var address_book: Int
        var entrance_code: Int
        var orders: Int
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        .appending(path: "../../../shared/samples/gateway").standardizedFileURL
    static var isHere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "gateway.truth.json").path) }

    private static let routes = [
        RouteRule(method: "GET", pattern: "/v1/members/{subject}", items: [.name: .clear, .email: .clear]),
        RouteRule(method: "GET", pattern: "/v1/members/{subject}/addresses", items: [.name: .clear, .addressBook: .clear]),
        RouteRule(
            method: "GET", pattern: "/v1/members/{subject}/addresses/{entry}", items: [.addressBook: .clear, .entranceCode: .clear]),
        RouteRule(method: "GET", pattern: "/v1/members/{subject}/orders", items: [.orders: .clear]),
        RouteRule(method: nil, pattern: "/v1/orders/{id}"), RouteRule(method: nil, pattern: "/v1/login"),
        RouteRule(method: nil, pattern: "/v1/members/{subject}/cart"),
        RouteRule(method: "PUT", pattern: "/v1/members/{subject}/addresses/{n}"),
    ]

    private static let fields = FieldMapping(
        time: "ts", origin: "src_ip", country: "country", network: "asn", credential: "key_id", token: "token_id", subject: "subject",
        method: "method", route: "route", status: "status")

    @Test("The scope of the stolen key has the counts of the known truth", .enabled(if: isHere))
    func truth() throws {
        let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: Self.folder.appending(path: "gateway.truth.json")))
        let source = LogSource(name: "gateway", paths: [], format: .jsonLines, fields: Self.fields, rhythm: .none)
        let world = try ScopingWorld()
        let job = LogScanner.Job(path: Self.folder.appending(path: "access.jsonl").path, name: "access.jsonl", source: source)
        let report = try LogScanner(routes: RouteTable(Self.routes), issued: nil, folder: world.folder).scan([job], threads: 1)
        #expect(report.counts.unreadable == 0)
        world.routes = Self.routes
        let indicator = Indicator(
            credentials: [CredentialID(truth.stolen_key)], window: Window(start: truth.window[0], end: truth.window[1]))
        let (scope, people) = try ScopeBuilder(world.configuration(logs: ["gateway"])).build(
            version: 1, indicators: [indicator], index: report.index, directory: PeopleDirectory())
        #expect(scope.counts.people.value == truth.subjects_exposed)
        #expect(scope.counts.accounts.value == truth.subjects_exposed)
        #expect(scope.counts.refusedLines == truth.attack_rows - truth.attack_rows_200)
        #expect(scope.counts.unmappedLines == 0)
        #expect(people.reduce(0) { $0 + $1.items.count { $0.certainty == .seen } } == truth.pairs)
        let seen = Dictionary(uniqueKeysWithValues: scope.items.map { ($0.item, $0.seenClear.value) })
        #expect(
            seen == [
                .name: truth.name, .email: truth.email, .addressBook: truth.address_book, .entranceCode: truth.entrance_code,
                .orders: truth.orders,
            ])
    }
}
