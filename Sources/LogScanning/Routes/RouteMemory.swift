// Hot: one match a line. Benchmark: Benchmarks/run scan (index).
internal import BreachModel
internal import CTextMarks

/// What the route map says of paths that were met before. Which rule fits follows from the method, the number of the path's segments and
/// which of the map's names each of them is, so that one look-up by these answers for all members' pages of one kind at once.
@safe final class RouteMemory {
    private struct Name {
        /// The first eight bytes.
        var head: UInt64 = 0
        /// The last eight bytes, of a shorter name all of them.
        var tail: UInt64 = 0
        /// Where its bytes lie in `texts`.
        var text: UInt32 = 0
        /// Bytes of the name; 0 for a free slot.
        var count: UInt16 = 0
        /// From 1 on.
        var number: UInt8 = 0
    }

    private struct Entry {
        /// See `match`; no path has this one.
        var code = UInt64.max
        var method: UInt64 = 0
        var found = RouteMatcher.Found(rule: 0, subject: -1, entry: -1)
    }

    /// Names that a looked-up path began with, up to a slash.
    private struct Beginning {
        var words: (UInt64, UInt64) = (0, 0)
        var masks: (UInt64, UInt64) = (0, 0)
        /// At most sixteen; 0 for none.
        var bytes = 0
        /// Another one for each that was learned; from 1 on.
        var number = 0

        @inline(__always)
        func stands(in text: MarkedText, _ place: Int) -> Bool {
            (text.word(place) & masks.0 ^ words.0) | (text.word(place &+ 8) & masks.1 ^ words.1) == 0
        }
    }

    /// What stands behind a known beginning and a number, and which rule a path of the three falls under.
    private struct Ending {
        /// Its bytes, at most sixteen.
        var words: (UInt64, UInt64) = (0, 0)
        var count = 0
        var method: UInt64 = 0
        /// Of the beginning; 0 for a free place.
        var beginning = 0
        var rule = 0
        var subject = Part()
        var entry = Part()
    }

    /// Where a named segment stands in paths of one beginning and one ending. What depends on the number is told by masks: which of a map's
    /// pages comes next is anybody's guess, and so would be a branch here.
    private struct Part {
        var isThere = false
        /// From the beginning of the path; behind the number, as if that had no digits.
        var start: UInt8 = 0
        /// 0xFF behind the number.
        var startMask: UInt8 = 0
        /// Without the number's digits.
        var count: UInt8 = 0
        /// 0xFF for the number itself.
        var countMask: UInt8 = 0
    }

    /// Segments and names beyond these numbers do not fit into a code.
    private static let segmentLimit = 7
    private static let nameLimit = 255
    private static let lengthLimit = 1000
    private static let entrySlots = 256
    private static let beginningBits: UInt64 = 4
    private static let endingBits: UInt64 = 10
    private static let endingLimit = 16

    private let matcher: RouteMatcher
    private let names: UnsafeMutableBufferPointer<Name>
    private let texts: UnsafeMutableRawBufferPointer
    private let entries: UnsafeMutableBufferPointer<Entry>
    private let places: UnsafeMutableBufferPointer<(start: Int, count: Int)>
    /// By a hash of a path's first eight bytes.
    private let beginnings: UnsafeMutableBufferPointer<Beginning>
    private var learned = 0
    /// By a hash of all that an ending is known by.
    private let endings: UnsafeMutableBufferPointer<Ending>
    /// By how many bytes an ending has: masks for its words.
    private let endingMasks: UnsafeMutableBufferPointer<(UInt64, UInt64)>
    /// Whether one of the map's names has nothing but digits.
    private let hasNumericName: Bool
    /// Segments that are looked at; 0 where the map is none for this memory.
    private let levels: Int

    /// Chosen so that each name has a slot of its own.
    private let factor: UInt64
    private let shift: UInt64

