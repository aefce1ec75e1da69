// Hot: every byte of a world goes through here. Benchmark: `DrillWorld.make` at 1:1000.
internal import BreachModel
internal import ByteStreams

/// Bytes on their way to a file: appended without allocation, handed on in large pieces.
///
/// Every append checks that it stays inside the buffer; `makeRoom` keeps the buffer from filling up between lines.
@safe struct LineBuffer: ~Copyable {
    private static let capacity = 1 << 18
    /// No line and no table row is longer.
    static let longestLine = 8192

    private let base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init() {
        // SAFETY: freed in deinit; the type cannot be copied, so nobody else has the pointer.
        unsafe base = .allocate(capacity: Self.capacity)
    }

    deinit {
        // SAFETY: allocated in init.
        unsafe base.deallocate()
    }

    /// Hands the bytes on if a longest line would no longer fit.
    @inline(__always)
    mutating func makeRoom(_ writer: CompressedWriter) throws(DrillError) {
        if count + Self.longestLine > Self.capacity { try flush(to: writer) }
    }

    /// Hands all bytes on.
    mutating func flush(to writer: CompressedWriter) throws(DrillError) {
        do {
            // SAFETY: `count` bytes of the buffer are filled.
            try unsafe writer.write(UnsafeRawBufferPointer(start: base, count: count))
        } catch {
            throw DrillError(writing: error)
        }
        count = 0
    }

    /// Takes back everything after the first `length` bytes.
    mutating func truncate(to length: Int) {
        precondition(length <= count)
        count = length
    }

    /// A copy of the bytes from `start` on.
    func bytes(from start: Int) -> [UInt8] {
        // SAFETY: `count` bytes of the buffer are filled.
        unsafe Array(UnsafeBufferPointer(start: base, count: count)[start...])
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        precondition(count < Self.capacity)
        // SAFETY: inside the buffer, as just checked.
        unsafe base[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        let length = text.utf8CodeUnitCount
        precondition(count + length <= Self.capacity)
        // SAFETY: the text lives as long as the program, and its length was just checked against the buffer.
        unsafe (base + count).update(from: text.utf8Start, count: length)
        count += length
    }

    @inline(__always)
    mutating func append(_ bytes: [UInt8]) {
        let length = bytes.count
        precondition(count + length <= Self.capacity)
        // SAFETY: the source is used only inside the closure, and its length was just checked against the buffer.
        unsafe bytes.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { unsafe (base + count).update(from: start, count: length) }
        }
        count += length
    }

    /// Text that is not a literal; literals take the faster way above.
    mutating func append(text: String) {
        for byte in text.utf8 { append(byte) }
    }

    /// Decimal digits.
    @inline(__always)
    mutating func append(decimal value: Int) {
        var digits = 1
        var bound = 10
        while value >= bound, digits < 18 {
            digits += 1
            bound &*= 10
        }
        append(decimal: value, digits: digits)
    }

    /// Exactly `digits` decimal digits, with leading zeros.
    @inline(__always)
    mutating func append(decimal value: Int, digits: Int) {
        precondition(count + digits <= Self.capacity)
        var rest = UInt64(truncatingIfNeeded: value)
        var position = count + digits
        while position > count {
            position -= 1
            // SAFETY: between `count` and `count + digits`, inside the buffer, as just checked.
            unsafe base[position] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// Lower-case hexadecimal digits, the highest first.
    @inline(__always)
    mutating func append(hex value: UInt64, digits: Int = 16) {
        precondition(count + digits <= Self.capacity)
        var shift = UInt64(digits * 4)
        while shift > 0 {
            shift -= 4
            let nibble = UInt8(truncatingIfNeeded: (value >> shift) & 15)
            // SAFETY: `digits` bytes fit, as just checked.
            unsafe base[count] = nibble &+ (nibble < 10 ? 0x30 : 0x57)
            count += 1
        }
    }
}

extension HaechiError where Code == DrillErrorCode {
    /// A failure to write one of the world's files.
    init(writing error: ByteStreamError) {
        self.init(.writeFailed, error.message, context: error.context, hint: error.hint)
    }

    /// A failure to read a file of the world or of a scope.
    init(reading error: ByteStreamError) {
        self.init(.readFailed, error.message, context: error.context, hint: error.hint)
    }
}
