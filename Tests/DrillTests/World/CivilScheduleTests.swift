import BreachModel
import Testing

@testable import Drill

@Suite struct CivilScheduleTests {
    static func schedule(rows: Int) -> CivilSchedule {
        CivilSchedule(
            rows: rows, days: 3..<13, weights: (0..<10).map { 1 + $0 % 4 }, hourWeights: (0..<24).map { $0 % 5 },
            jitter: Dice(seed: 7, "test"))
    }

    @Test("Every row has one day, its time lies in it, and times never fall", arguments: [2, 10, 57, 1000, 20_000])
    func times(rows: Int) {
        let schedule = Self.schedule(rows: rows)
        var next = 0
        var last = Int64.min
        for day in 3..<13 {
            var cursor = CivilSchedule.Cursor(schedule, day: day)
            #expect(cursor.rows.lowerBound == next)
            next = cursor.rows.upperBound
            while !cursor.isAtEnd {
                let time = cursor.time()
                #expect(time == schedule.time(of: cursor.row))
                #expect(schedule.day(of: cursor.row) == day)
                #expect(time >= LogCalendar.start(ofDay: day) && time < LogCalendar.start(ofDay: day + 1))
                #expect(time >= last)
                last = time
                cursor.advance()
            }
        }
        #expect(next == rows && schedule.rows == rows)
        #expect(!schedule.rows(on: 3).isEmpty && !schedule.rows(on: 12).isEmpty)
        #expect(schedule.rows(on: 2).isEmpty && schedule.rows(on: 13).isEmpty)
    }

    @Test("Hours without weight stay empty")
    func hours() {
        let schedule = Self.schedule(rows: 5000)
        for row in 0..<5000 {
            let hour = Instant(milliseconds: schedule.time(of: row)).civil(offsetMinutes: 540).hour
            #expect(hour % 5 != 0)
        }
    }

    @Test("The logs cover 244 civil days of Korea, the attack 209 of them")
    func calendar() {
        #expect(LogCalendar.dayCount == 244)
        #expect(LogCalendar.attackDays.count == 209)
        #expect(LogCalendar.date(ofDay: LogCalendar.attackDays.lowerBound) == CivilDate(year: 2025, month: 4, day: 14))
        #expect(LogCalendar.date(ofDay: LogCalendar.attackDays.upperBound - 1) == CivilDate(year: 2025, month: 11, day: 8))
        #expect(Instant(milliseconds: LogCalendar.start(ofDay: 0)) == Instant(rfc3339: "2025-04-01T00:00:00+09:00"))
    }
}
