// Hot: sees every event of busy origins. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// The second pass: how many people each busy origin touched, day by day. Origins that cannot reach the floor in any 30 days are not
/// looked at.
struct OriginReach {
    /// One origin by its address.
    struct Origin {
        let address: String
        /// Hash of the address.
        let hash: UInt64
        fileprivate(set) var reach = DailyReach()
    }

    private(set) var origins: [Origin] = []
    private var slots: [UInt64: Int] = [:]
    /// Origins that came a short while ago, by the lowest bits of their hashes.
    private var recent: [(hash: UInt64, slot: Int)] = Array(repeating: (0, -1), count: 4096)
    private var days = OriginDays()
    private let busy: BusyOrigins
    private var people: SeenPeople
    private var calendar: DayReader
    private var seen = SeenBlock()
    /// Rows of busy origins in the block.
    private var rows: [Int] = []

    init(after gatherer: HistoryGatherer) {
        busy = gatherer.origins
        people = gatherer.people
        calendar = gatherer.calendar
    }

    mutating func gather(_ segment: Segment, openFrom: Int64?, space: inout CountingSpace) {
        people.open(segment)
        for block in segment.blocks {
            seen.columns.open(block, of: segment)
            seen.columns.read(.origins, rows: 0..<block.rows, of: segment)
            findBusy()
            guard let first = rows.first, let last = rows.last else { continue }
            seen.read([.times, .subjects, .flags], first..<(last + 1), of: segment, people: &people)
            for row in rows { take(row, of: segment, space: &space) }
        }
        guard let openFrom else { return }
        close(before: calendar.day(openFrom), space: &space)
    }

    private mutating func findBusy() {
        rows.removeAll(keepingCapacity: true)
        for row in 0..<seen.columns.rows where busy.contains(seen.columns.origins[row]) { rows.append(row) }
    }

    private mutating func take(_ row: Int, of segment: Segment, space: inout CountingSpace) {
        let person = seen.persons[row]
        guard EventBlock.isShown(seen.columns.flags[row]), person != SeenPeople.nobody, !(seen.hasStrangers && seen.isStranger[row])
        else { return }
        let hash = seen.columns.origins[row]
        let place = Int(truncatingIfNeeded: hash & 4095)
        if recent[place].hash != hash || recent[place].slot < 0 { recent[place] = (hash, slot(hash, row, of: segment)) }
        days.add(person, slot: recent[place].slot, day: calendar.day(seen.columns.times[row]), space: &space)
    }

    /// Counts all days before `day`, on which no line can come any more.
    private mutating func close(before day: Int64, space: inout CountingSpace) {
        days.close(before: day, slots: origins.count, space: &space) { slot, number, persons, space in
            origins[slot].reach.add(persons, ofClosedDay: number, space: &space)
        }
        for slot in origins.indices { origins[slot].reach.close(before: day, space: &space) }
    }

    private mutating func slot(_ hash: UInt64, _ row: Int, of segment: Segment) -> Int {
        if let known = slots[hash] { return known }
        slots[hash] = origins.count
        origins.append(Origin(address: segment.address(seen.columns.origin(row)), hash: hash))
        return origins.count - 1
    }

    mutating func finish(_ space: inout CountingSpace) {
        close(before: .max, space: &space)
        origins.sort { $0.address < $1.address }
    }
}
