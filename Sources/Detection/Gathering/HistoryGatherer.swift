// Hot: sees every event of the index once. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// The first pass over the index: what each credential did, and which origins were busy enough to look at again.
struct HistoryGatherer {
    private var histories: [CredentialHistory] = []
    private var numbers: [CredentialID: Int] = [:]
    private(set) var origins: BusyOrigins
    private(set) var people: SeenPeople
    /// Asked of every day on which a person was shown.
    private(set) var calendar: DayReader
    /// Asked of all other days.
    private var clock: DayReader
    private let limits: [CredentialID: [CredentialLimit]]
    private let fanOut: FanOutDetector
    private var seen = SeenBlock()
    private var shown = ShownRows()

    /// - Parameters:
    ///   - fanOut: who will ask which credentials and origins to count the people of.
    ///   - busiest: the most events that any day and any 30 days have.
    init(
        limits: [CredentialLimit], fanOut: FanOutDetector, busiest: (day: Int, window: Int), zoneOffsetMinutes: Int, members: MemberList?
    ) {
        self.limits = Dictionary(grouping: limits, by: \.credential)
        self.fanOut = fanOut
        origins = BusyOrigins(fanOut, dayEvents: busiest.day, windowEvents: busiest.window)
        people = SeenPeople(members: members)
        calendar = DayReader(zoneOffsetMinutes: zoneOffsetMinutes)
        clock = calendar
    }

    /// The first day on which a person was shown.
    var firstDay: Int64 { calendar.earliest }

    /// Names and histories of all credentials, in bytewise order; after `finish`. Lines that name none have a history of their own, without a name.
    var all: [(name: String, history: CredentialHistory)] {
        numbers.sorted { $0.key < $1.key }.map { ($0.key.rawValue, histories[$0.value]) }
    }

    /// Takes all events of a segment.
    ///
    /// - Parameters:
    ///   - number: the segment's place in the index.
    ///   - openFrom: no later segment holds an event before this moment.
    mutating func gather(_ segment: Segment, number: Int, openFrom: Int64?, space: inout CountingSpace) {
        people.open(segment)
        let own = segment.credentials.map { place(of: CredentialID($0)) }
        for place in own { histories[place].open(segment) }
        for block in segment.blocks {
            seen.columns.open(block, of: segment)
            seen.read(.all, 0..<block.rows, of: segment, people: &people)
            shown.read(seen)
            for (index, run) in seen.columns.runs.enumerated() {
                let place = own[run.credential]
                histories[place].take(run.rows, of: seen, number: number, space: &space)
                histories[place].take(shown.starts[index]..<shown.starts[index + 1], of: shown, seen: seen, calendar: &calendar)
            }
            countOrigins()
        }
        let day = openFrom.map { clock.day($0) }
        for place in own { histories[place].close(segment, before: day) }
        if let day { origins.close(before: day) }
    }

    /// Counts the shown rows of the block at their origins.
    private mutating func countOrigins() {
        shown.forEachDay(0..<shown.count, of: seen, by: &clock) { numbers, day in
            origins.add(shown.rows[numbers], of: seen.columns.origins, day: day)
        }
    }

    /// Called when no line comes any more.
    mutating func finish(_ space: inout CountingSpace) {
        origins.close(before: nil)
        for place in histories.indices { histories[place].finish(&space) }
    }

    private mutating func place(of name: CredentialID) -> Int {
        if let place = numbers[name] { return place }
        histories.append(CredentialHistory(limits: limits[name]?.map(\.window) ?? [], fanOut: fanOut))
        numbers[name] = histories.count - 1
        return histories.count - 1
    }
}
