// Hot: takes every forged token. Benchmark: Benchmarks/run scan (all).

/// Counts distinct 64-bit numbers exactly, in memory that does not grow with them: what has gathered goes to the scratch store, in shares by the
/// numbers' bits, and is counted in the end one share after the other.
///
/// A number has marks, and each mark's numbers are counted: what is in several sets is held once.
struct DistinctNumbers {
    /// How many marks there are.
    static let marks = 8
    /// Numbers that gather before repeated ones are taken out.
    static let usuallyGathered = 1 << 16
    private var gathered: [UInt64] = []
    private var marks: [UInt8] = []
    private var parts: [ScratchStore.Part] = []
    /// Numbers that came a short while ago, spread, by their highest bits, and their marks.
    private var recent: [(number: UInt64, marks: UInt8)] = []
    private let remembers: Bool
    private let mostGathered: Int

    /// - Parameters:
    ///   - remembers: whether many lines have the same numbers, so that it pays to look whether one came a short while ago.
    ///   - gathers: numbers that gather before repeated ones are taken out; a power of two, from 64 on.
    init(remembers: Bool = false, gathers: Int = Self.usuallyGathered) {
        self.remembers = remembers
        mostGathered = gathers
    }

    /// - Parameter marks: at least one bit.
    @inline(__always)
    mutating func insert(_ number: UInt64, marks own: UInt8, space: inout CountingSpace) {
        let spread = MarkedNumbers.spread(number)
        if remembers, isRecent(spread, own) { return }
        gathered.append(spread)
        marks.append(own)
        if gathered.count >= mostGathered { settle(&space) }
    }

    @inline(__always)
    private mutating func isRecent(_ spread: UInt64, _ own: UInt8) -> Bool {
        if recent.isEmpty { recent = Array(repeating: (0, 0), count: mostGathered / 32) }
        let place = Int(truncatingIfNeeded: spread >> 32) & (recent.count - 1)
        if recent[place].number == spread, own & ~recent[place].marks == 0 { return true }
        recent[place] = (spread, own)
        return false
    }

    @inline(never)
    private mutating func settle(_ space: inout CountingSpace) {
        let numbers = MarkedNumbers(spread: gathered, marks: marks, table: &space.marks)
        if numbers.words.count > mostGathered / 2 {
            gathered.removeAll(keepingCapacity: true)
            marks.removeAll(keepingCapacity: true)
            parts.append(space.scratch.store(numbers))
        } else {
            // Many came again, and may do so once more.
            numbers.unpack(into: &gathered, &marks)
        }
    }

    /// How many distinct numbers came with each mark. Nothing is held any more after that.
    mutating func count(_ space: inout CountingSpace) -> [Int] {
        let last = MarkedNumbers(spread: gathered, marks: marks, table: &space.marks)
        var counts = [Int](repeating: 0, count: Self.marks)
        if parts.isEmpty {
            Self.add(last.words, to: &counts)
        } else {
            (gathered, marks) = ([], [])
            parts.append(space.scratch.store(last))
            var words: [UInt64] = []
            for share in 0..<MarkedNumbers.shares {
                words.removeAll(keepingCapacity: true)
                for part in parts { space.scratch.append(share, of: part, to: &words) }
                words.removeLast(words.count - space.marks.join(&words, 0..<words.count, to: 0))
                Self.add(words, to: &counts)
            }
        }
        self = Self(remembers: remembers, gathers: mostGathered)
        return counts
    }

    private static func add(_ words: [UInt64], to counts: inout [Int]) {
        // Few mixes of marks: rather those are counted than each mark of every number.
        var mixes = [Int](repeating: 0, count: 256)
        for word in words { mixes[Int(word & 255)] += 1 }
        for (mix, count) in mixes.enumerated() where count > 0 {
            for mark in 0..<Self.marks where mix >> mark & 1 == 1 { counts[mark] += count }
        }
    }
}

/// What all counters of a detection share: memory that one uses after the other, and the store for what does not fit.
struct CountingSpace {
    var people = DistinctTable()
    var marks = MarkTable()
    /// People of the rows that a sighting takes at once.
    var gathered: [UInt32] = []
    /// Marks of the rows of a run.
    var rowMarks: [UInt8] = []
    var scratch: ScratchStore

    /// Called when everything that was stored has been counted.
    ///
    /// - Throws: where the store lost numbers, so that counts are wrong.
    mutating func empty() throws(DetectionError) {
        if let failure = scratch.failure { throw failure }
        scratch.removeAll()
    }
}
