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

        mutating func add(_ time: Int64) {
            first = min(first, time)
            last = max(last, time)
            events += 1
        }

        func joined(_ other: Self) -> Self {
            Self(first: min(first, other.first), last: max(last, other.last), events: events + other.events)
        }
    }

    private(set) var first: Int64 = .max
    private(set) var events = 0
    private(set) var afterLimit: [Sighting]
    private(set) var neverIssued = Sighting()
    private(set) var strangers = Sighting()
    private(set) var countries: [String: Place] = [:]
    private(set) var networks: [String: Place] = [:]
    private(set) var reach = DailyReach()
    private let limits: [Window]
    /// By the open segment's numbers of places.
    private var places: [Place] = []

    init(limits: [Window]) {
        self.limits = limits
        afterLimit = Array(repeating: Sighting(), count: limits.count)
    }

    /// Called before the first run of each segment that knows the credential.
    mutating func open(_ segment: Segment) {
        places = Array(repeating: Place(), count: segment.placeCount)
    }

    /// Takes one run of a block.
    ///
    /// - Parameter number: the segment's place in the index.
    mutating func take(
        _ rows: Range<Int>, of columns: EventColumns, segment: Segment, number: Int, people: inout SeenPeople, origins: inout BusyOrigins,
        calendar: inout DayReader
    ) {
        events += rows.count
        for row in rows {
            let time = columns.times[row]
            first = min(first, time)
            places[Segment.placeNumber(ofOrigin: columns.origins[row])].add(time)
            let key = columns.subjects[row]
            let person = people.number(key, of: segment)
            let isStranger = person != SeenPeople.nobody && people.isStranger(person, key, of: segment)
            let isShown = person != SeenPeople.nobody && !isStranger && columns.isSuccess(row)
            let isForged = columns.isNeverIssued(row)
            guard isShown || isStranger || isForged || !limits.isEmpty else { continue }
            let origin = segment.originHash(columns.origins[row])
            for index in limits.indices where limits[index].contains(Instant(milliseconds: time)) {
                afterLimit[index].add(row, of: columns, subject: person, origin: origin, segment: number)
            }
            if isForged { neverIssued.add(row, of: columns, subject: person, origin: origin, segment: number) }
            if isStranger { strangers.add(row, of: columns, subject: person, origin: origin, segment: number) }
            if isShown {
                let day = calendar.day(time)
                reach.add(person, day: day)
                origins.add(origin, window: day / DailyReach.longWindow)
            }
        }
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

    /// The history when no line comes any more.
    var finished: Self {
        var history = self
        history.reach.close(before: .max)
        return history
    }
}
