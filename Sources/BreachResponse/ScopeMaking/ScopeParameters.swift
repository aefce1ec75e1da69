internal import BreachModel
internal import LogScanning

/// What someone else needs to work a scope out from the raw logs without `haechi.yaml`: mapping, routes, indicators, exports, gaps.
/// Times are milliseconds since 1970-01-01T00:00Z; paths are full ones.
struct ScopeParameters: Encodable {
    struct Log: Encodable {
        var name: String
        var files: [String]
        var format: String
        var fields: [String: String]
        /// Lowest and highest status of each range.
        var success: [[Int]]
        var deduplication: String
    }

    struct Route: Encodable {
        var method: String?
        var pattern: String
        var items: [String: String]
        var entries: [String: String]
    }

    struct IndicatorTerms: Encodable {
        var credentials: [String]?
        var origins: [String]?
        var onlyTokensNeverIssued: Bool
        var start: Int64
        var end: Int64
    }

    struct Table: Encodable {
        var path: String
        /// Our name of a column → the file's.
        var columns: [String: String]
        /// Whether the file has no head and holds one token a line.
        var plain = false
    }

    struct Gap: Encodable {
        var start: Int64
        var end: Int64
        var reason: String
        var source: String
        /// Items that the missing lines could have shown; absent for all.
        var items: [String]?
        /// Whether it leaves these items of everyone open; false for a gap that concerns nobody.
        var concernsAnyone: Bool
        /// People whom alone it can concern, where another log tells them: a verifier cannot know who they are.
        var people: Int?
        /// Whether so much is gone that items are presumed of those who were touched.
        var presumes: Bool
    }

    var format = 1
    var version: Int
    var root: String
    var logs: [Log]
    var routes: [Route]
    var indicators: [IndicatorTerms]
    var members: Table?
    var addressBooks: Table?
    var issuance: Table?
    var gaps: [Gap]

    init(_ scope: BreachScope, _ configuration: HaechiConfiguration, files: [SegmentMetadata]) {
        version = scope.version
        root = scope.digest
        let paths = LogPaths(configuration)
        logs = configuration.logs.map { source in
            Log(
                name: source.name, files: files.filter { $0.logName == source.name }.map { paths.fullPath($0.source) },
                format: source.format.rawValue, fields: Self.fields(source.fields),
                success: source.success.map { [$0.lowerBound, $0.upperBound] }, deduplication: source.deduplication.rawValue)
        }
        routes = configuration.routes.map { Route($0) }
        indicators = scope.indicators.map { indicator in
            IndicatorTerms(
                credentials: indicator.credentials?.map(\.rawValue).sorted(), origins: indicator.origins?.sorted(),
                onlyTokensNeverIssued: indicator.onlyTokensNeverIssued, start: indicator.window.start.milliseconds,
                end: indicator.window.end.milliseconds)
        }
        func table(_ source: TableSource?, _ columns: [String], plain: Bool = false) -> Table? {
            source.map { source in
                Table(
                    path: paths.fullPath(paths.name(configuration.resolve(source.path))),
                    columns: Dictionary(uniqueKeysWithValues: columns.map { ($0, source.column($0)) }), plain: plain)
            }
        }
        members = table(configuration.people.members, ["subject", "phone"])
        addressBooks = table(configuration.people.addressBooks, ["subject", "entry", "phone", "entrance_code"])
        issuance = table(configuration.credentials.issuance, ["token"], plain: configuration.credentials.issuanceIsPlainList)
        gaps = scope.coverage.gaps.map {
            Gap(
                start: $0.window.start.milliseconds, end: $0.window.end.milliseconds, reason: $0.reason.rawValue, source: $0.source,
                items: $0.effect?.items.map(\.rawValue), concernsAnyone: $0.concernsAnyone, people: $0.effect?.people,
                presumes: $0.effect?.presumes ?? true)
        }
    }

    private static func fields(_ mapping: FieldMapping) -> [String: String] {
        let all: [(String, String?)] = [
            ("time", mapping.time), ("event_id", mapping.eventID), ("origin", mapping.origin), ("credential", mapping.credential),
            ("token", mapping.token), ("subject", mapping.subject), ("method", mapping.method), ("route", mapping.route),
            ("status", mapping.status),
        ]
        return Dictionary(uniqueKeysWithValues: all.compactMap { name, field in field.map { (name, $0) } })
    }
}

extension ScopeParameters.Route {
    init(_ rule: RouteRule) {
        method = rule.method
        pattern = rule.pattern
        items = Dictionary(uniqueKeysWithValues: rule.items.map { ($0.key.rawValue, $0.value.rawValue) })
        entries = Dictionary(uniqueKeysWithValues: rule.entryItems.map { ($0.key.rawValue, $0.value.rawValue) })
    }
}
