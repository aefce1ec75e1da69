// Hot: counts every line of a question about origins. Benchmark: Benchmarks/run scan (groups).
internal import BreachModel
internal import LogScanning

/// Every credential at every origin: lines, distinct subjects, first and last moment. Exact, and the same however the logs were cut and whoever counted.
package struct OriginCounts: Sendable {
    /// The answer in numbers.
    package struct Totals: Hashable, Sendable, Codable {
        /// Pairs of a credential and an origin.
        package var rows = 0
        package var events = 0
        /// Distinct subjects of each pair, added up: nobody's number of people.
        package var people = 0
        /// First and last moments of all pairs in milliseconds since 1970, added up, by which two counts can be compared.
        package var first: Int64 = 0
        package var last: Int64 = 0

        mutating func add(_ group: OriginGroup) {
            rows += 1
            events += group.events
            people += group.people
            first &+= group.first
            last &+= group.last
        }

        static func += (left: inout Totals, right: Totals) {
            left.rows += right.rows
            left.events += right.events
            left.people += right.people
            left.first &+= right.first
            left.last &+= right.last
        }
    }

    package private(set) var totals = Totals()
    /// In no order; none where they were not asked for.
    private var groups: [OriginGroup] = []
    private let credentials: [String]
    private let origins: [String]

    /// Counts the lines of all tallies, which must share their names.
    ///
    /// - Parameter keepsRows: whether `list` will be asked.
    /// - Throws: `write` where lines could not be kept.
    package init(_ tallies: [OriginTally], keepsRows: Bool, threads: Int) throws(ScopingError) {
        for tally in tallies { if let failure = tally.failure { throw failure } }
        (credentials, origins) = tallies.first?.names.texts ?? ([], [])
        let shares = max(1, min(threads, RowPartitions.count))
        let results = Threads.map(Array(0..<shares), threads: shares) { share in
            Result { () throws(ScopingError) in try Self.count(share, of: shares, tallies, keepsRows) }
        }
        for result in results {
            let (totals, groups) = try result.get()
            self.totals += totals
            if self.groups.isEmpty { self.groups = groups } else { self.groups += groups }
        }
    }

    /// Counts every partition of a share.
    private static func count(
        _ share: Int, of shares: Int, _ tallies: [OriginTally], _ keepsRows: Bool
    ) throws(ScopingError) -> (Totals, [OriginGroup]) {
        var totals = Totals()
        var kept: [OriginGroup] = []
        let fold = OriginFold()
        for partition in stride(from: share, to: RowPartitions.count, by: shares) {
            let rows = tallies.reduce(0) { $0 + $1.narrow.rows(in: partition) + $1.wide.rows(in: partition) }
            if rows == 0 { continue }
            // Groups are at most as many as lines: what could be too many at once is taken in several passes.
            var bits: UInt64 = 0
            while rows >> Int(bits) > OriginFold.groupLimit / 2 { bits += 1 }
            while try !fold.count(
                partition, of: tallies, passBits: bits, expecting: rows,
                {
                    totals.add($0); if keepsRows { kept.append($0) }
                })
            {
                bits += 1
            }
        }
        return (totals, kept)
    }

    /// Writes a row of CSV (RFC 4180, lines ended by LF) for each pair: credential, origin, events, people, first, last. Credentials come bytewise; of each, IPv4
    /// addresses in their order, then all other origins bytewise.
    ///
    /// - Parameter writing: is handed the rows some hundred thousand bytes at a time, valid during the call.
    package consuming func list<Failure: Error>(_ writing: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        let ranked = (credentials: Self.ranks(credentials), origins: Self.ranks(origins))
        for place in groups.indices {
            let key = groups[place].key
            let origin =
                key & OriginRow.dictionaryBit == 0
                ? key & 0xFFFF_FFFF : OriginRow.dictionaryBit | ranked.origins.rank[Int(key & 0xFFFF_FFFF)]
            groups[place].key = ranked.credentials.rank[Int(key >> 33)] << 33 | origin
        }
        groups.sort { $0.key < $1.key }
        func quoted(_ texts: [String]) -> [[UInt8]] { texts.map { Array(CSVText.quoted($0).utf8) } }
        let (credentials, origins) = (quoted(ranked.credentials.sorted), quoted(ranked.origins.sorted))
        let buffer = RecordBuffer()
        buffer.append("credential,origin,events,people,first,last\n")
        for group in groups {
            buffer.append(credentials[Int(group.key >> 33)])
            buffer.append(0x2C)
            if group.key & OriginRow.dictionaryBit == 0 {
                buffer.append(address: UInt32(truncatingIfNeeded: group.key))
            } else {
                buffer.append(origins[Int(group.key & 0xFFFF_FFFF)])
            }
            for number in [group.events, group.people] {
                buffer.append(0x2C)
                buffer.append(number: UInt64(number))
            }
            for time in [group.first, group.last] {
                buffer.append(0x2C)
                buffer.append(Instant(milliseconds: time))
            }
            buffer.append(0x0A)
            if buffer.count > RecordBuffer.usualSize {
                // SAFETY: the bytes stand until the next change.
                try unsafe writing(buffer.bytes)
                buffer.removeAll()
            }
        }
        try unsafe writing(buffer.bytes)
    }

    /// The texts in their order, and by number which place each has there.
    private static func ranks(_ texts: [String]) -> (sorted: [String], rank: [UInt64]) {
        let order = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
        var rank = [UInt64](repeating: 0, count: texts.count)
        for (place, number) in order.enumerated() { rank[number] = UInt64(place) }
        return (order.map { texts[$0] }, rank)
    }
}

