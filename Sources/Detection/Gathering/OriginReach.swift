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
    private let busy: BusyOrigins
    private var people: SeenPeople
    private var calendar: DayReader
    private var columns = EventColumns()

    init(after gatherer: HistoryGatherer) {
        busy = gatherer.origins
        people = gatherer.people
        calendar = gatherer.calendar
    }

    mutating func gather(_ segment: Segment, openFrom: Int64?) {
        people.open()
        for block in segment.blocks {
            columns.read(block, of: segment)
            for row in 0..<block.rows where columns.isSuccess(row) { take(row, of: segment) }
        }
        guard let openFrom else { return }
        let day = calendar.day(openFrom)
        for slot in origins.indices { origins[slot].reach.close(before: day) }
    }

    private mutating func take(_ row: Int, of segment: Segment) {
        let key = columns.subjects[row]
        if key == .none { return }
        let hash = segment.originHash(columns.origins[row])
        guard busy.contains(hash) else { return }
        let person = people.number(key, of: segment)
        if people.isStranger(person, key, of: segment) { return }
        let slot: Int
        if let known = slots[hash] {
            slot = known
        } else {
            slot = origins.count
            slots[hash] = slot
            origins.append(Origin(address: segment.origin(columns.origins[row]).address, hash: hash))
        }
        origins[slot].reach.add(person, day: calendar.day(columns.times[row]))
    }

    mutating func finish() {
        for slot in origins.indices { origins[slot].reach.close(before: .max) }
        origins.sort { $0.address < $1.address }
    }
}
