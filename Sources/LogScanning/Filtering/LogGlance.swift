// Hot: a question to a log without an index. Benchmark: Benchmarks/run scan (scope).
package import BreachModel
package import ByteStreams

/// A question to a log itself: which pages did these credentials view? Reads every byte and parses only the lines that can be theirs
/// (`CandidateLines`), so that the answer is the index's at a part of its cost. What it cannot tell is what the other lines say: whether the log is complete.
package struct LogGlance: Sendable {
    private let indicators: [Indicator]
    private let routes: RouteTable
    private let shows: [Bool]
    private let limit: DecompressionLimit
    /// Whose lines are searched for; nil where every line is parsed.
    private let credentials: [[UInt8]]?

    /// What was read of a part of a log.
    package struct Reading: Hashable, Sendable {
        /// Bytes of text.
        package var bytes = 0
        /// Lines that were parsed.
        package var candidates = 0
        /// Of these, lines that cannot be read.
        package var unreadable = 0
        /// Whether the file ended in the middle.
        package var truncated = false

        package init() {}

        package static func += (left: inout Reading, right: Reading) {
            left.bytes += right.bytes
            left.candidates += right.candidates
            left.unreadable += right.unreadable
            left.truncated = left.truncated || right.truncated
        }
    }

    /// - Parameters:
    ///   - indicators: each must name credentials, and none ask for tokens that were never issued.
    ///   - shows: by the index of the route rule, whether its page shows anything.
    ///   - limit: how much text a small file may unpack to.
    /// - Throws: `emptyFilter` for other indicators.
    package init(
        _ indicators: [Indicator], routes: RouteTable, shows: [Bool], limit: DecompressionLimit = .standard
    ) throws(LogScanningError) {
        guard !indicators.isEmpty, indicators.allSatisfy({ $0.credentials?.isEmpty == false && !$0.onlyTokensNeverIssued }) else {
            throw LogScanningError(
                .emptyFilter, "a question to the logs themselves needs a credential, and cannot ask for tokens never issued",
                hint: "give --credential, or ask the index: haechi scan, then the same without --raw")
        }
        self.indicators = indicators
        self.routes = routes
        self.shows = shows
        self.limit = limit
        credentials = Self.credentials(indicators)
    }

    /// The credentials by one of which a line must be to be meant by any of the indicators; nil where lines of others can be meant, or such as name none.
    static func credentials(_ indicators: [Indicator]) -> [[UInt8]]? {
        let all = indicators.reduce(into: Set<CredentialID>()) { $0.formUnion($1.credentials ?? []) }
        let texts = all.sorted().map { Array($0.rawValue.utf8) }
        return indicators.allSatisfy { $0.credentials != nil } && !texts.contains([]) ? texts : nil
    }

    /// Opens a part of a log for questions without an index.
    static func open(_ part: TextPart, of plan: FilePlan, limit: DecompressionLimit) throws(LogScanningError) -> ByteInput {
        guard plan.job.source.format == .jsonLines else {
            throw LogScanningError(
                .unknownFormat, "only JSON lines can be asked without an index", context: [("file", plan.job.name)],
                hint: "haechi scan, then the same without --raw")
        }
        do throws(ByteStreamError) {
            return try ByteInput(path: plan.job.path, part: part, allowsPipe: true, limit: limit)
        } catch { throw LogScanningError(.input, from: error) }
    }

    /// Reads one part of a log and hands on its views, some thousand at a time, with the ids behind subjects that are no whole numbers.
    ///
    /// - Throws: `input` where the file cannot be opened; `unknownFormat` where it does not hold JSON lines.
    package func read(
        _ part: TextPart, of plan: FilePlan, _ body: (ShownViews, _ subject: (SubjectKey) -> String?) -> Void
    ) throws(LogScanningError) -> Reading {
        var lines = GlanceLines(try Self.open(part, of: plan, limit: limit), mapping: plan.job.source.fields)
        defer { lines.deallocate() }
        // SAFETY: the closure does not outlive the call.
        return withoutActuallyEscaping(body) { body in
            var taker = ViewTaker(indicators, source: plan.job.source, routes: routes, shows: shows, body)
            lines.forEach(by: credentials, &taker)
            taker.finish()
            return lines.reading
        }
    }
}

/// Takes the views out of lines.
private struct ViewTaker: GlanceTaker {
    /// Views that are handed on at a time.
    private static let batch = 4096

    private let asked: AskedLines
    private var check = FieldCheck()
    private let success: [Bool]
    private let routes: RouteReader
    private let shows: [Bool]
    private let subjects = ByteDictionary()
    private var views = ShownViews()
    private let body: (ShownViews, (SubjectKey) -> String?) -> Void

    init(
        _ indicators: [Indicator], source: LogSource, routes: RouteTable, shows: [Bool],
        _ body: @escaping (ShownViews, (SubjectKey) -> String?) -> Void
    ) {
        asked = AskedLines(indicators)
        success = source.successes
        self.routes = RouteReader(routes)
        self.shows = shows
        self.body = body
    }

    @inline(__always)
    mutating func take(_ fields: LineFields, in text: MarkedText?, isASCII: Bool) -> Bool {
        // SAFETY: a field's bytes are valid until the parser's next line.
        guard let credential = unsafe asked.number(fields[.credential].bytes) else { return true }
        guard case .success(let values) = check(fields, isASCII: isASCII) else { return false }
        guard success[values.status], asked.means(credential, Instant(milliseconds: values.time), origin: fields[.origin]) else {
            return true
        }
        unsafe routes.read(fields, in: text) { (rule, subject: UnsafeRawBufferPointer?) in
            guard rule < shows.count, shows[rule], let subject = unsafe subject, unsafe !subject.isEmpty else { return }
            // SAFETY: as above; the dictionary copies new texts.
            let key = unsafe SubjectKey.wholeNumber(subject) ?? UInt64(subjects.number(subject)) | SubjectKey.dictionaryBit
            views.append(SubjectKey(value: key), rule: rule)
        }
        if views.count >= Self.batch { finish() }
        return true
    }

    /// Hands on what was taken.
    mutating func finish() {
        guard views.count > 0 else { return }
        let subjects = subjects
        body(views) { key in subjects.subject(key) }
        views.removeAll()
    }
}

extension ByteDictionary {
    /// The id behind a subject's key, its text being one of this dictionary's; nil for none.
    func subject(_ key: SubjectKey) -> String? {
        if let whole = key.wholeNumber { return String(whole) }
        // SAFETY: the text is copied while nothing is added.
        return key == .none ? nil : unsafe String(decoding: text(Int(key.value & ~SubjectKey.dictionaryBit)), as: UTF8.self)
    }
}
