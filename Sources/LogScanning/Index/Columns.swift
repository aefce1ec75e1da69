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

/// How a column is stored. Its first word holds the form (8 bits), the width of a value in bits (8 bits) and the number of values (from bit 32
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
    static func append(_ values: UnsafePointer<UInt32>, order: UnsafeBufferPointer<UInt16>, to bytes: inout [UInt8]) {
        // SAFETY: rows of `order` are below its count, of which there are as many values.
        unsafe append(
            measured: haechi_measure_32(values, order.count, 0), order: order, base: 0, to: &bytes, value: { UInt64(unsafe values[$0]) },
            pack: { unsafe haechi_pack_32(values, order.baseAddress, order.count, 0, $0, $1) })
    }

    static func append(_ values: UnsafePointer<UInt64>, order: UnsafeBufferPointer<UInt16>, base: UInt64 = 0, to bytes: inout [UInt8]) {
        // SAFETY: as above.
        unsafe append(
            measured: haechi_measure_64(values, order.count, base), order: order, base: base, to: &bytes, value: { unsafe values[$0] },
            pack: { unsafe haechi_pack_64(values, order.baseAddress, order.count, base, $0, $1) })
    }

    @inline(__always)
    private static func append(
        measured: haechi_column, order: UnsafeBufferPointer<UInt16>, base: UInt64, to bytes: inout [UInt8], value: (Int) -> UInt64,
        pack: (UInt32, UnsafeMutablePointer<UInt64>) -> Void
    ) {
        let count = order.count
        let (some, all, filled) = (measured.some, measured.all, Int(measured.filled))
        if count == 0 || some == all { return header(.constant, width: 0, count: count, base: (count == 0 ? 0 : some) &+ base, to: &bytes) }
        let width = width(some)
        // SAFETY: both write no more bits than they were given room for.
        if base == 0, count * 3 / 2 + 96 + filled * width < count * width {
            header(.sparse, width: width, count: filled, base: 0, to: &bytes)
            unsafe appendSparse(value, order: order, filled: filled, width: width, to: &bytes)
        } else {
            header(.packed, width: width, count: count, base: base, to: &bytes)
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

    private static func header(_ form: ColumnForm, width: Int, count: Int, base: UInt64, to bytes: inout [UInt8]) {
        Bytes.append(UInt64(form.rawValue) | UInt64(width) << 8 | UInt64(count) << 32, to: &bytes)
        Bytes.append(base, to: &bytes)
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

/// One column of a block in the mapped file.
@safe struct ColumnView {
    let form: ColumnForm
    let width: Int
    let mask: UInt64
    let base: UInt64
    let values: UnsafeRawPointer
    let ranks: UnsafeRawPointer
    let bits: UnsafeRawPointer

    /// - Parameters:
    ///   - start: the column's first word.
    ///   - rows: rows of the block.
    init(start: UnsafeRawPointer, rows: Int) {
        // SAFETY: the segment that owns the mapping outlives every view of it, and its checksum vouches for the numbers in it.
        let head = unsafe UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
        form = ColumnForm(rawValue: UInt8(truncatingIfNeeded: head)) ?? .constant
        width = Int(head >> 8 & 0xFF)
        mask = width == 64 ? .max : (1 << UInt64(width)) - 1
        base = unsafe UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        let groups = (rows + 63) / 64
        unsafe bits = start + 16
        unsafe ranks = start + 16 + groups * 8
        unsafe values = form == .sparse ? start + 16 + groups * 8 + (groups + 1) / 2 * 8 : start + 16
    }

    /// Bytes of the whole column at `start`.
    static func size(start: UnsafeRawPointer, rows: Int) -> Int {
        // SAFETY: as in `init`.
        let head = unsafe UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
        let (width, count) = (Int(head >> 8 & 0xFF), Int(head >> 32))
        let groups = (rows + 63) / 64
        return switch ColumnForm(rawValue: UInt8(truncatingIfNeeded: head)) {
        case .packed: 16 + (count * width + 63) / 64 * 8
        case .sparse: 16 + (groups * 64 + groups * 32 + 32 + count * width + 64 + 63) / 64 * 8
        default: 16
        }
    }

    /// Bytes of a column from its start on that hold what is needed for some rows: one stretch at its head, one with the rows' values.
    static func extent(start: UnsafeRawPointer, of part: Range<Int>, rows: Int) -> (head: Int, values: Range<Int>) {
        // SAFETY: as in `init`.
        let head = unsafe UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
        let size = unsafe size(start: start, rows: rows)
        guard head & 0xFF == UInt64(ColumnForm.packed.rawValue) else { return (size, 0..<0) }
        let width = Int(head >> 8 & 0xFF)
        return (16, (16 + part.lowerBound * width / 8)..<min(size, 24 + (part.upperBound * width + 7) / 8))
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
