/// What all log files together hold, and which rows of the cut file are left.
struct LogTally: Sendable {
    var files = 0
    /// Lines that a reader gets, damaged ones included.
    var lines = 0
    var repetitions = 0
    var hoursLate = 0
    var damaged = 0
    /// Lines that the cut file lost.
    var linesCutOff = 0
    /// Slots of the attack that a readable line of the cut file shows, in ascending order.
    var slotsLeftInCutFile: [Int] = []

    init() {}

    init(_ day: DayLog.Tally) {
        files = 1
        lines = day.lines
        repetitions = day.repetitions
        hoursLate = day.hoursLate
        damaged = day.damaged
    }

    mutating func add(_ other: LogTally) {
        files += other.files
        lines += other.lines
        repetitions += other.repetitions
        hoursLate += other.hoursLate
        damaged += other.damaged
        linesCutOff += other.linesCutOff
        slotsLeftInCutFile += other.slotsLeftInCutFile
    }

    /// Takes back the lines behind the cut.
    mutating func cut(to lines: Int, _ day: DayLog.Tally) {
        linesCutOff = self.lines - lines
        self.lines = lines
        slotsLeftInCutFile = day.attackLines.prefix { $0.line < lines }.map(\.slot).sorted()
    }
}
