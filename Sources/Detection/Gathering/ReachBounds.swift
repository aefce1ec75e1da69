// Hot: takes every shown line. Benchmark: Benchmarks/run scan (all).

/// Whether one credential may have touched far more people in some period than in any before it, so that they must be counted.
///
/// Lines bound a period's people from above. From below they are bounded by a map of bits in which each person sets one and several may share one.
struct ReachBounds {
    private var days: PeriodBounds
    private var windows: PeriodBounds

    init(_ detector: FanOutDetector) {
        days = PeriodBounds(floor: detector.floor, factor: detector.factor)
        windows = PeriodBounds(floor: detector.windowFloor, factor: detector.factor)
    }

    /// Takes the people of some lines of one day.
    mutating func add(_ persons: ArraySlice<UInt32>, day: Int64) {
        days.add(persons, period: day)
        windows.add(persons, period: day / DailyReach.longWindow)
    }

    /// Closes all days before `day`, on which no line can come any more.
    mutating func close(before day: Int64) {
        days.close(before: day)
        windows.close(before: day == .max ? .max : day / DailyReach.longWindow)
    }

    /// Whether the detector may find something; after all days are closed.
    func mayJump(_ rules: FanOutDetector.Rules) -> Bool { days.latest >= rules.firstDay || windows.latest >= rules.firstWindow }
}

/// Bounds of periods of one length.
private struct PeriodBounds {
    private struct Open {
        let period: Int64
        var lines = 0
        var map: PersonMap
    }

    private let floor: Int
    private let factor: Int
    private var open: [Open] = []
    private var last = 0
    /// What closed periods had at least, at most.
    private var highest = 0
    /// Bits that the last period's map needed: one is much like the one before.
    private var bits = PersonMap.leastBits
    /// The last period that may be a jump.
    private(set) var latest: Int64 = .min

    init(floor: Int, factor: Int) {
        self.floor = floor
        self.factor = factor
    }

    mutating func add(_ persons: ArraySlice<UInt32>, period: Int64) {
        if last >= open.count || open[last].period != period { select(period) }
        open[last].lines += persons.count
        open[last].map.insert(persons)
    }

    private mutating func select(_ period: Int64) {
        if let place = open.firstIndex(where: { $0.period == period }) {
            last = place
        } else {
            open.append(Open(period: period, map: PersonMap(bits: bits)))
            last = open.count - 1
        }
    }

    mutating func close(before end: Int64) {
        guard open.contains(where: { $0.period < end }) else { return }
        open.sort { $0.period < $1.period }
        for closed in open where closed.period < end {
            if closed.lines >= floor, closed.lines >= factor * highest { latest = max(latest, closed.period) }
            let people = closed.map.atLeast
            highest = max(highest, people)
            bits = PersonMap.bits(for: people)
        }
        open.removeAll { $0.period < end }
        last = open.count
    }
}

/// A lower bound for a number of distinct people: bits that they set by a hash of their numbers, several people maybe the same one.
struct PersonMap {
    static let leastBits = 10
    /// A map of a megabyte: more people than it has bits are told apart no better.
    static let mostBits = 23
    private var words: [UInt64]
    /// The map has two to this power bits.
    private(set) var bits: Int
    /// Smaller maps that were full, the smallest first. A bit of one stands for as many bits of the next as that is larger.
    private var full: [[UInt64]] = []
    /// Numbers that came since the bits were counted last.
    private var added = 0

    init(bits: Int) {
        self.bits = bits
        words = Array(repeating: 0, count: 1 << (bits - 6))
    }

    /// Bits of a map that so many people fill by a fifth at most, so that a few more do not need a larger one.
    static func bits(for people: Int) -> Int { min(mostBits, max(leastBits, Int.bitWidth - (people * 5).leadingZeroBitCount)) }

    /// How many distinct numbers came at least.
    var atLeast: Int {
        guard let last = full.last else { return count }
        // What came for one bit of a smaller map: one, or as many as the next map tells apart.
        let ratio = words.count / last.count
        var counts = (0..<(last.count * 64)).map { max(Self.bit($0, of: last), Self.ones(words, $0 * ratio, ratio)) }
        for map in full.dropLast().reversed() {
            let ratio = counts.count / (map.count * 64)
            counts = (0..<(map.count * 64)).map { place in
                max(Self.bit(place, of: map), counts[(place * ratio)..<((place + 1) * ratio)].reduce(0, +))
            }
        }
        return counts.reduce(0, +)
    }

    private var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    private static func bit(_ place: Int, of map: [UInt64]) -> Int { Int(map[place >> 6] >> UInt64(place & 63) & 1) }

    /// Bits that are set among some that follow each other; a power of two of them, from a multiple of it on.
    private static func ones(_ words: [UInt64], _ start: Int, _ count: Int) -> Int {
        if count >= 64 { return words[(start >> 6)..<((start + count) >> 6)].reduce(0) { $0 + $1.nonzeroBitCount } }
        return (words[start >> 6] >> UInt64(start & 63) & (1 << UInt64(count) - 1)).nonzeroBitCount
    }

    mutating func insert(_ numbers: ArraySlice<UInt32>) {
        added += numbers.count
        if added > 1 << (bits - 2), bits < Self.mostBits { makeRoom(for: numbers.count) }
        let shift = UInt64(64 - bits)
        unsafe words.withUnsafeMutableBufferPointer { words in
            for number in numbers {
                let bit = (UInt64(number) &* 0x9E37_79B9_7F4A_7C15) >> shift
                // SAFETY: a bit's number is below the number of bits.
                unsafe words[Int(truncatingIfNeeded: bit >> 6)] |= 1 << (bit & 63)
            }
        }
    }

    /// Turns to a larger map where a quarter of this one is full or will be: up to there few people share a bit.
    @inline(never)
    private mutating func makeRoom(for more: Int) {
        let count = count
        added = more
        guard count + more > 1 << (bits - 2) else { return }
        if count > 0 { full.append(words) }
        bits = min(Self.mostBits, max(bits + 4, Self.bits(for: more)))
        words = Array(repeating: 0, count: 1 << (bits - 6))
    }
}
