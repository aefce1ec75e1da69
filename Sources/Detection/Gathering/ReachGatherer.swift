// Hot: sees every event of busy origins. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// The second pass: how many people were touched, day by day, by those credentials and origins that may have touched far more than before. Of all
/// others the first pass knows that they did not.
struct ReachGatherer {
    /// One origin by its address.
    struct Origin {
        let address: String
        /// Hash of the address.
        let hash: UInt64
        fileprivate(set) var jumps = FanOutDetector.Jumps()
    }

    private(set) var origins: [Origin] = []
    /// Of credentials whose people have to be counted, by name.
    private(set) var credentials: [CredentialID: DailyReach] = [:]
    private var slots: [UInt64: Int] = [:]
    /// Origins that came a short while ago, by the lowest bits of their hashes.
    private var recent: [(hash: UInt64, slot: Int)] = Array(repeating: (0, -1), count: 1 << 15)
    private var days = OriginDays()
    private var windows = OriginWindows()
    private let detector: FanOutDetector
    private let rules: FanOutDetector.Rules
    private let busy: BusyOrigins
    private var people: SeenPeople
    private var calendar: DayReader
    private var seen = SeenBlock()
    private var shown = ShownRows()
    /// Rows of busy origins in the block.
    private var rows: [Int32] = []
    private var count = 0
    private var views: [UInt64] = []

    init(after gatherer: HistoryGatherer, _ detector: FanOutDetector) {
        self.detector = detector
        rules = FanOutDetector.Rules(logsFrom: gatherer.firstDay)
        busy = gatherer.origins
        people = gatherer.people
        calendar = gatherer.calendar
        for (name, history) in gatherer.all where !name.isEmpty && history.reach.mayJump(rules) {
            credentials[CredentialID(name)] = DailyReach()
        }
    }

    /// Whether there is nobody whose people must be counted.
    var isIdle: Bool { busy.isEmpty && credentials.isEmpty }

    /// The jumps of each credential that was counted, by name.
    var jumpsOfCredentials: [(name: String, jumps: FanOutDetector.Jumps)] {
        credentials.sorted { $0.key < $1.key }.map { ($0.key.rawValue, detector.jumps($0.value, by: rules)) }
    }

    /// Takes all events of a segment that matter.
    ///
    /// - Parameter openFrom: no later segment holds an event before this moment.
    mutating func gather(_ segment: Segment, openFrom: Int64?, space: inout CountingSpace) {
        people.open(segment)
        let own = segment.credentials.map { name -> CredentialID? in
            let credential = CredentialID(name)
            return credentials[credential] == nil ? nil : credential
        }
        let asksCredentials = own.contains { $0 != nil }
        for block in segment.blocks {
            seen.columns.open(block, of: segment)
            if asksCredentials { takeCredentials(own, segment, space: &space) }
            if !busy.isEmpty { takeOrigins(segment, block, space: &space) }
        }
        guard let openFrom else { return }
        close(before: calendar.day(openFrom), space: &space)
    }

    /// - Parameter names: by their numbers in the segment; nil for credentials that nobody asks for.
    private mutating func takeCredentials(_ names: [CredentialID?], _ segment: Segment, space: inout CountingSpace) {
        for run in seen.columns.runs {
            guard let name = names[run.credential] else { continue }
            seen.read([.times, .subjects, .flags], run.rows, of: segment, people: &people)
            shown.read(seen, run: run.rows)
            shown.forEachDay(0..<shown.count, of: seen, by: &calendar) { numbers, day in
                credentials[name, default: DailyReach()].add(shown.persons[numbers], day: day, space: &space)
            }
        }
    }

    private mutating func takeOrigins(_ segment: Segment, _ block: Segment.Block, space: inout CountingSpace) {
        seen.columns.read(.origins, rows: 0..<block.rows, of: segment)
        findBusy()
        guard count > 0 else { return }
        seen.read([.times, .subjects, .flags], Int(rows[0])..<(Int(rows[count - 1]) + 1), of: segment, people: &people)
        keepShown()
        var number = 0
        while number < count {
            let day = calendar.day(seen.columns.times[Int(rows[number])])
            views.removeAll(keepingCapacity: true)
            while number < count, case let row = Int(rows[number]), calendar.isSameDay(seen.columns.times[row]) {
                views.append(OriginDays.view(seen.persons[row], slot: slot(row, of: segment)))
                number += 1
            }
            days.add(views, day: day, slots: origins.count, space: &space)
        }
    }

    private mutating func findBusy() {
        if rows.count < seen.columns.rows { rows.append(contentsOf: repeatElement(0, count: seen.columns.rows - rows.count)) }
        count = 0
        for row in 0..<seen.columns.rows {
            rows[count] = Int32(truncatingIfNeeded: row)
            count &+= busy.contains(seen.columns.origins[row]) ? 1 : 0
        }
    }

    /// Leaves those rows that showed somebody who exists, as far as is known.
    private mutating func keepShown() {
        var kept = 0
        for number in 0..<count {
            let row = Int(rows[number])
            let isKnown = seen.persons[row] != SeenPeople.nobody && !(seen.hasStrangers && seen.isStranger[row])
            rows[kept] = Int32(truncatingIfNeeded: row)
            kept &+= isKnown && EventBlock.isShown(seen.columns.flags[row]) ? 1 : 0
        }
        count = kept
    }

    @inline(__always)
    private mutating func slot(_ row: Int, of segment: Segment) -> Int {
        let hash = seen.columns.origins[row]
        let place = Int(truncatingIfNeeded: hash) & (recent.count - 1)
        if recent[place].hash != hash || recent[place].slot < 0 { recent[place] = (hash, newSlot(hash, row, of: segment)) }
        return recent[place].slot
    }

    @inline(never)
    private mutating func newSlot(_ hash: UInt64, _ row: Int, of segment: Segment) -> Int {
        if let known = slots[hash] { return known }
        slots[hash] = origins.count
        origins.append(Origin(address: segment.address(seen.columns.origin(row)), hash: hash))
        return origins.count - 1
    }

    /// Counts all days before `day`, on which no line can come any more.
    private mutating func close(before day: Int64, space: inout CountingSpace) {
        for name in credentials.keys { credentials[name]?.close(before: day, space: &space) }
        days.close(before: day, slots: origins.count, space: &space) { day, people, space in
            people.forEachCount { origins[$0].jumps.add($1, day: day, of: detector, by: rules) }
            windows.add(people, window: day / DailyReach.longWindow, slots: origins.count, space: &space)
        }
        windows.close(before: day == .max ? .max : day / DailyReach.longWindow, slots: origins.count, space: &space) { window, people in
            people.forEachCount { origins[$0].jumps.add($1, window: window, of: detector, by: rules) }
        }
    }

    /// Called when no line comes any more.
    mutating func finish(_ space: inout CountingSpace) {
        close(before: .max, space: &space)
        origins.sort { $0.address < $1.address }
    }
}
