// Hot: sees every event of the index once. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// Everything that the detectors want to know of one credential.
struct CredentialHistory {
    /// First and last use, and lines, from one country or network.
    struct Place {
        var first: Int64 = .max
        var last: Int64 = .min
        var events = 0

        @inline(__always)
        mutating func add(_ time: Int64) {
            first = min(first, time)
            last = max(last, time)
            events &+= 1
        }

        func joined(_ other: Self) -> Self {
            Self(first: min(first, other.first), last: max(last, other.last), events: events + other.events)
        }
    }

    /// Marks of the first group's sightings; those of limits follow, and go on in further groups.
    private static let forgedMark: UInt8 = 1
    private static let strangerMark: UInt8 = 2
    private static let limitsOfFirst = DistinctNumbers.marks - 2

    private(set) var first: Int64 = .max
    private(set) var events = 0
    private(set) var countries: [String: Place] = [:]
    private(set) var networks: [String: Place] = [:]
    private(set) var reach: ReachBounds
    private let limits: [Window]
    private var groups: [SightingGroup]
    /// By the open segment's numbers of places.
    private var places: [Place] = []

    init(limits: [Window], fanOut: FanOutDetector) {
        self.limits = limits
        reach = ReachBounds(fanOut)
        groups = [SightingGroup(2 + min(limits.count, Self.limitsOfFirst))]
        var rest = limits.count - Self.limitsOfFirst
        while rest > 0 {
            groups.append(SightingGroup(min(rest, DistinctNumbers.marks)))
            rest -= DistinctNumbers.marks
        }
    }

    var neverIssued: Sighting { groups[0].sightings[0] }
    var strangers: Sighting { groups[0].sightings[1] }
    /// In the order of the limits.
    var afterLimit: [Sighting] { groups[0].sightings[2...] + groups.dropFirst().flatMap(\.sightings) }

    /// Called before the first run of each segment that knows the credential.
    mutating func open(_ segment: Segment) {
        // One more for places that a segment made by hand names and does not have.
        places = Array(repeating: Place(), count: segment.placeCount + 1)
    }

    /// Takes one run of a block.
    ///
    /// - Parameter number: the segment's place in the index.
    mutating func take(_ rows: Range<Int>, of seen: SeenBlock, number: Int, space: inout CountingSpace) {
        events += rows.count
        var first = first
        unsafe places.withUnsafeMutableBufferPointer { places in
            for row in rows {
                let time = seen.columns.times[row]
                first = min(first, time)
                let place = Int(seen.columns.places[row])
                // SAFETY: a block's places are below the segment's count plus one, for which `open` made room.
                unsafe places[place].add(time)
            }
        }
        self.first = first
        note(rows, of: seen, number: number, space: &space)
    }

    /// Takes the shown rows of the same run.
    mutating func take(_ numbers: Range<Int>, of shown: ShownRows, seen: SeenBlock, calendar: inout DayReader) {
        shown.forEachDay(numbers, of: seen, by: &calendar) { numbers, day in reach.add(shown.persons[numbers], day: day) }
    }

    /// Adds rows to the sightings that they belong to.
    private mutating func note(_ rows: Range<Int>, of seen: SeenBlock, number: Int, space: inout CountingSpace) {
        let span = seen.columns.span
        let mayBeForged = seen.columns.commonFlags.map { EventBlock.isNeverIssued($0) } ?? true
        for group in groups.indices {
            let limits = limits(of: group).filter { $0.window.start.milliseconds <= span.last && $0.window.end.milliseconds > span.first }
            if limits.isEmpty, group > 0 || !mayBeForged && !seen.hasStrangers { continue }
            var marks: [UInt8] = []
            swap(&marks, &space.rowMarks)
            defer { swap(&marks, &space.rowMarks) }
            var some = seen.columns.markNeverIssued(rows, with: group == 0 ? Self.forgedMark : 0, in: &marks)
            if group == 0, seen.hasStrangers {
                for row in rows where seen.isStranger[row] {
                    marks[row - rows.lowerBound] |= Self.strangerMark
                    some = true
                }
            }
            for limit in limits {
                for row in rows where limit.window.contains(Instant(milliseconds: seen.columns.times[row])) {
                    marks[row - rows.lowerBound] |= limit.mark
                    some = true
                }
            }
            guard some else { continue }
            groups[group].add(rows, marks: marks, of: seen, segment: number, space: &space)
        }
    }

    /// The limits whose sightings a group holds, and their marks there.
    private func limits(of group: Int) -> [(window: Window, mark: UInt8)] {
        let start = group == 0 ? 0 : Self.limitsOfFirst + (group - 1) * DistinctNumbers.marks
        let count = groups[group].sightings.count - (group == 0 ? 2 : 0)
        return (0..<count).map { (limits[start + $0], 1 << UInt8($0 + (group == 0 ? 2 : 0))) }
    }

    /// Called after the last run of each segment that knows the credential.
    ///
    /// - Parameter day: no later line comes before this day.
    mutating func close(_ segment: Segment, before day: Int64?) {
        for (number, place) in places.enumerated() where place.events > 0 {
            let (country, network) = segment.place(number)
            if !country.isEmpty { countries[country] = countries[country].map { $0.joined(place) } ?? place }
            if !network.isEmpty { networks[network] = networks[network].map { $0.joined(place) } ?? place }
        }
        places = []
        if let day { reach.close(before: day) }
    }

    /// Called when no line comes any more.
    mutating func finish(_ space: inout CountingSpace) {
        reach.close(before: .max)
        for group in groups.indices { groups[group].close(&space) }
    }
}
