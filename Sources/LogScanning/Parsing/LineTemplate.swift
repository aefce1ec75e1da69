// Hot: the fast path of a JSON line. Benchmark: Benchmarks/run scan (parse).

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

    /// A value and the fixed bytes behind it.
    struct Step {
        enum Kind: UInt8 {
            /// Text and numbers that had one length so far: tried at that length first, so that the next value's place does not wait for
            /// this one's end.
            case fixedText, fixedNumber
            /// Text whose end one window of marks shows, or two.
            case text, longText
            case number
        }

        var literal: Literal
        var slot: Int
        /// The length that was seen last, at most `fixedLimit`; meant for fixed kinds.
        var length: Int
        var kind: Kind
        /// Lines that had another length.
        var misses: Int32 = 0

        /// What moves the mark behind `length` bytes to the top.
        var shift: UInt64 { 63 &- UInt64(truncatingIfNeeded: length) }
    }

    /// Bytes that must stand somewhere: the first sixteen as words with masks, the rest in the template's own bytes.
    struct Literal {
        var words: (UInt64, UInt64) = (0, 0)
        var masks: (UInt64, UInt64) = (0, 0)
        var count: Int
        var start: Int
    }

    /// What a template holds, behind one pointer, so that handing a template on copies nothing.
    @safe private struct Body {
        let head: Literal
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
        let steps = UnsafeMutableBufferPointer<Step>.allocate(capacity: shape.values.count)
        let literals = UnsafeMutableRawBufferPointer.allocate(byteCount: shape.literals.reduce(0) { $0 + $1.count } + 16, alignment: 8)
        unsafe literals.initializeMemory(as: UInt8.self, repeating: 0)
        var used = 0
        var made: [Literal] = []
        for bytes in shape.literals {
            unsafe UnsafeMutableRawBufferPointer(rebasing: literals[used...]).copyBytes(from: bytes)
            made.append(Self.literal(bytes, start: used))
            used += bytes.count
        }
        for (index, value) in shape.values.enumerated() {
            let isFixed = value.isText ? value.length <= Self.fixedLimit : value.isShortNumber
            let kind: Step.Kind = value.isText ? isFixed ? .fixedText : .longText : isFixed ? .fixedNumber : .number
            let step = Step(
                literal: made[index + 1], slot: value.slots.first?.rawValue ?? Self.unmapped, length: isFixed ? value.length : 0, kind: kind
            )
            unsafe steps.initializeElement(at: index, to: step)
        }
        let further = shape.values.flatMap { value in value.slots.dropFirst().map { (from: value.slots[0], to: $0) } }
        let copies = UnsafeMutableBufferPointer<(from: FieldSlot, to: FieldSlot)>.allocate(capacity: further.count)
        _ = unsafe copies.initialize(from: further)
        unsafe body = .allocate(capacity: 1)
        unsafe body.initialize(
            to: Body(
                head: made[0], steps: steps, literals: literals, copies: copies, slots: Self.bits(shape.values),
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

    private static func literal(_ bytes: [UInt8], start: Int) -> Literal {
        var literal = Literal(count: bytes.count, start: start)
        for (index, byte) in bytes.prefix(16).enumerated() {
            let shift = UInt64(index % 8 * 8)
            if index < 8 {
                literal.words.0 |= UInt64(byte) << shift
                literal.masks.0 |= 0xFF << shift
            } else {
                literal.words.1 |= UInt64(byte) << shift
                literal.masks.1 |= 0xFF << shift
            }
        }
        return literal
    }

    /// Whether the line that begins at `start` fits; the bytes of its values are then in `fields`, which may hold anything otherwise. Of which kind
    /// they are says `claim`.
    ///
    /// - Returns: the place behind the line end, for the caller to compare with the end of what was read; nil if the line does not fit.
    @inline(__always)
    func match(_ text: MarkedText, _ start: Int, fields: LineFields) -> Int? {
        // SAFETY: the body lives until `deallocate`; its steps lie between these two, all initialised; every slot has its place in `fields`.
        let head = unsafe body.pointee.head
        guard Self.differs(head, text, at: start) == 0, head.count <= 16 || restMatches(head, text, at: start) else { return nil }
        var place = start &+ head.count
        var step = unsafe body.pointee.steps.baseAddress.unsafelyUnwrapped
        let end = unsafe step + body.pointee.steps.count
        while unsafe step < end {
            let kind = unsafe step.pointee.kind
            var length: Int
            if kind == .fixedText || kind == .fixedNumber {
                // Nothing of the next value waits for what is asked here.
                length = unsafe step.pointee.length
                let window = text.window(kind == .fixedText ? .endsOfText : .endsOfDigits, place)
                let other = unsafe Self.differs(step, text, at: place &+ length)
                let spoiled = unsafe window &<< step.pointee.shift ^ 1 &<< 63
                if spoiled | other != 0 || kind == .fixedNumber && length > 1 && text[place] == 0x30 {
                    guard let found = unsafe missed(step, text, place) else { return nil }
                    length = found
                }
            } else {
                let window = text.window(kind == .number ? .endsOfDigits : .endsOfText, place)
                if kind == .longText {
                    let next = text.window(.endsOfText, place &+ MarkedText.windowBits)
                    length = window != 0 ? window.trailingZeroBitCount : MarkedText.windowBits &+ next.trailingZeroBitCount
                } else {
                    length = window.trailingZeroBitCount
                }
                let other = unsafe Self.differs(step, text, at: place &+ length)
                // Long texts, fractions and words are rare enough for the careful way.
                if other != 0 || length >= 57 && kind != .longText || length >= 114
                    || kind == .number && (length == 0 || length > 1 && text[place] == 0x30)
                {
                    guard let found = unsafe kind == .number ? carefulNumber(step, text, place) : carefulText(step, text, place) else {
                        return nil
                    }
                    length = found
                }
            }
            let count = unsafe step.pointee.literal.count
            if count > 16, unsafe !restMatches(step.pointee.literal, text, at: place &+ length) { return nil }
            unsafe fields.fill(step.pointee.slot, text.place(place).bytes(length))
            place = place &+ length &+ count
            unsafe step += 1
        }
        for index in unsafe body.pointee.copies.indices {
            let copy = unsafe body.pointee.copies[index]
            fields.copy(copy.from, to: copy.to)
        }
        return place
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

    /// Zero if the first sixteen bytes of the step's literal stand at `place`.
    @inline(__always)
    private static func differs(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, at place: Int) -> UInt64 {
        // SAFETY: the step is one of this template's.
        let first = unsafe (text.word(place) ^ step.pointee.literal.words.0) & step.pointee.literal.masks.0
        let second = unsafe (text.word(place &+ 8) ^ step.pointee.literal.words.1) & step.pointee.literal.masks.1
        return first | second
    }

    /// Zero if the first sixteen bytes of the literal stand at `place`.
    @inline(__always)
    private static func differs(_ literal: Literal, _ text: MarkedText, at place: Int) -> UInt64 {
        (text.word(place) ^ literal.words.0) & literal.masks.0 | (text.word(place &+ 8) ^ literal.words.1) & literal.masks.1
    }

    @inline(never)
    private func restMatches(_ literal: Literal, _ text: MarkedText, at place: Int) -> Bool {
        // SAFETY: the literal's bytes lie in `literals`; the comparison stops at the first byte that differs, at the latest at the line end
        // that stands behind what was read.
        let bytes = unsafe body.pointee.literals
        for index in 16..<literal.count where unsafe bytes[literal.start + index] != text[place + index] { return false }
        return true
    }

    /// A value of another length than the last one: looked for, and after some of them no longer expected to have one length.
    @inline(never)
    private func missed(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, _ place: Int) -> Int? {
        // SAFETY: the step is one of this template's, and nobody else holds it.
        let isText = unsafe step.pointee.kind == .fixedText
        guard let length = unsafe isText ? carefulText(step, text, place) : carefulNumber(step, text, place) else { return nil }
        unsafe step.pointee.misses += 1
        // Only plain digits can be expected by their length.
        let canBeFixed = length <= Self.fixedLimit && (isText || text.distance(.endsOfDigits, place) == length)
        if unsafe !canBeFixed || Int(step.pointee.misses) > 16 + hits >> 4 {
            unsafe step.pointee.kind = !isText ? .number : length < MarkedText.windowBits ? .text : .longText
        } else {
            unsafe step.pointee.length = length
        }
        return length
    }

    @inline(never)
    private func carefulText(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, _ place: Int) -> Int? {
        let length = text.distance(.endsOfText, place)
        // SAFETY: the step is one of this template's.
        guard unsafe Self.differs(step, text, at: place &+ length) == 0 else { return nil }
        if unsafe length >= MarkedText.windowBits && step.pointee.kind == .text { unsafe step.pointee.kind = .longText }
        return length
    }

    @inline(never)
    private func carefulNumber(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, _ place: Int) -> Int? {
        // SAFETY: the step is one of this template's.
        guard let length = BareValue.length(text.place(place)), unsafe Self.differs(step, text, at: place &+ length) == 0 else {
            return nil
        }
        return length
    }
}
