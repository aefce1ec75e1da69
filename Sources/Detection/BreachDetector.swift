package import BreachModel
package import LogScanning

/// The second stage: index and registry in, findings out. Read this file first.
///
/// ```
/// AccessIndex ─ HistoryGatherer ─ CredentialHistory ─ detectors K, R, N and "does not exist" ─ drafts ─ ExtentReader ─ Finding
///             └ ReachGatherer (second pass: who may have touched far more people than before) ─ detector F ─┘
/// ```
package struct BreachDetector {
    private let limits: DetectionLimits
    private let zoneOffsetMinutes: Int

    package init(limits: DetectionLimits, zoneOffsetMinutes: Int) {
        self.limits = limits
        self.zoneOffsetMinutes = zoneOffsetMinutes
    }

    /// Runs all detectors.
    ///
    /// - Parameters:
    ///   - index: the scanned logs.
    ///   - credentialLimits: from when on which credential should not have been used.
    ///   - members: who exists; nil where nobody knows.
    ///   - scratch: folders that may take a file without a name, for numbers that do not fit into memory.
    ///   - logPath: where the log file that evidence calls by this name lies now.
    ///   - progress: called with segments done and in all.
    /// - Returns: findings, surest first, then by id.
    /// - Throws: `LogScanningError` where the index or a log cannot be read, `DetectionError` where no folder takes the file.
    package func detect(
        _ index: AccessIndex, credentialLimits: [CredentialLimit], members: MemberList?, scratch: [String], logPath: (String) -> String,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> [Finding] {
        let order = try SegmentOrder(index)
        var space = CountingSpace(scratch: ScratchStore(folders: scratch))
        let fanOut = FanOutDetector(limits: limits)
        var gatherer = HistoryGatherer(
            limits: credentialLimits, fanOut: fanOut, busiest: order.busiest(zoneOffsetMinutes: zoneOffsetMinutes),
            zoneOffsetMinutes: zoneOffsetMinutes, members: members)
        for (number, entry) in order.entries.enumerated() {
            gatherer.gather(
                try Segment(path: entry.path, description: entry.metadata), number: number, openFrom: entry.openFrom, space: &space)
            progress(number + 1, order.entries.count * 2)
        }
        gatherer.finish(&space)
        try space.empty()
        var drafts = credentialFindings(gatherer, limits: credentialLimits)
        drafts += try fanOutFindings(gatherer, fanOut, order: order, space: &space, progress: progress)
        try readExtents(&drafts, order: order, people: gatherer.people, space: &space)
        let findings = try withEvidence(drafts, order: order, logPath: logPath)
        return findings.sorted { ($1.confidence, $0.id) < ($0.confidence, $1.id) }
    }

    private func credentialFindings(_ gatherer: HistoryGatherer, limits credentialLimits: [CredentialLimit]) -> [FindingWriter.Draft] {
        let byCredential = Dictionary(grouping: credentialLimits, by: \.credential)
        return gatherer.all.flatMap { name, history -> [FindingWriter.Draft] in
            // Of lines that name no credential only the tokens and the subjects tell something.
            if name.isEmpty {
                return IssuanceDetector().findings(credential: name, history: history)
                    + StrangerDetector().findings(credential: name, history: history)
            }
            return DepartureDetector().findings(credential: name, history: history, limits: byCredential[CredentialID(name)] ?? [])
                + IssuanceDetector().findings(credential: name, history: history)
                + StrangerDetector().findings(credential: name, history: history)
                + NewPlaceDetector(afterDays: limits.newPlaceAfterDays).findings(credential: name, history: history)
        }
    }

    private func fanOutFindings(
        _ gatherer: HistoryGatherer, _ detector: FanOutDetector, order: SegmentOrder, space: inout CountingSpace,
        progress: (Int, Int) -> Void
    ) throws(LogScanningError) -> [FindingWriter.Draft] {
        var reach = ReachGatherer(after: gatherer, detector)
        for (number, entry) in order.entries.enumerated() {
            if !reach.isIdle { reach.gather(try entry.open(), openFrom: entry.openFrom, space: &space) }
            progress(order.entries.count + number + 1, order.entries.count * 2)
        }
        reach.finish(&space)
        return reach.jumpsOfCredentials.compactMap { name, jumps in
            detector.finding(name: name, origin: nil, jumps: jumps, zoneOffsetMinutes: zoneOffsetMinutes)
        }
            + reach.origins.filter { !$0.address.isEmpty }.compactMap { origin in
                detector.finding(name: origin.address, origin: origin.hash, jumps: origin.jumps, zoneOffsetMinutes: zoneOffsetMinutes)
            }
    }

    /// Reads the lines of those findings whose extent only the passes could tell.
    private func readExtents(
        _ drafts: inout [FindingWriter.Draft], order: SegmentOrder, people: SeenPeople, space: inout CountingSpace
    ) throws {
        let open = drafts.indices.filter { drafts[$0].extent != nil }
        let extents = open.compactMap { drafts[$0].extent }
        if extents.isEmpty { return }
        var reader = ExtentReader(extents, people: people)
        for (number, entry) in order.entries.enumerated() {
            guard let first = entry.metadata.first, let last = entry.metadata.last,
                extents.contains(where: { first < $0.window.end && last >= $0.window.start })
            else { continue }
            reader.read(try entry.open(), number: number, space: &space)
        }
        for (place, sighting) in zip(open, reader.sightings(&space)) { drafts[place].fill(sighting) }
        try space.empty()
    }

    /// Reads the first lines behind each finding again, each log file once.
    private func withEvidence(
        _ drafts: [FindingWriter.Draft], order: SegmentOrder, logPath: (String) -> String
    ) throws(LogScanningError) -> [Finding] {
        var wanted: [Int: Set<Int>] = [:]
        for place in drafts.flatMap(\.places) { wanted[place.segment, default: []].insert(place.offset) }
        var read: [Sighting.Place: Evidence] = [:]
        for (number, offsets) in wanted.sorted(by: { $0.key < $1.key }) {
            let metadata = order.entries[number].metadata
            let found = try EvidenceReader.evidence(metadata, path: logPath(metadata.source), offsets: offsets.sorted())
            for evidence in found { read[Sighting.Place(time: 0, segment: number, offset: evidence.offset)] = evidence }
        }
        return drafts.map { draft in
            var finding = draft.finding
            finding.evidence = draft.places.compactMap { read[Sighting.Place(time: 0, segment: $0.segment, offset: $0.offset)] }
            return finding
        }
    }
}

/// Segments in order of time, and from when on each later one is open.
struct SegmentOrder {
    struct Entry {
        var path: String
        var metadata: SegmentMetadata
        /// The earliest event of all later segments; nil for the last.
        var openFrom: Int64?

        /// Opens the segment again, after the first pass has held it against its checksum.
        func open() throws(LogScanningError) -> Segment { try Segment(path: path, description: metadata, wasChecked: true) }
    }

    private(set) var entries: [Entry] = []

    init(_ index: AccessIndex) throws(LogScanningError) {
        var all: [Entry] = []
        try index.forEachDescription { all.append(Entry(path: $0, metadata: $1)) }
        // Evidence names the file; into how many parts it was cut must not show.
        let files = Dictionary(SegmentMetadata.files(all.map(\.metadata)).map { (ByteText($0.source), $0) }) { first, _ in first }
        for number in all.indices {
            all[number].metadata.fingerprint = files[ByteText(all[number].metadata.source)]?.fingerprint ?? all[number].metadata.fingerprint
        }
        all.sort { Self.key($0.metadata) < Self.key($1.metadata) }
        var earliest: Int64?
        for number in all.indices.reversed() {
            all[number].openFrom = earliest
            guard let first = all[number].metadata.first?.milliseconds else { continue }
            earliest = min(earliest ?? first, first)
        }
        entries = all
    }

    /// The most events that any day and any 30 days have, whole hours taken together.
    func busiest(zoneOffsetMinutes: Int) -> (day: Int, window: Int) {
        var calendar = DayReader(zoneOffsetMinutes: zoneOffsetMinutes)
        var days: [Int64: Int] = [:]
        var windows: [Int64: Int] = [:]
        for entry in entries {
            for (hour, count) in entry.metadata.hours {
                let day = calendar.day((Int64(hour) ?? 0) * 3_600_000)
                days[day, default: 0] += count
                windows[day / DailyReach.longWindow, default: 0] += count
            }
        }
        return (days.values.max() ?? 0, windows.values.max() ?? 0)
    }

    private static func key(_ metadata: SegmentMetadata) -> (Int64, String, Int) {
        (metadata.first?.milliseconds ?? .max, metadata.source, metadata.part)
    }
}
