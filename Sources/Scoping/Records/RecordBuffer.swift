// Hot: every byte of a people's file passes here. Benchmark: Benchmarks/run scan (scope).
internal import BreachModel

/// Bytes that are written one after the other into memory that is used again: no text and no array is made on the way.
@safe final class RecordBuffer {
    /// When whoever writes on should empty it.
    static let usualSize = 1 << 18

    private var base: UnsafeMutablePointer<UInt8>
    private var capacity = RecordBuffer.usualSize + 4096
    private(set) var count = 0
    /// Days as they are written, each at the place that the end of its number says: a scope's times are of few days.
    private var days = [Day](repeating: Day(), count: RecordBuffer.keptDays)
    private static let keptDays = 512

    /// A day's number and its eleven bytes, `YYYY-MM-DDT`, the first one lowest.
    private struct Day {
        var number = Int64.min
        var head: UInt64 = 0
        var tail: UInt32 = 0

        init() {}

        init(_ number: Int64) {
            self.number = number
            let text = Array((CivilDate(daysSinceEpoch: number).description + "T").utf8)
            head = text[..<8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            tail = text[8...].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
    }

    // SAFETY: freed in deinit or where it grows.
    init() { unsafe base = .allocate(capacity: capacity) }

    // SAFETY: allocated in `init` or where it grew.
    deinit { unsafe base.deallocate() }

    /// The bytes, valid until the next change.
    // SAFETY: the first `count` are written.
    var bytes: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: base, count: count) }

    /// The bytes, copied.
    // SAFETY: read during the copy only.
    var array: [UInt8] { unsafe Array(bytes) }

    func removeAll() { count = 0 }

    /// Makes room for so many bytes more.
    @inline(__always)
    private func reserve(_ more: Int) {
        if count &+ more > capacity { grow(more) }
    }

    @inline(never)
    private func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        // SAFETY: the old bytes move into the larger memory.
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.moveInitialize(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = larger
    }

    func append(_ byte: UInt8) {
        reserve(1)
        // SAFETY: there is room.
        unsafe base[count] = byte
        count &+= 1
    }

    @inline(__always)
    func append(_ text: StaticString) {
        // SAFETY: the text is the program's own and lives for ever; our texts have several bytes.
        unsafe append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    func append(_ some: [UInt8]) {
        // SAFETY: read inside the closure only.
        unsafe some.withUnsafeBytes { unsafe append($0) }
    }

    @inline(__always)
    func append(_ some: UnsafeRawBufferPointer) {
        guard let start = some.baseAddress else { return }
        reserve(some.count)
        // SAFETY: there is room for `count` bytes, and they do not overlap.
        unsafe UnsafeMutableRawPointer(base + count).copyMemory(from: start, byteCount: some.count)
        count &+= some.count
    }

    /// Decimal digits.
    @inline(__always)
    func append(number: UInt64) {
        var digits = 1
        var limit: UInt64 = 10
        while number >= limit, digits < 20 {
            digits &+= 1
            limit = digits < 20 ? limit &* 10 : .max
        }
        reserve(digits)
        var rest = number
        var place = count &+ digits
        repeat {
            place &-= 1
            // SAFETY: `digits` bytes have room, the lowest digit last.
            unsafe base[place] = 0x30 | UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        count &+= digits
    }

    /// An IPv4 address, its first part highest.
    func append(address: UInt32) {
        append(number: UInt64(address >> 24))
        for shift: UInt32 in [16, 8, 0] {
            append(0x2E)
            append(number: UInt64(address >> shift & 0xFF))
        }
    }

    /// A moment as `Instant.rfc3339` writes it in UTC.
    func append(_ time: Instant) {
        guard time.isWritable else { return append(Array(time.rfc3339().utf8)) }
        let own = time.milliseconds.quotientAndRemainder(dividingBy: CivilDate.millisecondsPerDay)
        let number = own.remainder < 0 ? own.quotient - 1 : own.quotient
        let place = Int(truncatingIfNeeded: number) & (Self.keptDays - 1)
        if days[place].number != number { days[place] = Day(number) }
        let day = days[place]
        reserve(12)
        // SAFETY: there is room for twelve bytes, of which the last one is written over.
        unsafe UnsafeMutableRawPointer(base + count).storeBytes(of: day.head.littleEndian, as: UInt64.self)
        unsafe UnsafeMutableRawPointer(base + count).storeBytes(of: day.tail.littleEndian, toByteOffset: 8, as: UInt32.self)
        count &+= 11
        let rest = Int(time.milliseconds - number * CivilDate.millisecondsPerDay)
        reserve(13)
        twoDigits(rest / 3_600_000, 0x3A)
        twoDigits(rest / 60_000 % 60, 0x3A)
        let milliseconds = rest % 1000
        twoDigits(rest / 1000 % 60, milliseconds == 0 ? 0x5A : 0x2E)
        guard milliseconds != 0 else { return }
        append(0x30 | UInt8(truncatingIfNeeded: milliseconds / 100))
        twoDigits(milliseconds % 100, 0x5A)
    }

    /// Two digits and what follows them; there must be room.
    @inline(__always)
    private func twoDigits(_ value: Int, _ next: UInt8) {
        // SAFETY: the caller made room.
        unsafe base[count] = 0x30 | UInt8(truncatingIfNeeded: value / 10)
        unsafe base[count &+ 1] = 0x30 | UInt8(truncatingIfNeeded: value % 10)
        unsafe base[count &+ 2] = next
        count &+= 3
    }

    /// A text as the canonical form writes it between quotes: RFC 8259 section 7, escaping what must be and nothing else.
    func append(escaped text: some Sequence<UInt8>) {
        for byte in text {
            switch byte {
            case 0x22, 0x5C:
                append(0x5C)
                append(byte)
            case 0..<0x20:
                append("\\u00")
                append(Self.hexadecimal[Int(byte >> 4)])
                append(Self.hexadecimal[Int(byte & 15)])
            default: append(byte)
            }
        }
    }

    private static let hexadecimal = Array("0123456789abcdef".utf8)
}
