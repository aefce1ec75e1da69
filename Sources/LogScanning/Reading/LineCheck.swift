// Hot: sees every line. Benchmark: Benchmarks/run scan (parse).
package import BreachModel
internal import ByteStreams

/// Reads and validates the fields of every line of a file without making an index: the parsing part of a scan on its own.
package enum LineCheck {
    /// Sums over all lines, by which two readers of the same file can be held against each other. They wrap around.
    package struct Sums: Hashable, Sendable {
        package var events = 0
        package var unreadable = 0
        /// Of times in milliseconds since 1970.
        package var time: Int64 = 0
        /// Of subjects that are whole numbers.
        package var subject: UInt64 = 0
        package var status: UInt64 = 0
        /// Bytes of origins, credentials, tokens, methods and routes.
        package var text = 0
    }

    /// - Parameter exactly: whether every JSON line goes to the exact parser.
    /// - Throws: `input` where the file cannot be opened or is damaged; `unknownFormat` for other formats than these two.
    package static func run(path: String, source: LogSource, exactly: Bool = false) throws(LogScanningError) -> Sums {
        guard [.jsonLines, .combined].contains(source.format) else {
            throw LogScanningError(.unknownFormat, "only json-lines and combined can be checked alone")
        }
        do throws(ByteStreamError) {
            var reading = Reading(lines: LineReader(input: try ByteInput(path: path), marking: source.format == .jsonLines && !exactly))
            if source.format == .jsonLines {
                var parser = JSONLineParser(mapping: source.fields)
                defer { parser.deallocate() }
                if exactly { try reading.all(&parser) } else { try reading.json(&parser) }
            } else {
                var parser = CombinedLineParser()
                defer { parser.deallocate() }
                try reading.all(&parser)
            }
            return reading.sums
        } catch { throw LogScanningError(.input, from: error) }
    }
}

/// One file while it is read.
private struct Reading: ~Copyable {
    let lines: LineReader
    var sums = LineCheck.Sums()
    private var check = FieldCheck()

    init(lines: LineReader) { self.lines = lines }

    /// Reads every line by the parser.
    mutating func all(_ parser: inout some LineParser) throws(ByteStreamError) {
        while let line = try unsafe nextLine() {
            // SAFETY: line and fields are used before the reader goes on to the next line.
            let problem = unsafe parser.parse(line)
            if problem == nil { add(parser.fields, isASCII: false) } else { sums.unreadable += 1 }
        }
    }

    /// Reads lines of known shapes by their templates, all others by the parser.
    mutating func json(_ parser: inout JSONLineParser) throws(ByteStreamError) {
        var templates = TemplateScanner(fields: parser.fields)
        defer { templates.deallocate() }
        while true {
            repeat { known(&templates, parser.fields) } while lines.readOn()
            guard let line = try unsafe nextLine() else { return }
            // SAFETY: line and fields are used before the reader goes on to the next line.
            let problem = unsafe parser.parse(line)
            if let text = lines.text {
                unsafe templates.note(text, lines.start(of: line), line, filled: problem == nil ? parser.filled : nil)
            }
            if problem == nil { add(parser.fields, isASCII: false) } else { sums.unreadable += 1 }
        }
    }

    private mutating func known(_ templates: inout TemplateScanner, _ fields: LineFields) {
        guard let first = lines.place else { return }
        let limit = lines.end
        var place = first.start
        var count = 0
        while let end = templates.match(first.text, place), end <= limit {
            add(fields, isASCII: templates.isASCII)
            count += 1
            place = end
        }
        lines.pass(place - first.start, lines: count)
    }

    private mutating func nextLine() throws(ByteStreamError) -> UnsafeRawBufferPointer? {
        while true {
            switch try lines.next() {
            case .end: return nil
            case .tooLong: sums.unreadable += 1
            // SAFETY: valid until the next call.
            case .line(let line): return unsafe line
            }
        }
    }

    @inline(__always)
    private mutating func add(_ fields: LineFields, isASCII: Bool) {
        switch check(fields, isASCII: isASCII) {
        case .failure: sums.unreadable += 1
        case .success(let checked):
            sums.events += 1
            sums.time &+= checked.time
            sums.status &+= UInt64(checked.status)
            let subject = fields[.subject]
            if let number = SubjectKey.wholeNumber(subject.place, count: subject.count) { sums.subject &+= number }
            sums.text &+= fields[.origin].count &+ fields[.credential].count &+ fields[.token].count
            sums.text &+= fields[.method].count &+ fields[.route].count
        }
    }
}
