// Hot: writes and reads every number of the index. Benchmark: Benchmarks/run scan (index, re-scope).
internal import CColumns

/// Numbers as bytes, least significant first.
enum Bytes {
    static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        var rest = number
        for _ in 0..<(number.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = rest >> 8
        }
    }
}

/// How a column is stored. Its head's first word holds the form (8 bits), the width of a value in bits (8 bits) and the number of values (from bit 32
/// on); its second word is added to every stored value.
enum ColumnForm: UInt8 {
    /// Every row has the second word's value.
    case constant = 0
    /// Values of `width` bits, one after the other.
    case packed = 1
    /// Most rows are 0: a bit for each row that is not, then for each 64 rows how many came before (32 bits), then the values that are not 0.
    case sparse = 2
}

/// Writes one column.
enum Columns {
    /// Bits that hold `value`. Above 56 a value could lie in nine bytes, so all 64 are used.
    static func width(_ value: UInt64) -> Int {
        let bits = 64 - value.leadingZeroBitCount
        return bits > 56 ? 64 : bits
    }

    /// - Parameters:
    ///   - values: one a row, `order.count` of them.
    ///   - order: the rows in the order in which they are written.
    ///   - base: taken from every value; at most the smallest one.
    ///   - head: where in `bytes` there is room for the column's head.
    static func append(_ values: UnsafePointer<UInt32>, order: UnsafeBufferPointer<UInt16>, head: Int, to bytes: inout [UInt8]) {
        // SAFETY: rows of `order` are below its count, of which there are as many values.
        unsafe append(
            measured: haechi_measure_32(values, order.count, 0), order: order, base: 0, head: head, to: &bytes,
            value: { UInt64(unsafe values[$0]) },
            pack: { unsafe haechi_pack_32(values, order.baseAddress, order.count, 0, $0, $1) })
    }

    static func append(
        _ values: UnsafePointer<UInt64>, order: UnsafeBufferPointer<UInt16>, base: UInt64 = 0, head: Int, to bytes: inout [UInt8]
    ) {
        // SAFETY: as above.
        unsafe append(
            measured: haechi_measure_64(values, order.count, base), order: order, base: base, head: head, to: &bytes,
            value: { unsafe values[$0] },
            pack: { unsafe haechi_pack_64(values, order.baseAddress, order.count, base, $0, $1) })
    }

    @inline(__always)
    private static func append(
        measured: haechi_column, order: UnsafeBufferPointer<UInt16>, base: UInt64, head: Int, to bytes: inout [UInt8],
        value: (Int) -> UInt64,
        pack: (UInt32, UnsafeMutablePointer<UInt64>) -> Void
    ) {
        let count = order.count
        let (some, all, filled) = (measured.some, measured.all, Int(measured.filled))
        if count == 0 || some == all {
            return write(ColumnHead(.constant, width: 0, count: count, base: (count == 0 ? 0 : some) &+ base), at: head, in: &bytes)
        }
        let width = width(some)
        // SAFETY: both write no more bits than they were given room for.
        if base == 0, count * 3 / 2 + 96 + filled * width < count * width {
            write(ColumnHead(.sparse, width: width, count: filled, base: 0), at: head, in: &bytes)
            unsafe appendSparse(value, order: order, filled: filled, width: width, to: &bytes)
        } else {
            write(ColumnHead(.packed, width: width, count: count, base: base), at: head, in: &bytes)
            unsafe withWords(count * width, in: &bytes) { unsafe pack(UInt32(width), $0) }
        }
    }

    @inline(__always)
    private static func appendSparse(
        _ value: (Int) -> UInt64, order: UnsafeBufferPointer<UInt16>, filled: Int, width: Int, to bytes: inout [UInt8]
    ) {
        let groups = (order.count + 63) / 64
        unsafe withWords(groups * 64 + groups * 32 + 32 + filled * width + 64, in: &bytes) { words in
            // SAFETY: bits, ranks and values follow each other in the words just made for them.
            let ranks = unsafe UnsafeMutableRawPointer(words + groups).assumingMemoryBound(to: UInt32.self)
            var writer = unsafe BitWriter(words + groups + (groups + 1) / 2)
            var before: UInt32 = 0
            for group in 0..<groups {
                unsafe ranks[group] = before.littleEndian
                var bits: UInt64 = 0
                for row in (group * 64)..<min(group * 64 + 64, order.count) {
                    let value = unsafe value(Int(order[row]))
                    guard value != 0 else { continue }
                    bits |= 1 << UInt64(row % 64)
                    before += 1
                    writer.append(value, width: width)
                }
                unsafe words[group] = bits.littleEndian
            }
            writer.finish()
        }
    }

    private static func write(_ head: ColumnHead, at place: Int, in bytes: inout [UInt8]) {
        precondition(place >= 0 && place + SegmentFormat.headSize <= bytes.count)
        // SAFETY: the two words lie inside the array.
        unsafe bytes.withUnsafeMutableBytes {
            unsafe $0.storeBytes(of: head.word.littleEndian, toByteOffset: place, as: UInt64.self)
            unsafe $0.storeBytes(of: head.base.littleEndian, toByteOffset: place + 8, as: UInt64.self)
        }
    }

    /// Room for `bits` behind the bytes, in whole words of zeros.
    @inline(__always)
    private static func withWords(_ bits: Int, in bytes: inout [UInt8], _ body: (UnsafeMutablePointer<UInt64>) -> Void) {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: (bits + 63) / 64 * 8))
        // SAFETY: columns begin at multiples of 8 bytes of the block, whose memory is aligned to 16; the body stays inside its bits.
        unsafe bytes.withUnsafeMutableBytes { all in
            guard let base = all.baseAddress else { return }
            unsafe body((base + start).assumingMemoryBound(to: UInt64.self))
        }
    }
}

/// Writes values of a few bits one after the other.
@safe private struct BitWriter {
    private var next: UnsafeMutablePointer<UInt64>
    private var word: UInt64 = 0
    private var filled: UInt64 = 0

    /// - Parameter words: room for all bits that will come.
    // SAFETY: the caller keeps them while the writer lives.
    init(_ words: UnsafeMutablePointer<UInt64>) { unsafe next = words }

    @inline(__always)
    mutating func append(_ value: UInt64, width: Int) {
        word |= value &<< filled
        let end = filled &+ UInt64(truncatingIfNeeded: width)
        if end >= 64 {
            // SAFETY: the maker gave room for all bits.
            unsafe next.pointee = word.littleEndian
            unsafe next += 1
            filled = end &- 64
            word = filled == 0 ? 0 : value &>> (UInt64(truncatingIfNeeded: width) &- filled)
        } else {
            filled = end
        }
    }

    mutating func finish() {
        // SAFETY: as in `append`.
        if filled > 0 { unsafe next.pointee = word.littleEndian }
    }
}
