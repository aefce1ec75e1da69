// Hot: filled for every line. Benchmark: Benchmarks/run scan (parse).

/// What a line can carry, in the order of `LineFields`.
enum FieldSlot: Int, CaseIterable {
    case time, eventID, origin, country, network, credential, token, subject, actor, method, route, status, client, sequence, producer
}

/// One value of a line: bytes in the line itself or, where it had escapes, in the parser's own storage.
@safe struct FieldValue {
    enum Kind: UInt8 {
        case absent
        /// JSON text without its quotes, escapes resolved.
        case text
        /// A JSON number or word, as written.
        case bare
    }

    /// Valid until the parser's next line, with `LineReader.padding` more readable bytes behind them.
    var bytes: UnsafeRawBufferPointer
    var kind: Kind

    // SAFETY: an empty buffer needs no memory.
    static var absent: FieldValue { unsafe FieldValue(bytes: UnsafeRawBufferPointer(start: nil, count: 0), kind: .absent) }

    /// Whether there is a value other than `null`.
    @inline(__always)
    var isPresent: Bool {
        if kind == .text { return true }
        // SAFETY: reads within the value's own count.
        return unsafe kind == .bare && !(bytes.count == 4 && bytes[0] == 0x6E)
    }

    /// Whether there is a value that can name something: not `null` and not empty text, which loggers write for nothing.
    // SAFETY: reads the count only.
    @inline(__always)
    var isFilled: Bool { unsafe isPresent && !bytes.isEmpty }

    /// Whether both hold the same bytes.
    func sameBytes(_ other: FieldValue) -> Bool {
        // SAFETY: compares within both counts.
        unsafe bytes.count == other.bytes.count && bytes.elementsEqual(other.bytes)
    }
}

/// The values of one line by slot.
@safe struct LineFields {
    private let values: UnsafeMutableBufferPointer<FieldValue>

    /// Storage for one parser; freed by `deallocate`.
    init() {
        // SAFETY: as many values as there are slots, and one for what no slot wants, initialised here.
        unsafe values = .allocate(capacity: FieldSlot.allCases.count + 1)
        unsafe values.initialize(repeating: .absent)
    }

    // SAFETY: allocated in `init`; the owner calls this once.
    func deallocate() { unsafe values.deallocate() }

    func clear() {
        // SAFETY: all elements are initialised.
        unsafe values.update(repeating: .absent)
    }

    /// Takes the bytes of a value whose kind is known already, by its slot's number; the number of slots stands for none.
    @inline(__always)
    func fill(_ slot: Int, _ bytes: UnsafeRawBufferPointer) {
        // SAFETY: callers give no number but those two; the bytes are valid until the reader goes on.
        unsafe values.baseAddress.unsafelyUnwrapped[slot].bytes = unsafe bytes
    }

    /// Lets a slot have another one's bytes.
    @inline(__always)
    func copy(_ from: FieldSlot, to: FieldSlot) {
        // SAFETY: every slot's raw value is below the count.
        unsafe values.baseAddress.unsafelyUnwrapped[to.rawValue].bytes = unsafe values.baseAddress.unsafelyUnwrapped[from.rawValue].bytes
    }

    @inline(__always)
    subscript(slot: FieldSlot) -> FieldValue {
        // SAFETY: every slot's raw value is below the count.
        get { unsafe values.baseAddress.unsafelyUnwrapped[slot.rawValue] }
        nonmutating set { unsafe values.baseAddress.unsafelyUnwrapped[slot.rawValue] = newValue }
    }
}
