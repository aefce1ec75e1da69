/// The dictionaries of a mapped segment.
@safe struct SegmentTexts {
    private let base: UnsafeRawPointer
    private let places: [SegmentOutline.Texts]

    /// - Parameters:
    ///   - base: the mapped segment, which outlives this.
    ///   - places: checked already.
    init(base: UnsafeRawPointer, places: [SegmentOutline.Texts]) {
        // SAFETY: the caller keeps the mapping.
        unsafe self.base = base
        self.places = places
    }

    func count(of dictionary: SegmentDictionary) -> Int { places[dictionary.rawValue].count }

    /// The bytes of entry `number` of a dictionary.
    func bytes(_ number: Int, of dictionary: SegmentDictionary) -> UnsafeRawBufferPointer {
        let place = places[dictionary.rawValue]
        // Rows of a segment of ours name only entries that are there; a hand-made one gets nothing.
        guard number >= 0, number < place.count else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
        // SAFETY: the dictionary's ends were checked when the segment was opened.
        let start = number == 0 ? 0 : Int(unsafe base.load(fromByteOffset: place.ends + (number - 1) * 4, as: UInt32.self))
        let end = Int(unsafe base.load(fromByteOffset: place.ends + number * 4, as: UInt32.self))
        return unsafe UnsafeRawBufferPointer(start: base + place.bytes + start, count: end - start)
    }

    /// Entry `number` as text.
    func text(_ number: Int, of dictionary: SegmentDictionary) -> String {
        // SAFETY: the bytes are copied while the mapping stands.
        unsafe String(decoding: bytes(number, of: dictionary), as: UTF8.self)
    }

    /// All entries in their order.
    func all(_ dictionary: SegmentDictionary) -> [String] { (0..<count(of: dictionary)).map { text($0, of: dictionary) } }

    /// The address of an origin, as the log writes it.
    func address(_ origin: OriginNumber) -> String {
        // SAFETY: the bytes are copied while the mapping stands.
        origin.isInDictionary ? OriginText.string(unsafe Array(bytes(Int(origin.value), of: .origins))) : IPv4Text.text(origin.value)
    }

    /// The subject id behind a key of this segment; nil for `SubjectKey.none`.
    func subject(_ key: SubjectKey) -> String? {
        if key == .none { return nil }
        if key.value & SubjectKey.dictionaryBit == 0 { return String(key.value) }
        return text(Int(key.value & ~SubjectKey.dictionaryBit), of: .subjects)
    }
}
