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
            case fixedText = 1
            case fixedNumber = 3
            /// Text whose end one window of marks shows, or two.
            case text = 0
            case longText = 4
            case number = 2

            static let fixedBit: UInt8 = 1
            static let numberBit: UInt8 = 2
            static let longBit: UInt8 = 4
        }

        /// The first sixteen of the fixed bytes, and which bits of these words are such.
        var words: (UInt64, UInt64) = (0, 0)
        var masks: (UInt64, UInt64) = (0, 0)
        var literalCount: Int
        /// Where in the template's own bytes they stand.
        var literalStart: Int
        /// Where `LineFields` keeps the value.
        var field = LineFields.place(of: LineTemplate.unmapped)
        /// The length that was seen last, at most `fixedLimit`; meant for fixed kinds.
        var length = 0
        /// Lines that had another length.
        var misses: Int32 = 0
        var kind = Kind.text
        /// Whether there are more fixed bytes than sixteen.
        var hasRest: Bool

        init(_ literal: [UInt8], start: Int) {
            literalCount = literal.count
            literalStart = start
            hasRest = literal.count > 16
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
        }

        /// Says of the value in front of the fixed bytes how it is looked for.
        mutating func take(_ value: LineShape.Value) {
            if let slot = value.slots.first { field = LineFields.place(of: slot.rawValue) }
            let isFixed = value.isText ? value.length <= LineTemplate.fixedLimit : value.isShortNumber
            length = isFixed ? value.length : 0
            kind = value.isText ? isFixed ? .fixedText : .longText : isFixed ? .fixedNumber : .number
        }
    }

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
            var step = Step(bytes, start: used)
            if index > 0 { step.take(shape.values[index - 1]) }
            unsafe steps.initializeElement(at: index, to: step)
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
        var step = unsafe body.pointee.steps.baseAddress.unsafelyUnwrapped
        let end = unsafe step + body.pointee.steps.count
        guard unsafe Self.differs(step, text, at: start) == 0 else { return nil }
        if unsafe step.pointee.hasRest, unsafe !restMatches(step, text, at: start) { return nil }
        var place = unsafe start &+ step.pointee.literalCount
        unsafe step += 1
        while unsafe step < end {
            let kind = unsafe step.pointee.kind.rawValue
            var length = unsafe step.pointee.length
            var wrong: UInt64
            if kind & Step.Kind.numberBit == 0 {
                let window = text.window(.endsOfText, place)
                if kind & Step.Kind.fixedBit != 0 {
                    // Nothing of the next value waits for what is asked here.
                    wrong = window &<< (63 &- UInt64(truncatingIfNeeded: length)) ^ 1 &<< 63
                } else {
                    length = window.trailingZeroBitCount
                    wrong = window == 0 ? 1 : 0
                    if kind & Step.Kind.longBit != 0, window == 0 {
                        let next = text.window(.endsOfText, place &+ MarkedText.windowBits)
                        length = MarkedText.windowBits &+ next.trailingZeroBitCount
                        wrong = next == 0 ? 1 : 0
                    }
                }
            } else {
                // Digits that begin with 1 to 9: zero, fractions and words are rare enough for the careful way.
                let window = text.window(.endsOfDigits, place)
                wrong = text[place] &- 0x31 > 8 ? 1 : 0
                if kind & Step.Kind.fixedBit != 0 {
                    wrong |= window &<< (63 &- UInt64(truncatingIfNeeded: length)) ^ 1 &<< 63
                } else {
                    length = window.trailingZeroBitCount
                    wrong |= window == 0 ? 1 : 0
                }
            }
            if unsafe wrong | Self.differs(step, text, at: place &+ length) != 0 {
                guard let found = unsafe missed(step, text, place) else { return nil }
                length = found
                if kind & Step.Kind.numberBit != 0, text[place] == 0x6E {
                    // `null` has no bytes of its own.
                    if unsafe step.pointee.hasRest, unsafe !restMatches(step, text, at: place &+ 4) { return nil }
                    unsafe fields.fill(at: step.pointee.field, text.place(place), 0)
                    place = unsafe place &+ 4 &+ step.pointee.literalCount
                    unsafe step += 1
                    continue
                }
            }
            if unsafe step.pointee.hasRest, unsafe !restMatches(step, text, at: place &+ length) { return nil }
            unsafe fields.fill(at: step.pointee.field, text.place(place), length)
            place = unsafe place &+ length &+ step.pointee.literalCount
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
        let first = unsafe (text.word(place) ^ step.pointee.words.0) & step.pointee.masks.0
        let second = unsafe (text.word(place &+ 8) ^ step.pointee.words.1) & step.pointee.masks.1
        return first | second
    }

    @inline(never)
    private func restMatches(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, at place: Int) -> Bool {
        // SAFETY: the literal's bytes lie in `literals`; the comparison stops at the first byte that differs, at the latest at the line end
        // that stands behind what was read.
        let (bytes, start) = unsafe (body.pointee.literals, step.pointee.literalStart)
        for index in unsafe 16..<step.pointee.literalCount where unsafe bytes[start + index] != text[place + index] { return false }
        return true
    }

    /// A value that is not what was guessed: looked for, and after some of them no longer expected to have one length.
    @inline(never)
    private func missed(_ step: UnsafeMutablePointer<Step>, _ text: MarkedText, _ place: Int) -> Int? {
        // SAFETY: the step is one of this template's, and nobody else holds it.
        let kind = unsafe step.pointee.kind
        let isText = kind != .number && kind != .fixedNumber
        guard let length = unsafe isText ? carefulText(step, text, place) : carefulNumber(step, text, place) else { return nil }
        guard kind == .fixedText || kind == .fixedNumber else { return length }
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
