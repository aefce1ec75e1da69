internal import BreachModel
internal import LogScanning

/// Requests that a log lacks and its paired log has, where the paired log cannot tell whether they belong to the breach: they name
/// exactly whom and what the loss can concern.
struct LogDoubts {
    private let sources: [String: LogSource]
    private let indicators: [Indicator]
    private let space: RowSpace
    private var names: (path: String, names: SegmentNames)?
    /// By the source that lacks them.
    private(set) var rows: [String: MatchedRows] = [:]
    /// Route rules of such requests that name nobody, by the source that lacks them.
    private(set) var rulesWithoutSubject: [String: Set<Int>] = [:]

    init(_ logs: [LogSource], indicators: [Indicator], space: RowSpace) {
        sources = Dictionary(logs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.indicators = indicators
        self.space = space
    }

    /// Takes a request that only `owner` has.
    mutating func take(
        _ event: AccessEvent, of segment: Segment, owner: String, lackedBy source: String, routes: [RouteRule],
        directory: inout PeopleDirectory
    ) {
        guard event.isSuccess, mayBeMeant(event, segment: segment, owner: owner) else { return }
        if event.subject == .none, event.rule >= routes.count || routes[event.rule].showsAnything {
            rulesWithoutSubject[source, default: []].insert(event.rule)
        } else {
            if names?.path != segment.path { names = (segment.path, SegmentNames(segment)) }
            guard var known = names else { return }
            rows[source, default: MatchedRows(routes: routes, accounts: directory.accountCount, space: space)]
                .add(event, names: &known.names, directory: &directory)
            names = known
        }
    }

    /// Whether some indicator fits as far as the owner's lines tell, and they do not tell all that it asks: a line that tells all was
    /// judged already.
    private func mayBeMeant(_ event: AccessEvent, segment: Segment, owner: String) -> Bool {
        guard let fields = sources[owner]?.fields else { return true }
        return indicators.contains { indicator in
            guard indicator.window.contains(event.time) else { return false }
            let asksMore =
                indicator.credentials != nil && fields.credential == nil || indicator.origins != nil && fields.origin == nil
                || indicator.onlyTokensNeverIssued && fields.token == nil
            guard asksMore else { return false }
            if let origins = indicator.origins, fields.origin != nil, !origins.contains(segment.origin(event.origin).address) {
                return false
            }
            return !(indicator.onlyTokensNeverIssued && fields.token != nil && event.tokenState != .neverIssued)
        }
    }
}
