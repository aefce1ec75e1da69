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

    /// - Throws: `input` where the file cannot be opened or is damaged; `unknownFormat` for other formats than these two.
    package static func run(path: String, source: LogSource) throws(LogScanningError) -> Sums {
        guard [.jsonLines, .combined].contains(source.format) else {
            throw LogScanningError(.unknownFormat, "only json-lines and combined can be checked alone")
        }
        do throws(ByteStreamError) {
            let lines = LineReader(input: try ByteInput(path: path))
            if source.format == .jsonLines {
                var parser = JSONLineParser(mapping: source.fields)
                defer { parser.deallocate() }
                // SAFETY: line and fields are used before the reader goes on to the next line.
                return try unsafe sums(lines) { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
            }
            var parser = CombinedLineParser()
            defer { parser.deallocate() }
            return try unsafe sums(lines) { (line: UnsafeRawBufferPointer) in unsafe (parser.parse(line), parser.fields) }
        } catch { throw LogScanningError(.input, from: error) }
    }

    private static func sums(
        _ lines: LineReader, _ parse: (UnsafeRawBufferPointer) -> (Diagnostic.Code?, LineFields)
    ) throws(ByteStreamError) -> Sums {
        var sums = Sums()
        var times = TimeReader()
        while true {
            switch try lines.next() {
            case .end: return sums
            case .tooLong: sums.unreadable += 1
            case .line(let line):
                // SAFETY: the line is used before the reader goes on to the next one.
                let (problem, fields) = unsafe parse(line)
                if problem != nil || !sums.add(fields, times: &times) { sums.unreadable += 1 }
            }
        }
    }
}

extension LineCheck.Sums {
    /// Adds a line's fields; false where time or status is none.
    fileprivate mutating func add(_ fields: LineFields, times: inout TimeReader) -> Bool {
        // SAFETY: a field's bytes are valid until the parser's next line.
        guard let moment = times.milliseconds(fields[.time]), let code = unsafe SubjectKey.wholeNumber(fields[.status].bytes) else {
            return false
        }
        events += 1
        time &+= moment
        status &+= code
        if let number = unsafe SubjectKey.wholeNumber(fields[.subject].bytes) { subject &+= number }
        for slot in [FieldSlot.origin, .credential, .token, .method, .route] { text &+= unsafe fields[slot].presentBytes.count }
        return true
    }
}
