internal import BreachModel

/// F: one credential or origin touches far more distinct people than on any day, or in any 30 days, of its own past.
struct FanOutDetector {
    let factor: Int
    let floor: Int
    /// Days at the start of the logs that are taken as past and not judged.
    static let learningDays: Int64 = 7
    private let writer = FindingWriter()

    init(limits: DetectionLimits) {
        factor = limits.fanOutFactor
        floor = limits.fanOutFloor
    }

    /// People in 30 days below which nothing is said, where a day has `floor`.
    var windowFloor: Int { floor * 5 }

    /// From when on something is said: what came before is taken as past.
    struct Rules {
        let firstDay: Int64
        let firstWindow: Int64

        /// - Parameter start: the first day of the logs.
        init(logsFrom start: Int64) {
            // Logs that show nobody have no first day to count from.
            firstDay = start == .max ? .max : start + FanOutDetector.learningDays
            firstWindow = start == .max ? .max : start / DailyReach.longWindow + 1
        }
    }

    /// A period that reaches the floor and the factor over the highest one before it.
    struct Jump {
        let period: Int64
        let people: Int
        let past: Int
    }

    /// The first jump of many days, or of many 30 days, that come one after the other.
    struct JumpSearch {
        private(set) var found: Jump?
        private var highest = 0

        mutating func add(_ people: Int, in period: Int64, from: Int64, floor: Int, factor: Int) {
            if found == nil, period >= from, people >= floor, people >= factor * highest {
                found = Jump(period: period, people: people, past: highest)
            }
            highest = max(highest, people)
        }
    }

    /// What was found of one credential or origin.
    struct Jumps {
        private var days = JumpSearch()
        private var windows = JumpSearch()

        /// - Parameter day: later than all that came before.
        mutating func add(_ people: Int, day: Int64, of detector: FanOutDetector, by rules: Rules) {
            days.add(people, in: day, from: rules.firstDay, floor: detector.floor, factor: detector.factor)
        }

        /// - Parameter window: later than all that came before.
        mutating func add(_ people: Int, window: Int64, of detector: FanOutDetector, by rules: Rules) {
            windows.add(people, in: window, from: rules.firstWindow, floor: detector.windowFloor, factor: detector.factor)
        }

        /// The first day, or else the first 30 days.
        var first: (jump: Jump, days: Int64)? { days.found.map { ($0, 1) } ?? windows.found.map { ($0, DailyReach.longWindow) } }
    }

    /// - Parameters:
    ///   - name: the credential id or the origin's address.
    ///   - origin: the hash of the origin's address; nil for a credential.
    func finding(name: String, origin: UInt64?, jumps: Jumps, zoneOffsetMinutes: Int) -> FindingWriter.Draft? {
        jumps.first.map { draft(name: name, origin: origin, jump: $0.jump, days: $0.days, zoneOffsetMinutes: zoneOffsetMinutes) }
    }

    /// The jumps of a credential whose people were counted, period by period.
    func jumps(_ reach: DailyReach, by rules: Rules) -> Jumps {
        var jumps = Jumps()
        for (day, people) in reach.byDay.sorted(by: { $0.key < $1.key }) { jumps.add(people, day: day, of: self, by: rules) }
        for (window, people) in reach.byWindow.sorted(by: { $0.key < $1.key }) { jumps.add(people, window: window, of: self, by: rules) }
        return jumps
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
