// Hot: the loop over a file's lines. Benchmark: Benchmarks/run scan (index).
internal import BreachModel
internal import ByteStreams

/// The scan of one file.
struct FileScan: ~Copyable {
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
    private var row = SegmentBuilder.Row()
    private let filter: FilterProbe?

    init(
        job: LogScanner.Job, input: ByteInput, routes: RouteTable, issued: IssuanceCheck?, segment: String, only filter: LineFilter? = nil,
        usesTemplates: Bool = true
    ) throws(LogScanningError) {
        self.job = job
        self.filter = filter.map { FilterProbe($0) }
        self.input = input
        lines = LineReader(input: input, marking: usesTemplates && [.jsonLines, .auto].contains(job.source.format))
        builder = try SegmentBuilder(path: segment, issued: issued)
        encoder = EventEncoder(source: job.source, routes: routes, issued: issued, builder: builder)
        routeCount = routes.rules.count
        pages = [Int](repeating: 0, count: routes.rules.count + 1)
        producers = ProducerTracker(job.source.fields)
    }

    /// Reads all lines and writes the segment.
    mutating func run(part: TextPart, stamp: FileStamp?, settings: String) throws(LogScanningError) -> SegmentMetadata {
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
            unmappedRoutes: encoder.unmapped.byShape, truncated: truncated, isPartial: filter == nil ? nil : true, pages: shownPages(),
            producers: producers?.traces())
        try builder.finish(metadata: metadata)
        return metadata
    }

    /// Reads the file as its format says.
    private mutating func readEvents() throws(LogScanningError) {
        switch job.source.format {
        case .jsonLines, .auto:
            var parser = JSONLineParser(mapping: job.source.fields)
            defer { parser.deallocate() }
            try readJSON(&parser)
        case .combined:
            var parser = CombinedLineParser()
            defer { parser.deallocate() }
            try readLines(&parser)
        case .logFormat, .loadBalancer:
            var parser = PatternLineParser(try job.pattern())
            defer { parser.deallocate() }
            try readLines(&parser)
        case .w3c:
            var parser = W3CLineParser(fields: job.source.fields)
            defer { parser.deallocate() }
            try readLines(&parser)
        case .ocsf, .ecs:
            var parser = PresetLineParser((job.source.format == .ocsf ? JSONPreset.ocsf : .ecs).with(job.source.fields))
            defer { parser.deallocate() }
            try readLines(&parser)
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

    /// Reads lines by a parser that sees each of them.
    private mutating func readLines(_ parser: inout some LineParser) throws(LogScanningError) {
        while let line = try unsafe nextLine() {
            // SAFETY: line and fields are used before the reader goes on to the next line.
            if unsafe parser.takesDirective(line) {
                counts.blank += 1
                continue
            }
            try encode(
                parser.fields, problem: unsafe parser.parse(line), offset: lines.lineOffset, number: lines.lineNumber,
                cut: lines.endedWithoutLineEnd)
        }
    }

    /// Reads JSON lines: those of shapes that were seen before by their templates, all others by the exact parser.
    private mutating func readJSON(_ parser: inout JSONLineParser) throws(LogScanningError) {
        var templates = TemplateScanner(fields: parser.fields)
        defer { templates.deallocate() }
        while true {
            repeat { try readKnownShapes(&templates, fields: parser.fields) } while lines.readOn()
            guard let line = try unsafe nextLine() else { return }
            // SAFETY: line and fields are used before the reader goes on to the next line.
            let problem = unsafe parser.parse(line)
            if let text = lines.text {
                unsafe templates.note(text, lines.start(of: line), line, filled: problem == nil ? parser.filled : nil)
            }
            try encode(
                parser.fields, problem: problem, offset: lines.lineOffset, number: lines.lineNumber, cut: lines.endedWithoutLineEnd)
        }
    }

    /// Takes lines as long as they have known shapes and lie whole in what was read.
    private mutating func readKnownShapes(_ templates: inout TemplateScanner, fields: LineFields) throws(LogScanningError) {
        guard let first = lines.place else { return }
        let limit = lines.end
        var place = first.start
        var count = 0
        defer {
            lines.pass(place - first.start, lines: count)
            counts.lines += count
        }
        while let end = templates.match(first.text, place), end <= limit {
            count += 1
            try encode(
                fields, in: first.text, isASCII: templates.isASCII, offset: first.offset + place - first.start,
                number: first.number + count)
            place = end
        }
    }

    @inline(__always)
    private mutating func encode(
        _ fields: LineFields, in text: MarkedText? = nil, problem: Diagnostic.Code? = nil, isASCII: Bool = false, offset: Int, number: Int,
        cut: Bool = false
    ) throws(LogScanningError) {
        if problem == nil, let filter, !filter.matters(fields) {
            counts.skipped += 1
            return
        }
        if let code = problem ?? encoder.encode(fields, in: text, isASCII: isASCII, offset: offset, into: &row) {
            unreadable(code, line: number, offset: offset, cut: cut)
        } else {
            try takeRow()
            producers?.note(fields, time: row.time)
        }
    }

    /// The next line that is neither blank nor too long, which are counted; nil at the end.
    private mutating func nextLine() throws(LogScanningError) -> UnsafeRawBufferPointer? {
        while true {
            let outcome: LineReader.Outcome
            do throws(ByteStreamError) { outcome = try lines.next() } catch {
                streamFault(error)
                return nil
            }
            switch outcome {
            case .end: return nil
            case .tooLong:
                counts.lines += 1
                unreadable(.lineTooLong, line: lines.lineNumber, offset: lines.lineOffset)
            case .line(let line):
                counts.lines += 1
                // SAFETY: the line is used before the reader goes on to the next one.
                guard unsafe isBlank(line) else { return unsafe line }
                counts.blank += 1
            }
        }
    }

    /// Reads the records of JSON documents, each counted as a line.
    private mutating func readRecords(
        _ records: RecordReader, _ parse: (UnsafeRawBufferPointer, [UInt8]) -> (Diagnostic.Code?, LineFields)
    ) throws(LogScanningError) {
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
                try encode(
                    fields, problem: problem, offset: records.recordOffset, number: records.recordNumber, cut: records.endedInside)
            }
        }
    }

    private func isBlank(_ line: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: reads within the count.
        unsafe line.isEmpty || (line[0] <= 0x20 && line.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 })
    }

    @inline(__always)
    private mutating func takeRow() throws(LogScanningError) {
        counts.events += 1
        if row.flags & 1 != 0 {
            counts.successful += 1
            if row.rule == routeCount { counts.unmapped += 1 }
            pages[row.rule] += 1
        }
        try builder.append(&row)
    }

    /// Successful events by the index of their route rule.
    private func shownPages() -> [String: Int] {
        Dictionary(uniqueKeysWithValues: pages.enumerated().filter { $0.element > 0 }.map { (String($0.offset), $0.element) })
    }

    /// - Parameter cut: whether the file ended in this line.
    private mutating func unreadable(_ code: Diagnostic.Code, line: Int, offset: Int, cut: Bool = false) {
        counts.unreadable += 1
        if cut, code == .notJSON || code == .notCombined || code == .wrongFormat {
            truncated = true
            note(.truncatedFile, line: line, offset: offset, "the file ends in the middle of a line")
        } else {
            note(code, line: line, offset: offset, Self.message(code))
        }
    }

    /// The stream broke: what came before it is kept, and the break is on record.
    private mutating func streamFault(_ error: ByteStreamError) {
        truncated = true
        let code = Self.code(error.code)
        note(code, line: lines.lineNumber + 1, offset: nil, error.message)
    }

    mutating func note(_ code: Diagnostic.Code, line: Int?, offset: Int?, _ message: String) {
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
