/// What goes wrong between a request and its line: lateness, repetition, damage, a lost day and a cut file.
///
/// All of it follows from the row's slot, so that any reader of the plan can tell which lines of which files show a row.
struct LogNoise: Sendable {
    /// The two kinds of traffic; slots are counted in each.
    enum Stream: Int, Sendable {
        case attack, background
    }

    /// How one row's lines are delivered.
    struct Fate {
        fileprivate let bits: UInt64
        fileprivate let late: UInt64
        fileprivate let here: UInt64
        fileprivate let next: UInt64
        private var draw: UInt64 { bits & 0xF_FFFF }

        /// Its only line stands, hours late, in the next day's file.
        @inline(__always) var isHoursLate: Bool { draw < late }
        /// A second line follows in the same file.
        @inline(__always) var isRepeatedHere: Bool { draw >= late && draw < here }
        /// A second line stands in the next day's file.
        @inline(__always) var isRepeatedNextDay: Bool { draw >= here && draw < next }
        /// Some line of it stands in the next day's file.
        @inline(__always) var reachesNextDay: Bool { isHoursLate || isRepeatedNextDay }
        /// The second line comes from the producer that did not write the first.
        @inline(__always) var isRepeatedByOther: Bool { bits >> 20 & 1 == 1 }
        /// Written by the second producer: about one in a hundred.
        @inline(__always) var isByOtherProducer: Bool { bits >> 21 & 0x7F == 0 }
        /// Whether the line in the next day's file comes from the second producer.
        @inline(__always) var isNextDayByOther: Bool { isByOtherProducer != (isRepeatedNextDay && isRepeatedByOther) }
        /// Milliseconds by which the line comes after its time; mostly 0, at most 1.5 s.
        @inline(__always) var delay: Int64 { bits >> 28 & 15 == 0 ? 1 + (Int64(bits >> 32) * 1499) >> 32 : 0 }
        /// Milliseconds by which a second line in the same file comes later: at most a minute.
        @inline(__always) var repetitionDelay: Int64 { 2 + (Int64(bits >> 40) * 59_000) >> 24 }
        /// Milliseconds into the next day at which a line stands there: at most six hours.
        @inline(__always) var nextDayDelay: Int64 { (Int64(bits >> 40) * 21_600_000) >> 24 }
    }

    enum Damage: Sendable {
        /// The line ends in its middle.
        case torn
        /// The line's first half, and then the whole line, without an end between them.
        case merged
        /// A byte that is no UTF-8 stands in it.
        case invalidUTF8
    }

    /// -1 where none is lost, or cut.
    let missingDay: Int
    let truncatedDay: Int
    /// Slots whose line is unreadable, in ascending order.
    let damagedAttack: [(slot: Int, damage: Damage)]
    let damagedBackground: [(slot: Int, damage: Damage)]
    /// Days in whose files a line of garbage stands.
    let garbageDays: [Int]
    private let attackLines: Lines
    private let backgroundLines: Lines

    /// The dice and limits of one stream.
    private struct Lines {
        var dice: Dice
        var late: UInt64
        var here: UInt64
        var next: UInt64

        /// Late, repeated here, repeated next day: rare, but at least about two dozen of each in a small world.
        init(rows: Int, dice: Dice) {
            func share(_ usual: Int) -> UInt64 { UInt64((1 << 20) / max(4, min(usual, rows / 24))) }
            self.dice = dice
            late = share(8000)
            here = late + share(500)
            next = here + share(2000)
        }

        @inline(__always)
        func fate(_ slot: Int) -> Fate {
            Fate(bits: dice.bits(slot), late: late, here: here, next: next)
        }
    }

    /// - Parameter isIntact: whether no day is lost, no file cut and no line damaged.
    init(attack: Attack, background: CivilSchedule, seed: UInt64, isIntact: Bool = false) {
        let own = Dice(seed: seed, "log noise")
        missingDay = isIntact ? -1 : 70 + own.below(50, 0)
        truncatedDay = isIntact ? -1 : 140 + own.below(60, 1)
        garbageDays = isIntact ? [] : [30 + own.below(20, 2), 220 + own.below(20, 3)]
        attackLines = Lines(rows: attack.rows, dice: Dice(seed: seed, "attack lines"))
        backgroundLines = Lines(rows: background.rows, dice: Dice(seed: seed, "background lines"))
        guard !isIntact else {
            damagedAttack = []
            damagedBackground = []
            return
        }
        let choice = DamageChoice(days: [missingDay, truncatedDay], dice: own)
        damagedAttack = choice.pick([.torn, .merged, .torn, .merged, .torn, .torn], attack.schedule, attackLines.fate) { slot in
            switch attack.row(atSlot: slot) {
            case .list, .profile, .edit, .orders: true
            case .ghost, .failure: false
            }
        }
        damagedBackground = choice.pick([.torn, .merged, .torn, .invalidUTF8, .invalidUTF8], background, backgroundLines.fate) { _ in true }
    }

    @inline(__always)
    func fate(_ stream: Stream, _ slot: Int) -> Fate {
        stream == .attack ? attackLines.fate(slot) : backgroundLines.fate(slot)
    }

    /// Whether the one line of a slot is unreadable.
    func isDamagedAttack(_ slot: Int) -> Bool { damagedAttack.contains { $0.slot == slot } }

    /// Picks slots to damage: on whole days with whole neighbours, with one line each.
    private struct DamageChoice {
        var days: [Int]
        var dice: Dice

        func pick(
            _ kinds: [Damage], _ schedule: CivilSchedule, _ fate: (Int) -> Fate, isWanted: (Int) -> Bool
        ) -> [(slot: Int, damage: Damage)] {
            let rows = schedule.rows
            guard rows > 0 else { return [] }
            var chosen: [(slot: Int, damage: Damage)] = []
            for (number, kind) in kinds.enumerated() {
                let start = dice.below(rows, kinds.count * 100 + number)
                let found = (0..<min(rows, 5000)).lazy.map { (start + $0) % rows }.first { slot in
                    let fate = fate(slot)
                    let day = schedule.day(of: slot)
                    return !fate.reachesNextDay && !fate.isRepeatedHere && days.allSatisfy { abs(day - $0) > 1 }
                        && isWanted(slot) && !chosen.contains { $0.slot == slot }
                }
                if let found { chosen.append((found, kind)) }
            }
            return chosen.sorted { $0.slot < $1.slot }
        }
    }
}
