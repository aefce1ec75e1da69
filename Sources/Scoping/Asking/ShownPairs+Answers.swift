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
        var count = Count(views: views, items: table.ids.map { ItemCount(item: $0, seenClear: 0, seenMasked: 0) })
        // Most companies have few kinds of pages, so that counting how often each set of them stands there comes first.
        if let few = bits.histogram() {
            for (mask, times) in few.enumerated() where times > 0 { add(UInt64(mask), times: times, to: &count) }
        } else {
            bits.forEach { add($1, times: 1, to: &count) }
        }
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
    /// - Parameter writing: is handed the rows some hundred thousand bytes at a time, valid during the call.
    package func list<Failure: Error>(_ writing: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        var failure: Failure?
        unsafe withoutActuallyEscaping(writing) { writing in
            // SAFETY: the bytes stand during the call.
            let rows = unsafe PairRows(self) { bytes in
                do throws(Failure) { if failure == nil { try unsafe writing(bytes) } } catch { failure = error }
            }
            writeRows(rows)
        }
        if let failure { throw failure }
    }

    private func writeRows(_ rows: PairRows) {
        // A page of bits holds all numbers that belong there or none, so those without bits stand between pages.
        var large = otherWholes()[...]
        func passLarge(before limit: UInt64) {
            while let next = large.first, next.whole < limit {
                rows.append(number: next.whole, next.mask)
                large.removeFirst()
            }
        }
        bits.forEach(opening: { passLarge(before: $0) }, { rows.append(number: $0, $1) })
        passLarge(before: .max)
        for (text, mask) in otherTexts() { rows.append(text: text, mask) }
        rows.finish()
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

/// One field of CSV.
enum CSVText {
    /// RFC 4180, section 2: quotes where the text holds a comma, a quote or a line end.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
