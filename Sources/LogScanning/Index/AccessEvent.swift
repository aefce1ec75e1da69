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
        let questions = indicators.map { SegmentQuestion($0, credentials: credentials, texts: texts) }
        for block in blocks {
            let inTime = questions.filter { block.first < $0.window.end && block.last >= $0.window.start }
            if inTime.isEmpty { continue }
            let reader = EventReader(segment: self, block: block)
            for (index, run) in block.runs.enumerated() {
                let asked = inTime.filter { $0.credentials?[run.credential] ?? true }
                if asked.isEmpty { continue }
                let end = index + 1 < block.runs.count ? block.runs[index + 1].start : block.rows
                if asked.contains(where: { $0.wantsAll(from: block.first, to: block.last) }) {
                    for row in run.start..<end { body(reader.event(row)) }
                } else {
                    for row in run.start..<end where asked.contains(where: { reader.fits(row, $0) }) { body(reader.event(row)) }
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
        texts.subject(key).map { SubjectID($0) }
    }

    /// The address-book entry behind an event's `entry`; nil for 0.
    package func entry(_ number: Int) -> String? {
        number == 0 ? nil : text(number - 1, of: .entries)
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

    /// Whether a question to a run means this row of it.
    @inline(__always)
    func fits(_ row: Int, _ question: SegmentQuestion) -> Bool { question.fits(time(row), tokenState(row), origin(row)) }

    @inline(__always)
    func event(_ row: Int) -> AccessEvent {
        AccessEvent(
            time: time(row), subject: SubjectKey(stored: subject[row]), origin: origin(row).number, rule: Int(clamping: rule[row]),
            isSuccess: flags[row] & 1 != 0, tokenState: tokenState(row), entry: Int(clamping: entry[row]),
            offset: Int(truncatingIfNeeded: offset[row]), eventID: eventID[row], token: token[row])
    }
}
