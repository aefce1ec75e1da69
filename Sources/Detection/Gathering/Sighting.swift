// Hot: sees the events of findings. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// The extent of one suspicious thing: how many lines, whose, from where, since when, and where the first lines stand.
struct Sighting {
    /// Where a line stands.
    struct Place: Hashable {
        var time: Int64
        /// Number of the segment in the order of the index.
        var segment: Int
        var offset: Int

        static func precedes(_ left: Place, _ right: Place) -> Bool {
            (left.time, left.segment, left.offset) < (right.time, right.segment, right.offset)
        }
    }

    /// First lines kept as evidence.
    static let evidenceLimit = 5

    private(set) var events = 0
    private(set) var views = 0
    /// Lines whose token was never issued.
    private(set) var forged = 0
    private(set) var first: Int64 = .max
    private(set) var last: Int64 = .min
    private(set) var places: [Place] = []
    /// Distinct ones; after `close`.
    private(set) var subjects = 0
    private(set) var tokens = 0
    private(set) var origins = 0
    private var people = PersonSet()
    /// No line at or after this moment is among the first.
    private var placesEnd: Int64 = .max

    var isEmpty: Bool { events == 0 }

    /// Adds those rows of a block that have a mark.
    ///
    /// - Parameters:
    ///   - marks: by row, from the first of `rows` on.
    ///   - segment: the segment's place in the index.
    mutating func add(_ rows: Range<Int>, marks: [UInt8], with mark: UInt8, of seen: SeenBlock, segment: Int, space: inout CountingSpace) {
        space.gathered.removeAll(keepingCapacity: true)
        var (events, views, forged, first, last) = (0, 0, 0, first, last)
        for row in rows where marks[row &- rows.lowerBound] & mark != 0 {
            let flags = seen.columns.flags[row]
            let time = seen.columns.times[row]
            events &+= 1
            views &+= EventBlock.isShown(flags) ? 1 : 0
            forged &+= EventBlock.isNeverIssued(flags) ? 1 : 0
            first = min(first, time)
            last = max(last, time)
            let person = seen.persons[row]
            if person != SeenPeople.nobody { space.gathered.append(person) }
            if time <= placesEnd { keep(Place(time: time, segment: segment, offset: seen.columns.offset(row))) }
        }
        self.events += events
        self.views += views
        self.forged += forged
        (self.first, self.last) = (first, last)
        people.insert(space.gathered[...], table: &space.people)
    }

    @inline(never)
    private mutating func keep(_ place: Place) {
        if places.count == Self.evidenceLimit {
            guard let latest = places.last, Place.precedes(place, latest) else { return }
            places.removeLast()
        }
        let position = places.firstIndex { Place.precedes(place, $0) } ?? places.count
        places.insert(place, at: position)
        if places.count == Self.evidenceLimit { placesEnd = places[places.count - 1].time }
    }

    /// Called when no line comes any more.
    mutating func close(tokens: Int, origins: Int, space: inout CountingSpace) {
        subjects = people.count(&space.people)
        people = PersonSet()
        self.tokens = tokens
        self.origins = origins
    }
}

/// Up to eight sightings that may share lines: a token or an origin that several of them saw is held once.
struct SightingGroup {
    private(set) var sightings: [Sighting]
    private var tokens: DistinctNumbers
    private var origins: DistinctNumbers

    /// - Parameters:
    ///   - count: of sightings, at most `DistinctNumbers.marks`.
    ///   - gathers: see `DistinctNumbers`; fewer where there are many groups.
    init(_ count: Int, gathers: Int = DistinctNumbers.usuallyGathered) {
        sightings = Array(repeating: Sighting(), count: count)
        tokens = DistinctNumbers(gathers: gathers)
        origins = DistinctNumbers(remembers: true, gathers: gathers)
    }

    /// Adds each row to all sightings whose bit its marks have.
    ///
    /// - Parameter marks: by row, from the first of `rows` on.
    mutating func add(_ rows: Range<Int>, marks: [UInt8], of seen: SeenBlock, segment: Int, space: inout CountingSpace) {
        var all: UInt8 = 0
        for mark in marks { all |= mark }
        var rest = all
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            sightings[place].add(rows, marks: marks, with: 1 << UInt8(place), of: seen, segment: segment, space: &space)
            rest &= rest &- 1
        }
        for row in rows where marks[row &- rows.lowerBound] != 0 {
            let own = marks[row &- rows.lowerBound]
            let token = seen.columns.tokens[row]
            if token != 0 { tokens.insert(token, marks: own, space: &space) }
            origins.insert(seen.columns.origins[row], marks: own, space: &space)
        }
    }

    /// Called when no line comes any more.
    mutating func close(_ space: inout CountingSpace) {
        let (tokens, origins) = (tokens.count(&space), origins.count(&space))
        for index in sightings.indices { sightings[index].close(tokens: tokens[index], origins: origins[index], space: &space) }
    }
}
