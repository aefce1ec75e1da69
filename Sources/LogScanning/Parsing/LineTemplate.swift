// Hot: the fast path of a JSON line. Benchmark: Benchmarks/run scan (parse).
internal import CTextMarks

/// The shape of one producer's lines: the bytes between the values, which never change, and what each value is.
///
/// A line fits if *every* byte between its values is the one that the template names, to the line end, every text is free of quotes,
/// backslashes and control characters, and every number is one (RFC 8259 section 6). Then the exact parser would find the same values, for it found them in the
/// line that the template was learned from. Any other line is left to the exact parser.
@safe struct LineTemplate {
    /// Where values go that no slot wants: one place behind the slots.
    static let unmapped = FieldSlot.allCases.count

    /// Longer values are not tried at one length: what is read of a value before its end is known must lie in the reader's padding.
    static let fixedLimit = 40

    /// A value and the fixed bytes behind it. Text and numbers that had one length so far are tried at that length first, so that the next value's
    /// place does not wait for this one's end; the end of other text one window of marks shows or, of long text, two.
    private typealias Step = haechi_step

    /// What a template holds, behind one pointer, so that handing a template on copies nothing.
    @safe private struct Body {
        /// One more than there are values: the first one is what the line begins with.
        let steps: UnsafeMutableBufferPointer<Step>
        let literals: UnsafeMutableRawBufferPointer
        /// Values that fill further slots: from, to.
        let copies: UnsafeMutableBufferPointer<(from: FieldSlot, to: FieldSlot)>
        let slots: UInt32
        let texts: UInt32
        var hits = 0
        var lastHit = 0
    }

    private let body: UnsafeMutablePointer<Body>

    init(_ shape: LineShape) {
        // SAFETY: all of these are freed by `deallocate`, and every element is initialised here.
        let steps = UnsafeMutableBufferPointer<Step>.allocate(capacity: shape.literals.count)
        let literals = UnsafeMutableRawBufferPointer.allocate(byteCount: shape.literals.reduce(0) { $0 + $1.count } + 16, alignment: 8)
        unsafe literals.initializeMemory(as: UInt8.self, repeating: 0)
        var used = 0
        for (index, bytes) in shape.literals.enumerated() {
            unsafe UnsafeMutableRawBufferPointer(rebasing: literals[used...]).copyBytes(from: bytes)
            unsafe steps.initializeElement(at: index, to: Step(bytes, start: used, behind: index > 0 ? shape.values[index - 1] : nil))
            used += bytes.count
        }
        let further = shape.values.flatMap { value in value.slots.dropFirst().map { (from: value.slots[0], to: $0) } }
        let copies = UnsafeMutableBufferPointer<(from: FieldSlot, to: FieldSlot)>.allocate(capacity: further.count)
        _ = unsafe copies.initialize(from: further)
        unsafe body = .allocate(capacity: 1)
        unsafe body.initialize(
            to: Body(
                steps: steps, literals: literals, copies: copies, slots: Self.bits(shape.values),
                texts: Self.bits(shape.values.filter(\.isText))))
    }

    func deallocate() {
        // SAFETY: allocated in `init`; the owner calls this once.
        unsafe body.pointee.steps.deallocate()
        unsafe body.pointee.literals.deallocate()
        unsafe body.pointee.copies.deallocate()
        unsafe body.deallocate()
    }

    /// Lines that fitted.
    var hits: Int {
        // SAFETY: as in `match`.
        get { unsafe body.pointee.hits }
        nonmutating set { unsafe body.pointee.hits = newValue }
    }

    /// When it fitted last, in lines that any template took.
    var lastHit: Int {
        // SAFETY: as in `match`.
        get { unsafe body.pointee.lastHit }
        nonmutating set { unsafe body.pointee.lastHit = newValue }
    }

    private static func bits(_ values: [LineShape.Value]) -> UInt32 {
        values.flatMap(\.slots).reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }

    /// Whether the line that begins at `start` fits; the bytes of its values are then in `fields`, which may hold anything otherwise. Of which kind
    /// they are says `claim`.
    ///
    /// - Returns: the place behind the line end, for the caller to compare with the end of what was read; nil if the line does not fit.
    @inline(__always)
    func match(_ text: MarkedText, _ start: Int, fields: LineFields) -> Int? {
        // SAFETY: the body lives until `deallocate`; its steps lie between these two, all initialised; every slot has its place in `fields`.
        let first = unsafe body.pointee.steps.baseAddress.unsafelyUnwrapped
        guard unsafe first.pointee.differs(text, at: start) == 0 else { return nil }
        if unsafe first.pointee.has_rest != 0, unsafe !restMatches(first, text, at: start) { return nil }
        let place = unsafe start &+ Int(first.pointee.count)
        var matching = unsafe text.matching(first + 1, first + body.pointee.steps.count, body.pointee.literals, place, fields)
        while unsafe !haechi_match(&matching) {
            guard unsafe passes(&matching, text, fields) else { return nil }
        }
        for index in unsafe body.pointee.copies.indices {
            let copy = unsafe body.pointee.copies[index]
            fields.copy(copy.from, to: copy.to)
        }
        return unsafe Int(matching.place)
    }

