import BreachModel
import LogScanning
import Testing

@testable import BreachResponse

/// Rows of an index name rules and states of tokens by number: under another configuration they would mean somebody else's pages.
struct StaleIndexTests {
    private func folder() throws -> AskingFolder {
        let folder = try AskingFolder()
        try folder.write(AskingFolder.line(1, "/v1/members/1") + AskingFolder.line(2, "/v1/members/2/orders"), to: "logs/a.jsonl")
        try folder.scan()
        return folder
    }

    private func isStale(_ folder: AskingFolder, _ indicator: Indicator? = nil) -> Bool {
        do {
            _ = try folder.subjects(indicator ?? folder.indicator())
            return false
        } catch { return (error as? LogScanningError)?.code == .staleIndex }
    }

    @Test("Routes, fields or successes that changed since the scan stop every question, until the logs are scanned again")
    func changed() throws {
        let changes: [(inout HaechiConfiguration) -> Void] = [
            { $0.routes.insert(RouteRule(method: "GET", pattern: "/v1/health"), at: 0) },
            { $0.logs[0].success = [200...399] },
            { $0.logs[0].fields.credential = "kid" },
            { $0.logs[0].name = "edge" },
        ]
        for change in changes {
            let folder = try folder()
            #expect(try folder.subjects(folder.indicator()) == 2)
            change(&folder.configuration)
            #expect(isStale(folder))
            #expect(throws: LogScanningError(.staleIndex, "")) { try folder.make() }
            #expect(throws: LogScanningError(.staleIndex, "")) { try DetectFindings(folder.environment)() }
            #expect(throws: LogScanningError(.staleIndex, "")) { try ShowCoverage(folder.environment)() }
            try folder.scan()
            #expect(!isStale(folder))
        }
    }

    @Test("What a page shows may change without another scan: the index holds which page it was")
    func items() throws {
        let folder = try folder()
        folder.configuration.routes[0].items = ["name": .masked]
        #expect(!isStale(folder))
    }

    @Test("Another table of issued tokens matters to whoever asks for tokens that nobody issued, and to nobody else")
    func tokens() throws {
        let folder = try AskingFolder()
        try folder.write("token\nt1\n", to: "issued.csv")
        folder.configuration.credentials.issuance = TableSource(path: "issued.csv")
        try folder.write(
            AskingFolder.line(1, "/v1/members/1", token: "t1") + AskingFolder.line(2, "/v1/members/2", token: "t2"), to: "logs/a.jsonl")
        try folder.scan()
        let forged = Indicator(onlyTokensNeverIssued: true)
        #expect(try folder.subjects(forged) == 1)
        try folder.write("token\nt1\nt2\n", to: "issued.csv")
        #expect(isStale(folder, forged) && !isStale(folder))
        #expect(throws: LogScanningError(.staleIndex, "")) { try DetectFindings(folder.environment)() }
        try folder.scan()
        #expect(try folder.subjects(forged) == 0)
    }

    @Test("Versions that are made at once follow each other, and none is lost")
    func versions() async throws {
        let folder = try folder()
        let environment = folder.environment
        let indicator = folder.indicator()
        let made = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 { group.addTask { try MakeScope(environment)(.indicators([indicator])).version } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(made.sorted() == [1, 2, 3, 4, 5, 6])
        for version in made { #expect(try VerifyScope(environment)(version, from: .index(folder: nil)).isSame) }
    }

    @Test("A second trace is refused while one works in the folder")
    func traces() throws {
        let folder = try folder()
        _ = try folder.make()
        let work = try WorkFolder("trace-work", in: folder.environment.folder)
        #expect(throws: ResponseError(.inUse, "")) { try TraceScope(folder.environment)(nil) }
        withExtendedLifetime(work) {}
    }
}
