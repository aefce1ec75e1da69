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
        /// See `OriginNumber`.
        var origin = 0
        var client = 0
        var rule = 0
        var flags: UInt8 = 0
        var entry = 0
        var offset = 0
        var eventID: UInt64 = 0
        var token: UInt64 = 0
        /// A token that is still to be looked up: its number, `token` being its hash and the token's state in `flags` being 0.
        var askedToken: UInt64?
    }

    private let writer: CompressedWriter
    private let dictionaries = SegmentDictionary.allCases.map { _ in ByteDictionary() }
    private let rows = BlockRows()
    private let tokens: TokenQueue
    private var place = 0
    private var checksum: UInt32 = 0
    private var pages = PageChecksums()
    private var directory: [UInt8] = []
    private var bytes: [UInt8] = []
    private var blocks = 0
    private let hourCounts = HourCounts()

    /// - Parameters:
    ///   - path: the segment's file.
    ///   - issued: what is asked about the rows' tokens.
    init(path: String, issued: IssuanceCheck? = nil) throws(LogScanningError) {
        tokens = TokenQueue(issued)
        do throws(ByteStreamError) {
            writer = try CompressedWriter(path: path)
        } catch {
            throw LogScanningError(.indexWrite, from: error)
        }
        try write(SegmentFormat.magic)
        pages.add(SegmentFormat.magic)
    }

    var first: Int64 { hourCounts.first }
    var last: Int64 { hourCounts.last }

    func dictionary(_ dictionary: SegmentDictionary) -> ByteDictionary { dictionaries[dictionary.rawValue] }

    func number(_ text: UnsafeRawBufferPointer, in dictionary: SegmentDictionary) -> Int {
        // SAFETY: the dictionary copies the bytes during the call.
        unsafe dictionaries[dictionary.rawValue].number(text)
    }

    /// - Parameter row: is not changed, but not copied either.
    @inline(__always)
    func append(_ row: inout Row) throws(LogScanningError) {
        if let number = row.askedToken { tokens.ask(number, of: rows) }
        rows.append(row)
        hourCounts.add(row.time)
        if rows.count == SegmentFormat.writtenRows { try writeBlock() }
    }

    /// Events by hour since 1970, hours in decimal.
    func hours() -> [String: Int] { hourCounts.all }

    /// Writes what is left and gives the segment its name.
    func finish(metadata: SegmentMetadata) throws(LogScanningError) {
        if rows.count > 0 { try writeBlock() }
        let dictionaryPlace = place
        var outline = SegmentDictionary.allCases.flatMap { dictionaryBytes($0) }
        let directoryPlace = dictionaryPlace + outline.count
        outline += padded(directory)
        let pagePlace = dictionaryPlace + outline.count
        outline += padded(pages.finished())
        let metadataPlace = dictionaryPlace + outline.count
        let text = CanonicalJSON.encode(metadata)
        outline += text
        for number in [dictionaryPlace, directoryPlace, blocks, metadataPlace, text.count, SegmentFormat.version, pagePlace] {
            Bytes.append(UInt64(number), to: &outline)
        }
        Bytes.append(UInt64(CRC32.update(0, outline)), to: &outline)
        try write(outline)
        var footer: [UInt8] = []
        Bytes.append(UInt64(checksum), to: &footer)
        try write(footer + SegmentFormat.magic)
        do throws(ByteStreamError) { try writer.finish(durable: false) } catch { throw LogScanningError(.indexWrite, from: error) }
    }

    private func writeBlock() throws(LogScanningError) {
        tokens.settle(rows)
        bytes.removeAll(keepingCapacity: true)
        let runs = rows.sortByCredential(credentials: dictionaries[SegmentDictionary.credentials.rawValue].count)
        let (first, last) = rows.times
        rows.appendColumns(first: first, to: &bytes)
        for number in [UInt64(place), UInt64(rows.count), UInt64(bitPattern: first), UInt64(bitPattern: last), UInt64(runs.count)] {
            Bytes.append(number, to: &directory)
        }
        for run in runs {
            Bytes.append(run.credential, to: &directory)
            Bytes.append(run.start, to: &directory)
        }
        try write(bytes)
        pages.add(bytes)
        blocks += 1
        rows.removeAll()
    }

    // MARK: Bytes

    private func dictionaryBytes(_ kind: SegmentDictionary) -> [UInt8] {
        let dictionary = dictionaries[kind.rawValue]
        // SAFETY: copies while nothing is added.
        var ends = dictionary.ends
        var texts = unsafe Array(dictionary.bytes)
        if kind == .origins { (ends, texts) = OriginText.stored(dictionary) }
        var bytes: [UInt8] = []
        Bytes.append(UInt64(ends.count), to: &bytes)
        Bytes.append(UInt64(texts.count), to: &bytes)
        for end in ends { Bytes.append(end, to: &bytes) }
        return padded(padded(bytes) + texts)
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

/// Events by hour, and the first and last moment.
private final class HourCounts {
    private(set) var first: Int64 = .max
    private(set) var last: Int64 = .min
    private var counts: [Int64: Int] = [:]
    private var hour: Int64 = 0
    private var start: Int64 = 0
    private var count = 0

    /// Lines come nearly in order, so the hour is nearly always the last line's.
    @inline(__always)
    func add(_ time: Int64) {
        first = min(first, time)
        last = max(last, time)
        if UInt64(bitPattern: time &- start) < 3_600_000 { count &+= 1 } else { turn(to: time) }
    }

    private func turn(to time: Int64) {
        if count > 0 { counts[hour, default: 0] += count }
        hour = time >= 0 ? time / 3_600_000 : (time - 3_599_999) / 3_600_000
        start = hour * 3_600_000
        count = 1
    }

    var all: [String: Int] {
        var all = counts
        if count > 0 { all[hour, default: 0] += count }
        return Dictionary(uniqueKeysWithValues: all.map { (String($0.key), $0.value) })
    }
}
