// Hot: writes every pair. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// Writes the rows of subjects into memory of its own, which is handed on when it is full. What follows a subject in its rows is made once for each
/// set of kinds of pages, so that a row is two copies.
@safe final class PairRows {
    private static let size = 1 << 18

    private let pairs: ShownPairs
    private let writing: (UnsafeRawBufferPointer) -> Void
    /// The ends of rows, by item: in clear, then masked.
    private let ends: [[UInt8]]
    /// The same in slots of `stride` bytes, which a copy of whole words may read to their end.
    private let slots: UnsafeMutableRawBufferPointer
    private let stride: Int
    /// What a mask of up to eight kinds shows.
    private let few: [ShownItems]
    private let buffer: UnsafeMutableRawBufferPointer
    private var used = 0

    /// - Parameter writing: is handed the rows' bytes, valid during the call.
    init(_ pairs: ShownPairs, _ writing: @escaping (UnsafeRawBufferPointer) -> Void) {
        self.pairs = pairs
        unsafe self.writing = unsafe writing
        ends = [Visibility.clear, .masked].flatMap { visibility in
            pairs.table.ids.map { Array(",\(CSVText.quoted($0.rawValue)),\(visibility.rawValue)\n".utf8) }
        }
        stride = ((ends.map(\.count).max() ?? 0) + 15) / 16 * 16
        few =
            pairs.kinds.count <= 8
            ? (0..<256).map { pairs.kinds.isEmpty ? ShownItems() : pairs.shown($0 & ((1 << UInt64(pairs.kinds.count)) - 1)) } : []
        // SAFETY: freed in deinit; a subject's rows, of which there are at most as many as items, fit behind the size at which it is emptied.
        unsafe slots = .allocate(byteCount: max(16, stride * ends.count), alignment: 16)
        unsafe slots.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe buffer = .allocate(byteCount: Self.size + 64 * (stride + 32), alignment: 16)
        for (number, end) in ends.enumerated() {
            unsafe UnsafeMutableRawBufferPointer(rebasing: slots[(number * stride)...]).copyBytes(from: end)
        }
        append(Array("subject,item,visibility\n".utf8))
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe slots.deallocate()
        unsafe buffer.deallocate()
    }

    /// The rows of a subject that is a whole number.
    @inline(__always)
    func append(number: UInt64, _ mask: UInt64) {
        guard number < 10_000_000_000_000_000 else { return append(text: Array(String(number).utf8), mask) }
        let shown = few.isEmpty ? pairs.shown(mask) : few[Int(mask)]
        let digits = DecimalDigits(number)
        var rest = shown.clear | shown.masked
        // SAFETY: there is room for all rows of a subject behind `size`, and each slot has `stride` bytes.
        var place = unsafe buffer.baseAddress.unsafelyUnwrapped + used
        let start = unsafe place
        while rest != 0 {
            let item = rest.trailingZeroBitCount
            rest &= rest &- 1
            unsafe place += unsafe digits.write(to: place)
            let end = shown.clear >> UInt64(item) & 1 != 0 ? item : item &+ pairs.table.count
            let from = unsafe UnsafeRawPointer(slots.baseAddress.unsafelyUnwrapped) + end &* stride
            for step in Swift.stride(from: 0, to: stride, by: 16) {
                unsafe place.storeBytes(of: (from + step).load(as: SIMD2<UInt64>.self), toByteOffset: step, as: SIMD2<UInt64>.self)
            }
            unsafe place += ends[end].count
        }
        used &+= unsafe place - start
        if used >= Self.size { flush() }
    }

    /// The rows of any other subject.
    func append(text: [UInt8], _ mask: UInt64) {
        let quoted = Array(CSVText.quoted(String(decoding: text, as: UTF8.self)).utf8)
        let shown = pairs.shown(mask)
        for item in 0..<pairs.table.count where (shown.clear | shown.masked) >> UInt64(item) & 1 != 0 {
            append(quoted)
            append(ends[shown.clear >> UInt64(item) & 1 != 0 ? item : item + pairs.table.count])
        }
    }

    private func append(_ bytes: [UInt8]) {
        if bytes.count > Self.size - used { flush() }
        // SAFETY: a text that is longer than all of the memory is handed on as it is.
        guard bytes.count <= Self.size else { return unsafe bytes.withUnsafeBytes { unsafe writing($0) } }
        unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[used...]).copyBytes(from: bytes)
        used += bytes.count
    }

    private func flush() {
        // SAFETY: the first `used` bytes are written.
        if used > 0 { unsafe writing(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<used])) }
        used = 0
    }

    /// Hands on what is left.
    func finish() { flush() }
}

/// A whole number below 10¹⁶ as decimal digits, ready to be written again and again.
struct DecimalDigits {
    private let head: UInt64
    private let tail: UInt64
    private let headCount: Int
    private let tailCount: Int

    @inline(__always)
    init(_ number: UInt64) {
        let (high, low) = number.quotientAndRemainder(dividingBy: 100_000_000)
        let first = Self.eight(high == 0 ? low : high)
        let zeros = min(7, (first ^ 0x3030_3030_3030_3030).trailingZeroBitCount >> 3)
        head = first >> UInt64(zeros * 8)
        headCount = 8 &- zeros
        tail = high == 0 ? 0 : Self.eight(low)
        tailCount = high == 0 ? 0 : 8
    }

    /// Eight digits as bytes, the first one lowest.
    ///
    /// Source: Paul Khuong, "How to print integers really fast" (2017): quotients by multiplication, in lanes of one word.
    @inline(__always)
    private static func eight(_ number: UInt64) -> UInt64 {
        let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
        let halves = high | low << 32
        let tops = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
        let hundreds = tops | (halves &- tops &* 100) << 16
        let tens = (hundreds &* 103) >> 10 & 0x000F_000F_000F_000F
        return (tens | (hundreds &- tens &* 10) << 8) | 0x3030_3030_3030_3030
    }

    /// Writes the digits.
    ///
    /// - Parameter place: has room for sixteen bytes.
    /// - Returns: how many digits there are.
    @inline(__always)
    func write(to place: UnsafeMutableRawPointer) -> Int {
        // SAFETY: the caller has the room.
        unsafe place.storeBytes(of: head.littleEndian, as: UInt64.self)
        unsafe place.storeBytes(of: tail.littleEndian, toByteOffset: headCount, as: UInt64.self)
        return headCount &+ tailCount
    }
}
