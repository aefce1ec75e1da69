internal import BreachLaw
internal import BreachModel
internal import CaseStore

/// Use case: what needs someone now: each alarm goes on the timeline once, and is sealed.
package struct RaiseAlarms {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// The alarms that hold now, the gravest first; raises those that nobody raised before.
    ///
    /// - Parameter aheadHours: how long before a due time it counts as nearing.
    package func callAsFunction(aheadHours: Int) throws -> [CaseAlarm] {
        let store = try environment.requireStore()
        let now = environment.clock.now()
        var alarms = try holding(aheadHours: aheadHours)
        for index in alarms.indices {
            alarms[index].isNew = try store.alarms.raise(
                alarms[index].key,
                TimelineEvent(at: now, kind: .alarm, statement: alarms[index].statement, by: environment.actor))
        }
        let raised = alarms.filter(\.isNew)
        if !raised.isEmpty {
            try EvidenceSeal(environment).seal(
                step: "alarm", inputs: [],
                results: try raised.map { SealedItem("alarm:\($0.key)", bytes: try StableJSON.encode($0)) })
        }
        return alarms
    }

    /// The alarms that hold now, without raising any.
    package func holding(aheadHours: Int) throws -> [CaseAlarm] {
        let store = try environment.requireStore()
        let now = environment.clock.now()
        let soon = now.adding(hours: aheadHours)
        let found =
            try duties(soon: soon) + orders(try OrderStatus.list(store, now: now), soon: soon)
            + promises(try PromiseStatus.list(store, now: now), soon: soon)
            + PostingStatus.list(store, now: now, zone: zone, maximumGapMinutes: environment.configuration.postings.maximumGapMinutes)
            .compactMap(alarm) + (PreservedLogs(environment.folder).lastLook().map(CaseAlarm.preservation) ?? [])
        return found.sorted { ($1.rank, $0.due?.milliseconds ?? 0, $0.key) < ($0.rank, $1.due?.milliseconds ?? 0, $1.key) }
    }

    private var zone: LegalZone { LegalZone(id: "company", fixedOffsetMinutes: environment.configuration.zoneOffsetMinutes) }

    /// Duties of the law; none before a credible moment of awareness is entered.
    private func duties(soon: Instant) throws -> [CaseAlarm] {
        let entries: [CaseDuties.Entry]
        do {
            entries = try CaseDuties(environment)()
        } catch let error as ResponseError where error.code == .badAwareness {
            return []
        }
        return entries.flatMap { entry in entry.clocks.compactMap { alarm(entry, $0, soon: soon) } }
    }

    private func alarm(_ entry: CaseDuties.Entry, _ reading: ClockReading, soon: Instant) -> CaseAlarm? {
        let name = entry.answer.duty.name
        let level: CaseAlarm.Level
        switch reading.state {
        case .owedWithoutLimit: level = .owed
        case .running where reading.due.map { $0 <= soon } ?? false: level = .nearing
        case let state where state.isAlarm: level = .overdue
        default: return nil
        }
        let place = "\(entry.profile.id)/\(entry.answer.duty.id)" + (reading.fact.map { "#" + $0 } ?? "")
        let due = reading.due.map { ", \(reading.zone.text($0))" } ?? ""
        return CaseAlarm(
            key: "duty:\(place):\(level.rawValue):\((reading.due ?? reading.start)?.milliseconds ?? 0)", level: level,
            statement: Bilingual(
                korean: "\(name.korean)(\(place)): \(reading.state.text(.korean))\(due)",
                english: "\(name.english) (\(place)): \(reading.state.text(.english))\(due)"), due: reading.due)
    }

    private func orders(_ orders: [OrderStatus], soon: Instant) -> [CaseAlarm] {
        orders.flatMap { order in
            order.duties.compactMap { duty in
                alarm(
                    duty.state, due: duty.duty.dueAt, soon: soon, key: "order:\(order.order.id):\(duty.duty.number)",
                    Bilingual(
                        korean: "명령 \(order.order.id)의 \(duty.duty.number)번 \(duty.duty.text.korean)",
                        english: "Order \(order.order.id), duty \(duty.duty.number): \(duty.duty.text.english)"))
            }
        }
    }

    private func promises(_ promises: [PromiseStatus], soon: Instant) -> [CaseAlarm] {
        promises.compactMap { promise in
            alarm(
                promise.state, due: promise.promise.dueAt, soon: soon, key: "promise:\(promise.id)",
                Bilingual(
                    korean: "공개 약속 \(promise.id)번(담당: \(promise.promise.owner)) \(promise.promise.text)",
                    english: "Public promise \(promise.id) (owner: \(promise.promise.owner)): \(promise.promise.text)"))
        }
    }

    private func alarm(_ state: DueState, due: Instant, soon: Instant, key: String, _ what: Bilingual) -> CaseAlarm? {
        let level: CaseAlarm.Level
        switch state {
        case .overdue: level = .overdue
        case .open where due <= soon: level = .nearing
        default: return nil
        }
        return CaseAlarm(
            key: "\(key):\(level.rawValue):\(due.milliseconds)", level: level,
            statement: Bilingual(
                korean: "\(what.korean): \(state.words.korean), \(zone.text(due))",
                english: "\(what.english): \(state.words.english), \(zone.text(due))"), due: due)
    }

    private func alarm(_ posting: PostingStatus) -> CaseAlarm? {
        guard let trouble = posting.trouble else { return nil }
        let place = KeepPostings.Place.words(posting.place)
        return CaseAlarm(
            key: "posting:\(posting.id):\(trouble.code):\(trouble.since.milliseconds)", level: .overdue,
            statement: Bilingual(
                korean: "게시 \(posting.id)번(\(place.korean)): \(trouble.words.korean)",
                english: "Posting \(posting.id) (\(place.english)): \(trouble.words.english)"), due: nil)
    }
}

extension CaseAlarm {
    fileprivate var rank: Int {
        switch level {
        case .nearing: 0
        case .owed: 1
        case .overdue: 2
        }
    }
}
