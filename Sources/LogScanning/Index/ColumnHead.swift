// Hot: every column begins with one. Benchmark: Benchmarks/run scan (index, re-scope).

/// What a block says of one of its columns.
struct ColumnHead {
    let form: ColumnForm
    /// Bits of a value: at most 56, or 64.
    let width: Int
    /// How many values are stored.
    let count: Int
    /// What is added to each.
    let base: UInt64

    init(_ form: ColumnForm, width: Int, count: Int, base: UInt64) {
        (self.form, self.width, self.count, self.base) = (form, width, count, base)
    }

    /// - Parameter rows: of the block; nil comes back for a head that no such block has.
    init?(word: UInt64, base: UInt64, rows: Int) {
        let (width, count) = (Int(word >> 8 & 0xFF), Int(word >> 32))
        guard let form = ColumnForm(rawValue: UInt8(truncatingIfNeeded: word)), width <= 56 || width == 64, count <= rows,
            form != .packed || count == rows
        else { return nil }
        self.init(form, width: width, count: count, base: base)
    }

    /// The first of the two words that are stored.
    var word: UInt64 { UInt64(form.rawValue) | UInt64(width) << 8 | UInt64(count) << 32 }

    /// Bytes of the column's values.
    func size(rows: Int) -> Int {
        let groups = (rows + 63) / 64
        return switch form {
        case .constant: 0
        case .packed: (count * width + 63) / 64 * 8
        case .sparse: (groups * 64 + groups * 32 + 32 + count * width + 64 + 63) / 64 * 8
        }
    }

    /// Which of these bytes hold what is needed for some rows.
    func extent(of part: Range<Int>, rows: Int) -> Range<Int> {
        let size = size(rows: rows)
        guard form == .packed else { return 0..<size }
        return min(size, part.lowerBound * width / 8)..<min(size, 8 + (part.upperBound * width + 7) / 8)
    }

    /// Whether the rank of every 64 rows of a sparse column is the number of values before them.
    ///
    /// - Parameter start: the column's values, all of them.
    func ranksFit(_ start: UnsafeRawPointer, rows: Int) -> Bool {
        guard form == .sparse else { return true }
        let groups = (rows + 63) / 64
        var before = 0
        for group in 0..<groups {
            // SAFETY: the caller has seen that the words and ranks are there.
            let rank = unsafe start.loadUnaligned(fromByteOffset: groups * 8 + group * 4, as: UInt32.self)
            guard Int(UInt32(littleEndian: rank)) == before else { return false }
            before += unsafe start.loadUnaligned(fromByteOffset: group * 8, as: UInt64.self).nonzeroBitCount
        }
        return before <= count
    }
}
