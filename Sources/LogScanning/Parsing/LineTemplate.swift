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
            case text, number
        }

        var literal: Literal
        var slot: Int
        /// The length that was seen last; meant for fixed kinds.
        var length: Int
        /// All bits of the length's last bytes that make no whole word.
        var tail: UInt64
        var kind: Kind
        /// Lines that had another length.
        var misses: Int32 = 0
    }

    /// Bytes that must stand somewhere: the first sixteen as words with masks, the rest in the template's own bytes.
    struct Literal {
        var words: (UInt64, UInt64) = (0, 0)
        var masks: (UInt64, UInt64) = (0, 0)
        var count: Int
        var start: Int
    }

    private let head: Literal
    private let steps: UnsafeMutableBufferPointer<Step>
    private let stepCount: Int
    private let copyCount: Int
    private let literals: UnsafeMutableRawBufferPointer
    /// Which slots the template fills, by bit.
    let slots: UInt32
    /// Values that fill further slots: from, to.
    private let copies: UnsafeMutableBufferPointer<(from: FieldSlot, to: FieldSlot)>
    /// Lines that fitted.
    var hits = 0
    /// When it fitted last, in lines that any template took.
    var lastHit = 0

    init(_ shape: LineShape) {
        stepCount = shape.values.count
        // SAFETY: all three are freed by `deallocate`, and every element is initialised here.
        unsafe steps = .allocate(capacity: shape.values.count)
        unsafe literals = .allocate(byteCount: shape.literals.reduce(0) { $0 + $1.count } + 16, alignment: 8)
        unsafe literals.initializeMemory(as: UInt8.self, repeating: 0)
        var used = 0
        var made: [Literal] = []
        for bytes in shape.literals {
            unsafe UnsafeMutableRawBufferPointer(rebasing: literals[used...]).copyBytes(from: bytes)
            made.append(Self.literal(bytes, start: used))
            used += bytes.count
        }
        head = made[0]
        for (index, value) in shape.values.enumerated() {
            let isFixed = value.isText ? value.length <= Self.fixedLimit : value.isShortNumber
            let kind: Step.Kind = value.isText ? isFixed ? .fixedText : .text : isFixed ? .fixedNumber : .number
            let step = Step(
                literal: made[index + 1], slot: value.slots.first?.rawValue ?? Self.unmapped, length: value.length,
                tail: Self.tail(value.length, isText: value.isText), kind: kind)
            unsafe steps.initializeElement(at: index, to: step)
        }
        let all = shape.values.flatMap(\.slots)
        slots = all.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
        let further = shape.values.flatMap { value in value.slots.dropFirst().map { (from: value.slots[0], to: $0) } }
        copyCount = further.count
        unsafe copies = .allocate(capacity: further.count)
        _ = unsafe copies.initialize(from: further)
    }

    func deallocate() {
        // SAFETY: allocated in `init`; the owner calls this once.
        unsafe steps.deallocate()
        unsafe literals.deallocate()
        unsafe copies.deallocate()
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

    /// Whether the line at `line` fits; its values are then in `fields`, which may hold anything otherwise.
    ///
    /// - Parameter seen: gets the bits of all words that texts stand in, so that one look tells whether the line is ASCII.
    /// - Returns: the place behind the line end, for the caller to compare with the end of what was read; nil if the line does not fit.
    @inline(__always)
    func match(_ line: BytePlace, fields: LineFields, seen: inout UInt64) -> BytePlace? {
        guard differs(head, at: line) == 0, head.count <= 16 || restMatches(head, at: line) else { return nil }
        var place = line + head.count
        var bits: UInt64 = 0
        // SAFETY: the steps lie between these two, all initialised; every slot has its place in `fields`.
        var step = unsafe steps.baseAddress.unsafelyUnwrapped
        let end = unsafe step + stepCount
        while unsafe step < end {
            var length: Int
            let kind = unsafe step.pointee.kind
            switch kind {
            case .fixedText:
                length = unsafe step.pointee.length
                let spoiled = unsafe spoilt(place, length: length, tail: step.pointee.tail, bits: &bits)
                let other = unsafe Self.differs(step, at: place + length)
                if spoiled | other != 0 {
                    guard let found = unsafe missedText(step, place, bits: &bits) else { return nil }
                    length = found
                }
            case .text:
                length = textLength(place, bits: &bits)
                if unsafe Self.differs(step, at: place + length) != 0 { return nil }
            case .fixedNumber:
                length = unsafe step.pointee.length
                let spoiled = unsafe ByteWord.nonDigits(place.word()) & step.pointee.tail
                let other = unsafe Self.differs(step, at: place + length)
                if spoiled | other != 0 || length > 1 && place[0] == 0x30 {
                    guard let found = unsafe missedNumber(step, place) else { return nil }
                    length = found
                }
            case .number:
                let answer = ByteWord.nonDigits(place.word())
                length = ByteWord.first(answer)
                let other = unsafe Self.differs(step, at: place + length)
                // Long numbers, fractions and words are rare enough for the careful way.
                if answer & 0x80 != 0 || answer == 0 || other != 0 || length > 1 && place[0] == 0x30 {
                    guard let found = unsafe carefulNumber(step, place) else { return nil }
                    length = found
                }
            }
            let count = unsafe step.pointee.literal.count
            if count > 16, unsafe !restMatches(step.pointee.literal, at: place + length) { return nil }
            unsafe fields.set(step.pointee.slot, place, length, isText: kind == .fixedText || kind == .text)
            place = place + (length &+ count)
            unsafe step += 1
        }
        for index in 0..<copyCount { unsafe fields[copies[index].to] = unsafe fields[copies[index].from] }
        seen = bits
        return place
    }

    /// Zero if the first sixteen bytes of the step's literal stand at `place`.
    @inline(__always)
    private static func differs(_ step: UnsafeMutablePointer<Step>, at place: BytePlace) -> UInt64 {
        // SAFETY: the step is one of this template's.
        let first = unsafe (place.word() ^ step.pointee.literal.words.0) & step.pointee.literal.masks.0
        let second = unsafe (place.word(8) ^ step.pointee.literal.words.1) & step.pointee.literal.masks.1
        return first | second
    }

    /// Zero if the first sixteen bytes of the literal stand at `place`.
    @inline(__always)
    private func differs(_ literal: Literal, at place: BytePlace) -> UInt64 {
        (place.word() ^ literal.words.0) & literal.masks.0 | (place.word(8) ^ literal.words.1) & literal.masks.1
    }

    @inline(never)
    private func restMatches(_ literal: Literal, at place: BytePlace) -> Bool {
        // SAFETY: the literal's bytes lie in `literals`; the comparison stops at the first byte that differs, at the latest at the line end
        // that stands behind what was read.
        for index in 16..<literal.count where unsafe literals[literal.start + index] != place[index] { return false }
        return true
    }

    /// Zero if `length` bytes from `place` on are free of quotes, backslashes and control characters.
    @inline(__always)
    private func spoilt(_ place: BytePlace, length: Int, tail: UInt64, bits: inout UInt64) -> UInt64 {
        var spoiled: UInt64 = 0
        var offset = 0
        while offset &+ 8 <= length {
            let word = place.word(offset)
            spoiled |= ByteWord.textEnds(word)
            bits |= word
            offset &+= 8
        }
        let word = place.word(offset)
        bits |= word & tail
        return spoiled | ByteWord.textEnds(word) & tail
    }

    /// Bytes before the next quote, backslash or control character.
    @inline(__always)
    private func textLength(_ place: BytePlace, bits: inout UInt64) -> Int {
        var offset = 0
        while true {
            let first = place.word(offset)
            let second = place.word(offset &+ 8)
            let inFirst = ByteWord.textEnds(first)
            let inSecond = ByteWord.textEnds(second)
            bits |= first
            if inFirst | inSecond != 0 {
                bits |= inFirst != 0 ? 0 : second
                return offset &+ (inFirst != 0 ? ByteWord.first(inFirst) : 8 &+ ByteWord.first(inSecond))
            }
            bits |= second
            offset &+= 16
        }
    }

    /// A text of another length than the last one: looked for, and after some of them no longer expected to have one length.
    @inline(never)
    private func missedText(_ step: UnsafeMutablePointer<Step>, _ place: BytePlace, bits: inout UInt64) -> Int? {
        let length = textLength(place, bits: &bits)
        // SAFETY: the step is one of this template's.
        guard unsafe Self.differs(step, at: place + length) == 0 else { return nil }
        unsafe expect(length, of: step, otherwise: .text, never: length > Self.fixedLimit)
        return length
    }

    @inline(never)
    private func missedNumber(_ step: UnsafeMutablePointer<Step>, _ place: BytePlace) -> Int? {
        // SAFETY: the step is one of this template's.
        guard let length = unsafe carefulNumber(step, place) else { return nil }
        // Only up to eight plain digits can be expected by their length.
        let isShort = length <= 8 && ByteWord.first(ByteWord.nonDigits(place.word())) >= length
        unsafe expect(length, of: step, otherwise: .number, never: !isShort)
        return length
    }

    private func expect(_ length: Int, of step: UnsafeMutablePointer<Step>, otherwise kind: Step.Kind, never: Bool) {
        // SAFETY: the step is one of this template's, and nobody else holds it.
        unsafe step.pointee.misses += 1
        unsafe step.pointee.length = length
        unsafe step.pointee.tail = Self.tail(length, isText: kind == .text)
        if unsafe never || Int(step.pointee.misses) > 16 + hits >> 4 { unsafe step.pointee.kind = kind }
    }

    /// All bits of the bytes behind the last whole word; of a number, which has eight digits at most, all of its bytes.
    private static func tail(_ length: Int, isText: Bool) -> UInt64 {
        !isText && length == 8 ? .max : ByteWord.mask(length % 8)
    }

    @inline(never)
    private func carefulNumber(_ step: UnsafeMutablePointer<Step>, _ place: BytePlace) -> Int? {
        // SAFETY: the step is one of this template's.
        guard let length = BareValue.length(place), unsafe Self.differs(step, at: place + length) == 0 else { return nil }
        return length
    }
}
