// Hot: the parser of JSON lines of published schemas. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// Takes the fields out of one JSON object by a `JSONPreset`.
@safe struct PresetLineParser: LineParser {
    let fields = LineFields()
    private let preset: JSONPreset
    private var parsers: [JSONLineParser]
    private var scratch = ScratchText()

    init(_ preset: JSONPreset) {
        self.preset = preset
        parsers = preset.trees.map { JSONLineParser($0) }
    }

    func deallocate() {
        for parser in parsers { parser.deallocate() }
        fields.deallocate()
        scratch.deallocate()
    }

    /// Parses one object; nil if `fields` holds its values, otherwise what is wrong with it.
    mutating func parse(_ line: UnsafeRawBufferPointer) -> Diagnostic.Code? {
        fields.clear()
        scratch.clear()
        for index in parsers.indices {
            // SAFETY: the line is padded, as the parser asks.
            if let problem = unsafe parsers[index].parse(line) { return problem }
        }
        for slot in FieldSlot.allCases where slot != .route && slot != .method && slot != .status {
            if let found = parsers.lazy.map({ $0.fields[slot] }).first(where: \.isFilled) { fields[slot] = found }
        }
        finish()
        return nil
    }

    private mutating func finish() {
        let first = parsers[0].fields
        switch preset.operation {
        case .none: take(first, [.method, .route, .status])
        case .ecs: finishECS(first)
        case .ocsf: finishOCSF(first)
        case .cloudTrail: finishCloudTrail(first)
        }
    }

    private func take(_ source: LineFields, _ slots: [FieldSlot]) {
        for slot in slots where source[slot].isFilled { fields[slot] = source[slot] }
    }

    private mutating func finishECS(_ first: LineFields) {
        take(first, [.method, .route, .status])
        // Before ECS 1.6 methods were written in lower case; the route map has them as HTTP does.
        let method = fields[.method]
        // SAFETY: the values live until the parsers' next line, the scratch text until ours.
        if method.isFilled { fields[.method] = unsafe FieldValue(bytes: scratch.upperCase(method.bytes), kind: .text) }
        let second = parsers[1].fields
        // SAFETY: the values live until the parsers' next line.
        if !fields[.route].isFilled, second[.route].isFilled {
            fields[.route] = unsafe FieldValue(bytes: LineText.path(second[.route].bytes), kind: .text)
        }
        if !fields[.status].isFilled, second[.status].isFilled { setStatus(success: equals(second[.status], "success")) }
    }

    private mutating func finishOCSF(_ first: LineFields) {
        take(first, [.method, .route, .status])
        if !fields[.route].isFilled {
            for parser in parsers.dropFirst() where parser.fields[.route].isFilled {
                join([parser.fields[.method], parser.fields[.route]])
                break
            }
        }
        if !fields[.status].isFilled, parsers[1].fields[.status].isFilled {
            setStatus(success: equals(parsers[1].fields[.status], "1"))
        }
    }

    private mutating func finishCloudTrail(_ first: LineFields) {
        guard first[.route].isFilled else { return }
        join([first[.method], first[.route], parsers[1].fields[.method], parsers[1].fields[.route], parsers[2].fields[.route]])
        setStatus(success: !first[.status].isFilled)
    }

    /// `/a/b`: what stands in place of a path in events of operations. A slash inside a part stays: object keys have them. What would
    /// end the path or begin an escape is escaped, so that a key with a space is not taken for a method and its path.
    private mutating func join(_ parts: [FieldValue]) {
        // SAFETY: the values live until the parsers' next line; the joined text until ours.
        let slash = unsafe scratch.text("/")
        var texts = unsafe [UnsafeRawBufferPointer]()
        for part in parts where part.isFilled {
            unsafe texts.append(slash)
            unsafe texts.append(scratch.escaped(part.bytes))
        }
        fields[.route] = unsafe FieldValue(bytes: scratch.joined(texts), kind: .text)
    }

    /// Three digits, and behind them the padding that every value has.
    private static let shown: StaticString = "200                                                                 "
    private static let refused: StaticString = "403                                                                 "

    /// Events without an HTTP status: one that stands for success or refusal.
    private func setStatus(success: Bool) {
        let text = success ? Self.shown : Self.refused
        // SAFETY: a literal's bytes live as long as the program.
        fields[.status] = unsafe FieldValue(
            bytes: UnsafeRawBufferPointer(start: text.utf8Start, count: 3), kind: .text)
    }

    private func equals(_ value: FieldValue, _ text: StaticString) -> Bool {
        // SAFETY: compares within both counts.
        unsafe value.bytes.elementsEqual(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
