import BreachModel
import Testing

@testable import Scoping

/// Which days and hours are silent against a log's own rhythm. Day 20269 is Monday, 2025-06-30.
struct LogRhythmTests {
    private static let monday: Int64 = 20_269

    /// Lines by hour over eight weeks from a Monday.
    private static func lines(_ perHour: (_ day: Int64, _ hour: Int64) -> Int) -> [Int64: Int] {
        var lines: [Int64: Int] = [:]
        for day in 0..<56 as Range<Int64> { for hour in 0..<24 as Range<Int64> { lines[(monday + day) * 24 + hour] = perHour(day, hour) } }
        return lines
    }

    private static func gaps(
        _ lines: [Int64: Int], rhythm: LogSource.Rhythm = .daily, alone: Bool = true
    ) -> [(day: Int64, hour: Int64, hours: Int64)] {
        LogRhythm(events: lines, zoneOffsetMinutes: 0, rhythm: rhythm, isOneOfSeveral: !alone).gaps.map { gap in
            let hour = gap.window.start.milliseconds / 3_600_000
            return (hour / 24 - monday, hour % 24, gap.window.length / 3_600_000)
        }
    }

    /// Six lines an hour at night, sixty by day.
    private static func usual(_ day: Int64, _ hour: Int64) -> Int { hour < 6 ? 6 : 60 }

    @Test("A full log has no gap")
    func full() { #expect(Self.gaps(Self.lines(Self.usual)).isEmpty) }

    @Test("An hour of the day, and three thin hours of a night together, are missed")
    func hours() {
        let day = Self.gaps(Self.lines { $0 == 20 && $1 == 14 ? 0 : Self.usual($0, $1) })
        #expect(day.count == 1 && day[0] == (20, 14, 1))
        let night = Self.gaps(Self.lines { $0 == 20 && (2...4).contains($1) ? 0 : Self.usual($0, $1) })
        #expect(night.count == 1 && night[0] == (20, 2, 3))
    }

    @Test("One thin hour of a night may be empty by chance")
    func chance() {
        #expect(Self.gaps(Self.lines { $0 == 20 && $1 == 3 ? 0 : Self.usual($0, $1) }).isEmpty)
        #expect(Self.gaps(Self.lines { $1 == 3 ? 0 : Self.usual($0, $1) }).isEmpty)
    }

    @Test("A day with late lines only is missing")
    func late() {
        let gaps = Self.gaps(Self.lines { $0 == 30 ? ($1 == 23 ? 7 : 0) : Self.usual($0, $1) })
        #expect(gaps.count == 1 && gaps[0] == (30, 0, 24))
    }

    @Test("Weekends are compared with weekends, and need not be written where only working days are due")
    func weekends() {
        func isWeekend(_ day: Int64) -> Bool { day % 7 >= 5 }
        #expect(Self.gaps(Self.lines { isWeekend($0) ? 1 : Self.usual($0, $1) }).isEmpty)
        let office = Self.lines { isWeekend($0) ? 0 : Self.usual($0, $1) }
        #expect(Self.gaps(office, rhythm: .weekdays).isEmpty)
        #expect(Self.gaps(office).map { $0.hours } == Array(repeating: 48, count: 7))
        let lost = Self.gaps(Self.lines { isWeekend($0) || $0 == 21 ? 0 : Self.usual($0, $1) }, rhythm: .weekdays)
        #expect(lost.count == 1 && lost[0].day == 21)
    }

    @Test("A clock that is put forward or back by an hour makes no gap")
    func daylightSaving() {
        let lines = Self.lines { day, hour in day < 28 ? Self.usual(day, hour) : Self.usual(day, (hour + 1) % 24) }
        #expect(Self.gaps(lines).isEmpty)
    }

    @Test("Every empty hour counts where lines are due in each")
    func hourly() {
        let gaps = Self.gaps(Self.lines { $0 == 20 && $1 == 3 ? 0 : 2 }, rhythm: .hourly)
        #expect(gaps.count == 1 && gaps[0] == (20, 3, 1))
    }

    @Test("One machine of several may be quiet for a day if it writes little, not if it writes much")
    func oneOfSeveral() {
        #expect(Self.gaps(Self.lines { day, hour in day == 20 ? 0 : hour == 12 ? 3 : 0 }, alone: false).isEmpty)
        #expect(Self.gaps(Self.lines { day, hour in day == 20 ? 0 : Self.usual(day, hour) }, alone: false).count == 1)
    }

    @Test("Neighbouring missing days are one gap, with how many they are; weekends between do not part them where none are due")
    func neighbours() {
        let lines = Self.lines { (20...22).contains($0) ? 0 : Self.usual($0, $1) }
        let gaps = LogRhythm(events: lines, zoneOffsetMinutes: 0).gaps
        #expect(gaps.count == 1 && gaps.first?.days == 3 && gaps.first?.lines == 0)
        let length: Int64 = 3 * 86_400_000
        #expect(gaps.first.map { $0.window.end.milliseconds - $0.window.start.milliseconds } == length)
        func isWeekend(_ day: Int64) -> Bool { day % 7 >= 5 }
        // Friday and Monday.
        let office = Self.lines { isWeekend($0) || $0 == 18 || $0 == 21 ? 0 : Self.usual($0, $1) }
        let parted = LogRhythm(events: office, zoneOffsetMinutes: 0, rhythm: .weekdays).gaps
        #expect(parted.count == 1 && parted.first?.days == 2 && parted.first?.window.length == 4 * 86_400_000)
    }

    @Test("A line with a wrong year makes one gap, not one a day", arguments: [LogSource.Rhythm.daily, .weekdays, .hourly])
    func wrongYear(rhythm: LogSource.Rhythm) throws {
        let first = Instant(CivilTime(date: CivilDate(year: 1, month: 1, day: 1))).milliseconds / 3_600_000
        var lines = Self.lines(Self.usual)
        lines[first] = 1
        let gaps = LogRhythm(events: lines, zoneOffsetMinutes: 0, rhythm: rhythm).gaps
        #expect(gaps.count <= 3)
        let long = try #require(gaps.max(by: { $0.days < $1.days }))
        #expect(long.isWholeDay && long.days > 500_000 && long.lines == 0)
        #expect(long.window.end == Instant(milliseconds: Self.monday * 86_400_000))
    }

    @Test("A log without lines, or with a single day, has nothing to compare")
    func empty() {
        #expect(LogRhythm(events: [:], zoneOffsetMinutes: 540).gaps.isEmpty)
        #expect(LogRhythm(events: [Self.monday * 24 + 5: 100], zoneOffsetMinutes: 540).gaps.isEmpty)
    }
}
