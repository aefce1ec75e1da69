internal import ArgumentParser
internal import BreachModel
internal import LogScanning

/// `groups`: for every credential at every origin its lines, exact distinct people, first and last, out of an index; printed as the sums by
/// which a peer's answer can be compared.
struct Groups: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Count every credential at every origin, from an index.")

    @Argument(help: "The index's segments.")
    var segments: [String]

    func run() throws {
        let opened = try AccessIndex(paths: segments).paths.map { try Segment(path: $0) }
        var counter = GroupCounter(opened)
        let sums = counter.sums()
        print(
            "{\"rows\":\(sums.rows),\"events\":\(sums.events),\"people\":\(sums.people),\"first\":\(sums.first),\"last\":\(sums.last)}")
    }
}

/// Takes a few credentials at a time, so that memory follows the largest of them and not the log.
private struct GroupCounter {
    struct Sums {
        var rows = 0
        var events = 0
        var people = 0
        var first = 0
        var last = 0
    }

    private struct Event {
        var origin: UInt64
        var person: UInt64
        var time: Int64
    }

    /// Events that are held at a time, unless one credential alone has more.
    private static let batch = 1 << 20

    private let segments: [Segment]
    private let names: [String]
    private let places: [String: Int]
    private var sizes: [Int]
    private var texts: [String: UInt64] = [:]
    private var columns = EventColumns()

    init(_ segments: [Segment]) {
        self.segments = segments
        names = Set(segments.flatMap(\.credentials)).sorted()
        places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.element, $0.offset) })
        sizes = Array(repeating: 0, count: names.count)
        for segment in segments {
            for (credential, events) in segment.eventsByCredential.enumerated() {
                sizes[places[segment.credentials[credential]] ?? 0] += events
            }
        }
    }

    mutating func sums() -> Sums {
        var sums = Sums()
        var first = 0
        while first < names.count {
            var last = first
            var events = sizes[first]
            while last + 1 < names.count, events + sizes[last + 1] <= Self.batch {
                last += 1
                events += sizes[last]
            }
            for events in gather(first...last) { add(events, to: &sums) }
            first = last + 1
        }
        return sums
    }

    /// The events of some credentials, each credential's by itself.
    private mutating func gather(_ range: ClosedRange<Int>) -> [[Event]] {
        var events: [[Event]] = range.map { number in
            var own: [Event] = []
            own.reserveCapacity(sizes[number])
            return own
        }
        for segment in segments {
            let own = segment.credentials.map { places[$0] ?? 0 }
            let wanted = own.map { range.contains($0) }
            var texts: [Int: UInt64] = [:]
            for block in segment.blocks {
                columns.read(block, of: segment, credentials: wanted)
                for run in columns.runs {
                    let place = own[run.credential] - range.lowerBound
                    for row in run.rows {
                        let origin = columns.origins[row]
                        // Bit 32 says that the lower half is a number of the segment's dictionary, see docs/index-format.md.
                        let address = origin >> 32 & 1 == 0 ? UInt64(origin & 0xFFFF_FFFF) : number(of: origin, in: segment, &texts)
                        events[place].append(
                            Event(origin: address, person: person(columns.subjects[row], in: segment), time: columns.times[row]))
                    }
                }
            }
        }
        return events
    }

    private mutating func number(of origin: Int, in segment: Segment, _ known: inout [Int: UInt64]) -> UInt64 {
        if let number = known[origin] { return number }
        let number = given("o" + segment.origin(origin).address)
        known[origin] = number
        return number
    }

    private mutating func person(_ key: SubjectKey, in segment: Segment) -> UInt64 {
        if let whole = key.wholeNumber { return whole }
        return segment.subject(key).map { given("s" + $0.rawValue) } ?? .max
    }

    /// A number that no address and no whole number of a person is, the same for the same text in all segments.
    private mutating func given(_ text: String) -> UInt64 {
        if let number = texts[text] { return number }
        let number = 1 << 62 | UInt64(texts.count)
        texts[text] = number
        return number
    }

    /// One credential's groups: equal origins come together by two passes of a radix sort's first step, then by a small table each.
    private func add(_ events: [Event], to sums: inout Sums) {
        let sorted = Self.partitioned(events)
        for part in sorted {
            var groups = GroupTable(expecting: part.count)
            for event in part { groups.add(event.origin, event.person, event.time) }
            sums.rows += groups.rows
            sums.people += groups.people
            sums.first += groups.firsts
            sums.last += groups.lasts
        }
        sums.events += events.count
    }

    /// Parts small enough for a core's own cache, every origin whole in one of them.
    private static func partitioned(_ events: [Event]) -> [[Event]] {
        let parts = max(1, events.count >> 12)
        if parts == 1 { return [events] }
        var all = Array(repeating: [Event](), count: parts)
        for event in events {
            let mixed = event.origin &* 0x9E37_79B9_7F4A_7C15
            all[Int((mixed >> 32) &* UInt64(parts) >> 32)].append(event)
        }
        return all
    }
}
