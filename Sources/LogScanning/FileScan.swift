// Hot: the loop over a file's lines. Benchmark: Benchmarks/run scan (index).
internal import BreachModel
internal import ByteStreams

/// The scan of one file.
final class FileScan {
    private let job: LogScanner.Job
    let input: ByteInput
    private let lines: LineReader
    private let builder: SegmentBuilder
    private let routeCount: Int
    private var encoder: EventEncoder
    private var counts = LineCounts()
    private var diagnostics: [Diagnostic] = []
    var truncated = false
    private var pages: [Int]
    private let producers: ProducerTracker?

    init(job: LogScanner.Job, input: ByteInput, routes: RouteTable, issued: IssuanceCheck?, segment: String) throws(LogScanningError) {
        self.job = job
        self.input = input
        lines = LineReader(input: input)
        builder = try SegmentBuilder(path: segment)
        encoder = EventEncoder(source: job.source, routes: routes, issued: issued)
        routeCount = routes.rules.count
        pages = [Int](repeating: 0, count: routes.rules.count + 1)
        producers = ProducerTracker(job.source.fields)
    }

    /// Reads all lines and writes the segment.
    func run(part: TextPart, stamp: FileStamp?, settings: String) throws(LogScanningError) -> SegmentMetadata {
        switch job.source.format {
        case .jsonLines:
            var parser = JSONLineParser(mapping: job.source.fields)
            defer { parser.deallocate() }
            // SAFETY: line and fields are used before the reader goes on to the next line.
            unsafe try readLines { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
        case .combined:
            var parser = CombinedLineParser()
            defer { parser.deallocate() }
            unsafe try readLines { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
        }
        noteRemarks(stamp: stamp)
        if counts.lines == 0, part.isWhole {
            note(.emptyFile, line: nil, offset: nil, "the file holds no line")
        }
        let metadata = SegmentMetadata(
            version: SegmentFormat.version, source: job.name, logName: job.source.name, size: stamp?.size ?? input.bytesRead,
            modified: stamp?.modified ?? 0, fingerprint: input.fingerprint?.text ?? "", part: part.number, parts: part.count,
            start: part.start, settings: settings, counts: counts,
            first: counts.events > 0 ? Instant(milliseconds: builder.first) : nil,
            last: counts.events > 0 ? Instant(milliseconds: builder.last) : nil, hours: builder.hours(), diagnostics: diagnostics,
            unmappedRoutes: encoder.unmapped, truncated: truncated, pages: shownPages(), producers: producers?.traces())
        try builder.finish(metadata: metadata)
        return metadata
    }

    private func readLines(_ parse: (UnsafeRawBufferPointer) -> (Diagnostic.Code?, LineFields)) throws(LogScanningError) {
        var row = SegmentBuilder.Row()
        while true {
            let outcome: LineReader.Outcome
            do throws(ByteStreamError) { outcome = try lines.next() } catch {
                streamFault(error)
                return
            }
            switch outcome {
            case .end: return
            case .tooLong:
                counts.lines += 1
                unreadable(.lineTooLong)
            case .line(let line):
                counts.lines += 1
                // SAFETY: the line is used before the reader goes on to the next one.
                if unsafe isBlank(line) {
                    counts.blank += 1
                    continue
                }
                let (problem, fields) = unsafe parse(line)
                if let code = problem ?? encoder.encode(fields, offset: lines.lineOffset, into: &row, builder: builder) {
                    unreadable(code)
                } else {
                    try take(row)
                    producers?.note(fields, time: row.time)
                }
            }
        }
    }

    private func isBlank(_ line: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: reads within the count.
        unsafe line.isEmpty || (line[0] <= 0x20 && line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 })
    }

    private func take(_ row: SegmentBuilder.Row) throws(LogScanningError) {
        counts.events += 1
        if row.flags & 1 != 0 {
            counts.successful += 1
            if row.rule == routeCount { counts.unmapped += 1 }
            pages[row.rule] += 1
        }
        try builder.append(row)
    }

    /// Successful events by the index of their route rule.
    private func shownPages() -> [String: Int] {
        Dictionary(uniqueKeysWithValues: pages.enumerated().filter { $0.element > 0 }.map { (String($0.offset), $0.element) })
    }

    private func unreadable(_ code: Diagnostic.Code) {
        counts.unreadable += 1
        if lines.endedWithoutLineEnd, code == .notJSON || code == .notCombined {
            truncated = true
            note(.truncatedFile, line: lines.lineNumber, offset: lines.lineOffset, "the file ends in the middle of a line")
        } else {
            note(code, line: lines.lineNumber, offset: lines.lineOffset, Self.message(code))
        }
    }

    /// The stream broke: what came before it is kept, and the break is on record.
    private func streamFault(_ error: ByteStreamError) {
        truncated = true
        let code = Self.code(error.code)
        note(code, line: lines.lineNumber + 1, offset: nil, error.message)
    }

    func note(_ code: Diagnostic.Code, line: Int?, offset: Int?, _ message: String) {
        guard diagnostics.count < LogScanner.diagnosticsPerFile else { return }
        diagnostics.append(Diagnostic(code: code, file: job.name, line: line, offset: offset, message: message))
    }

    private static func message(_ code: Diagnostic.Code) -> String {
        switch code {
        case .notJSON: "the line is not one JSON object"
        case .notCombined: "the line is not in Combined Log Format"
        case .missingField: "time, route or status is missing"
        case .badTime: "the time cannot be read"
        case .badStatus: "the status is not a whole number below 1000"
        case .duplicateField: "a mapped field stands twice with different values"
        case .badUTF8: "an identifier is not valid UTF-8"
        case .lineTooLong: "the line is longer than \(LineReader.lineLimit) bytes"
        default: "the line cannot be read"
        }
    }
}
