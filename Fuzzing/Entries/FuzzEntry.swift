import BreachModel

/// What can be fuzzed: every reader of bytes that somebody else wrote. The raw value names the target and the folder of its corpus.
enum FuzzEntry: String, CaseIterable, Sendable {
    case json, combined, time, lines, table, configuration, segment, notice, facts

    /// Feeds one input to the reader. Returns if the reader took or refused it; anything else is a crash, or a trap of a promise that
    /// was not kept.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .json: FuzzLines.json(bytes)
        case .combined: FuzzLines.combined(bytes)
        case .time: FuzzLines.time(bytes)
        case .lines: FuzzStreams.lines(bytes)
        case .table: FuzzStreams.table(bytes)
        case .configuration: FuzzDocuments.configuration(bytes)
        case .segment: FuzzSegments.segment(bytes)
        case .notice: FuzzDocuments.notice(bytes)
        case .facts: FuzzDocuments.facts(bytes)
        }
    }
}
