// Hot: the loop over a day's rows. Benchmark: `DrillWorld.make` at 1:1000.
internal import ByteStreams

/// Makes the log file of one civil day, on its own: rows of attack and background merged by time, with their noise.
struct DayLog {
    /// What a day's file holds.
    struct Tally {
        var lines = 0
        var repetitions = 0
        var hoursLate = 0
        var damaged = 0
        /// For the file that is cut: line number (from 0) and slot of every readable line of the attack.
        var attackLines: [(line: Int, slot: Int)] = []
    }

    private let world: DrillWorldPlan
    private let day: Int
    private let isRecording: Bool
    private var lines = GatewayLineWriter()
    private var pending = PendingLines()
    private var tally = Tally()
    private var written: LineNumbers.Count
    /// Rows that one producer delivers twice into this file, and the number that both lines have; 0 before the first is written.
    private var copies: [Int: Int] = [:]
    private let damagedAttack: [Int: LogNoise.Damage]
    private let damagedBackground: [Int: LogNoise.Damage]

    /// - Parameter written: lines that the producers wrote before this file.
    init(world: DrillWorldPlan, day: Int, written: LineNumbers.Count) {
        self.written = written
        self.world = world
        self.day = day
        isRecording = day == world.noise.truncatedDay
        damagedAttack = Self.damage(world.noise.damagedAttack, in: world.attack.schedule.rows(on: day))
        damagedBackground = Self.damage(world.noise.damagedBackground, in: world.background.schedule.rows(on: day))
    }

    private static func damage(_ all: [(slot: Int, damage: LogNoise.Damage)], in rows: Range<Int>) -> [Int: LogNoise.Damage] {
        Dictionary(uniqueKeysWithValues: all.filter { rows.contains($0.slot) }.map { ($0.slot, $0.damage) })
    }

    /// Writes the whole file.
    ///
    /// - Parameter progress: is told now and then how many more lines are written.
    mutating func write(to writer: CompressedWriter, progress: (Int) -> Void) throws(DrillError) -> Tally {
        var buffer = LineBuffer()
        carryOver()
        var attack = CivilSchedule.Cursor(world.attack.schedule, day: day)
        var background = CivilSchedule.Cursor(world.background.schedule, day: day)
        var attackTime = attack.isAtEnd ? Int64.max : attack.time()
        var backgroundTime = background.isAtEnd ? Int64.max : background.time()
        var reported = 0
        while true {
            let next = min(attackTime, backgroundTime)
            if pending.firstArrival <= next {
                if pending.firstArrival == .max { break }
                try emit(pending.removeFirst(), to: &buffer, writer)
            } else if backgroundTime == next {
                try admit(.background, background.row, time: next, to: &buffer, writer)
                background.advance()
                backgroundTime = background.isAtEnd ? .max : background.time()
            } else {
                try admit(.attack, attack.row, time: next, to: &buffer, writer)
                attack.advance()
                attackTime = attack.isAtEnd ? .max : attack.time()
            }
            if tally.lines - reported >= 50_000 {
                progress(tally.lines - reported)
                reported = tally.lines
            }
        }
        try buffer.flush(to: writer)
        progress(tally.lines - reported)
        return tally
    }

    // MARK: Lines from elsewhere

    /// Queues what the day before sends into this file, and this file's garbage.
    private mutating func carryOver() {
        carryOver(.attack, world.attack.schedule)
        carryOver(.background, world.background.schedule)
        for (number, garbageDay) in world.noise.garbageDays.enumerated() where garbageDay == day {
            let arrival = LogCalendar.start(ofDay: day) + 9 * CivilSchedule.millisecondsPerHour
            pending.insert(
                .init(arrival: arrival, time: arrival, slot: number, content: .garbage, byOther: false, isRepetition: false))
        }
    }

