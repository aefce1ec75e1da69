// Hot: sees every event of the index once. Benchmark: Benchmarks/run scan (detect).
internal import BreachModel
internal import LogScanning

/// One pass over the index: what each credential did, and which origins were busy enough to look at again.
struct HistoryGatherer {
    private(set) var histories: [String: CredentialHistory] = [:]
    /// Upper bounds of events by origin: cells of a hashed table, so a cell may count several origins together.
    private(set) var originCells = [UInt32](repeating: 0, count: 1 << 20)
    private(set) var firstDay: Int64 = .max
    private let limits: [String: [CredentialLimit]]
    private let exists: (SubjectID) -> Bool?
    private let zoneOffset: Int64
    private var textSubjects: [String: UInt64] = [:]
    private var known: [UInt64: Bool] = [:]

    init(limits: [CredentialLimit], zoneOffsetMinutes: Int, exists: @escaping (SubjectID) -> Bool?) {
        self.limits = Dictionary(grouping: limits, by: \.credential.rawValue)
        self.exists = exists
        zoneOffset = Int64(zoneOffsetMinutes) * 60_000
    }

    static func cell(_ origin: UInt64) -> Int { Int(origin >> 44) }

    func day(_ time: Int64) -> Int64 {
        let local = time + zoneOffset
        let days = local / CivilDate.millisecondsPerDay
        return local % CivilDate.millisecondsPerDay < 0 ? days - 1 : days
    }

    /// Takes all events of a segment.
    ///
    /// - Parameters:
    ///   - number: the segment's place in the index.
    ///   - openFrom: no later segment holds an event before this moment.
    mutating func gather(_ segment: Segment, number: Int, openFrom: Int64?) {
        let hashes = segment.originHashes()
        var local = segment.credentials.map { SegmentHistory(histories[$0] ?? CredentialHistory(limits: limits[$0]?.count ?? 0)) }
        let limitTimes = segment.credentials.map { limits[$0]?.map(\.window) ?? [] }
        for name in segment.credentials { histories[name] = nil }
        segment.forEachEvent { credential, event in
            let origin = hashes[event.origin]
            let subject = subjectNumber(event.subject, segment: segment)
            let time = event.time.milliseconds
            local[credential].take(event, time: time, subject: subject, origin: origin, segment: number, limits: limitTimes[credential])
            if let subject, !isKnown(event.subject, number: subject, segment: segment) {
                local[credential].history.strangers.add(event, subject: subject, origin: origin, segment: number)
            } else if let subject, event.isSuccess {
                let day = day(time)
                firstDay = min(firstDay, day)
                local[credential].history.reach.add(subject, day: day)
                originCells[Self.cell(origin)] &+= 1
            }
        }
        for (index, name) in segment.credentials.enumerated() {
            histories[name] = local[index].finished(segment, closeBefore: openFrom.map { day($0) })
        }
    }

    /// The number of a subject that some segment named; nil for subjects who do not exist.
    func member(_ key: SubjectKey, of segment: Segment) -> UInt64? {
        if key == .none { return nil }
        guard let number = key.wholeNumber ?? segment.subject(key).flatMap({ textSubjects[$0.rawValue] }) else { return nil }
        return known[number] == false ? nil : number
    }

    /// A number for a subject that is the same in every segment.
    private mutating func subjectNumber(_ key: SubjectKey, segment: Segment) -> UInt64? {
        if key == .none { return nil }
        if let whole = key.wholeNumber { return whole }
        let text = segment.subject(key)?.rawValue ?? ""
        if let number = textSubjects[text] { return number }
        let number = UInt64.max / 2 + UInt64(textSubjects.count) + 2
        textSubjects[text] = number
        return number
    }

    private mutating func isKnown(_ key: SubjectKey, number: UInt64, segment: Segment) -> Bool {
        if let answer = known[number] { return answer }
        let answer = segment.subject(key).flatMap { exists($0) } ?? true
        known[number] = answer
        return answer
    }
}

/// A credential's history while one segment is read: places by number first, by name at the end.
private struct SegmentHistory {
    var history: CredentialHistory
    private var places: [Int: CredentialHistory.Place] = [:]

    init(_ history: CredentialHistory) {
        self.history = history
    }

    mutating func take(_ event: AccessEvent, time: Int64, subject: UInt64?, origin: UInt64, segment: Int, limits: [Window]) {
        history.add(time: time)
        places[event.origin, default: CredentialHistory.Place()].add(time)
        for index in limits.indices where limits[index].contains(event.time) {
            history.afterLimit[index].add(event, subject: subject, origin: origin, segment: segment)
        }
        if event.tokenState == .neverIssued {
            history.neverIssued.add(event, subject: subject, origin: origin, segment: segment)
        }
    }

    func finished(_ segment: Segment, closeBefore day: Int64?) -> CredentialHistory {
        var history = history
        var countries: [String: CredentialHistory.Place] = [:]
        var networks: [String: CredentialHistory.Place] = [:]
        for (origin, place) in places {
            let (_, country, network) = segment.origin(origin)
            if !country.isEmpty { countries[country] = countries[country].map { $0.joined(place) } ?? place }
            if !network.isEmpty { networks[network] = networks[network].map { $0.joined(place) } ?? place }
        }
        history.merge(countries: countries, networks: networks)
        if let day { history.reach.close(before: day) }
        return history
    }
}

extension CredentialHistory.Place {
    fileprivate func joined(_ other: Self) -> Self {
        Self(first: min(first, other.first), last: max(last, other.last), events: events + other.events)
    }
}
