// Hot: asked once per log line. Benchmark: Benchmarks/run scan (all).
internal import CColumns

/// A set of numbers of one or two 64-bit words in an open-addressing table: 11 to 23 bytes for each number of one word, twice that
/// for two.
///
/// A search begins where a cache line does and compares all of its words at once: it hardly ever needs a second line, and where in the
/// line a number stands is nothing that a processor has to guess.
struct NumberSet: Sendable {
    private static let lineWords = LineWords.lineWords
    /// How many places before a number is moved memory is asked for its new one.
    private static let askedAhead = 64

    /// Numbers of one or two words each; all zero stands for an empty place, and behind one in a line there are only empty ones.
    private var words: LineWords
    private let width: Int
    private var hasZero = false
    /// How many numbers are in the set.
    private(set) var count = 0

    /// - Parameter isWide: whether numbers have two words.
    init(isWide: Bool) {
        width = isWide ? 2 : 1
        words = LineWords(lines: isWide ? 4 : 2)
    }

    /// The first word of the line where a number's search begins. Multiplying by the number of lines instead of dividing by it needs no
    /// power of two.
    @inline(__always)
    private static func start(_ high: UInt64, _ low: UInt64, lines: Int) -> Int {
        // Both halves of the product together depend on every bit: the way of folded multiplication (Yi, wyhash).
        let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: (high &* 0xBF58_476D_1CE4_E5B9) ^ 0xE703_7ED1_A0B4_28DB)
        let mixed = product.high ^ product.low ^ low
        return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(truncatingIfNeeded: lines)).high) &* lineWords
    }

    /// The first word of the number's place, or of the empty one where it belongs.
    private func find(_ high: UInt64, _ low: UInt64) -> (place: Int, found: Bool) {
        var place = Self.start(high, low, lines: words.lines)
        if width == 1 {
            // SAFETY: a search begins at a line of the words.
            let (line, filled) = unsafe (LineAnswer(words.start + place, low), LineAnswer.filled(words.start + place))
            if !line.isThere, filled < Self.lineWords { return (place &+ filled, false) }
        }
        while true {
            // SAFETY: places are below the count of words; numbers of two words begin at even ones.
            let there = unsafe width == 2 ? (words.start[place], words.start[place &+ 1]) : (0, words.start[place])
            if there.0 == high, there.1 == low { return (place, true) }
            if there.0 | there.1 == 0 { return (place, false) }
            place &+= width
            if place == words.count { place = 0 }
        }
    }

    /// Whether the number is in the set.
    ///
    /// - Parameter high: 0 in a set of one word.
    @inline(__always)
    func contains(high: UInt64 = 0, low: UInt64) -> Bool {
        high | low == 0 ? hasZero : find(high, low).found
    }

    /// Asks memory for the line where a number of one word must stand. A large set lies outside the caches, and every question would wait.
    @inline(__always)
    func prefetch(_ number: UInt64) {
        // SAFETY: a search begins at a line of the words.
        unsafe haechi_prefetch(words.start + Self.start(0, number, lines: words.lines))
    }

    /// Writes for each number of one word whether it is in the set.
    func answer(_ numbers: UnsafeBufferPointer<UInt64>, into answers: UnsafeMutableBufferPointer<Bool>) {
        let (start, lines) = unsafe (words.start, words.lines)
        for index in 0..<numbers.count {
            // SAFETY: a search begins at a line of the words; the caller has room for an answer to each number.
            let number = unsafe numbers[index]
            let line = unsafe start + Self.start(0, number, lines: lines)
            let isThere = unsafe LineAnswer(line, number).isThere
            unsafe answers[index] = isThere
            // A search ends in a line with an empty place, and empty places are the last ones. Full lines are few, and asked for first:
            // whether a token was issued is what nobody can guess. Zero stands for empty places, and so for itself nowhere.
            guard unsafe line[Self.lineWords - 1] != 0 || number == 0, number == 0 || !isThere else { continue }
            unsafe answers[index] = contains(low: number)
        }
    }

    /// Adds a number.
    ///
    /// - Returns: false if it was there before.
    mutating func insert(high: UInt64 = 0, low: UInt64) -> Bool {
        if high | low == 0 {
            if hasZero { return false }
            hasZero = true
            count += 1
            return true
        }
        let (place, found) = find(high, low)
        if found { return false }
        if !isKnownUniquelyReferenced(&words) { words = LineWords(copying: words) }
        store(high, low, at: place)
        count += 1
        if count * width * 10 > words.count * 7 { grow() }
        return true
    }

    private func store(_ high: UInt64, _ low: UInt64, at place: Int) {
        // SAFETY: `find` gives places below the count of words.
        if width == 2 {
            unsafe words.start[place] = high
            unsafe words.start[place + 1] = low
        } else {
            unsafe words.start[place] = low
        }
    }

    private mutating func grow() {
        let old = words
        words = LineWords(lines: old.lines * 2)
        // SAFETY: reads within the old words.
        for place in stride(from: 0, to: old.count, by: width) {
            if width == 1, place + Self.askedAhead < old.count { prefetch(unsafe old.start[place + Self.askedAhead]) }
            let (high, low) = unsafe width == 2 ? (old.start[place], old.start[place + 1]) : (0, old.start[place])
            if high | low != 0 { store(high, low, at: find(high, low).place) }
        }
    }
}

/// What a line of words says, by arithmetic: a comparison would become a branch for each word.
private struct LineAnswer {
    /// Whether one of the words is the number.
    let isThere: Bool

    @inline(__always)
    init(_ line: UnsafePointer<UInt64>, _ number: UInt64) {
        // The top bit stays as long as no word is the number.
        var differs = UInt64.max
        for word in 0..<LineWords.lineWords {
            // SAFETY: the caller has a whole line.
            let difference = unsafe line[word] ^ number
            differs &= difference | (0 &- difference)
        }
        isThere = differs >> 63 == 0
    }

    /// How many words are not zero.
    @inline(__always)
    static func filled(_ line: UnsafePointer<UInt64>) -> Int {
        var filled: UInt64 = 0
        for word in 0..<LineWords.lineWords {
            // SAFETY: the caller has a whole line.
            let own = unsafe line[word]
            filled &+= (own | (0 &- own)) >> 63
        }
        return Int(truncatingIfNeeded: filled)
    }
}

/// Words in whole cache lines.
// SENDABLE: words are written by the one owner of a set only, which makes a copy where there is another.
@safe private final class LineWords: @unchecked Sendable {
    static let lineWords = 8

    let start: UnsafeMutablePointer<UInt64>
    let lines: Int
    var count: Int { lines * Self.lineWords }

    init(lines: Int) {
        self.lines = lines
        let bytes = lines * Self.lineWords * MemoryLayout<UInt64>.stride
        // SAFETY: as many words as there is memory for; freed in deinit.
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        unsafe start = memory.initializeMemory(as: UInt64.self, repeating: 0, count: lines * Self.lineWords)
    }

    convenience init(copying other: LineWords) {
        self.init(lines: other.lines)
        // SAFETY: both have as many words.
        unsafe start.update(from: other.start, count: count)
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe start.deallocate()
    }
}
