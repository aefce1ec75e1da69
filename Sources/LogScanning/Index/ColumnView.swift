// Hot: every number of the index is read by it. Benchmark: Benchmarks/run scan (re-scope, all).

/// One column of a block where it lies in memory.
@safe struct ColumnView {
    let form: ColumnForm
    let width: Int
    let mask: UInt64
    let base: UInt64
    let values: UnsafeRawPointer
    let ranks: UnsafeRawPointer
    let bits: UnsafeRawPointer

    /// - Parameters:
    ///   - start: the column's values.
    ///   - rows: rows of the block.
    init(_ head: ColumnHead, start: UnsafeRawPointer, rows: Int) {
        (form, width, base) = (head.form, head.width, head.base)
        mask = width == 64 ? .max : (1 << UInt64(width)) - 1
        let groups = (rows + 63) / 64
        // SAFETY: whoever owns the memory outlives every view of it, and has held the head's numbers against its size.
        unsafe bits = start
        unsafe ranks = start + groups * 8
        unsafe values = form == .sparse ? start + groups * 8 + (groups + 1) / 2 * 8 : start
    }

    /// Hands on the values of some rows, each with its place among them.
    @inline(__always)
    func forEach(_ rows: Range<Int>, _ body: (Int, UInt64) -> Void) {
        switch form {
        case .constant: for place in 0..<rows.count { body(place, base) }
        case .packed: for place in 0..<rows.count { body(place, value(rows.lowerBound &+ place) &+ base) }
        case .sparse: for place in 0..<rows.count { body(place, sparse(rows.lowerBound &+ place)) }
        }
    }

    /// Whether all rows have one value.
    var isConstant: Bool { form == .constant }

    /// The value of row `index`, which the caller keeps below the block's count.
    @inline(__always)
    subscript(index: Int) -> UInt64 {
        switch form {
        case .constant: base
        case .packed: value(index) &+ base
        case .sparse: sparse(index)
        }
    }

    @inline(__always)
    func value(_ index: Int) -> UInt64 {
        let bit = index &* width
        // SAFETY: values of up to 56 bits lie in the eight bytes from their first one on, behind which the file goes on for 64 more; wider ones fill
        // words.
        let word = unsafe UInt64(littleEndian: values.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self))
        return word &>> UInt64(truncatingIfNeeded: bit & 7) & mask
    }

    private func sparse(_ index: Int) -> UInt64 {
        // SAFETY: there is a word and a rank for every 64 rows.
        let word = unsafe UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: (index >> 6) * 8, as: UInt64.self))
        let bit: UInt64 = 1 << UInt64(index & 63)
        guard word & bit != 0 else { return 0 }
        let before = Int(unsafe UInt32(littleEndian: ranks.loadUnaligned(fromByteOffset: (index >> 6) * 4, as: UInt32.self)))
        return value(before + (word & (bit - 1)).nonzeroBitCount)
    }
}
