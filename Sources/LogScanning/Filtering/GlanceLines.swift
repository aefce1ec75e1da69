// Hot: every line that a question to a log itself can mean. Benchmark: Benchmarks/run scan (scope).
internal import BreachModel
internal import ByteStreams

/// Takes the lines of a log one after the other.
protocol GlanceTaker {
    /// - Parameters:
    ///   - fields: the line's values, valid during the call.
    ///   - text: what they lie in, where it is marked.
    ///   - isASCII: whether all texts of the line are known to be ASCII.
    /// - Returns: false for a line that cannot be read, as far as it matters.
    mutating func take(_ fields: LineFields, in text: MarkedText?, isASCII: Bool) -> Bool
}

/// The lines of a part of a log, without an index: those that can be by some credentials, or all of them.
struct GlanceLines: ~Copyable {
    private(set) var reading = LogGlance.Reading()
    private let input: ByteInput
    private let tree: FieldTree
    private var parser: JSONLineParser
    private var templates: TemplateScanner

    init(_ input: ByteInput, mapping: FieldMapping) {
        self.input = input
        tree = FieldTree(mapping)
        parser = JSONLineParser(tree)
        templates = TemplateScanner(fields: parser.fields)
    }

    func deallocate() {
        templates.deallocate()
        parser.deallocate()
    }

    /// Hands on every line that can be by one of the credentials; all lines where these are nil.
    mutating func forEach(by credentials: [[UInt8]]?, _ taker: inout some GlanceTaker) {
        if let credentials { search(credentials, &taker) } else { all(&taker) }
    }

    private mutating func search(_ credentials: [[UInt8]], _ taker: inout some GlanceTaker) {
        let lines = CandidateLines(input: input, LineSearch(credentials, tree))
        let own = MarkedLine()
        defer { reading.bytes += lines.bytesRead }
        while true {
            let outcome: CandidateLines.Outcome
            do throws(ByteStreamError) { outcome = try lines.next() } catch { return reading.truncated = true }
            switch outcome {
            case .end: return
            case .tooLong: passTooLong()
            case .line(let found, let isWhole):
                reading.candidates += 1
                // SAFETY: the copy stands until the next line is taken.
                let line = unsafe own.take(found)
                if let end = templates.match(own.text, 0), end == line.count + 1 {
                    if !taker.take(parser.fields, in: own.text, isASCII: templates.isASCII) { reading.unreadable += 1 }
                } else {
                    unsafe parse(line, in: own.text, at: 0, isWhole: isWhole, &taker)
                }
            }
        }
    }

    private mutating func all(_ taker: inout some GlanceTaker) {
        let lines = LineReader(input: input, marking: true)
        defer { reading.bytes += (lines.place?.offset ?? input.textOffset) - input.textOffset }
        while true {
            repeat { takeKnownShapes(lines, &taker) } while lines.readOn()
            let outcome: LineReader.Outcome
            do throws(ByteStreamError) { outcome = try lines.next() } catch { return reading.truncated = true }
            switch outcome {
            case .end: return
            case .tooLong: passTooLong()
            case .line(let line):
                reading.candidates += 1
                guard let text = lines.text else { return }
                // SAFETY: the line is used before the reader goes on to the next one.
                unsafe parse(line, in: text, at: lines.start(of: line), isWhole: !lines.endedWithoutLineEnd, &taker)
            }
        }
    }

    /// Takes lines as long as they have known shapes and lie whole in what was read.
    private mutating func takeKnownShapes(_ lines: LineReader, _ taker: inout some GlanceTaker) {
        guard let first = lines.place else { return }
        let limit = lines.end
        var place = first.start
        var count = 0
        var unreadable = 0
        while let end = templates.match(first.text, place), end <= limit {
            count &+= 1
            if !taker.take(parser.fields, in: first.text, isASCII: templates.isASCII) { unreadable &+= 1 }
            place = end
        }
        lines.pass(place - first.start, lines: count)
        reading.candidates += count
        reading.unreadable += unreadable
    }

    /// Reads a line of no known shape.
    private mutating func parse(
        _ line: UnsafeRawBufferPointer, in text: MarkedText, at start: Int, isWhole: Bool, _ taker: inout some GlanceTaker
    ) {
        // SAFETY: reads within the count.
        let problem = unsafe parser.parse(line)
        unsafe templates.note(text, start, line, filled: problem == nil && isWhole ? parser.filled : nil)
        if problem == nil {
            if !taker.take(parser.fields, in: nil, isASCII: false) { reading.unreadable += 1 }
        } else if unsafe !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
            reading.unreadable += 1
            if !isWhole { reading.truncated = true }
        }
    }

    private mutating func passTooLong() {
        reading.candidates += 1
        reading.unreadable += 1
    }
}