    private mutating func carryOver(_ stream: LogNoise.Stream, _ schedule: CivilSchedule) {
        for slot in schedule.rows(on: day - 1) {
            let fate = world.noise.fate(stream, slot)
            guard fate.reachesNextDay else { continue }
            pending.insert(
                .init(
                    arrival: LogCalendar.start(ofDay: day) + fate.nextDayDelay, time: schedule.time(of: slot), slot: slot,
                    content: stream == .attack ? .attack : .background,
                    byOther: fate.isNextDayByOther,
                    isRepetition: fate.isRepeatedNextDay))
            if fate.isHoursLate { tally.hoursLate += 1 }
        }
    }

    // MARK: This day's rows

    /// Takes a row as it happens: writes its line now, or later, or not in this file, and perhaps twice.
    @inline(__always)
    private mutating func admit(
        _ stream: LogNoise.Stream, _ slot: Int, time: Int64, to buffer: inout LineBuffer, _ writer: CompressedWriter
    ) throws(DrillError) {
        let fate = world.noise.fate(stream, slot)
        if fate.isHoursLate, day < LogCalendar.dayCount - 1 { return }
        var line = PendingLines.Line(
            arrival: time + fate.delay, time: time, slot: slot, content: stream == .attack ? .attack : .background,
            byOther: fate.isByOtherProducer, isRepetition: false)
        if fate.isRepeatedHere, !fate.isRepeatedByOther { copies[Self.key(line)] = 0 }
        if fate.delay == 0 { try emit(line, to: &buffer, writer) } else { pending.insert(line) }
        if fate.isRepeatedHere {
            line.arrival += fate.repetitionDelay
            line.byOther = line.byOther != fate.isRepeatedByOther
            line.isRepetition = true
            pending.insert(line)
        }
    }

    @inline(__always)
    private mutating func emit(_ line: PendingLines.Line, to buffer: inout LineBuffer, _ writer: CompressedWriter) throws(DrillError) {
        try buffer.makeRoom(writer)
        let start = buffer.count
        let number = number(of: line)
        switch line.content {
        case .attack:
            lines.write(world.attackRow(slot: line.slot, time: line.time), number: number, byOther: line.byOther, to: &buffer)
            if !damagedAttack.isEmpty, let damage = damagedAttack[line.slot] {
                harm(damage, from: start, to: &buffer)
            } else if isRecording {
                tally.attackLines.append((tally.lines, line.slot))
            }
        case .background:
            let row = world.background.row(slot: line.slot, time: line.time, ids: world.ids)
            lines.write(row, number: number, byOther: line.byOther, to: &buffer)
            if !damagedBackground.isEmpty, let damage = damagedBackground[line.slot] { harm(damage, from: start, to: &buffer) }
        case .garbage:
            buffer.append(line.slot == 0 ? "*** gateway restarted, log rotated ***\n" : "\u{0}\u{1}\u{2}{]]}\u{0}\n")
            tally.damaged += 1
        }
        tally.lines += 1
        if line.isRepetition { tally.repetitions += 1 }
    }

    private static func key(_ line: PendingLines.Line) -> Int { line.slot << 1 | (line.content == .attack ? 0 : 1) }

    /// The line's number: the next one of its producer, or that of the line which it repeats byte for byte.
    @inline(__always)
    private mutating func number(of line: PendingLines.Line) -> Int {
        if line.content == .garbage { return 0 }
        let known = copies.isEmpty ? nil : copies[Self.key(line)]
        if let known, known > 0 { return known }
        written.add(byOther: line.byOther)
        let number = line.byOther ? written.other : written.usual
        if known != nil { copies[Self.key(line)] = number }
        return number
    }

    /// Damages the line that starts at `start`.
    private mutating func harm(_ damage: LogNoise.Damage, from start: Int, to buffer: inout LineBuffer) {
        let line = buffer.bytes(from: start)
        tally.damaged += 1
        switch damage {
        case .torn:
            buffer.truncate(to: start + line.count / 2)
            buffer.append(0x0A)
        case .merged:
            buffer.truncate(to: start + line.count / 2)
            buffer.append(line)
        case .invalidUTF8:
            // Three bytes before the end: with the usual producer, inside the user agent.
            buffer.truncate(to: start + line.count - 3)
            buffer.append(0xFF)
            buffer.append(Array(line.suffix(3)))
        }
    }
}