    /// Takes a value that is not what was guessed, or with many fixed bytes behind it.
    @inline(never)
    private func passes(_ matching: inout haechi_matching, _ text: MarkedText, _ fields: LineFields) -> Bool {
        // SAFETY: the step is one of this template's, and nobody else holds it.
        let (step, place) = unsafe (matching.step.unsafelyUnwrapped, Int(matching.place))
        guard let length = unsafe length(step, text, place) else { return false }
        if unsafe step.pointee.has_rest != 0, unsafe !restMatches(step, text, at: place &+ length) { return false }
        // `null` has no bytes of its own.
        let isNull = unsafe step.pointee.isNumber && text[place] == 0x6E
        unsafe fields.fill(at: Int(step.pointee.field), text.place(place), isNull ? 0 : length)
        unsafe matching.place = Int64(place &+ length &+ Int(step.pointee.count))
        unsafe matching.step = step + 1
        return true
    }

    /// Makes `fields` ready for values of this template: slots that it does not fill are absent, all others of its kinds.
    func claim(_ fields: LineFields) {
        // SAFETY: as in `match`.
        let (slots, texts) = unsafe (body.pointee.slots, body.pointee.texts)
        for slot in FieldSlot.allCases {
            let bit: UInt32 = 1 << UInt32(slot.rawValue)
            if slots & bit == 0 { fields[slot] = .absent } else { fields[slot].kind = texts & bit != 0 ? .text : .bare }
        }
    }

    @inline(never)
    private func restMatches(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, at place: Int) -> Bool {
        // SAFETY: the literal's bytes lie in `literals`; the comparison stops at the first byte that differs, at the latest at the line end
        // that stands behind what was read.
        let (bytes, start, count) = unsafe (body.pointee.literals, Int(step.pointee.start), Int(step.pointee.count))
        for index in 16..<count where unsafe bytes[start + index] != text[place + index] { return false }
        return true
    }

    /// Bytes of a value, looked for with care; after some that had another length than the last one the step expects no length any more.
    private func length(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, _ place: Int) -> Int? {
        // SAFETY: the step is one of this template's, and nobody else holds it.
        let isText = unsafe !step.pointee.isNumber
        guard let length = isText ? text.distance(.endsOfText, place) : BareValue.length(text.place(place)),
            unsafe step.pointee.differs(text, at: place &+ length) == 0
        else { return nil }
        guard unsafe step.pointee.isFixed else {
            if isText, length >= MarkedText.windowBits { unsafe step.pointee.kind |= UInt8(HAECHI_STEP_LONG) }
            return length
        }
        // A text that is only looked at for the bytes behind it.
        if unsafe length == Int(step.pointee.length), isText || text.distance(.endsOfDigits, place) == length { return length }
        unsafe step.pointee.misses += 1
        // Only plain digits can be expected by their length.
        let canBeFixed = length <= Self.fixedLimit && (isText || text.distance(.endsOfDigits, place) == length)
        if unsafe !canBeFixed || Int(step.pointee.misses) > 16 + hits >> 4 {
            unsafe step.pointee.expect(isText: isText, isLong: length >= MarkedText.windowBits)
        } else {
            unsafe step.pointee.length = Int64(length)
        }
        return length
    }
}

extension haechi_step {
    /// - Parameters:
    ///   - literal: the fixed bytes.
    ///   - start: where the template has them.
    ///   - value: what stands in front of them; nil for the beginning of a line.
    fileprivate init(_ literal: [UInt8], start: Int, behind value: LineShape.Value?) {
        self.init()
        count = Int64(literal.count)
        self.start = Int64(start)
        has_rest = literal.count > 16 ? 1 : 0
        for (index, byte) in literal.prefix(16).enumerated() {
            let shift = UInt64(index % 8 * 8)
            if index < 8 {
                words.0 |= UInt64(byte) << shift
                masks.0 |= 0xFF << shift
            } else {
                words.1 |= UInt64(byte) << shift
                masks.1 |= 0xFF << shift
            }
        }
        field = Int64(LineFields.place(of: value?.slots.first?.rawValue ?? LineTemplate.unmapped))
        guard let value else { return }
        expect(isText: value.isText, isLong: value.length >= MarkedText.windowBits)
        if value.isText ? value.length <= LineTemplate.fixedLimit : value.isShortNumber {
            kind |= UInt8(HAECHI_STEP_FIXED)
            length = Int64(value.length)
        }
    }

    /// Expects a value of any length.
    fileprivate mutating func expect(isText: Bool, isLong: Bool) {
        kind = isText ? isLong ? UInt8(HAECHI_STEP_LONG) : 0 : UInt8(HAECHI_STEP_NUMBER)
    }

    fileprivate var isNumber: Bool { Int(kind) & HAECHI_STEP_NUMBER != 0 }
    fileprivate var isFixed: Bool { Int(kind) & HAECHI_STEP_FIXED != 0 }

    /// Zero if the first sixteen of the fixed bytes stand at `place`.
    @inline(__always)
    fileprivate func differs(_ text: MarkedText, at place: Int) -> UInt64 {
        (text.word(place) ^ words.0) & masks.0 | (text.word(place &+ 8) ^ words.1) & masks.1
    }
}

extension MarkedText {
    /// A match that begins at `place` with the first of some steps.
    @inline(__always)
    fileprivate func matching(
        _ step: UnsafeMutablePointer<haechi_step>, _ end: UnsafeMutablePointer<haechi_step>, _ literals: UnsafeMutableRawBufferPointer,
        _ place: Int, _ fields: LineFields
    ) -> haechi_matching {
        // SAFETY: all of these outlive the match.
        unsafe haechi_matching(
            text: bytes, text_ends: marks(.endsOfText), digit_ends: marks(.endsOfDigits),
            literals: literals.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self), values: fields.memory, step: step,
            end: end, place: Int64(place))
    }
}