    init(_ matcher: RouteMatcher) {
        self.matcher = matcher
        let known = matcher.names.sorted { $0.lexicographicallyPrecedes($1) }
        let slotBits: UInt64 = known.count <= 16 ? 8 : known.count <= 64 ? 10 : 12
        shift = 64 - slotBits
        factor = Self.factor(known, shift: shift)
        // SAFETY: all are freed in deinit, and every element is initialised here.
        unsafe names = .allocate(capacity: 1 << slotBits)
        unsafe names.initialize(repeating: Name())
        unsafe texts = .allocate(byteCount: known.reduce(1) { $0 + $1.count }, alignment: 1)
        unsafe entries = .allocate(capacity: Self.entrySlots)
        unsafe entries.initialize(repeating: Entry())
        unsafe places = .allocate(capacity: Self.segmentLimit)
        unsafe places.initialize(repeating: (0, 0))
        unsafe beginnings = .allocate(capacity: 1 << Self.beginningBits)
        unsafe beginnings.initialize(repeating: Beginning())
        unsafe endings = .allocate(capacity: 1 << Self.endingBits)
        unsafe endings.initialize(repeating: Ending())
        unsafe endingMasks = .allocate(capacity: Self.endingLimit + 1)
        for count in 0...Self.endingLimit {
            let masks = (count >= 8 ? .max : ByteWord.mask(count), count >= 16 ? .max : count > 8 ? ByteWord.mask(count - 8) : 0)
            unsafe endingMasks.initializeElement(at: count, to: masks)
        }
        hasNumericName = known.contains { $0.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
        let fits =
            factor != 0 && matcher.depth < Self.segmentLimit && known.count <= Self.nameLimit
            && known.allSatisfy { $0.count <= Self.lengthLimit }
        // One more than the longest pattern has, to see that a path is longer.
        levels = fits ? matcher.depth + 1 : 0
        var text = 0
        for (index, bytes) in known.enumerated() where fits {
            let slot = Self.slot(Self.head(bytes), bytes.count, factor, shift)
            unsafe names[slot] = Name(
                head: Self.head(bytes), tail: Self.head(Array(bytes.suffix(8))), text: UInt32(text), count: UInt16(bytes.count),
                number: UInt8(index + 1))
            unsafe UnsafeMutableRawBufferPointer(rebasing: texts[text...]).copyBytes(from: bytes)
            text += bytes.count
        }
    }

    private static func head(_ name: [UInt8]) -> UInt64 { name.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) } }

    /// A factor by which all names have slots of their own; 0 where none was found.
    private static func factor(_ names: [[UInt8]], shift: UInt64) -> UInt64 {
        var factor: UInt64 = 0x9E37_79B9_7F4A_7C15
        let heads = names.map { (head($0), $0.count) }
        for _ in 0..<1000 {
            var taken = [Bool](repeating: false, count: 1 << Int(64 - shift))
            let isFree = heads.allSatisfy { head, count in
                let slot = slot(head, count, factor, shift)
                defer { taken[slot] = true }
                return !taken[slot]
            }
            if isFree { return factor }
            factor = factor &* 0xD134_2543_DE82_EF95 &+ 2
        }
        return 0
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe names.deallocate()
        unsafe texts.deallocate()
        unsafe entries.deallocate()
        unsafe places.deallocate()
        unsafe beginnings.deallocate()
        unsafe endings.deallocate()
        unsafe endingMasks.deallocate()
    }

    @inline(__always)
    private static func slot(_ head: UInt64, _ count: Int, _ factor: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: ((head &+ UInt64(truncatingIfNeeded: count)) &* factor) &>> shift)
    }

    /// The first rule of the map that fits, as `RouteMatcher.match` finds it.
    ///
    /// - Parameter text: holds the route.
    /// - Returns: nil for a path that is not looked up here; it says nothing of the rules.
    @inline(__always)
    func match(method: FieldValue, route: FieldValue, in text: MarkedText) -> RouteTable.Match? {
        // SAFETY: the route lies in the text; segments are parts of it.
        guard levels > 0, method.count <= 8 else { return nil }
        let start = unsafe route.place.pointer
        let place = unsafe text.offset(of: start)
        let verb = RouteMatcher.word(ofMethod: method)
        // Methods that end in a zero byte share a word.
        guard verb != RouteMatcher.noWord, route.count < MarkedText.windowBits else { return nil }
        let marks = text.pathMarks(place)
        guard let length = pathLength(text, place, route.count, marks.ends, hasMethod: verb != 0) else { return nil }
        let inside = (1 &<< UInt64(truncatingIfNeeded: length)) &- 1 as UInt64
        let slashes = marks.slashes & inside
        let slot = Self.beginningSlot(text.word(place))
        // SAFETY: slots are below the numbers of places, all of them initialised.
        let known = unsafe beginnings[slot]
        guard known.bytes > 0, length > known.bytes, known.stands(in: text, place) else {
            return matchAll(method, verb, route, text, slashes, length: length, learningAt: slot)
        }
        let count = ((slashes | (inside &+ 1)) &>> UInt64(truncatingIfNeeded: known.bytes)).trailingZeroBitCount
        let left = length &- known.bytes &- count
        // A segment that is empty or no number needs a look at its name; a long ending has no place here.
        guard count > 0, left <= Self.endingLimit, isNumber(text, place &+ known.bytes, count) else {
            return matchAll(method, verb, route, text, slashes, length: length, learningAt: nil)
        }
        let rest = place &+ known.bytes &+ count
        let masks = unsafe endingMasks[left]
        let words = (text.word(rest) & masks.0, text.word(rest &+ 8) & masks.1)
        let number = Self.endingSlot(words, left, verb, known.number)
        let ending = unsafe endings[number]
        let other =
            (ending.words.0 ^ words.0) | (ending.words.1 ^ words.1) | (ending.method ^ verb)
            | UInt64(truncatingIfNeeded: (ending.beginning ^ known.number) | (ending.count ^ left))
        if other == 0 {
            return unsafe RouteTable.Match(
                rule: ending.rule, subject: part(ending.subject, of: start, digits: count),
                entry: part(ending.entry, of: start, digits: count))
        }
        let match = matchAll(method, verb, route, text, slashes, length: length, learningAt: nil)
        if let match {
            unsafe endings[number] = Ending(
                words: words, count: left, method: verb, beginning: known.number, rule: match.rule,
                subject: Self.part(match.subject, of: start, number: known.bytes, digits: count),
                entry: Self.part(match.entry, of: start, number: known.bytes, digits: count))
        }
        return match
    }

    @inline(__always)
    private static func beginningSlot(_ word: UInt64) -> Int {
        Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- beginningBits))
    }

    @inline(__always)
    private static func endingSlot(_ words: (UInt64, UInt64), _ count: Int, _ method: UInt64, _ beginning: Int) -> Int {
        let known = UInt64(truncatingIfNeeded: count &<< 32 | beginning)
        let mixed = (words.0 ^ known) &* 0x9E37_79B9_7F4A_7C15 ^ (words.1 ^ method) &* 0xE703_7ED1_A0B4_28DB
        return Int(truncatingIfNeeded: ((mixed ^ mixed >> 32) &* 0xD134_2543_DE82_EF95) &>> (64 &- endingBits))
    }

    /// Where a segment of a path lies in every path of the same beginning and ending.
    private static func part(_ bytes: UnsafeRawBufferPointer?, of path: UnsafeRawPointer, number: Int, digits: Int) -> Part {
        // SAFETY: only places are compared.
        guard let bytes = unsafe bytes, let base = bytes.baseAddress else { return Part() }
        let start = unsafe base - path
        // Paths that are looked up here are shorter than a window.
        if start == number { return Part(isThere: true, start: UInt8(start), countMask: .max) }
        if start < number { return Part(isThere: true, start: UInt8(start), count: UInt8(bytes.count)) }
        return Part(isThere: true, start: UInt8(start - digits), startMask: .max, count: UInt8(bytes.count))
    }

    @inline(__always)
    private func part(_ part: Part, of path: UnsafeRawPointer, digits: Int) -> UnsafeRawBufferPointer? {
        let digits = UInt8(truncatingIfNeeded: digits)
        let (start, count) = (Int(part.start &+ part.startMask & digits), Int(part.count &+ part.countMask & digits))
        // SAFETY: the path has the beginning and the ending that the part was found with.
        let bytes = unsafe UnsafeRawBufferPointer(start: path + start, count: count)
        return unsafe part.isThere ? bytes : nil
    }

    /// Looks at every segment of a path.
    ///
    /// - Parameter slot: where what the path begins with is kept; nil where that is known.
    @inline(never)
    private func matchAll(
        _ method: FieldValue, _ verb: UInt64, _ route: FieldValue, _ text: MarkedText, _ slashes: UInt64, length: Int, learningAt slot: Int?
    ) -> RouteTable.Match? {
        // SAFETY: the route lies in the text; segments are parts of it.
        let start = unsafe route.place.pointer
        let place = unsafe text.offset(of: start)
        let inside = (1 &<< UInt64(truncatingIfNeeded: length)) &- 1 as UInt64
        let ends = slashes | (inside &+ 1)
        var starts = ~slashes & (slashes << 1 | 1) & inside
        // What is refused here is never learned, so that the quick ways above need not look.
        if isOdd(text, place, starts, ends, length: length) { return nil }
        var code: UInt64 = 0
        var level = 0
        while starts != 0, level < levels {
            let first = starts.trailingZeroBitCount
            let count = (ends &>> UInt64(truncatingIfNeeded: first)).trailingZeroBitCount
            unsafe places[level] = (first, count)
            code = code << 8 | (isNumber(text, place &+ first, count) ? 0 : number(text, place &+ first, count))
            starts &= starts &- 1
            level &+= 1
        }
        code |= UInt64(truncatingIfNeeded: level) << 56
        let entrySlot = Int(truncatingIfNeeded: ((code ^ verb &* 0xE703_7ED1_A0B4_28DB) &* 0x9E37_79B9_7F4A_7C15) >> 56)
        var entry = unsafe entries[entrySlot]
        if entry.code != code || entry.method != verb {
            guard let found = matcher.find(method: method, route: route) else { return nil }
            entry = Entry(code: code, method: verb, found: found)
            unsafe entries[entrySlot] = entry
        }
        if let slot { learn(text, place, slashes: slashes, level: level, code: code, at: slot) }
        return unsafe RouteTable.Match(
            rule: entry.found.rule, subject: part(entry.found.subject, of: start), entry: part(entry.found.entry, of: start))
    }

    /// Whether a path has a dot segment or an address in front of it.
    @inline(__always)
    private func isOdd(_ text: MarkedText, _ place: Int, _ starts: UInt64, _ ends: UInt64, length: Int) -> Bool {
        // SAFETY: as many bytes as the path has.
        if length > 0, text[place] != 0x2F, unsafe LineText.isAbsolute(text.place(place).bytes(length)) { return true }
        let single = starts & (ends >> 1)
        var short = single | starts & (ends >> 2)
        while short != 0 {
            let first = short.trailingZeroBitCount
            if text[place &+ first] == 0x2E, single >> UInt64(first) & 1 == 1 || text[place &+ first &+ 1] == 0x2E { return true }
            short &= short &- 1
        }
        return false
    }

    /// Keeps the names that a path begins with, for the next one that begins with them, too.
    private func learn(_ text: MarkedText, _ place: Int, slashes: UInt64, level: Int, code: UInt64, at slot: Int) {
        var start = Beginning()
        // SAFETY: levels are below the number of places, all of them initialised.
        for index in 0..<level {
            let name = code >> UInt64((level - 1 - index) * 8) & 0xFF
            let end = unsafe places[index].start + places[index].count
            // Behind the name stands a slash, so that it ends there in every path that begins with these bytes.
            guard name != 0, end < 16, slashes >> UInt64(end) & 1 == 1 else { break }
            start.bytes = end + 1
        }
        guard start.bytes > 0 else { return }
        let masks = (start.bytes >= 8 ? UInt64.max : ByteWord.mask(start.bytes), start.bytes > 8 ? ByteWord.mask(start.bytes - 8) : 0)
        start.masks = start.bytes == 16 ? (.max, .max) : masks
        start.words = (text.word(place) & start.masks.0, text.word(place + 8) & start.masks.1)
        learned += 1
        start.number = learned
        unsafe beginnings[slot] = start
    }

    /// Whether a segment has nothing but digits, which then is none of the map's names.
    @inline(__always)
    private func isNumber(_ text: MarkedText, _ place: Int, _ count: Int) -> Bool {
        // Paths that are looked up here are shorter than a window.
        !hasNumericName && text.window(.endsOfDigits, place) & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1) == 0
    }

    /// Bytes of the route in front of a query; nil for one that has an escape or a space, or a query without a method.
    @inline(__always)
    private func pathLength(_ text: MarkedText, _ place: Int, _ count: Int, _ ends: UInt64, hasMethod: Bool) -> Int? {
        let marked = ends & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1)
        if marked == 0 { return count }
        let first = marked.trailingZeroBitCount
        return hasMethod && (text[place &+ first] == 0x3F || text[place &+ first] == 0x23) ? first : nil
    }

    /// Which of the map's names a segment is; 0 for none.
    @inline(__always)
    private func number(_ text: MarkedText, _ place: Int, _ count: Int) -> UInt64 {
        let mask = count >= 8 ? .max : ByteWord.mask(count)
        let head = text.word(place) & mask
        let tail = text.word(place &+ max(0, count &- 8)) & mask
        // SAFETY: the slot is below the number of slots.
        let name = unsafe names[Self.slot(head, count, factor, shift)]
        // No branch for names of up to sixteen bytes: which of them comes next is anybody's guess.
        let other = (name.head ^ head) | (name.tail ^ tail) | UInt64(truncatingIfNeeded: Int(name.count) ^ count)
        let number = other == 0 ? UInt64(name.number) : 0
        return count <= 16 || number == 0 || hasText(name, text, place) ? number : 0
    }

    private func hasText(_ name: Name, _ text: MarkedText, _ place: Int) -> Bool {
        // SAFETY: the name's bytes lie in `texts`.
        for index in 8..<(Int(name.count) - 8) where unsafe texts[Int(name.text) + index] != text[place + index] { return false }
        return true
    }

    private func part(_ index: Int, of path: UnsafeRawPointer) -> UnsafeRawBufferPointer? {
        guard index >= 0 else { return nil }
        // SAFETY: the rule that fitted has no more segments than were found, and they lie inside the path.
        let segment = unsafe places[index]
        return unsafe UnsafeRawBufferPointer(start: path + segment.start, count: segment.count)
    }
}
