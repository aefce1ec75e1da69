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
        try readEvents()
        noteRemarks(stamp: stamp)
        if counts.lines == 0, part.isWhole {
            note(.emptyFile, line: nil, offset: nil, "the file holds no line")
        }
        let metadata = SegmentMetadata(
            version: SegmentFormat.version, source: job.name, logName: job.source.name, format: job.source.format.rawValue,
            size: stamp?.size ?? input.bytesRead, modified: stamp?.modified ?? 0, fingerprint: input.fingerprint?.text ?? "",
            part: part.number, parts: part.count, start: part.start, settings: settings, counts: counts,
            first: counts.events > 0 ? Instant(milliseconds: builder.first) : nil,
            last: counts.events > 0 ? Instant(milliseconds: builder.last) : nil, hours: builder.hours(), diagnostics: diagnostics,
            unmappedRoutes: encoder.unmapped, truncated: truncated, pages: shownPages(), producers: producers?.traces())
        try builder.finish(metadata: metadata)
        return metadata
    }

    /// Reads the file as its format says.
    private func readEvents() throws(LogScanningError) {
        switch job.source.format {
        case .jsonLines, .auto:
            var parser = JSONLineParser(mapping: job.source.fields)
            defer { parser.deallocate() }
            // SAFETY: line and fields are used before the reader goes on to the next line.
            unsafe try readLines { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
        case .combined:
            var parser = CombinedLineParser()
            defer { parser.deallocate() }
            unsafe try readLines { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
        case .logFormat, .loadBalancer:
            var parser = PatternLineParser(try job.pattern())
            defer { parser.deallocate() }
            unsafe try readLines { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
        case .w3c:
            var parser = W3CLineParser(fields: job.source.fields)
            defer { parser.deallocate() }
            unsafe try readLines { (line: UnsafeRawBufferPointer) in
                unsafe parser.takesDirective(line) ? nil : (parser.parse(line), parser.fields)
            }
        case .ocsf, .ecs:
            var parser = PresetLineParser((job.source.format == .ocsf ? JSONPreset.ocsf : .ecs).with(job.source.fields))
            defer { parser.deallocate() }
            unsafe try readLines { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
        case .cloudTrail:
            var parser = PresetLineParser(JSONPreset.cloudTrail.with(job.source.fields))
            defer { parser.deallocate() }
            // SAFETY: record and fields are used before the reader goes on to the next record.
            unsafe try readRecords(RecordReader(input: input, shape: .cloudTrail)) { (record: UnsafeRawBufferPointer, _) in
                unsafe (parser.parse(record), parser.fields)
            }
        case .otlp:
            var parser = OTLPRecordParser(fields: job.source.fields)
            defer { parser.deallocate() }
            unsafe try readRecords(RecordReader(input: input, shape: .otlp)) { (record: UnsafeRawBufferPointer, shared) in
                unsafe (parser.parse(record, shared: shared), parser.fields)
            }
        }
    }

    /// - Parameter parse: nil for a line that is a directive of the format and no event.
    private func readLines(_ parse: (UnsafeRawBufferPointer) -> (Diagnostic.Code?, LineFields)?) throws(LogScanningError) {
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
                unreadable(.lineTooLong, line: lines.lineNumber, offset: lines.lineOffset)
            case .line(let line):
                counts.lines += 1
                // SAFETY: the line is used before the reader goes on to the next one.
                guard unsafe !isBlank(line), let (problem, fields) = unsafe parse(line) else {
                    counts.blank += 1
                    continue
                }
                if let code = problem ?? encoder.encode(fields, offset: lines.lineOffset, into: &row, builder: builder) {
                    unreadable(code, line: lines.lineNumber, offset: lines.lineOffset, cut: lines.endedWithoutLineEnd)
                } else {
                    try take(row)
                    producers?.note(fields, time: row.time)
                }
            }
        }
    }

    /// Reads the records of JSON documents, each counted as a line.
    private func readRecords(
        _ records: RecordReader, _ parse: (UnsafeRawBufferPointer, [UInt8]) -> (Diagnostic.Code?, LineFields)
    ) throws(LogScanningError) {
        var row = SegmentBuilder.Row()
        while true {
            let outcome: LineReader.Outcome
            do throws(ByteStreamError) { outcome = try records.next() } catch {
                streamFault(error)
                return
            }
            switch outcome {
            case .end:
                if records.endedInside, !truncated {
                    truncated = true
                    note(.truncatedFile, line: records.recordNumber, offset: nil, "the file ends inside a document")
                }
                return
            case .tooLong:
                counts.lines += 1
                unreadable(.lineTooLong, line: records.recordNumber, offset: records.recordOffset)
            case .line(let record):
                counts.lines += 1
                // SAFETY: the record is used before the reader goes on to the next one.
                let (problem, fields) = unsafe parse(record, records.shared)
                if let code = problem ?? encoder.encode(fields, offset: records.recordOffset, into: &row, builder: builder) {
                    unreadable(code, line: records.recordNumber, offset: records.recordOffset, cut: records.endedInside)
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

    /// - Parameter cut: whether the file ended in this line.
    private func unreadable(_ code: Diagnostic.Code, line: Int, offset: Int, cut: Bool = false) {
        counts.unreadable += 1
        if cut, code == .notJSON || code == .notCombined || code == .wrongFormat {
            truncated = true
            note(.truncatedFile, line: line, offset: offset, "the file ends in the middle of a line")
        } else {
            note(code, line: line, offset: offset, Self.message(code))
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
        case .wrongFormat: "the line does not have the form that the log's format says"
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
