// Hot: takes and sorts every event. Benchmark: Benchmarks/run scan (index).
internal import CColumns

/// The events of one block, column by column, until it is full and written.
@safe final class BlockRows {
    private typealias Narrow = UnsafeMutablePointer<UInt32>
    private typealias Wide = UnsafeMutablePointer<UInt64>

    private(set) var count = 0
    private let credential, origin, place, client, rule, flags, entry: Narrow
    private let time, subject, offset, eventID, token: Wide
    private let narrow: Narrow
    private let wide: Wide
    private let order: UnsafeMutableBufferPointer<UInt16>
    private var starts: [UInt32] = []

    init() {
        let rows = SegmentFormat.writtenRows
        // A row's values lie as far apart as a column is long. With a power of two between them they would all want the same few places of
        // the processor's caches.
        let (near, far) = (rows + 9 * 16, rows + 11 * 8)
        // SAFETY: three allocations, freed in deinit; the columns are parts of them that do not overlap.
        unsafe narrow = .allocate(capacity: near * 7)
        unsafe narrow.initialize(repeating: 0, count: near * 7)
        unsafe wide = .allocate(capacity: far * 5)
        unsafe wide.initialize(repeating: 0, count: far * 5)
        unsafe order = .allocate(capacity: rows)
        unsafe order.initialize(repeating: 0)
        unsafe (credential, origin, place, client) = (narrow, narrow + near, narrow + near * 2, narrow + near * 3)
        unsafe (rule, flags, entry) = (narrow + near * 4, narrow + near * 5, narrow + near * 6)
        unsafe (time, subject, offset, eventID, token) = (wide, wide + far, wide + far * 2, wide + far * 3, wide + far * 4)
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe narrow.deallocate()
        unsafe wide.deallocate()
        unsafe order.deallocate()
    }

    /// Takes a row; the caller writes the block when it is full.
    @inline(__always)
    func append(_ row: SegmentBuilder.Row) {
        let index = count
        let origin = OriginNumber(row.origin)
        // SAFETY: a full block is written and emptied before the next row comes.
        unsafe time[index] = UInt64(bitPattern: row.time ^ .min)
        unsafe credential[index] = UInt32(truncatingIfNeeded: row.credential)
        unsafe subject[index] = SubjectKey(value: row.subject).stored
        unsafe self.origin[index] = origin.value
        unsafe place[index] = origin.place
        unsafe client[index] = UInt32(truncatingIfNeeded: row.client)
        unsafe rule[index] = UInt32(truncatingIfNeeded: row.rule)
        unsafe flags[index] = UInt32(row.flags)
        unsafe entry[index] = UInt32(truncatingIfNeeded: row.entry)
        unsafe offset[index] = UInt64(row.offset)
        unsafe eventID[index] = row.eventID
        unsafe token[index] = row.token
        count = index &+ 1
    }

    /// Says of the token of a row whether it was issued; only of one that was not the hash is kept.
    func settleToken(row: Int, isIssued: Bool) {
        let state: TokenState = isIssued ? .issued : .neverIssued
        // SAFETY: the row is one of this block.
        unsafe flags[row] = flags[row] & 1 | UInt32(state.rawValue) << 1
        if isIssued { unsafe token[row] = 0 }
    }

    func removeAll() { count = 0 }

    /// The earliest and the latest time; only meant for a block with rows.
    var times: (first: Int64, last: Int64) {
        // SAFETY: rows below `count` are filled.
        let extent = unsafe haechi_extent_64(time, count)
        return (Int64(bitPattern: extent.least) ^ .min, Int64(bitPattern: extent.greatest) ^ .min)
    }

    /// Puts the rows in order of their credentials, equal ones in the order they came (a counting sort).
    ///
    /// - Returns: where each credential's rows begin.
    func sortByCredential(credentials: Int) -> [(credential: UInt32, start: UInt32)] {
        starts.removeAll(keepingCapacity: true)
        starts.append(contentsOf: repeatElement(0, count: credentials + 1))
        // SAFETY: rows below `count` are filled; credentials are numbers of the dictionary.
        for row in 0..<count { starts[Int(unsafe credential[row]) + 1] += 1 }
        var runs: [(credential: UInt32, start: UInt32)] = []
        for number in 0..<credentials {
            if starts[number + 1] > 0 { runs.append((UInt32(number), starts[number])) }
            starts[number + 1] += starts[number]
        }
        unsafe starts.withUnsafeMutableBufferPointer { starts in
            for row in 0..<count {
                let number = Int(unsafe credential[row])
                unsafe order[Int(starts[number])] = UInt16(truncatingIfNeeded: row)
                unsafe starts[number] &+= 1
            }
        }
        return runs
    }

    /// Writes the heads of the columns, then their values in the order that `sortByCredential` found.
    ///
    /// - Parameter first: the earliest time.
    func appendColumns(first: Int64, to bytes: inout [UInt8]) {
        // SAFETY: rows below `count` are filled and in order.
        let order = unsafe UnsafeBufferPointer(rebasing: order[..<count])
        let earliest = UInt64(bitPattern: first ^ .min)
        let firstOffset = unsafe haechi_extent_64(offset, count).least
        let heads = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: SegmentColumn.headsSize))
        for column in SegmentColumn.allCases {
            let head = heads + column.rawValue * SegmentFormat.headSize
            switch column {
            case .time: unsafe Columns.append(time, order: order, base: earliest, head: head, to: &bytes)
            case .subject: unsafe Columns.append(subject, order: order, head: head, to: &bytes)
            case .origin: unsafe Columns.append(origin, order: order, head: head, to: &bytes)
            case .place: unsafe Columns.append(place, order: order, head: head, to: &bytes)
            case .client: unsafe Columns.append(client, order: order, head: head, to: &bytes)
            case .rule: unsafe Columns.append(rule, order: order, head: head, to: &bytes)
            case .flags: unsafe Columns.append(flags, order: order, head: head, to: &bytes)
            case .entry: unsafe Columns.append(entry, order: order, head: head, to: &bytes)
            case .offset: unsafe Columns.append(offset, order: order, base: firstOffset, head: head, to: &bytes)
            case .eventID: unsafe Columns.append(eventID, order: order, head: head, to: &bytes)
            case .token: unsafe Columns.append(token, order: order, head: head, to: &bytes)
            }
        }
    }
}
