// Hot: the exact parser of a JSON line. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// Takes the mapped fields out of one JSON object (RFC 8259), and nothing that is nested where a mapped key only happens to
/// stand too.
///
/// More lenient than the RFC in one point: raw control characters inside strings are let through, because a tab in a user agent
/// must not hide an access. Everything else that is not JSON is a problem of the line.
@safe struct JSONLineParser: LineParser {
    static let depthLimit = 64

    let fields = LineFields()
    private let tree: FlatFieldTree
    /// Text whose escapes had to be resolved; grows to the longest line's need.
    private var scratch: UnsafeMutableRawBufferPointer
    private var scratchUsed = 0
    private var cursor: UnsafePointer<UInt8>
    private var end: UnsafePointer<UInt8>
    private var problem: Diagnostic.Code?
    /// How often the last line filled a slot; more often than there are slots where a mapped key stood twice.
    private(set) var filled = 0

    init(mapping: FieldMapping) { self.init(FieldTree(mapping)) }

    init(_ tree: FieldTree) {
        self.tree = FlatFieldTree(tree)
        // SAFETY: freed by `deallocate`; one line's resolved text is never longer than the line.
        unsafe scratch = .allocate(byteCount: LineReader.lineLimit + LineReader.padding, alignment: 8)
        unsafe cursor = UnsafePointer(scratch.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self))
        unsafe end = cursor
    }

    func deallocate() {
        fields.deallocate()
        tree.deallocate()
        // SAFETY: allocated in `init`; the owner calls this once.
        unsafe scratch.deallocate()
    }

    /// Parses one line.
    ///
    /// - Parameter line: the line's bytes, at least eight more being readable behind them.
    /// - Returns: nil if `fields` holds the line's values, otherwise what is wrong with it.
    mutating func parse(_ line: UnsafeRawBufferPointer) -> Diagnostic.Code? {
        fields.clear()
        scratchUsed = 0
        problem = nil
        filled = 0
        let base = unsafe line.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        // SAFETY: every read below is guarded by `cursor < end`, but for eight-byte loads that the padding covers.
        unsafe cursor = base
        unsafe end = base + line.count
        skipSpace()
        guard peek() == 0x7B, object(node: 0, depth: 0) else { return .notJSON }
        skipSpace()
        return unsafe cursor == end ? problem : .notJSON
    }

    // MARK: Grammar

    @inline(__always)
    private func peek() -> UInt8 {
        // SAFETY: the byte at `end` is readable padding; callers compare with `end` where it matters.
        unsafe cursor < end ? cursor.pointee : 0
    }

    @inline(__always)
    private mutating func skipSpace() {
        // SAFETY: guarded by `end`.
        while unsafe cursor < end {
            let byte = unsafe cursor.pointee
            guard byte == 0x20 || byte == 0x0D || byte == 0x09 || byte == 0x0A else { return }
            unsafe cursor += 1
        }
    }

    @inline(__always)
    private mutating func take(_ byte: UInt8) -> Bool {
        // SAFETY: guarded by `end`.
        guard unsafe cursor < end, unsafe cursor.pointee == byte else { return false }
        unsafe cursor += 1
        return true
    }

    /// An object whose keys of `node` matter; node -1 means that none does.
    private mutating func object(node: Int, depth: Int) -> Bool {
        guard depth < Self.depthLimit, take(0x7B) else { return false }
        skipSpace()
        if take(0x7D) { return true }
        while true {
            skipSpace()
            // SAFETY: the key is compared before the cursor goes on.
            guard let key = unsafe string() else { return false }
            skipSpace()
            guard take(0x3A) else { return false }
            skipSpace()
            guard unsafe member(key, node: node, depth: depth) else { return false }
            skipSpace()
            if take(0x2C) { continue }
            return take(0x7D)
        }
    }

    private mutating func member(_ key: UnsafeRawBufferPointer, node: Int, depth: Int) -> Bool {
        // SAFETY: the key lies in the line or in `scratch`, both alive here.
        guard node >= 0, let child = unsafe child(of: node, named: key) else { return value(depth: depth) }
        if peek() == 0x7B { return object(node: child.node, depth: depth + 1) }
        return leaf(slots: child.slots, depth: depth)
    }

    @inline(__always)
    private func child(of node: Int, named key: UnsafeRawBufferPointer) -> FlatFieldTree.Child? {
        // SAFETY: the key lies in the line or in `scratch`, both of which have padding.
        let place = unsafe BytePlace(key.baseAddress.unsafelyUnwrapped)
        return tree.child(of: node, named: place, count: key.count).map { tree[$0] }
    }

    /// A value that fills slots. A second, different value for the same slot makes the line ambiguous.
    private mutating func leaf(slots: UInt32, depth: Int) -> Bool {
        let found: FieldValue
        let first = peek()
        if first == 0x22 {
            // SAFETY: the text lies in the line or in `scratch`, both alive until the next line.
            guard let text = unsafe string() else { return false }
            unsafe found = FieldValue(bytes: text, kind: .text)
        } else if first == 0x5B {
            return value(depth: depth)
        } else {
            let start = unsafe BytePlace(cursor)
            guard value(depth: depth) else { return false }
            unsafe found = FieldValue(start, count: first == 0x6E ? 0 : UnsafeRawPointer(cursor) - start.pointer, kind: .bare)
        }
        var rest = slots
        while rest != 0 {
            guard let slot = FieldSlot(rawValue: rest.trailingZeroBitCount) else { break }
            rest &= rest &- 1
            let known = fields[slot]
            if known.kind != .absent, known.isPresent != found.isPresent || !known.sameBytes(found) { problem = .duplicateField }
            fields[slot] = found
            filled += 1
        }
        return true
    }

    /// Any value, passed over.
    private mutating func value(depth: Int) -> Bool {
        switch peek() {
        // SAFETY: the text is not looked at.
        case 0x22: return unsafe string() != nil
        case 0x7B: return object(node: -1, depth: depth + 1)
        case 0x5B: return array(depth: depth + 1)
        case 0x74: return word("true")
        case 0x66: return word("false")
        case 0x6E: return word("null")
        default: return number()
        }
    }

    private mutating func array(depth: Int) -> Bool {
        guard depth < Self.depthLimit, take(0x5B) else { return false }
        skipSpace()
        if take(0x5D) { return true }
        while true {
            skipSpace()
            guard value(depth: depth) else { return false }
            skipSpace()
            if take(0x2C) { continue }
            return take(0x5D)
        }
    }

    private mutating func word(_ text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount {
            // SAFETY: the index is below the literal's count.
            guard take(unsafe text.utf8Start[index]) else { return false }
        }
        return true
    }

    /// RFC 8259 section 6.
    private mutating func number() -> Bool {
        _ = take(0x2D)
        if !take(0x30) {
            guard digits() else { return false }
        }
        if take(0x2E), !digits() { return false }
        if take(0x65) || take(0x45) {
            if !take(0x2B) { _ = take(0x2D) }
            return digits()
        }
        return true
    }

    private mutating func digits() -> Bool {
        let start = unsafe cursor
        // SAFETY: guarded by `end`.
        while unsafe cursor < end, unsafe cursor.pointee >= 0x30, unsafe cursor.pointee <= 0x39 { unsafe cursor += 1 }
        return unsafe cursor > start
    }

    // MARK: Strings

    /// The text between two quotes: in the line itself, or resolved in `scratch` where it has escapes.
    private mutating func string() -> UnsafeRawBufferPointer? {
        guard take(0x22) else { return nil }
        let start = unsafe cursor
        guard findQuoteOrEscape() else { return nil }
        // SAFETY: `cursor` stands on a quote or a backslash before `end`.
        if unsafe cursor.pointee == 0x22 {
            let text = unsafe UnsafeRawBufferPointer(start: start, count: cursor - start)
            unsafe cursor += 1
            return unsafe text
        }
        return unsafe resolved(from: start)
    }

    /// Moves `cursor` to the next `"` or `\`, eight bytes at a time.
    private mutating func findQuoteOrEscape() -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        // SAFETY: loads reach at most seven bytes past `end`, which the padding covers.
        while unsafe cursor < end {
            let word = unsafe UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self)
            let quotes = word ^ (ones &* 0x22)
            let escapes = word ^ (ones &* 0x5C)
            let hit = ((quotes &- ones) & ~quotes | (escapes &- ones) & ~escapes) & highs
            if hit != 0 {
                unsafe cursor += hit.trailingZeroBitCount >> 3
                return unsafe cursor < end
            }
            unsafe cursor += 8
        }
        return false
    }

    private mutating func resolved(from start: UnsafePointer<UInt8>) -> UnsafeRawBufferPointer? {
        let target = unsafe scratch.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self) + scratchUsed
        var written = 0
        var from = unsafe start
        while true {
            // SAFETY: a line's resolved text is never longer than the line, for which `scratch` is large enough.
            let plain = unsafe cursor - from
            unsafe (target + written).update(from: from, count: plain)
            written += plain
            if unsafe cursor.pointee == 0x22 { break }
            unsafe cursor += 1
            guard let count = unsafe escape(into: target + written) else { return nil }
            written += count
            unsafe from = cursor
            guard findQuoteOrEscape() else { return nil }
        }
        unsafe cursor += 1
        scratchUsed += written
        return unsafe UnsafeRawBufferPointer(start: target, count: written)
    }

    /// Resolves the escape behind a backslash (RFC 8259 section 7); returns how many bytes it became.
    private mutating func escape(into target: UnsafeMutablePointer<UInt8>) -> Int? {
        guard unsafe cursor < end else { return nil }
        // SAFETY: guarded above; `target` has room for what the escape took in the line.
        let byte = unsafe cursor.pointee
        unsafe cursor += 1
        let plain: UInt8
        switch byte {
        case 0x22, 0x5C, 0x2F: plain = byte
        case 0x62: plain = 0x08
        case 0x66: plain = 0x0C
        case 0x6E: plain = 0x0A
        case 0x72: plain = 0x0D
        case 0x74: plain = 0x09
        case 0x75: return unsafe unicodeEscape(into: target)
        default: return nil
        }
        unsafe target.pointee = plain
        return 1
    }

    private mutating func unicodeEscape(into target: UnsafeMutablePointer<UInt8>) -> Int? {
        guard var code = hexadecimal() else { return nil }
        if code >= 0xD800, code < 0xDC00 {
            let mark = unsafe cursor
            if take(0x5C), take(0x75), let low = hexadecimal(), low >= 0xDC00, low < 0xE000 {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            } else {
                unsafe cursor = mark
            }
        }
        guard let scalar = Unicode.Scalar(code) else { return unsafe loneSurrogate(code, into: target) }
        var count = 0
        for byte in scalar.utf8 {
            // SAFETY: at most four bytes, where the escape took six or more.
            unsafe target[count] = byte
            count += 1
        }
        return count
    }

    /// RFC 8259 section 8.2 lets a surrogate stand alone, though it is no character. Its three bytes are no UTF-8 either: that is
    /// seen where the text names someone, and does no harm elsewhere.
    private func loneSurrogate(_ code: UInt32, into target: UnsafeMutablePointer<UInt8>) -> Int {
        // SAFETY: three bytes, where the escape took six.
        unsafe target[0] = 0xE0 | UInt8(code >> 12)
        unsafe target[1] = 0x80 | UInt8(code >> 6 & 0x3F)
        unsafe target[2] = 0x80 | UInt8(code & 0x3F)
        return 3
    }

    private mutating func hexadecimal() -> UInt32? {
        guard unsafe end - cursor >= 4 else { return nil }
        var value: UInt32 = 0
        for _ in 0..<4 {
            // SAFETY: four bytes are there.
            let byte = unsafe cursor.pointee
            unsafe cursor += 1
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}
