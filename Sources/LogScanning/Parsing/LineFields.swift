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
        /// A JSON number or word, as written; `null` has no bytes.
        case bare
    }

    /// Where the bytes lie, with `LineReader.padding` more readable ones behind them; valid until the parser's next line.
    let place: BytePlace
    /// Bytes of the value; 0 for `null` and absent ones.
    let count: Int
    var kind: Kind

    // SAFETY: whoever makes a value vouches for its bytes.
    @inline(__always)
    init(_ place: BytePlace, count: Int, kind: Kind) {
        (self.place, self.count, self.kind) = (place, count, kind)
    }

    /// - Parameter bytes: with `LineReader.padding` more readable bytes behind them; none may be nil.
    @inline(__always)
    init(bytes: UnsafeRawBufferPointer, kind: Kind) {
        // SAFETY: as the caller promises.
        self.init(unsafe bytes.baseAddress.map { unsafe BytePlace($0) } ?? Self.absent.place, count: bytes.count, kind: kind)
    }

    static var absent: FieldValue {
        let zeros: StaticString =
            "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
        // SAFETY: the program's own bytes, as many as there is padding.
        return unsafe FieldValue(BytePlace(UnsafeRawPointer(zeros.utf8Start)), count: 0, kind: .absent)
    }

    /// Valid until the parser's next line.
    // SAFETY: as many bytes as whoever made the value vouched for.
    @inline(__always)
    var bytes: UnsafeRawBufferPointer { unsafe place.bytes(count) }

    /// Whether there is a value other than `null`.
    @inline(__always)
    var isPresent: Bool { count > 0 || kind == .text }

    /// Whether there is a value that can name something: not `null` and not empty text, which loggers write for nothing.
    @inline(__always)
    var isFilled: Bool { count > 0 }

    /// The first eight bytes of a value, the first one lowest, zeros behind a shorter one.
    @inline(__always)
    var head: UInt64 { count >= 8 ? place.word() : place.word() & ByteWord.mask(count) }

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

    /// Where the value of a slot is kept, for `fill`; the number of slots stands for none.
    static func place(of slot: Int) -> Int { slot * MemoryLayout<FieldValue>.stride }

    /// Takes the bytes of a value whose kind is known already.
    ///
    /// - Parameter place: what `place` says of its slot.
    @inline(__always)
    func fill(at place: Int, _ start: BytePlace, _ count: Int) {
        // SAFETY: callers give no other places; a value begins with where its bytes lie and how many they are.
        let value = unsafe UnsafeMutableRawPointer(values.baseAddress.unsafelyUnwrapped) + place
        unsafe value.storeBytes(of: start.pointer, as: UnsafeRawPointer.self)
        unsafe value.storeBytes(of: count, toByteOffset: 8, as: Int.self)
    }

    /// All values, for `fill` by others.
    var memory: UnsafeMutablePointer<UInt8> {
        // SAFETY: lives until `deallocate`.
        @inline(__always)
        get { unsafe UnsafeMutableRawPointer(values.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: UInt8.self) }
    }

    /// Lets a slot have another one's bytes.
    @inline(__always)
    func copy(_ from: FieldSlot, to: FieldSlot) {
        let value = self[from]
        self[to] = FieldValue(value.place, count: value.count, kind: self[to].kind)
    }

    @inline(__always)
    subscript(slot: FieldSlot) -> FieldValue {
        // SAFETY: every slot's raw value is below the count.
        get { unsafe values.baseAddress.unsafelyUnwrapped[slot.rawValue] }
        nonmutating set { unsafe values.baseAddress.unsafelyUnwrapped[slot.rawValue] = newValue }
    }
}
