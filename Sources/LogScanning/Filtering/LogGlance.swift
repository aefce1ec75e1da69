// Hot: a question to a log without an index. Benchmark: Benchmarks/run scan (scope).
package import BreachModel
package import ByteStreams

/// A question to a log itself: which pages did these credentials view? Reads every byte and parses only the lines that can be theirs
/// (`CandidateLines`), so that the answer is the index's at a part of its cost. What it cannot tell is what the other lines say: whether the log is complete.
package struct LogGlance: Sendable {
    /// More credentials than this are not searched for one by one: then every line is parsed.
    static let needleLimit = 4

    private let indicators: [Indicator]
    private let routes: RouteTable
    private let shows: [Bool]
    private let limit: DecompressionLimit
    private let credentials: Set<CredentialID>

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
        credentials = indicators.reduce(into: []) { $0.formUnion($1.credentials ?? []) }
    }

    /// Reads one part of a log and hands on its views, some thousand at a time, with the ids behind subjects that are no whole numbers.
    ///
    /// - Throws: `input` where the file cannot be opened; `unknownFormat` where it does not hold JSON lines.
    package func read(
        _ part: TextPart, of plan: FilePlan, _ body: (ShownViews, _ subject: (SubjectKey) -> String?) -> Void
    ) throws(LogScanningError) -> Reading {
        guard plan.job.source.format == .jsonLines else {
            throw LogScanningError(
                .unknownFormat, "only JSON lines can be asked without an index", context: [("file", plan.job.name)],
                hint: "haechi scan, then the same without --raw")
        }
        let input: ByteInput
        do throws(ByteStreamError) {
            input = try ByteInput(path: plan.job.path, part: part, allowsPipe: true, limit: limit)
        } catch { throw LogScanningError(.input, from: error) }
        let texts = credentials.count > Self.needleLimit ? [] : credentials.map { Array($0.rawValue.utf8) }
        var reader = GlanceReader(
            CandidateLines(input: input, holding: texts.contains([]) ? [] : texts), source: plan.job.source, indicators: indicators,
            routes: routes, shows: shows)
        defer { reader.deallocate() }
        reader.run(body)
        return reader.reading
    }
}

/// One part of a log while it is asked.
private struct GlanceReader: ~Copyable {
    /// Views that are handed on at a time.
    private static let batch = 4096

    var reading = LogGlance.Reading()
    private let lines: CandidateLines
    private let own = MarkedLine()
    private var parser: JSONLineParser
    private var templates: TemplateScanner
    private var check = FieldCheck()
    private let asked: AskedCredentials
    private let success: [Bool]
    private let routes: RouteReader
    private let shows: [Bool]
    private let subjects = ByteDictionary()
    private var views = ShownViews()

    init(_ lines: CandidateLines, source: LogSource, indicators: [Indicator], routes: RouteTable, shows: [Bool]) {
        self.lines = lines
        parser = JSONLineParser(mapping: source.fields)
        templates = TemplateScanner(fields: parser.fields)
        asked = AskedCredentials(indicators)
        success = (0...999).map { status in source.success.contains { $0.contains(status) } }
        self.routes = RouteReader(routes)
        self.shows = shows
    }

    func deallocate() {
        templates.deallocate()
        parser.deallocate()
    }

    mutating func run(_ body: (ShownViews, (SubjectKey) -> String?) -> Void) {
        defer { reading.bytes = lines.bytesRead }
        while true {
            let outcome: CandidateLines.Outcome
            do throws(ByteStreamError) { outcome = try lines.next() } catch {
                reading.truncated = true
                return hand(to: body)
            }
            switch outcome {
            case .end: return hand(to: body)
            case .tooLong:
                reading.candidates += 1
                reading.unreadable += 1
            case .line(let line, let isWhole):
                reading.candidates += 1
                // SAFETY: the line is used before the reader goes on to the next one.
                unsafe take(line, isWhole: isWhole)
                if views.count == Self.batch { hand(to: body) }
            }
        }
    }

    private mutating func hand(to body: (ShownViews, (SubjectKey) -> String?) -> Void) {
        guard views.count > 0 else { return }
        let subjects = subjects
        body(views) { key in
            guard key.value & SubjectKey.dictionaryBit != 0, key != .none else { return key == .none ? nil : String(key.value) }
            // SAFETY: the text is copied while nothing is added.
            return unsafe String(decoding: subjects.text(Int(key.value & ~SubjectKey.dictionaryBit)), as: UTF8.self)
        }
        views.removeAll()
    }

    private mutating func take(_ found: UnsafeRawBufferPointer, isWhole: Bool) {
        // SAFETY: the copy stands until the next line is taken.
        let line = unsafe own.take(found)
        if let end = templates.match(own.text, 0), end == line.count + 1 { return judge(parser.fields, isASCII: templates.isASCII) }
        let problem = unsafe parser.parse(line)
        unsafe templates.note(own.text, 0, line, filled: problem == nil && isWhole ? parser.filled : nil)
        if problem == nil { return judge(parser.fields, isASCII: false) }
        // SAFETY: reads within the count.
        if unsafe line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
        reading.unreadable += 1
        if !isWhole { reading.truncated = true }
    }

    @inline(__always)
    private mutating func judge(_ fields: LineFields, isASCII: Bool) {
        // SAFETY: a field's bytes are valid until the parser's next line.
        guard let credential = unsafe asked.number(fields[.credential].bytes) else { return }
        guard case .success(let values) = check(fields, isASCII: isASCII) else {
            reading.unreadable += 1
            return
        }
        guard success[values.status], asked.means(credential, Instant(milliseconds: values.time), origin: fields[.origin]) else { return }
        unsafe routes.read(fields) { (rule, subject: UnsafeRawBufferPointer?) in
            guard rule < shows.count, shows[rule], let subject = unsafe subject, unsafe !subject.isEmpty else { return }
            // SAFETY: as above; the dictionary copies new texts.
            let key = unsafe SubjectKey.wholeNumber(subject) ?? UInt64(subjects.number(subject)) | SubjectKey.dictionaryBit
            views.append(SubjectKey(value: key), rule: rule)
        }
    }
}

/// The credentials of some indicators, each looked up once a line.
@safe private final class AskedCredentials {
    private let names = ByteDictionary()
    private let origins: [ByteDictionary?]
    private let windows: [Window]
    /// By credential, the indicators that name it.
    private var indicators: [[Int]] = []

    init(_ all: [Indicator]) {
        windows = all.map(\.window)
        origins = all.map { indicator in
            guard let wanted = indicator.origins else { return nil }
            let texts = ByteDictionary()
            // SAFETY: the dictionary copies the bytes.
            for origin in wanted { _ = unsafe Array(origin.utf8).withUnsafeBytes { unsafe texts.number($0) } }
            return texts
        }
        for (number, indicator) in all.enumerated() {
            for credential in (indicator.credentials ?? []).sorted() {
                let place = unsafe Array(credential.rawValue.utf8).withUnsafeBytes { unsafe names.number($0) }
                if place == indicators.count { indicators.append([]) }
                indicators[place].append(number)
            }
        }
    }

    // SAFETY: reads within the count.
    func number(_ credential: UnsafeRawBufferPointer) -> Int? { unsafe names.known(credential) }

    func means(_ credential: Int, _ time: Instant, origin: FieldValue) -> Bool {
        indicators[credential].contains { number in
            guard windows[number].contains(time) else { return false }
            guard let wanted = origins[number] else { return true }
            // SAFETY: a field's bytes are valid until the parser's next line.
            return unsafe wanted.known(origin.bytes) != nil
        }
    }
}
