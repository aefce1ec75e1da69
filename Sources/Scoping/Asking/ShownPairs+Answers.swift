// Hot: writes every pair. Benchmark: Benchmarks/run scan (re-scope).
package import BreachModel

extension ShownPairs {
    /// How many subjects an item was shown of: in clear at least once, or only masked.
    package struct ItemCount: Hashable, Sendable, Codable {
        package var item: DataItemID
        package var seenClear: PeopleCount
        package var seenMasked: PeopleCount
    }

    /// The answer in numbers.
    package struct Count: Hashable, Sendable, Codable {
        /// Subjects of whom a page was shown.
        package var subjects = 0
        /// Pairs of a subject and an item.
        package var pairs = 0
        /// Page views.
        package var views = 0
        package var items: [ItemCount] = []
    }

    /// Counts what was found.
    package func count() -> Count {
        // Most companies have few kinds of pages, so that counting how often each set of them stands there comes first.
        var few = [Int](repeating: 0, count: kinds.count <= 8 ? 256 : 0)
        var count = Count(views: views, items: table.ids.map { ItemCount(item: $0, seenClear: 0, seenMasked: 0) })
        bits.forEach { if few.isEmpty { add($1, times: 1, to: &count) } else { few[Int($1)] += 1 } }
        for (mask, times) in few.enumerated() where times > 0 { add(UInt64(mask), times: times, to: &count) }
        for mask in otherMasks { add(mask, times: 1, to: &count) }
        return count
    }

    private func add(_ mask: UInt64, times: Int, to count: inout Count) {
        count.subjects += times
        let shown = shown(mask)
        count.pairs += (shown.clear | shown.masked).nonzeroBitCount * times
        for item in 0..<table.count {
            if shown.clear >> UInt64(item) & 1 != 0 { count.items[item].seenClear += PeopleCount(times) }
            if shown.masked >> UInt64(item) & 1 != 0 { count.items[item].seenMasked += PeopleCount(times) }
        }
    }

    /// Writes every pair as a row of CSV (RFC 4180, lines ended by LF): subject, item, visibility. Whole numbers come first, in their order, then all
    /// other ids bytewise; of each, items in the order of their ids.
    ///
    /// - Parameter writing: is handed the rows some hundred thousand bytes at a time.
    package func list<Failure: Error>(_ writing: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        let rows = PairRows(self)
        let buffer = RecordBuffer()
        buffer.append("subject,item,visibility\n")
        var failure: Failure?
        func write() {
            do throws(Failure) { if failure == nil { try writing(buffer.array) } } catch { failure = error }
            buffer.removeAll()
        }
        // Whole numbers without bits are few or none, unless ids are large.
        var large = otherWholes()[...]
        func takeLarge(before limit: UInt64) {
            while let next = large.first, next.whole < limit {
                rows.append(next.whole, next.mask, to: buffer)
                if buffer.count > RecordBuffer.usualSize { write() }
                large.removeFirst()
            }
        }
        bits.forEach { whole, mask in
            if !large.isEmpty { takeLarge(before: whole) }
            rows.append(whole, mask, to: buffer)
            if buffer.count > RecordBuffer.usualSize { write() }
        }
        takeLarge(before: .max)
        for (text, mask) in otherTexts() {
            rows.append(text, mask, to: buffer)
            if buffer.count > RecordBuffer.usualSize { write() }
        }
        write()
        if let failure { throw failure }
    }

    private func otherWholes() -> [(whole: UInt64, mask: UInt64)] {
        otherMasks.indices.compactMap { number in others.whole(Int32(number)).map { ($0, otherMasks[number]) } }
            .sorted { $0.whole < $1.whole }
    }

    private func otherTexts() -> [(text: [UInt8], mask: UInt64)] {
        otherMasks.indices.filter { others.whole(Int32($0)) == nil }.map { (Array(others.text(Int32($0)).utf8), otherMasks[$0]) }
            .sorted { $0.text.lexicographicallyPrecedes($1.text) }
    }
}

/// The ends of rows, made once.
private struct PairRows {
    private let pairs: ShownPairs
    private let clear: [[UInt8]]
    private let masked: [[UInt8]]
    /// What a mask of up to eight kinds shows.
    private let few: [ShownItems]

    init(_ pairs: ShownPairs) {
        self.pairs = pairs
        func ends(_ visibility: Visibility) -> [[UInt8]] {
            pairs.table.ids.map { Array(",\(CSVText.quoted($0.rawValue)),\(visibility.rawValue)\n".utf8) }
        }
        (clear, masked) = (ends(.clear), ends(.masked))
        few =
            pairs.kinds.count <= 8
            ? (0..<256).map { pairs.kinds.isEmpty ? ShownItems() : pairs.shown($0 & ((1 << UInt64(pairs.kinds.count)) - 1)) } : []
    }

    func append(_ whole: UInt64, _ mask: UInt64, to buffer: RecordBuffer) {
        append(mask, to: buffer) { $0.append(number: whole) }
    }

    func append(_ text: [UInt8], _ mask: UInt64, to buffer: RecordBuffer) {
        let quoted = Array(CSVText.quoted(String(decoding: text, as: UTF8.self)).utf8)
        append(mask, to: buffer) { $0.append(quoted) }
    }

    @inline(__always)
    private func append(_ mask: UInt64, to buffer: RecordBuffer, subject: (RecordBuffer) -> Void) {
        let shown = few.isEmpty ? pairs.shown(mask) : few[Int(mask)]
        var rest = shown.clear | shown.masked
        while rest != 0 {
            let item = rest.trailingZeroBitCount
            rest &= rest - 1
            subject(buffer)
            buffer.append(shown.clear >> UInt64(item) & 1 != 0 ? clear[item] : masked[item])
        }
    }
}

/// One field of CSV.
enum CSVText {
    /// RFC 4180, section 2: quotes where the text holds a comma, a quote or a line end.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
