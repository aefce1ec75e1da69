// Hot: says which lines of a log can be by some credentials. Benchmark: Benchmarks/run scan (scope).
internal import BreachModel
internal import CByteSearch

/// How lines are found that can be by some credentials, whatever their producer's spelling. A few credentials are searched for by their bytes. For
/// many, the name of their field is searched for, and what stands behind it is looked up: that costs the same for five and for five thousand.
struct LineSearch {
    /// More credentials than this are looked up.
    static let needleLimit = 2

    /// What is searched for: each as it stands in a line.
    let needles: [[UInt8]]
    /// The credentials, where the needles are names of fields.
    let values: ByteDictionary?
    let escapes: HidingEscapes
    /// With which eight bytes the values begin; empty where one of them has fewer.
    let beginnings: [UInt64]
    /// Bytes of the longest credential.
    private let longest: Int

    /// - Parameters:
    ///   - credentials: none of them empty.
    ///   - tree: the log's fields; one of them is for credentials.
    init(_ credentials: [[UInt8]], _ tree: FieldTree) {
        longest = credentials.map(\.count).max() ?? 0
        if credentials.count <= Self.needleLimit {
            needles = credentials
            values = nil
            beginnings = []
            escapes = HidingEscapes(credentials)
        } else {
            let names = Set(tree.nodes.joined().filter { $0.slots.contains(.credential) }.map(\.key))
                .sorted { $0.lexicographicallyPrecedes($1) }
            needles = names.map { [0x22] + $0 + [0x22] }
            let values = ByteDictionary()
            // SAFETY: the dictionary copies the bytes.
            for credential in credentials { _ = unsafe credential.withUnsafeBytes { unsafe values.number($0) } }
            self.values = values
            beginnings = Self.beginnings(credentials)
            escapes = HidingEscapes(credentials + names)
        }
    }

    private static func beginnings(_ credentials: [[UInt8]]) -> [UInt64] {
        guard credentials.allSatisfy({ $0.count >= 8 }) else { return [] }
        var beginnings = [UInt64](repeating: 0, count: 1 << (Int(HAECHI_FILTER_BITS) - 6))
        // SAFETY: the table has as many bits as its functions expect, and each value eight bytes.
        for credential in credentials { unsafe haechi_filter_add(&beginnings, credential) }
        return beginnings
    }

    /// Whether a line that has a needle can matter by it.
    ///
    /// - Parameters:
    ///   - place: behind the needle.
    ///   - end: where the text ends; the last byte before it is a line end.
    @inline(__always)
    func matters(_ text: UnsafePointer<UInt8>, behind place: Int, end: Int) -> Bool {
        guard let values else { return true }
        // SAFETY: no place reaches the end, since a line end stands before it and ends every loop.
        var start = unsafe Self.spaced(text, place, end)
        guard unsafe start < end && text[start] == 0x3A else { return false }
        unsafe start = Self.spaced(text, start + 1, end)
        guard start < end else { return false }
        let isText = unsafe text[start] == 0x22
        if isText { start += 1 }
        var last = start
        let limit = min(end, start + longest + 1)
        while last < limit, unsafe !Self.ends(text[last], isText) { last += 1 }
        guard last < limit else { return false }
        return unsafe values.known(UnsafeRawBufferPointer(start: text + start, count: last - start)) != nil
    }

    @inline(__always)
    private static func spaced(_ text: UnsafePointer<UInt8>, _ place: Int, _ end: Int) -> Int {
        var place = place
        // SAFETY: compared with the end first.
        while place < end, unsafe text[place] == 0x20 || text[place] == 0x09 || text[place] == 0x0D { place += 1 }
        return place
    }

    /// Whether a byte ends a value.
    @inline(__always)
    private static func ends(_ byte: UInt8, _ isText: Bool) -> Bool {
        if isText { return byte == 0x22 || byte == 0x0A }
        return byte <= 0x20 || byte == 0x2C || byte == 0x5D || byte == 0x7D
    }
}
