// Hot: takes every line of a question about origins. Benchmark: Benchmarks/run scan (groups).
package import BreachModel
package import ByteStreams

/// A question to a log itself: which credential came from where, when, and to whom? Reads every line once, or with few credentials only those that can be
/// theirs, and keeps nothing.
package struct LogOrigins: Sendable {
    private let indicators: [Indicator]
    private let routes: RouteTable
    private let limit: DecompressionLimit
    private let credentials: [[UInt8]]?

    /// - Parameters:
    ///   - indicators: whose lines are meant; none asks for tokens that were never issued.
    ///   - limit: how much text a small file may unpack to.
    /// - Throws: `emptyFilter` for other indicators.
    package init(_ indicators: [Indicator], routes: RouteTable, limit: DecompressionLimit = .standard) throws(LogScanningError) {
        guard indicators.allSatisfy({ !$0.onlyTokensNeverIssued }) else {
            throw LogScanningError(
                .emptyFilter, "a question to the logs themselves cannot ask for tokens never issued",
                hint: "ask the index: haechi scan, then the same without --raw")
        }
        self.indicators = indicators
        self.routes = routes
        self.limit = limit
        credentials = LogGlance.credentials(indicators)
    }

    /// Reads one part of a log and hands on its lines, some thousand at a time.
    ///
    /// - Throws: `input` where the file cannot be opened; `unknownFormat` where it does not hold JSON lines.
    package func read(
        _ part: TextPart, of plan: FilePlan, _ body: ([OriginRow], OriginTexts) -> Void
    ) throws(LogScanningError) -> LogGlance.Reading {
        var lines = GlanceLines(try LogGlance.open(part, of: plan, limit: limit), mapping: plan.job.source.fields)
        defer { lines.deallocate() }
        return withoutActuallyEscaping(body) { body in
            var taker = OriginTaker(indicators, routes: routes, body)
            lines.forEach(by: credentials, &taker)
            taker.finish()
            return lines.reading
        }
    }
}

/// Takes credential, origin, subject and time out of lines.
private struct OriginTaker: GlanceTaker {
    /// Rows that are handed on at a time: they stay in a core's own cache.
    private static let batch = 2048

    private let asked: AskedLines
    private let takesAll: Bool
    private var check = FieldCheck()
    private let routes: RouteReader
    private let credentials = ByteDictionary()
    private let origins = ByteDictionary()
    private let subjects = ByteDictionary()
    private var rows: [OriginRow] = []
    private let body: ([OriginRow], OriginTexts) -> Void
    private let texts: OriginTexts

    init(_ indicators: [Indicator], routes: RouteTable, _ body: @escaping ([OriginRow], OriginTexts) -> Void) {
        asked = AskedLines(indicators)
        takesAll = indicators.contains(Indicator())
        self.routes = RouteReader(routes)
        self.body = body
        rows.reserveCapacity(Self.batch)
        let (credentials, origins, subjects) = (credentials, origins, subjects)
        // SAFETY: texts are copied while nothing is added.
        texts = OriginTexts(
            credential: { unsafe String(decoding: credentials.text($0), as: UTF8.self) },
            origin: { unsafe String(decoding: origins.text($0), as: UTF8.self) }, subject: { subjects.subject($0) })
    }

    @inline(__always)
    mutating func take(_ fields: LineFields, in text: MarkedText?, isASCII: Bool) -> Bool {
        // SAFETY: a field's bytes are valid until the parser's next line; dictionaries copy new ones.
        let credential = unsafe fields[.credential].bytes
        var number = -1
        if !takesAll {
            guard let known = unsafe asked.number(credential) else { return true }
            number = known
        }
        guard case .success(let values) = check(fields, isASCII: isASCII) else { return false }
        if !takesAll, !asked.means(number, Instant(milliseconds: values.time), origin: fields[.origin]) { return true }
        let key: SubjectKey
        if fields[.subject].isFilled {
            key = unsafe subject(fields[.subject].bytes)
        } else {
            key = subject(ofRoute: fields, in: text)
        }
        rows.append(
            OriginRow(
                credential: UInt32(truncatingIfNeeded: unsafe credentials.number(credential)), origin: origin(fields[.origin], in: text),
                subject: key,
                time: values.time))
        if rows.count == Self.batch { finish() }
        return true
    }

    @inline(__always)
    private func subject(_ bytes: UnsafeRawBufferPointer) -> SubjectKey {
        // SAFETY: as in `take`.
        SubjectKey(value: unsafe SubjectKey.wholeNumber(bytes) ?? UInt64(subjects.number(bytes)) | SubjectKey.dictionaryBit)
    }

    @inline(never)
    private func subject(ofRoute fields: LineFields, in text: MarkedText?) -> SubjectKey {
        var key = SubjectKey.none
        unsafe routes.read(fields, in: text) { (_, bytes: UnsafeRawBufferPointer?) in
            // SAFETY: as in `take`.
            if let bytes = unsafe bytes, unsafe !bytes.isEmpty { key = unsafe subject(bytes) }
        }
        return key
    }

    @inline(__always)
    private func origin(_ value: FieldValue, in text: MarkedText?) -> UInt64 {
        let count = value.count
        let address =
            if let text { IPv4Text.value(text, unsafe text.offset(of: value.place.pointer), count: count) } else {
                IPv4Text.value(value.place, count: count)
            }
        if let address { return UInt64(address) }
        // SAFETY: as in `take`.
        return UInt64(unsafe origins.number(value.bytes)) | OriginRow.dictionaryBit
    }

    /// Hands on what was taken.
    mutating func finish() {
        guard !rows.isEmpty else { return }
        body(rows, texts)
        rows.removeAll(keepingCapacity: true)
    }
}
