internal import BreachLaw
internal import BreachModel

/// Whole days on which a posting was visible without a gap.
///
/// A day counts if the posting stood from its first moment to its last, every look on it saw the posting, and no two looks
/// around or on it lie further apart than the limit. The day of the posting itself therefore does not count, as the first
/// day of a term in days does not (Civil Act of Korea 157).
struct VisibleDays {
    /// The longest run of such days, in order; the earliest of several.
    private(set) var longestRun: [CivilDate] = []

    /// - Parameters:
    ///   - looks: in order of time, each with whether the posting was visible.
    ///   - to: when it was taken down, or now.
    init(looks: [(at: Instant, visible: Bool)], from: Instant, to: Instant, zone: LegalZone, maximumGapMinutes: Int) {
        let limit = Int64(maximumGapMinutes) * 60_000
        var run: [CivilDate] = []
        var day = zone.civil(from).date
        if zone.start(of: day) < from { day = day.adding(days: 1) }
        var position = 0
        while zone.end(of: day) < to {
            if Self.counts(looks, &position, from: zone.start(of: day), to: zone.end(of: day), limit: limit) {
                run.append(day)
                if run.count > longestRun.count { longestRun = run }
            } else {
                run = []
            }
            day = day.adding(days: 1)
        }
    }

    /// - Parameter position: the first look of the day, or after it; moved on to the next day's.
    private static func counts(
        _ looks: [(at: Instant, visible: Bool)], _ position: inout Int, from: Instant, to: Instant, limit: Int64
    ) -> Bool {
        while position < looks.count, looks[position].at < from { position += 1 }
        let first = position
        var before = first > 0 ? looks[first - 1].at : nil
        var isVisible = first < looks.count && looks[first].at <= to
        while position < looks.count, looks[position].at <= to {
            if !looks[position].visible { isVisible = false }
            // A look at the day's very first moment leaves none of the gap before it on this day.
            if let last = before, looks[position].at > from, looks[position].at.milliseconds - last.milliseconds > limit {
                isVisible = false
            }
            if before == nil, looks[position].at.milliseconds - from.milliseconds > limit { isVisible = false }
            before = looks[position].at
            position += 1
        }
        guard isVisible, let last = before else { return false }
        // The look after the day bounds its last hours; without one, the day's end does.
        let next = position < looks.count ? looks[position].at : to
        return next.milliseconds - last.milliseconds <= limit
    }
}
