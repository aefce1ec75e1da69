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

    /// Passes over one column of `rows` values and says where it begins: its form, its size and, where it is sparse, its ranks are
    /// those of a column that was written so.
    mutating func column(rows: Int) throws(LogScanningError) -> Int {
        let first = place
        let head = try bits()
        _ = try bits()
        let (width, count) = (Int(head >> 8 & 0xFF), Int(head >> 32))
        guard let form = ColumnForm(rawValue: UInt8(truncatingIfNeeded: head)), width <= 56 || width == 64, count <= rows,
            form != .packed || count == rows
        else { throw Segment.corrupt(path, "a column is impossible") }
        // SAFETY: the two words of the head were just read.
        let size = unsafe ColumnView.size(start: all.baseAddress.unsafelyUnwrapped + first, rows: rows)
        _ = try skip(size - 16)
        guard form != .sparse || ranksFit(at: first + 16, rows: rows, count: count) else {
            throw Segment.corrupt(path, "the ranks of a column are wrong")
        }
        return first
    }

    /// Whether the rank of every 64 rows is the number of values before them.
    private func ranksFit(at place: Int, rows: Int, count: Int) -> Bool {
        let groups = (rows + 63) / 64
        var before = 0
        for group in 0..<groups {
            // SAFETY: `skip` has seen that the words and ranks are there.
            let rank = unsafe all.loadUnaligned(fromByteOffset: place + groups * 8 + group * 4, as: UInt32.self)
            guard Int(UInt32(littleEndian: rank)) == before else { return false }
            before += unsafe all.loadUnaligned(fromByteOffset: place + group * 8, as: UInt64.self).nonzeroBitCount
        }
        return before <= count
    }
}
