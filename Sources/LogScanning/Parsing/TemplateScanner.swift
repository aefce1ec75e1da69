// Hot: chooses a JSON line's template. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// The templates of a file's producers, learned from the lines that the exact parser read.
@safe struct TemplateScanner {
    /// More shapes than this are not kept: the one that was not seen for longest gives way.
    static let limit = 24
    /// Learning a shape costs as much as parsing some lines; a file of ever new shapes must not pay for it at every line.
    private static let learningCost = 32
    private static let learningCredit = 4096

    private let fields: LineFields
    /// Where a new template shows that it finds what the exact parser found.
    private let trial = LineFields()
    private var templates: [LineTemplate] = []
    private var current = 0
    /// Whether `fields` holds nothing but what the current template writes.
    private var owns = false
    private var switches = 0
    private var learned = 0
    private var hitsOfForgotten = 0
    /// Whether all texts of the last line are ASCII; false may also mean that nobody looked closely.
    private(set) var isASCII = false

    /// - Parameter fields: where the exact parser puts its values, too.
    init(fields: LineFields) { self.fields = fields }

    func deallocate() {
        trial.deallocate()
        for template in templates { template.deallocate() }
    }

    /// The place behind the line at `line` if it has a known shape; its values are then in `fields`.
    @inline(__always)
    mutating func match(_ line: BytePlace) -> BytePlace? {
        var seen: UInt64 = 0
        if owns, let end = templates[current].match(line, fields: fields, seen: &seen) {
            isASCII = ByteWord.nonASCII(seen) == 0
            templates[current].hits &+= 1
            return end
        }
        return matchOthers(line)
    }

    @inline(never)
    private mutating func matchOthers(_ line: BytePlace) -> BytePlace? {
        let tried = owns ? current : -1
        owns = false
        for index in templates.indices where index != tried {
            var seen: UInt64 = 0
            guard let end = templates[index].match(line, fields: fields, seen: &seen) else { continue }
            isASCII = ByteWord.nonASCII(seen) == 0
            settle(index)
            return end
        }
        return nil
    }

    /// Another template than the last one has found its line: what others left in the slots that it does not fill goes.
    private mutating func settle(_ index: Int) {
        let filled = templates[index].slots
        for slot in FieldSlot.allCases where filled & 1 << UInt32(slot.rawValue) == 0 { fields[slot] = .absent }
        switches += 1
        templates[current].lastHit = switches
        templates[index].lastHit = switches
        templates[index].hits += 1
        current = index
        owns = true
    }

    /// To be told of every line that the exact parser took, since it writes the same fields.
    ///
    /// - Parameters:
    ///   - line: the line, its LF standing behind it.
    ///   - filled: how often the exact parser filled a slot; nil for a line that it refused, from which nothing can be learned.
    mutating func note(_ line: UnsafeRawBufferPointer, filled: Int?) {
        owns = false
        isASCII = false
        let hits = templates.reduce(hitsOfForgotten) { $0 + $1.hits }
        guard let filled, learned * Self.learningCost <= Self.learningCredit + hits else { return }
        learned += 1
        // SAFETY: the line is only looked at.
        guard let shape = unsafe LineShape(line, fields: fields, filled: filled) else { return }
        let template = LineTemplate(shape)
        guard unsafe proves(template, on: line) else { return template.deallocate() }
        if templates.count < Self.limit {
            templates.append(template)
        } else if let oldest = templates.indices.min(by: { templates[$0].lastHit < templates[$1].lastHit }) {
            hitsOfForgotten += templates[oldest].hits
            templates[oldest].deallocate()
            templates[oldest] = template
        }
    }

    private func proves(_ template: LineTemplate, on line: UnsafeRawBufferPointer) -> Bool {
        trial.clear()
        var seen: UInt64 = 0
        // SAFETY: the line lies in the reader's buffer, with its padding.
        let start = unsafe BytePlace(line.baseAddress.unsafelyUnwrapped)
        guard let end = template.match(start, fields: trial, seen: &seen), end - start == line.count + 1 else { return false }
        return FieldSlot.allCases.allSatisfy { slot in
            trial[slot].kind == fields[slot].kind && trial[slot].sameBytes(fields[slot])
        }
    }
}
