// Hot: decodes every number that detection and questions read. Benchmark: Benchmarks/run scan (all, re-scope).
internal import CColumns

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
            // SAFETY: the rows were held against the array's end.
            if let target = buffer.baseAddress { unsafe read(rows, flip: flip, to: target + rows.lowerBound) }
        }
    }

    /// Writes the values of some rows one after the other.
    ///
    /// - Parameter target: has room for them.
    @inline(__always)
    func read<Value: FixedWidthInteger>(_ rows: Range<Int>, flip: UInt64 = 0, to target: UnsafeMutablePointer<Value>) {
        // SAFETY: the caller gave room for all rows, which lie below the block's count.
        switch form {
        case .constant: unsafe target.update(repeating: Value(truncatingIfNeeded: base ^ flip), count: rows.count)
        case .packed: unsafe readPacked(rows, flip: flip, to: target)
        case .sparse: unsafe readSparse(rows, flip: flip, to: target)
        }
    }

    @inline(__always)
    private func readPacked<Value: FixedWidthInteger>(_ rows: Range<Int>, flip: UInt64, to target: UnsafeMutablePointer<Value>) {
        let (raw, first, width) = (UnsafeMutableRawPointer(target), rows.lowerBound, UInt32(truncatingIfNeeded: width))
        // SAFETY: as in `value`; integers of a width have one layout, signed or not.
        switch Value.bitWidth {
        case 8: unsafe haechi_unpack_8(values, first, rows.count, width, base, flip, raw.assumingMemoryBound(to: UInt8.self))
        case 16: unsafe haechi_unpack_16(values, first, rows.count, width, base, flip, raw.assumingMemoryBound(to: UInt16.self))
        case 32: unsafe haechi_unpack_32(values, first, rows.count, width, base, flip, raw.assumingMemoryBound(to: UInt32.self))
        default: unsafe haechi_unpack_64(values, first, rows.count, width, base, flip, raw.assumingMemoryBound(to: UInt64.self))
        }
    }

    /// Rows that are 0 are filled at once, the others found by their bits.
    @inline(__always)
    private func readSparse<Value: FixedWidthInteger>(_ rows: Range<Int>, flip: UInt64, to target: UnsafeMutablePointer<Value>) {
        // SAFETY: the caller gave room for all rows; there is a word and a rank for every 64 of them.
        unsafe target.update(repeating: Value(truncatingIfNeeded: flip), count: rows.count)
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
                let place = group * 64 + rest.trailingZeroBitCount - rows.lowerBound
                unsafe target[place] = Value(truncatingIfNeeded: value(rank) ^ flip)
                rank += 1
                rest &= rest &- 1
            }
            row = end
        }
    }
}
