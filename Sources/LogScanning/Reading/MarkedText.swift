// Hot: the fast path of a JSON line asks it for every value. Benchmark: Benchmarks/run scan (parse).
internal import CTextMarks

/// Text in a line reader's buffer, with a bit for every byte that ends a value: where a value ends is then one load and one count away,
/// instead of a look at each of its bytes. Places are offsets in the buffer, behind which `LineReader.padding` bytes and their bits can be read.
@safe struct MarkedText {
    /// Which bytes a value of some kind cannot hold.
    enum Marks: Int, CaseIterable {
        /// Quote, backslash and control characters.
        case endsOfText = 0
        /// Everything but the decimal digits.
        case endsOfDigits = 1
    }

    /// Bits of `window` that are there wherever it begins.
    static let windowBits = 57

    private let text: UnsafeRawPointer
    /// The bits of all kinds of marks, one kind behind the other.
    private let marks: UnsafeRawPointer
    /// Bytes from one kind to the next.
    private let stride: Int
    /// For each 64 bytes, how many such blocks before them hold a byte outside ASCII.
    private let foreign: UnsafePointer<UInt32>

    // SAFETY: whoever makes it vouches for the memory; see the type's promise.
    init(text: UnsafeRawPointer, marks: UnsafeRawPointer, stride: Int, foreign: UnsafePointer<UInt32>) {
        unsafe self.text = text
        unsafe self.marks = marks
        self.stride = stride
        unsafe self.foreign = foreign
    }

    /// The text's first byte.
    var bytes: UnsafePointer<UInt8> {
        // SAFETY: as in `init`.
        @inline(__always)
        get { unsafe text.assumingMemoryBound(to: UInt8.self) }
    }

    /// The first marks of a kind.
    @inline(__always)
    func marks(_ kind: Marks) -> UnsafePointer<UInt8> {
        // SAFETY: as in `init`.
        unsafe (marks + kind.rawValue &* stride).assumingMemoryBound(to: UInt8.self)
    }

    @inline(__always)
    func place(_ offset: Int) -> BytePlace {
        // SAFETY: callers stay in front of the line end that stands before the padding.
        unsafe BytePlace(text + offset)
    }

    /// The eight bytes from `offset` on, the first one lowest.
    @inline(__always)
    func word(_ offset: Int) -> UInt64 {
        // SAFETY: as in `place`: at most the padding is read.
        unsafe UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    subscript(offset: Int) -> UInt8 {
        // SAFETY: as in `place`.
        unsafe text.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// Where in the text a value lies that was found in it.
    @inline(__always)
    func offset(of start: UnsafeRawPointer) -> Int {
        // SAFETY: only places are compared.
        unsafe start - text
    }

    /// The marks of the bytes from `offset` on, the first one's lowest: at least `windowBits` of them, zeros above.
    @inline(__always)
    func window(_ kind: Marks, _ offset: Int) -> UInt64 {
        // SAFETY: as in `place`: there are marks for all of the buffer, and eight bytes behind them.
        let start = kind.rawValue &* stride &+ offset >> 3
        let word = unsafe UInt64(littleEndian: marks.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        return word &>> UInt64(truncatingIfNeeded: offset & 7)
    }

    /// Of the 64 bytes from `offset` on, the first one lowest: which are slashes; and which end or spoil a path: `?`, `#`, `%` and space. Made when they are
    /// asked for, since only a line's route has a path.
    @inline(__always)
    func pathMarks(_ offset: Int) -> haechi_path_marks {
        // SAFETY: as in `place`: at most the padding is read.
        unsafe haechi_mark_path((text + offset).assumingMemoryBound(to: UInt8.self))
    }

    /// Bytes before the next mark.
    func distance(_ kind: Marks, _ offset: Int) -> Int {
        var place = offset
        while true {
            let found = window(kind, place)
            if found != 0 { return place &- offset &+ found.trailingZeroBitCount }
            place &+= Self.windowBits
        }
    }

    /// Whether a line has no byte outside ASCII; false may also mean that one stands near it.
    @inline(__always)
    func isASCII(from start: Int, to end: Int) -> Bool {
        // SAFETY: there is one number more than there are blocks.
        unsafe foreign[start >> 6] == foreign[(end &- 1) >> 6 &+ 1]
    }
}
