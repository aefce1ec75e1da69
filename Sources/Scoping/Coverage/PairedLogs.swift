internal import BreachModel
internal import LogScanning

/// Two log sources that have a line with the same event id for each request: what one lost, the other shows.
struct PairedLogs {
    /// Ids held in memory at a time.
    static let idsAtATime = 20_000_000
    /// Logs that begin or end within less than this many milliseconds of each other were taken away at about the same time: what lies
    /// between their ends is not compared. From this on the shorter one lacks what lies there.
    static let edge: Int64 = 300_000
    /// Expected requests that are in neither log, below which the pair shows that none is missing: one chance in twenty.
    static let excluded = 0.05
    /// One id in so many is taken for the difference of the clocks.
    static let clockSample: UInt64 = 16

    let left: String
    let right: String
    private(set) var inBoth = 0
    /// Requests outside known gaps that only the left log has, and only the right one.
    private(set) var onlyLeft = 0
    private(set) var onlyRight = 0
    /// All requests that the left log lacks, and the right one, known gaps included.
    private(set) var lackedByLeft = 0
    private(set) var lackedByRight = 0
    private var clockDifferences: [Int64] = []

    /// - Parameters:
    ///   - gaps: stretches of time that are known to be missing in either log.
    ///   - onlyHere: takes each request that one log has and the other lacks: the source that has it, the segment, the event.
    init(
        _ left: String, _ right: String, index: AccessIndex, metadata: [SegmentMetadata], gaps: [Window],
        onlyHere: (String, Segment, AccessEvent) -> Void
    ) throws(LogScanningError) {
        self.left = left
        self.right = right
        guard let (time, alone) = Self.comparedTime(left, right, metadata) else { return }
        let gaps = gaps + alone
        let events = metadata.filter { $0.logName == left || $0.logName == right }.reduce(0) { $0 + $1.counts.events }
        let parts = UInt64(events / Self.idsAtATime + 1)
        for part in 0..<parts {
            let ids = try Self.ids([left, right], index, part: part, of: parts)
            let (leftIDs, rightIDs) = (ids[left] ?? [:], ids[right] ?? [:])
            compare(leftIDs, rightIDs, in: time, gaps: gaps)
            try Self.forEachEvent([left, right], index, part: part, of: parts, in: time) { segment, event in
                let isLeft = segment.metadata.logName == left
                if (isLeft ? rightIDs : leftIDs)[event.eventID] == nil { onlyHere(isLeft ? left : right, segment, event) }
            }
        }
    }

    private mutating func compare(_ leftIDs: [UInt64: Int64], _ rightIDs: [UInt64: Int64], in shared: Window, gaps: [Window]) {
        func isOutsideGaps(_ time: Int64) -> Bool { !gaps.contains { $0.contains(Instant(milliseconds: time)) } }
        func isShared(_ time: Int64) -> Bool { shared.contains(Instant(milliseconds: time)) }
        for (id, time) in leftIDs where isShared(time) {
            if let other = rightIDs[id] {
                inBoth += 1
                if id % Self.clockSample == 0 { clockDifferences.append(time - other) }
            } else {
                lackedByRight += 1
                if isOutsideGaps(time) { onlyLeft += 1 }
            }
        }
        for (id, time) in rightIDs where leftIDs[id] == nil && isShared(time) {
            lackedByLeft += 1
            if isOutsideGaps(time) { onlyRight += 1 }
        }
    }

    /// Milliseconds by which the left log's clock is ahead of the right one's (median); 0 where too few requests are in both.
    var clockDifference: Int64 {
        guard clockDifferences.count >= 20 else { return 0 }
        return clockDifferences.sorted()[clockDifferences.count / 2]
    }

    /// Requests that are in neither log, if both lose lines independently of each other. Where one log has every request of the
    /// other, the loss that it could have at most (3 in n, the 95 % bound of no case in n) stands for its share.
    var expectedInNeither: Double {
        guard inBoth > 0 else { return .infinity }
        return Double(max(onlyLeft, 3)) * Double(max(onlyRight, 3)) / Double(inBoth)
    }

    /// Whether the pair shows that no request is missing in both.
    var showsAll: Bool { expectedInNeither < Self.excluded }

    /// The time in which the logs are compared: all that either covers. And the parts of it in which one of them has no line, before
    /// its first or after its last: what it lacks there is lost together and says nothing of how many lines are lost one by one. Nil
    /// where the logs have no time in common.
    private static func comparedTime(_ left: String, _ right: String, _ metadata: [SegmentMetadata]) -> (Window, [Window])? {
        func window(_ name: String) -> Window? {
            let own = metadata.filter { $0.logName == name }
            guard let first = own.compactMap(\.first).min(), let last = own.compactMap(\.last).max() else { return nil }
            return Window(start: first, end: Instant(milliseconds: last.milliseconds + 1))
        }
        guard let one = window(left), let other = window(right), let shared = one.intersection(other) else { return nil }
        let outer = Window(start: min(one.start, other.start), end: max(one.end, other.end))
        let start = shared.start.milliseconds - outer.start.milliseconds < edge ? shared.start : outer.start
        let end = outer.end.milliseconds - shared.end.milliseconds < edge ? shared.end : outer.end
        let alone = [Window(start: start, end: shared.start), Window(start: shared.end, end: end)].filter { $0.start < $0.end }
        return (Window(start: start, end: end), alone)
    }

    /// Ids of each source with the earliest time: of all time, since a line with another time in the other log is still the same request.
    private static func ids(
        _ names: Set<String>, _ index: AccessIndex, part: UInt64, of parts: UInt64
    ) throws(LogScanningError) -> [String: [UInt64: Int64]] {
        var ids: [String: [UInt64: Int64]] = [:]
        try forEachEvent(names, index, part: part, of: parts, in: .always) { segment, event in
            let time = event.time.milliseconds
            ids[segment.metadata.logName, default: [:]][event.eventID, default: time] = min(
                time, ids[segment.metadata.logName]?[event.eventID] ?? time)
        }
        return ids
    }

    private static func forEachEvent(
        _ names: Set<String>, _ index: AccessIndex, part: UInt64, of parts: UInt64, in window: Window,
        _ body: (Segment, AccessEvent) -> Void
    ) throws(LogScanningError) {
        try index.forEachSegment { (segment) throws(LogScanningError) in
            guard names.contains(segment.metadata.logName) else { return }
            segment.forEachEvent(ofAny: [Indicator(window: window)]) { event in
                if event.eventID != 0, event.eventID % parts == part { body(segment, event) }
            }
        }
    }
}
