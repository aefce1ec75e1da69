package import BreachModel

/// One event of the index, as questions to it see it. Numbers of dictionaries hold within one segment only.
package struct AccessEvent: Sendable {
    package var time: Instant
    package var subject: SubjectKey
    /// Number of the origin in the segment; `Segment.origin` knows what it stands for.
    package var origin: Int
    /// Index into the configuration's routes; their count for a route that the map does not know.
    package var rule: Int
    /// Whether the response showed the page.
    package var isSuccess: Bool
    package var tokenState: TokenState
    /// Number of the address-book entry in the segment plus one; 0 for none.
    package var entry: Int
    /// Offset of the line in its file's decompressed text.
    package var offset: Int
    /// 64-bit hash of the event id; 0 where events have none.
    package var eventID: UInt64
    /// 64-bit hash of a token that was never issued.
    package var token: UInt64
}

extension Segment {
    /// Hands on every event that any of the indicators names, once, block by block, in row order. Only blocks and runs that can
    /// hold one are read.
    package func forEachEvent(ofAny indicators: [Indicator], _ body: (AccessEvent) -> Void) {
        let questions = indicators.map { SegmentQuestion($0, segment: self) }
        for block in blocks {
            let inTime = questions.filter { block.first < $0.window.end && block.last >= $0.window.start }
            if inTime.isEmpty { continue }
            let reader = EventReader(segment: self, block: block)
            for (index, run) in block.runs.enumerated() {
                let asked = inTime.filter { $0.credentials?[run.credential] ?? true }
                if asked.isEmpty { continue }
                let end = index + 1 < block.runs.count ? block.runs[index + 1].start : block.rows
                if asked.contains(where: { $0.wantsAll(of: block) }) {
                    for row in run.start..<end { body(reader.event(row)) }
                } else {
                    for row in run.start..<end where asked.contains(where: { $0.fits(row, reader) }) { body(reader.event(row)) }
                }
            }
        }
    }

    /// Hands on every event with its credential's number, block by block, in row order.
    package func forEachEvent(_ body: (_ credential: Int, AccessEvent) -> Void) {
        for block in blocks {
            let reader = EventReader(segment: self, block: block)
            for (index, run) in block.runs.enumerated() {
                let end = index + 1 < block.runs.count ? block.runs[index + 1].start : block.rows
                for row in run.start..<end { body(run.credential, reader.event(row)) }
            }
        }
    }

    /// The subject id behind a key of this segment; nil for `SubjectKey.none`.
    package func subject(_ key: SubjectKey) -> SubjectID? {
        if key == .none { return nil }
        if key.value & SubjectKey.dictionaryBit == 0 { return SubjectID(String(key.value)) }
        return SubjectID(text(Int(key.value & ~SubjectKey.dictionaryBit), of: .subjects))
    }

    /// The address-book entry behind an event's `entry`; nil for 0.
    package func entry(_ number: Int) -> String? {
        number == 0 ? nil : text(number - 1, of: .entries)
    }
}

/// An indicator in the numbers of one segment.
private struct SegmentQuestion {
    /// By credential number; nil stands for all.
    let credentials: [Bool]?
    let origins: OriginQuestion?
    let onlyTokensNeverIssued: Bool
    let window: Window

    init(_ indicator: Indicator, segment: Segment) {
        credentials = indicator.credentials.map { ids in segment.credentials.map { ids.contains(CredentialID($0)) } }
        origins = indicator.origins.map { OriginQuestion($0, segment: segment) }
        onlyTokensNeverIssued = indicator.onlyTokensNeverIssued
        window = indicator.window
    }

    /// Whether every event of a block whose credential fits is meant.
    func wantsAll(of block: Segment.Block) -> Bool {
        origins == nil && !onlyTokensNeverIssued && window.contains(block.first) && window.contains(block.last)
    }

    /// Whether an event of a run whose credential fits is meant.
    func fits(_ row: Int, _ reader: EventReader) -> Bool {
        window.contains(reader.time(row)) && (!onlyTokensNeverIssued || reader.tokenState(row) == .neverIssued)
            && origins?.contains(reader.origin(row)) ?? true
    }
}

/// Origin addresses in the numbers of one segment.
private struct OriginQuestion {
    private var addresses: Set<UInt32> = []
    /// By number of the dictionary.
    private let texts: [Bool]

    init(_ wanted: Set<String>, segment: Segment) {
        for text in wanted {
            var bytes = Array(text.utf8) + [UInt8](repeating: 0, count: LineReader.padding)
            // SAFETY: the text has its padding, and lives through the call.
            let address = unsafe bytes.withUnsafeMutableBytes {
                IPv4Text.value(unsafe BytePlace(UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped)), count: text.utf8.count)
            }
            if let address { addresses.insert(address) }
        }
        texts = (0..<segment.count(of: .origins)).map { number in
            // SAFETY: the bytes are copied while the mapping stands.
            wanted.contains(OriginText.string(unsafe Array(segment.bytes(number, of: .origins))))
        }
    }

    func contains(_ origin: OriginNumber) -> Bool {
        origin.isInDictionary ? texts[Int(origin.value)] : addresses.contains(origin.value)
    }
}

/// The columns of one block.
private struct EventReader {
    private let time, subject, origin, place, rule, flags, entry, offset, eventID, token: ColumnView

    init(segment: Segment, block: Segment.Block) {
        time = segment.column(.time, of: block)
        subject = segment.column(.subject, of: block)
        origin = segment.column(.origin, of: block)
        place = segment.column(.place, of: block)
        rule = segment.column(.rule, of: block)
        flags = segment.column(.flags, of: block)
        entry = segment.column(.entry, of: block)
        offset = segment.column(.offset, of: block)
        eventID = segment.column(.eventID, of: block)
        token = segment.column(.token, of: block)
    }

    @inline(__always)
    func time(_ row: Int) -> Instant { Instant(milliseconds: Int64(bitPattern: time[row]) ^ .min) }

    @inline(__always)
    func origin(_ row: Int) -> OriginNumber {
        OriginNumber(value: UInt32(truncatingIfNeeded: origin[row]), place: UInt32(truncatingIfNeeded: place[row]))
    }

    @inline(__always)
    func tokenState(_ row: Int) -> TokenState {
        switch flags[row] >> 1 & 3 {
        case 1: .issued
        case 2: .neverIssued
        case 3: .notKnown
        default: .none
        }
    }

    @inline(__always)
    func event(_ row: Int) -> AccessEvent {
        AccessEvent(
            time: time(row), subject: SubjectKey(stored: subject[row]), origin: origin(row).number, rule: Int(rule[row]),
            isSuccess: flags[row] & 1 != 0, tokenState: tokenState(row), entry: Int(entry[row]),
            offset: Int(truncatingIfNeeded: offset[row]), eventID: eventID[row], token: token[row])
    }
}
