/// How many lines each producer wrote before each day's file, since a producer numbers its lines on from file to file.
///
/// Lines of the day whose file is lost were written and numbered as well: that is how their loss shows.
struct LineNumbers: Sendable {
    /// Lines of both producers.
    struct Count: Sendable {
        var usual = 0
        var other = 0

        @inline(__always)
        mutating func add(byOther: Bool) {
            if byOther { other += 1 } else { usual += 1 }
        }
    }

    /// By day: the lines in the files before it.
    private var starts: [Count] = []

    init(world: DrillWorldPlan, threads: Int) throws(DrillError) {
        var passed = Count()
        let days = JobRunner(threads: threads).run(Array(0..<LogCalendar.dayCount)) { day throws(DrillError) in Self.count(world, day) }
        for day in days {
            starts.append(passed)
            let count = try day.get()
            passed.usual += count.usual
            passed.other += count.other
        }
    }

    /// The lines in the files before a day's.
    func start(of day: Int) -> Count { starts[day] }

    /// The lines of one day's file, by the same rules as `DayLog` writes them.
    private static func count(_ world: DrillWorldPlan, _ day: Int) -> Count {
        var count = Count()
        for (stream, schedule) in [(LogNoise.Stream.attack, world.attack.schedule), (.background, world.background.schedule)] {
            for slot in schedule.rows(on: day - 1) {
                let fate = world.noise.fate(stream, slot)
                if fate.reachesNextDay { count.add(byOther: fate.isNextDayByOther) }
            }
            for slot in schedule.rows(on: day) {
                let fate = world.noise.fate(stream, slot)
                if fate.isHoursLate, day < LogCalendar.dayCount - 1 { continue }
                count.add(byOther: fate.isByOtherProducer)
                // A copy from the same producer has its line's number.
                if fate.isRepeatedHere, fate.isRepeatedByOther { count.add(byOther: !fate.isByOtherProducer) }
            }
        }
        return count
    }
}
