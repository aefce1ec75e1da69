internal import BreachModel

/// Reads one duty's clock: the work behind `DutyClock`.
struct ClockReader {
    let answer: DutyAnswer
    let rule: ClockRule
    let profile: LawProfile
    let facts: DutyFacts
    let timeline: CaseTimeline
    let now: Instant
    let zone: LegalZone

    /// When the clock starts: nil times stand for a clock that has not started.
    func starts() -> [(at: Instant?, fact: String?)] {
        let entered = timeline.events.filter { $0.kind == rule.start }.sorted { $0.at < $1.at }
        if rule.start == .eachNewFact { return entered.map { ($0.at, $0.fact) } }
        if let first = entered.first { return [(first.at, nil)] }
        return [(rule.start.isAwareness ? timeline.defaultCandidate?.at : nil, nil)]
    }

    private func names(_ duty: String) -> Bool { DutyReference(duty).names(answer.duty.id, in: profile) }

    func reading(start: Instant?, fact: String?) -> ClockReading {
        var reading = ClockReading(
            profileID: answer.profileID, duty: answer.duty, fact: fact, start: start, due: nil, softDue: nil,
            state: .notStarted, extended: nil, refused: [], zone: zone)
        if let start {
            reading.due = due(from: start)
            reading.softDue = rule.softDays.map { end(ofDay: $0, from: start) }
            let claims = applyExtensions(to: &reading)
            reading.state = state(of: reading, start: start, claims: claims)
        }
        switch answer.verdict {
        case .required: break
        case .notRequired: reading.state = answer.waivedBy.isEmpty ? .notRequired : .waived(answer.waivedBy)
        case .cannotBeToldYet: reading.state = .mayBeOwed(reading.state)
        }
        return reading
    }

    private func due(from start: Instant) -> Instant? {
        if let hours = rule.hours { return start.adding(hours: hours) }
        guard var days = rule.days else { return nil }
        if let other = rule.daysIf, other.condition.holds(for: facts, in: profile) == .yes { days = other.days }
        return end(ofDay: days, from: start)
    }

    /// The last millisecond of the `day`-th calendar day.
    private func end(ofDay day: Int, from start: Instant) -> Instant {
        let first = zone.civil(start).date
        return zone.end(of: first.adding(days: rule.firstDayCounts == true ? day - 1 : day))
    }

    /// Moves `due` to the end of the last lawful extension; returns whether one still lasts.
    ///
    /// An extension is lawful if its ground is allowed for the duty and it began before the clock ran out.
    private func applyExtensions(to reading: inout ClockReading) -> ExtensionGround? {
        let claims = timeline.extensions.filter { names($0.duty) }.sorted { $0.from < $1.from }
        var lasting: ExtensionGround?
        for claim in claims {
            guard let due = reading.due, rule.extendOnlyIf?.contains(claim.ground) == true, claim.from <= due,
                !claim.by.isBlank
            else {
                reading.refused.append(claim)
                continue
            }
            reading.extended = claim
            if let until = claim.until { reading.due = max(due, until) } else { lasting = claim.ground }
        }
        return lasting
    }

    private func state(of reading: ClockReading, start: Instant, claims lasting: ExtensionGround?) -> ClockState {
        let done = timeline.performances
            .filter { names($0.duty) && (reading.fact == nil || $0.fact == reading.fact) }
            .min { $0.at.range(in: zone).latest < $1.at.range(in: zone).latest }
        guard let done else { return open(reading, start: start, lasting: lasting) }
        let (earliest, latest) = done.at.range(in: zone)
        if lasting != nil { return .metWithoutLimit(after: ClockSpan(from: start, to: latest)) }
        guard let due = reading.due else { return .metWithoutLimit(after: ClockSpan(from: start, to: latest)) }
        if latest <= due { return .met(early: ClockSpan(from: latest, to: due)) }
        if earliest > due { return .metLate(by: ClockSpan(from: due, to: earliest)) }
        return .metTimeUnknown(on: zone.civil(earliest).date)
    }

    private func open(_ reading: ClockReading, start: Instant, lasting: ExtensionGround?) -> ClockState {
        if let lasting { return .extended(lasting) }
        guard let due = reading.due else { return .owedWithoutLimit(elapsed: ClockSpan(from: start, to: now)) }
        return now <= due ? .running(remaining: ClockSpan(from: now, to: due)) : .overdue(by: ClockSpan(from: due, to: now))
    }
}
