// Hot: opening a segment reads all of it. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// Reads numbers of a segment one after the other, and never behind the end of its part.
@safe struct SegmentCursor {
    private let all: UnsafeRawBufferPointer
    private let start: Int
    private let end: Int
    private let path: String
    private var place: Int

    /// - Parameters:
    ///   - all: the segment; it outlives the cursor.
    ///   - start: where the part begins, a multiple of 8.
    ///   - end: where it ends, inside `all`.
    init(_ all: UnsafeRawBufferPointer, from start: Int, to end: Int, path: String) {
        // SAFETY: the caller keeps both places inside the buffer, and the buffer mapped.
        unsafe self.all = all
        self.start = start
        self.end = end
        self.path = path
        place = start
    }

    mutating func bits() throws(LogScanningError) -> UInt64 {
        let place = try skip(8)
        // SAFETY: eight bytes from `place` lie inside the part.
        return unsafe all.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }

    mutating func number(below limit: Int) throws(LogScanningError) -> Int {
        let number = try bits()
        guard number < UInt64(limit) else { throw Segment.corrupt(path, "a number is too large") }
        return Int(number)
    }

    /// Passes over bytes and what pads them to a multiple of 8, and says where they began.
    mutating func skip(_ count: Int) throws(LogScanningError) -> Int {
        let first = place
        guard first % 8 == 0, count <= end - first else { throw Segment.corrupt(path, "a part goes on behind its end") }
        place = min(end, first + (count + 7) & ~7)
        return first
    }

    mutating func move(to place: Int) throws(LogScanningError) {
        guard place >= start, place <= end else { throw Segment.corrupt(path, "a place lies outside of its part") }
        self.place = place
    }

    /// Whether `count` numbers of four bytes from `place` never fall and stay within `limit`.
    func ascending(from place: Int, count: Int, upTo limit: Int) -> Bool {
        var previous = 0
        for number in 0..<count {
            // SAFETY: `skip` has seen that these bytes are there.
            let end = Int(unsafe all.loadUnaligned(fromByteOffset: place + number * 4, as: UInt32.self))
            if end < previous || end > limit { return false }
            previous = end
        }
        return true
    }
}
