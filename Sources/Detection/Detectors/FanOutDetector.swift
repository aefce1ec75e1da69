internal import BreachModel

/// F: one credential or origin touches far more distinct people than on any day, or in any 30 days, of its own past.
struct FanOutDetector {
    let factor: Int
    let floor: Int
    /// Days at the start of the logs that are taken as past and not judged.
    static let learningDays: Int64 = 7
    private let writer = FindingWriter()

    /// People in 30 days below which nothing is said, where a day has `floor`.
    static func windowFloor(_ floor: Int) -> Int { floor * 5 }

    init(limits: DetectionLimits) {
        factor = limits.fanOutFactor
        floor = limits.fanOutFloor
    }

    /// - Parameters:
    ///   - name: the credential id or the origin's address.
    ///   - origin: the hash of the origin's address; nil for a credential.
    ///   - firstDay: the first day of the logs.
    func findings(name: String, origin: UInt64?, reach: DailyReach, firstDay: Int64, zoneOffsetMinutes: Int) -> [FindingWriter.Draft] {
        // Logs that show nobody have no first day to count from.
        guard !reach.byDay.isEmpty else { return [] }
        var drafts: [FindingWriter.Draft] = []
        if let jump = jump(reach.byDay, from: firstDay + Self.learningDays, floor: floor) {
            drafts.append(draft(name: name, origin: origin, jump: jump, days: 1, zoneOffsetMinutes: zoneOffsetMinutes))
        } else if let jump = jump(reach.byWindow, from: firstDay / DailyReach.longWindow + 1, floor: Self.windowFloor(floor)) {
            drafts.append(
                draft(name: name, origin: origin, jump: jump, days: DailyReach.longWindow, zoneOffsetMinutes: zoneOffsetMinutes))
        }
        return drafts
    }

    private struct Jump {
        var period: Int64
        var people: Int
        var past: Int
    }

    /// The first period that reaches the floor and the factor over the highest one before it.
    private func jump(_ periods: [Int64: Int], from: Int64, floor: Int) -> Jump? {
        var highest = 0
        for period in periods.keys.sorted() {
            let people = periods[period] ?? 0
            if period >= from, people >= floor, people >= factor * highest {
                return Jump(period: period, people: people, past: highest)
            }
            highest = max(highest, people)
        }
        return nil
    }

    private func draft(name: String, origin: UInt64?, jump: Jump, days: Int64, zoneOffsetMinutes: Int) -> FindingWriter.Draft {
        let isOrigin = origin != nil
        let start = Instant(CivilTime(date: CivilDate(daysSinceEpoch: jump.period * days)), offsetMinutes: zoneOffsetMinutes)
        let window = Window(start: start, end: Window.always.end)
        let indicator =
            isOrigin ? Indicator(origins: [name], window: window) : Indicator(credentials: [CredentialID(name)], window: window)
        let (korean, english) = isOrigin ? ("접속 주소", "Origin") : ("자격증명", "Credential")
        let (koreanSpan, englishSpan) = days == 1 ? ("하루", "a day") : ("\(days)일", "\(days) days")
        var draft = writer.draft(
            .fanOut, name: name, indicator: indicator, sighting: Sighting(), confidence: jump.past > 0 ? .medium : .low,
            statement: Bilingual(
                korean: "\(korean) \(name)이(가) \(koreanSpan) 동안 서로 다른 \(jump.people)명의 정보를 열람했습니다(이전 최고 \(jump.past)명).",
                english: "\(english) \(name) touched \(jump.people) distinct people in \(englishSpan); its highest before was \(jump.past)."
            ))
        draft.finding.since = start
        draft.finding.until = Instant(milliseconds: start.milliseconds + days * CivilDate.millisecondsPerDay)
        draft.finding.subjects = jump.people
        draft.extent = Extent(
            credential: isOrigin ? nil : name, origin: origin, window: Window(start: start, end: draft.finding.until), onlyShown: true)
        return draft
    }
}
