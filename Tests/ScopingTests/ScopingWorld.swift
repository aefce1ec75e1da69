import BreachModel
import ByteStreams
import Foundation
import LogScanning

@testable import Scoping

/// A folder of logs and exports that goes away with the value, and the scopes made of it.
final class ScopingWorld {
    /// One log file: its lines already written out.
    struct LogFile {
        /// Ends in `.gz` or `.zst` where it is to be compressed.
        var name: String
        var text: String
        var source = "gateway"
        /// The part of the file's bytes that is left.
        var left = 1.0
    }

    /// A scope with its people walked through.
    struct Built {
        var scope: BreachScope
        var people: [PersonExposure]
        /// The canonical lines, each with its line end.
        var lines: String

        subscript(_ key: PersonKey) -> PersonExposure? { people.first { $0.person == key } }

        func item(_ item: DataItemID, of key: PersonKey) -> ItemExposure? { self[key]?.items.first { $0.item == item } }

        func tally(_ item: DataItemID) -> ItemTally? { scope.items.first { $0.item == item } }
    }

    static let routes = [
        RouteRule(method: "GET", pattern: "/members/{subject}", items: [.name: .clear, .email: .masked]),
        RouteRule(method: "GET", pattern: "/members/{subject}/full", items: [.name: .clear, .email: .clear]),
        RouteRule(
            method: "GET", pattern: "/members/{subject}/addresses", items: [.addressBook: .clear],
            entryItems: [.name: .clear, .phone: .masked, .address: .masked]),
        RouteRule(
            method: "GET", pattern: "/members/{subject}/addresses/{entry}",
            entryItems: [.name: .clear, .phone: .clear, .address: .clear, .entranceCode: .clear]),
        RouteRule(method: "GET", pattern: "/members/{subject}/orders", items: [.orders: .clear]),
        RouteRule(method: "PUT", pattern: "/members/{subject}/addresses/{entry}"),
        RouteRule(method: nil, pattern: "/health"),
        RouteRule(method: "GET", pattern: "/profile", items: [.name: .clear]),
    ]

    let folder: String
    var routes = ScopingWorld.routes
    var deduplication = LogSource.Deduplication.eventID
    var rhythm = LogSource.Rhythm.none
    var zoneOffsetMinutes = 540
    private var sources = PeopleSources()
    private var indexes = 0

    init(members: [String]? = nil, books: [String]? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "haechi-scoping-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if let members { try write(members: members) }
        if let books { try write(books: books) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes `members.csv`: subject,name,email,phone,language,birth_date,country.
    func write(members rows: [String]) throws {
        try write((["subject,name,email,phone,language,birth_date,country"] + rows).joined(separator: "\n") + "\n", to: "members.csv")
        sources.members = TableSource(path: "members.csv")
    }

    /// Writes `addresses.csv`: subject,entry,name,phone,email,address,entrance_code.
    func write(books rows: [String]) throws {
        try write((["subject,entry,name,phone,email,address,entrance_code"] + rows).joined(separator: "\n") + "\n", to: "addresses.csv")
        sources.addressBooks = TableSource(path: "addresses.csv")
    }

    func write(_ text: String, to name: String) throws {
        let writer = try CompressedWriter(path: folder + "/" + name)
        try writer.write(text)
        try writer.finish()
    }

    var peopleSources: PeopleSources { sources }

    func resolve(_ path: String) -> String { folder + "/" + path }

    func directory() throws -> PeopleDirectory { try PeopleDirectory(sources, resolve: resolve) }

    /// Changes a log source's configuration.
    var adjust: (inout LogSource) -> Void = { _ in }
    var lives: [CredentialID: Window] = [:]

    private func logSource(_ name: String) -> LogSource {
        var source = LogSource(
            name: name, paths: [], format: .jsonLines, fields: LogLine.fields, deduplication: deduplication, rhythm: rhythm)
        adjust(&source)
        return source
    }

    func configuration(logs: [String]) -> HaechiConfiguration {
        HaechiConfiguration(
            directory: folder, company: nil, zoneOffsetMinutes: zoneOffsetMinutes, jurisdictions: [], logs: logs.map(logSource),
            routes: routes, items: [], credentials: CredentialSources(), people: sources, channels: [], store: folder,
            detection: DetectionLimits())
    }

    /// Tokens that begin with `i` were issued.
    // SAFETY: the closure reads the token it is handed during the call only.
    private static let issued = unsafe IssuanceCheck(digest: "test") { unsafe $0.first == UInt8(ascii: "i") }

    /// Whether each readable line gets the number that a counter of its source would have given it, so that lines are shown to be complete.
    var isNumbered = true

    func index(_ files: [LogFile], threads: Int = 1) throws -> AccessIndex {
        indexes += 1
        let files = isNumbered ? Self.numbered(files) : files
        let here = folder + "/run\(indexes)"
        let index = here + "/index"
        try FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: true)
        for file in files {
            try write(file.text, to: "run\(indexes)/" + file.name)
            guard file.left < 1 else { continue }
            let handle = try FileHandle(forWritingTo: URL(filePath: here + "/" + file.name))
            try handle.truncate(atOffset: UInt64(Double(try handle.seekToEnd()) * file.left))
            try handle.close()
        }
        let jobs = files.map { LogScanner.Job(path: here + "/" + $0.name, name: $0.name, source: logSource($0.source)) }
        return try LogScanner(routes: RouteTable(routes), issued: Self.issued, folder: index).scan(jobs, threads: threads).index
    }

    /// Numbers lines by their times, source by source; a line that was delivered twice keeps its number.
    static func numbered(_ files: [LogFile]) -> [LogFile] {
        func time(_ line: Substring) -> String? {
            guard line.hasPrefix("{"), line.hasSuffix("}"), let key = line.range(of: "\"ts\"") else { return nil }
            let parts = line[key.upperBound...].split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
            return parts.count == 3 ? String(parts[1]) : nil
        }
        var numbers: [String: [Substring: Int]] = [:]
        for source in Set(files.map(\.source)) {
            let lines = Set(files.filter { $0.source == source }.flatMap { $0.text.split(separator: "\n") }).compactMap { line in
                time(line).map { ($0, line) }
            }.sorted { $0 < $1 }
            numbers[source] = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1.1, $0 + 1) })
        }
        return files.map { file in
            var copy = file
            copy.text = file.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                numbers[file.source]?[line].map { "{\"seq\":\($0)," + line.dropFirst() } ?? String(line)
            }.joined(separator: "\n")
            return copy
        }
    }

    func build(files: [LogFile], threads: Int = 1, indicators: [Indicator] = [Indicator()], space: RowSpace = RowSpace()) throws -> Built {
        let builder = ScopeBuilder(configuration(logs: Set(files.map(\.source)).sorted()), lives: lives, space: space)
        let (scope, people) = try builder.build(
            version: 1, indicators: indicators, index: try index(files, threads: threads), directory: try directory())
        let all = Array(people)
        let lines = all.map { String(decoding: PersonRecord.line($0), as: UTF8.self) + "\n" }.joined()
        return Built(scope: scope, people: all, lines: lines)
    }

    func build(_ lines: [LogLine], indicators: [Indicator] = [Indicator()]) throws -> Built {
        try build(files: [LogFile(name: "a.jsonl", text: Self.text(lines))], indicators: indicators)
    }

    static func text(_ lines: [LogLine], _ producer: LogLine.Producer = .plain) -> String {
        lines.map { $0.text(producer) + "\n" }.joined()
    }
}
