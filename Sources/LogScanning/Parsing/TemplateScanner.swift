// Hot: chooses a JSON line's template. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel
internal import Glibc

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
    /// The current template while `fields` holds nothing but what it writes.
    private var owner: LineTemplate?
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

    /// The place behind the line that begins at `start` if it has a known shape; its values are then in `fields`.
    @inline(__always)
    mutating func match(_ text: MarkedText, _ start: Int) -> Int? {
        if let owner, let end = owner.match(text, start, fields: fields) {
            owner.hits &+= 1
            isASCII = text.isASCII(from: start, to: end)
            return end
        }
        return matchOthers(text, start)
    }

    @inline(never)
    private mutating func matchOthers(_ text: MarkedText, _ start: Int) -> Int? {
        let tried = owner == nil ? -1 : current
        owner = nil
        for index in templates.indices where index != tried {
            guard let end = templates[index].match(text, start, fields: fields) else { continue }
            isASCII = text.isASCII(from: start, to: end)
            settle(index)
            return end
        }
        return nil
    }

    /// Another template than the last one has found its line.
    private mutating func settle(_ index: Int) {
        templates[index].claim(fields)
        switches += 1
        templates[current].lastHit = switches
        templates[index].lastHit = switches
        templates[index].hits += 1
        current = index
        owner = templates[index]
    }

    /// To be told of every line that the exact parser took, since it writes the same fields.
    ///
    /// - Parameters:
    ///   - text: what the reader holds.
    ///   - start: where the line begins in it.
    ///   - line: the line, its LF standing behind it.
    ///   - filled: how often the exact parser filled a slot; nil for a line that it refused, from which nothing can be learned.
    mutating func note(_ text: MarkedText, _ start: Int, _ line: UnsafeRawBufferPointer, filled: Int?) {
        owner = nil
        isASCII = false
        let hits = templates.reduce(hitsOfForgotten) { $0 + $1.hits }
        guard let filled, learned * Self.learningCost <= Self.learningCredit + hits else { return }
        // A line with an escape has no shape: that many logs have, again and again.
        // SAFETY: looks at the line's own bytes.
        guard unsafe memchr(line.baseAddress.unsafelyUnwrapped, 0x5C, line.count) == nil else { return }
        learned += 1
        // SAFETY: the line is only looked at.
        guard let shape = unsafe LineShape(line, fields: fields, filled: filled) else { return }
        let template = LineTemplate(shape)
        guard proves(template, on: text, start, count: line.count) else { return template.deallocate() }
        if templates.count < Self.limit {
            templates.append(template)
        } else if let oldest = templates.indices.min(by: { templates[$0].lastHit < templates[$1].lastHit }) {
            hitsOfForgotten += templates[oldest].hits
            templates[oldest].deallocate()
            templates[oldest] = template
        }
    }

    private func proves(_ template: LineTemplate, on text: MarkedText, _ start: Int, count: Int) -> Bool {
        trial.clear()
        guard let end = template.match(text, start, fields: trial), end - start == count + 1 else { return false }
        template.claim(trial)
        return FieldSlot.allCases.allSatisfy { slot in
            trial[slot].kind == fields[slot].kind && trial[slot].sameBytes(fields[slot])
        }
    }
}
