// Hot: sees every event of the index once. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// The first pass over the index: what each credential did, and which origins were busy enough to look at again.
struct HistoryGatherer {
    private var histories: [CredentialHistory] = []
    private var numbers: [String: Int] = [:]
    private(set) var origins: BusyOrigins
    private(set) var people: SeenPeople
    private(set) var calendar: DayReader
    private let limits: [String: [CredentialLimit]]
    private var columns = EventColumns()

    init(limits: [CredentialLimit], fanOutFloor: Int, zoneOffsetMinutes: Int, exists: @escaping (SubjectID) -> Bool?) {
        self.limits = Dictionary(grouping: limits, by: \.credential.rawValue)
        origins = BusyOrigins(floor: fanOutFloor)
        people = SeenPeople(exists: exists)
        calendar = DayReader(zoneOffsetMinutes: zoneOffsetMinutes)
    }

    /// The first day on which a person was shown.
    var firstDay: Int64 { calendar.earliest }

    /// Names and histories of all credentials, in bytewise order; after `finish`.
    var all: [(name: String, history: CredentialHistory)] {
        numbers.sorted { $0.key < $1.key }.filter { !$0.key.isEmpty }.map { ($0.key, histories[$0.value].finished) }
    }

    /// Takes all events of a segment.
    ///
    /// - Parameters:
    ///   - number: the segment's place in the index.
    ///   - openFrom: no later segment holds an event before this moment.
    mutating func gather(_ segment: Segment, number: Int, openFrom: Int64?) {
        people.open()
        let own = segment.credentials.map { place(of: $0) }
        for place in own { histories[place].open(segment) }
        for block in segment.blocks {
            columns.read(block, of: segment)
            for run in columns.runs {
                histories[own[run.credential]].take(
                    run.rows, of: columns, segment: segment, number: number, people: &people, origins: &origins, calendar: &calendar)
            }
        }
        var later = calendar
        let day = openFrom.map { later.day($0) }
        for place in own { histories[place].close(segment, before: day) }
        if let day { origins.close(before: day / DailyReach.longWindow) }
    }

    /// Called when no line comes any more.
    mutating func finish() { origins.close(before: .max) }

    private mutating func place(of name: String) -> Int {
        if let place = numbers[name] { return place }
        histories.append(CredentialHistory(limits: limits[name]?.map(\.window) ?? []))
        numbers[name] = histories.count - 1
        return histories.count - 1
    }
}
