import BreachModel

/// What can be fuzzed: every reader of bytes that somebody else wrote. The raw value names the target and the folder of its corpus.
///
/// Where one entry serves several formats, the input's first byte chooses among them.
enum FuzzEntry: String, CaseIterable, Sendable {
    // One line or one value.
    case json, templates, combined, patterns, w3c, presets, time, routes
    // Whole files.
    case formats, records, filter, lines, packed, table, credentials, directory, people, segment
    // Documents.
    case configuration, facts, text, notice

    /// Feeds one input to the reader. Returns if the reader took or refused it; anything else is a crash, or a trap of a promise that
    /// was not kept.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .json: FuzzLines.json(bytes)
        case .templates: FuzzTemplates.lines(bytes)
        case .combined: FuzzLines.combined(bytes)
        case .patterns: FuzzFormats.patterns(bytes)
        case .w3c: FuzzFormats.w3c(bytes)
        case .presets: FuzzFormats.presets(bytes)
        case .time: FuzzLines.time(bytes)
        case .routes: FuzzRoutes.routes(bytes)
        case .formats: FuzzFormats.detect(bytes)
        case .records: FuzzRecords.records(bytes)
        case .filter: FuzzFilter.filter(bytes)
        case .lines: FuzzStreams.lines(bytes)
        case .packed: FuzzPacked.packed(bytes)
        case .table: FuzzTables.table(bytes)
        case .credentials: FuzzTables.credentials(bytes)
        case .directory: FuzzPeople.directory(bytes)
        case .people: FuzzPeople.people(bytes)
        case .segment: FuzzSegments.segment(bytes)
        case .configuration: FuzzDocuments.configuration(bytes)
        case .facts: FuzzDocuments.facts(bytes)
        case .text: FuzzDocuments.text(bytes)
        case .notice: FuzzDocuments.notice(bytes)
        }
    }
}
