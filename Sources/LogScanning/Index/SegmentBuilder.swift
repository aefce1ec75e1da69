// Hot: takes every event. Benchmark: Benchmarks/run scan (index).
internal import BreachModel
internal import ByteStreams

/// Gathers a file's events into blocks of columns and writes them as one segment.
@safe final class SegmentBuilder {
    /// One event in numbers.
    struct Row {
        var time: Int64 = 0
        var credential = 0
        var subject: UInt64 = 0
        var origin = 0
        var client = 0
        var rule = 0
        var flags: UInt8 = 0
        var entry = 0
        var offset = 0
        var eventID: UInt64 = 0
        var token: UInt64 = 0
    }

    private let writer: CompressedWriter
    private let dictionaries = SegmentDictionary.allCases.map { _ in ByteDictionary() }
    private let rows: UnsafeMutableBufferPointer<Row>
    private var filled = 0
    private var place = 0
    private var checksum: UInt32 = 0
    private var directory: [UInt8] = []
    private var blocks = 0
    private(set) var first: Int64 = .max
    private(set) var last: Int64 = .min
    private var hourCounts: [Int64: Int] = [:]
    private var openHour: Int64 = .min
    private var openHourCount = 0

    init(path: String) throws(LogScanningError) {
        do throws(ByteStreamError) {
            writer = try CompressedWriter(path: path)
        } catch {
            throw LogScanningError(.indexWrite, from: error)
        }
        // SAFETY: freed in deinit; rows below `filled` are initialised.
        unsafe rows = .allocate(capacity: SegmentFormat.blockRows)
        unsafe rows.initialize(repeating: Row())
        try write(SegmentFormat.magic)
    }

    // SAFETY: allocated in `init`, freed once.
    deinit { unsafe rows.deallocate() }

    func number(_ text: UnsafeRawBufferPointer, in dictionary: SegmentDictionary) -> Int {
        // SAFETY: the dictionary copies the bytes during the call.
        unsafe dictionaries[dictionary.rawValue].number(text)
    }

    func append(_ row: Row) throws(LogScanningError) {
        // SAFETY: a full block is written before the next row comes.
        unsafe rows[filled] = row
        filled += 1
        first = min(first, row.time)
        last = max(last, row.time)
        countHour(row.time)
        if filled == SegmentFormat.blockRows { try writeBlock() }
    }

    /// Events by hour since 1970, hours in decimal.
    func hours() -> [String: Int] {
        var all = hourCounts
        if openHourCount > 0 { all[openHour, default: 0] += openHourCount }
        return Dictionary(uniqueKeysWithValues: all.map { (String($0.key), $0.value) })
    }

    /// Lines come nearly in order, so the hour is nearly always the last line's.
    private func countHour(_ time: Int64) {
        let hour = time >= 0 ? time / 3_600_000 : (time - 3_599_999) / 3_600_000
        if hour == openHour {
            openHourCount += 1
            return
        }
        if openHourCount > 0 { hourCounts[openHour, default: 0] += openHourCount }
        openHour = hour
        openHourCount = 1
    }

    /// Writes what is left and gives the segment its name.
    func finish(metadata: SegmentMetadata) throws(LogScanningError) {
        if filled > 0 { try writeBlock() }
        let dictionaryPlace = place
        for dictionary in dictionaries {
            try write(dictionaryBytes(dictionary))
        }
        let directoryPlace = place
        try write(padded(directory))
        let metadataPlace = place
        let text = CanonicalJSON.encode(metadata)
        try write(text)
        var footer: [UInt8] = []
        for number in [dictionaryPlace, directoryPlace, blocks, metadataPlace, text.count, SegmentFormat.version] {
            Bytes.append(UInt64(number), to: &footer)
        }
        Bytes.append(UInt64(CRC32.update(checksum, footer)), to: &footer)
        try write(footer + SegmentFormat.magic)
        do throws(ByteStreamError) { try writer.finish(durable: false) } catch { throw LogScanningError(.indexWrite, from: error) }
    }

    // MARK: Blocks

    private func writeBlock() throws(LogScanningError) {
        let order = sortedByCredential()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(filled * 24)
        // SAFETY: every index of `order` is below `filled`.
        let firstTime = order.reduce(Int64.max) { unsafe min($0, rows[$1].time) }
        let lastTime = order.reduce(Int64.min) { unsafe max($0, rows[$1].time) }
        let firstOffset = order.reduce(Int.max) { unsafe min($0, rows[$1].offset) }
        for column in SegmentColumn.allCases {
            Columns.append(order.lazy.map { unsafe self.value(column, self.rows[$0], time: firstTime, offset: firstOffset) }, to: &bytes)
        }
        for number in [UInt64(place), UInt64(filled), UInt64(bitPattern: firstTime), UInt64(bitPattern: lastTime), UInt64(firstOffset)] {
            Bytes.append(number, to: &directory)
        }
        appendRuns(order)
        try write(bytes)
        blocks += 1
        filled = 0
    }

    private func value(_ column: SegmentColumn, _ row: Row, time: Int64, offset: Int) -> UInt64 {
        switch column {
        case .time: UInt64(row.time - time)
        case .subject: row.subject
        case .origin: UInt64(row.origin)
        case .client: UInt64(row.client)
        case .rule: UInt64(row.rule)
        case .flags: UInt64(row.flags)
        case .entry: UInt64(row.entry)
        case .offset: UInt64(row.offset - offset)
        case .eventID: row.eventID
        case .token: row.token
        }
    }

    /// Row numbers by credential, equal ones in the order they came (a counting sort).
    private func sortedByCredential() -> [Int] {
        var starts = [Int](repeating: 0, count: dictionaries[0].count + 1)
        // SAFETY: all indices are below `filled`; credentials are numbers of the dictionary.
        for index in 0..<filled { starts[unsafe rows[index].credential + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var order = [Int](repeating: 0, count: filled)
        for index in 0..<filled {
            let credential = unsafe rows[index].credential
            order[starts[credential]] = index
            starts[credential] += 1
        }
        return order
    }

    /// Where each credential's rows begin in the block: count, then (credential, first row) pairs.
    private func appendRuns(_ order: [Int]) {
        var runs: [UInt32] = []
        var previous = -1
        for (position, index) in order.enumerated() {
            // SAFETY: every index of `order` is below `filled`.
            let credential = unsafe rows[index].credential
            if credential != previous {
                runs += [UInt32(credential), UInt32(position)]
                previous = credential
            }
        }
        Bytes.append(UInt64(runs.count / 2), to: &directory)
        for number in runs { Bytes.append(number, to: &directory) }
    }

    // MARK: Bytes

    private func dictionaryBytes(_ dictionary: ByteDictionary) -> [UInt8] {
        var bytes: [UInt8] = []
        Bytes.append(UInt64(dictionary.count), to: &bytes)
        Bytes.append(UInt64(dictionary.bytes.count), to: &bytes)
        for end in dictionary.ends { Bytes.append(end, to: &bytes) }
        return padded(padded(bytes) + dictionary.bytes)
    }

    private func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (8 - bytes.count % 8) % 8)
    }

    private func write(_ bytes: [UInt8]) throws(LogScanningError) {
        checksum = CRC32.update(checksum, bytes)
        place += bytes.count
        do throws(ByteStreamError) { try writer.write(bytes) } catch { throw LogScanningError(.indexWrite, from: error) }
    }
}