extension OriginFold {
    /// So many words before it is counted, memory is asked for what a line needs.
    private static let wordsAhead = 24

    /// Counts a partition and hands on its groups, in passes that each take a share of them.
    ///
    /// - Returns: false, nothing having been handed on, where a pass has too many groups.
    fileprivate func count(
        _ partition: Int, of tallies: [OriginTally], passBits: UInt64, expecting rows: Int, _ body: (OriginGroup) -> Void
    ) throws(ScopingError) -> Bool {
        var done: [OriginGroup] = []
        for pass in 0..<(1 as UInt64) << passBits {
            clear(expecting: rows >> Int(passBits))
            var fits = true
            func isMeant(_ hash: UInt64) -> Bool { passBits == 0 || (hash >> 24) & ((1 << passBits) - 1) == pass }
            for tally in tallies {
                unsafe try tally.narrow.forEach(in: partition) { words in
                    let last = max(0, words.count - 2)
                    for place in stride(from: 0, to: words.count, by: 2) {
                        // SAFETY: rows have two words, and the one ahead is at most the last one.
                        let later = min(place + Self.wordsAhead, last)
                        let ahead = unsafe PackedLine(first: words[later], second: words[later + 1])
                        prefetch(hash: PackedLine.hash(ahead.group), subject: ahead.subject)
                        let line = unsafe PackedLine(first: words[place], second: words[place + 1])
                        let hash = PackedLine.hash(line.group)
                        if isMeant(hash), !add(line.group, hash: hash, subject: line.subject, time: line.time) { fits = false }
                    }
                }
                unsafe try tally.wide.forEach(in: partition) { words in
                    for place in stride(from: 0, to: words.count, by: 4) {
                        // SAFETY: rows have four words, of which three are used.
                        let (key, subject, time) = unsafe (words[place], words[place + 1], Int64(bitPattern: words[place + 2]))
                        let hash = PackedLine.hash(key)
                        if isMeant(hash), !add(key, hash: hash, subject: subject, time: time) { fits = false }
                    }
                }
            }
            if !fits { return false }
            if passBits == 0 { forEach(body) } else { forEach { done.append($0) } }
        }
        done.forEach(body)
        return true
    }
}
