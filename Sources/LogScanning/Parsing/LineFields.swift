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

    /// Valid until the parser's next line.
    var bytes: UnsafeRawBufferPointer
    var kind: Kind

    // SAFETY: an empty buffer needs no memory.
    static var absent: FieldValue { unsafe FieldValue(bytes: UnsafeRawBufferPointer(start: nil, count: 0), kind: .absent) }

    /// Whether there is a value other than `null`.
    var isPresent: Bool {
        if kind == .text { return true }
        // SAFETY: reads within the value's own count.
        return unsafe kind == .bare && !(bytes.count == 4 && bytes[0] == 0x6E)
    }

    // SAFETY: reads the count only.
    /// Whether there is a value that can name something: not `null` and not empty text, which loggers write for nothing.
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
        // SAFETY: as many values as there are slots, initialised here.
        unsafe values = .allocate(capacity: FieldSlot.allCases.count)
        unsafe values.initialize(repeating: .absent)
    }

    // SAFETY: allocated in `init`; the owner calls this once.
    func deallocate() { unsafe values.deallocate() }

    func clear() {
        // SAFETY: all elements are initialised.
        unsafe values.update(repeating: .absent)
    }

    subscript(slot: FieldSlot) -> FieldValue {
        // SAFETY: every slot's raw value is below the count.
        get { unsafe values[slot.rawValue] }
        nonmutating set { unsafe values[slot.rawValue] = newValue }
    }
}
