// Hot: decodes every number that detection reads. Benchmark: Benchmarks/run scan (all).

extension ColumnView {
    /// Writes the values of some rows into an array, each at its row.
    ///
    /// - Parameters:
    ///   - flip: bits of each value that are turned over.
    ///   - array: longer than the last of the rows.
    @inline(__always)
    func read<Value: FixedWidthInteger>(_ rows: Range<Int>, flip: UInt64 = 0, into array: inout [Value]) {
        precondition(rows.upperBound <= array.count)
        unsafe array.withUnsafeMutableBufferPointer { buffer in
            guard let target = buffer.baseAddress else { return }
            // SAFETY: the rows were held against the array's end, and lie below the block's count.
            switch form {
            case .constant: unsafe (target + rows.lowerBound).update(repeating: Value(truncatingIfNeeded: base ^ flip), count: rows.count)
            case .packed: unsafe readPacked(rows, flip: flip, into: target)
            case .sparse: unsafe readSparse(rows, flip: flip, into: target)
            }
        }
    }

    @inline(__always)
    private func readPacked<Value: FixedWidthInteger>(_ rows: Range<Int>, flip: UInt64, into target: UnsafeMutablePointer<Value>) {
        var bit = rows.lowerBound &* width
        // SAFETY: as in `value`.
        for row in rows {
            let word = unsafe UInt64(littleEndian: values.loadUnaligned(fromByteOffset: bit >> 3, as: UInt64.self))
            let value = (word &>> UInt64(truncatingIfNeeded: bit & 7) & mask) &+ base
            unsafe target[row] = Value(truncatingIfNeeded: value ^ flip)
            bit = bit &+ width
        }
    }

    /// Rows that are 0 are filled at once, the others found by their bits.
    @inline(__always)
    private func readSparse<Value: FixedWidthInteger>(_ rows: Range<Int>, flip: UInt64, into target: UnsafeMutablePointer<Value>) {
        // SAFETY: the caller gave room for all rows; there is a word and a rank for every 64 of them.
        unsafe (target + rows.lowerBound).update(repeating: Value(truncatingIfNeeded: flip), count: rows.count)
        var row = rows.lowerBound
        while row < rows.upperBound {
            let group = row >> 6
            let all = unsafe UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: group * 8, as: UInt64.self))
            var rank = Int(unsafe UInt32(littleEndian: ranks.loadUnaligned(fromByteOffset: group * 4, as: UInt32.self)))
            let before = (1 as UInt64) << UInt64(row & 63) - 1
            rank += (all & before).nonzeroBitCount
            var rest = all & ~before
            let end = min(group * 64 + 64, rows.upperBound)
            if end & 63 != 0 { rest &= (1 as UInt64) << UInt64(end & 63) - 1 }
            while rest != 0 {
                unsafe target[group * 64 + rest.trailingZeroBitCount] = Value(truncatingIfNeeded: value(rank) ^ flip)
                rank += 1
                rest &= rest &- 1
            }
            row = end
        }
    }
}
