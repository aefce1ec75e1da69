// Hot: every number that detection reads of the index. Benchmark: Benchmarks/run scan (all).
internal import BreachModel

/// One block's events as arrays, column by column: those that are asked for, for the rows that are asked for. Used again for block after block.
package struct EventBlock {
    /// Columns that can be read.
    package struct Parts: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        package static let times = Parts(rawValue: 1)
        package static let subjects = Parts(rawValue: 2)
        /// Hashes of the origins' addresses, and the numbers of their places.
        package static let origins = Parts(rawValue: 4)
        package static let flags = Parts(rawValue: 8)
        package static let tokens = Parts(rawValue: 16)
        package static let all: Parts = [.times, .subjects, .origins, .flags, .tokens]
    }

    /// How many rows the block has.
    package private(set) var rows = 0
    /// The earliest and the latest time as the segment states them.
    package private(set) var span: (first: Int64, last: Int64) = (0, 0)
    package private(set) var runs: [EventColumns.Run] = []
    /// Milliseconds since 1970.
    package private(set) var times: [Int64]
    /// As the index stores them: 0 for none, the number plus one times two, or a dictionary's place plus one times two plus one.
    package private(set) var subjects: [UInt64]
    /// 64-bit hashes of the origins' addresses, the same in every segment.
    package private(set) var origins: [UInt64]
    /// Numbers of countries and networks in the segment, below its `placeCount` plus one.
    package private(set) var places: [UInt32]
    /// See `isShown` and `isNeverIssued`.
    package private(set) var flags: [UInt8]
    /// 64-bit hashes of tokens that were never issued; 0 for every other row.
    package private(set) var tokens: [UInt64]
    /// The flags that all rows have; nil where rows differ.
    package private(set) var commonFlags: UInt8?
    /// Whether any row may have a token that was never issued.
    package private(set) var hasTokens = false
    private var views: Views?

    package init() {
        (times, subjects, origins, places, flags, tokens) = ([], [], [], [], [], [])
    }

    /// Whether flags say that the response showed the page.
    @inlinable @inline(__always)
    package static func isShown(_ flags: UInt8) -> Bool { flags & 1 != 0 }

    /// Whether flags say that the line's token was never issued.
    @inlinable @inline(__always)
    package static func isNeverIssued(_ flags: UInt8) -> Bool { flags & 6 == 4 }

    /// Turns to a block of a segment, which must stay open until the next one; nothing is read yet.
    package mutating func open(_ block: Segment.Block, of segment: Segment) {
        rows = block.rows
        if rows > times.count { makeRoom() }
        span = (block.first.milliseconds, block.last.milliseconds)
        let views = Views(block, of: segment)
        commonFlags = views.flags.isConstant ? UInt8(truncatingIfNeeded: views.flags[0]) : nil
        hasTokens = !views.token.isConstant || views.token[0] != 0
        self.views = views
        runs.removeAll(keepingCapacity: true)
        for (index, run) in block.runs.enumerated() {
            let end = index + 1 < block.runs.count ? block.runs[index + 1].start : block.rows
            runs.append(EventColumns.Run(credential: run.credential, rows: run.start..<end))
        }
    }

    /// Most blocks have as many rows as the first one.
    private mutating func makeRoom() {
        times = Array(repeating: 0, count: rows)
        subjects = Array(repeating: 0, count: rows)
        origins = Array(repeating: 0, count: rows)
        places = Array(repeating: 0, count: rows)
        flags = Array(repeating: 0, count: rows)
        tokens = Array(repeating: 0, count: rows)
    }

    /// Reads some columns of some rows; what stood in the others stays.
    package mutating func read(_ parts: Parts, rows: Range<Int>, of segment: Segment) {
        guard let views else { return }
        if parts.contains(.times) { views.time.read(rows, flip: 1 << 63, into: &times) }
        if parts.contains(.subjects) { views.subject.read(rows, into: &subjects) }
        if parts.contains(.flags) { views.flags.read(rows, into: &flags) }
        if parts.contains(.tokens) { views.token.read(rows, into: &tokens) }
        if parts.contains(.origins) {
            views.origin.read(rows, into: &origins)
            views.place.read(rows, into: &places)
            hashOrigins(rows, of: segment)
        }
    }

    /// Marks the rows whose token was never issued, and no other row.
    ///
    /// - Parameter marks: from the first of `rows` on; takes as many as there are rows.
    /// - Returns: whether there is one.
    package func markNeverIssued(_ rows: Range<Int>, with mark: UInt8, in marks: inout [UInt8]) -> Bool {
        if marks.count < rows.count { marks.append(contentsOf: repeatElement(0, count: rows.count - marks.count)) }
        marks.removeLast(marks.count - rows.count)
        let span = flags[rows]
        return unsafe span.withUnsafeBufferPointer { flags in
            unsafe marks.withUnsafeMutableBufferPointer { marks in
                var some: UInt8 = 0
                // SAFETY: there are as many marks as flags.
                for index in 0..<flags.count {
                    let own = unsafe Self.isNeverIssued(flags[index]) ? mark : 0
                    unsafe marks[index] = own
                    some |= own
                }
                return some != 0
            }
        }
    }

    /// Makes hashes of addresses, and numbers of places, which may come from a segment that was made by hand.
    private mutating func hashOrigins(_ rows: Range<Int>, of segment: Segment) {
        let most = UInt32(segment.placeCount)
        for row in rows {
            let place = places[row]
            places[row] = min(place >> 1, most)
            let value = UInt32(truncatingIfNeeded: origins[row])
            origins[row] = place & 1 == 0 ? Segment.hash(address: value) : segment.hash(origin: Int(value))
        }
    }

    /// Number of the origin in the segment; see `Segment.address`.
    package func origin(_ row: Int) -> Int { Int(truncatingIfNeeded: (views?.place[row] ?? 0) << 32 | (views?.origin[row] ?? 0)) }

    /// Offset of the line in its file's decompressed text.
    package func offset(_ row: Int) -> Int { Int(truncatingIfNeeded: views?.offset[row] ?? 0) }

    /// The columns where they lie.
    private struct Views {
        let time, subject, origin, place, flags, token, offset: ColumnView

        init(_ block: Segment.Block, of segment: Segment) {
            time = segment.column(.time, of: block)
            subject = segment.column(.subject, of: block)
            origin = segment.column(.origin, of: block)
            place = segment.column(.place, of: block)
            flags = segment.column(.flags, of: block)
            token = segment.column(.token, of: block)
            offset = segment.column(.offset, of: block)
        }
    }
}

extension Segment {
    /// A 64-bit hash of an IPv4 address.
    @inline(__always)
    static func hash(address: UInt32) -> UInt64 { ByteDictionary.fold(UInt64(address) ^ 0x9E37_79B9_7F4A_7C15, 0xE703_7ED1_A0B4_28DB) }

    /// A 64-bit hash of an entry of the origins' dictionary.
    func hash(origin number: Int) -> UInt64 {
        // SAFETY: the bytes are read while the mapping stands.
        unsafe ByteDictionary.hash(texts.bytes(number, of: .origins))
    }

    /// A 64-bit hash of a subject that is no whole number, as `SubjectIdentity` has it.
    ///
    /// - Parameter number: of the dictionary of subjects.
    package func hash(subjectText number: Int) -> UInt64 {
        // SAFETY: the bytes are read while the mapping stands.
        unsafe ByteDictionary.hash(texts.bytes(number, of: .subjects))
    }

    /// How many texts the segment has for subjects that are no whole numbers.
    package var subjectTexts: Int { count(of: .subjects) }
}
