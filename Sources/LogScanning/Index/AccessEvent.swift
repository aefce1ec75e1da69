package import BreachModel

/// One event of the index, as questions to it see it. Numbers of dictionaries hold within one segment only.
package struct AccessEvent: Sendable {
    package var time: Instant
    package var subject: SubjectKey
    /// Number of the origin in the segment.
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
                for row in run.start..<end {
                    let event = reader.event(row)
                    if asked.contains(where: { $0.fits(event) }) { body(event) }
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
    /// By origin number; nil stands for all.
    let origins: [Bool]?
    let onlyTokensNeverIssued: Bool
    let window: Window

    init(_ indicator: Indicator, segment: Segment) {
        credentials = indicator.credentials.map { ids in segment.credentials.map { ids.contains(CredentialID($0)) } }
        origins = indicator.origins.map { addresses in
            (0..<segment.originCount).map { addresses.contains(segment.origin($0).address) }
        }
        onlyTokensNeverIssued = indicator.onlyTokensNeverIssued
        window = indicator.window
    }

    /// Whether an event of a run whose credential fits is meant.
    func fits(_ event: AccessEvent) -> Bool {
        window.contains(event.time) && (!onlyTokensNeverIssued || event.tokenState == .neverIssued) && origins?[event.origin] ?? true
    }
}

/// The columns of one block.
private struct EventReader {
    private let time, subject, origin, rule, flags, entry, offset, eventID, token: ColumnView
    private let first: Int64
    private let firstOffset: Int

    init(segment: Segment, block: Segment.Block) {
        time = segment.column(.time, of: block)
        subject = segment.column(.subject, of: block)
        origin = segment.column(.origin, of: block)
        rule = segment.column(.rule, of: block)
        flags = segment.column(.flags, of: block)
        entry = segment.column(.entry, of: block)
        offset = segment.column(.offset, of: block)
        eventID = segment.column(.eventID, of: block)
        token = segment.column(.token, of: block)
        first = block.first.milliseconds
        firstOffset = block.firstOffset
    }

    func event(_ row: Int) -> AccessEvent {
        let flag = UInt8(truncatingIfNeeded: flags[row])
        return AccessEvent(
            time: Instant(milliseconds: first + Int64(time[row])), subject: SubjectKey(value: subject[row]),
            origin: Int(origin[row]), rule: Int(rule[row]), isSuccess: flag & 1 != 0,
            tokenState: TokenState(rawValue: flag >> 1 & 3) ?? .none, entry: Int(entry[row]),
            offset: firstOffset + Int(offset[row]), eventID: eventID[row], token: token[row])
    }
}
