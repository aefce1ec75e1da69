internal import BreachModel
internal import ByteStreams
internal import FoundationEssentials

/// Writes `truth.json` and `truth-people.jsonl.zst`: one line a person of whom something was shown, sorted bytewise by person key.
struct TruthWriter: ~Copyable {
    private let world: DrillWorldPlan
    private let plan: DrillPlan
    private let logs: LogTally
    private let exposure: ExposureTruth
    private var totals: AccountTotals
    private let writer: CompressedWriter
    private var buffer: LineBuffer
    private var clock = ClockText(offsetMinutes: 0, zone: "Z")

    static let peopleFile = "truth-people.jsonl.zst"

    /// - Parameter writer: takes the lines of the people.
    init(world: DrillWorldPlan, plan: DrillPlan, logs: LogTally, writer: CompressedWriter) {
        self.writer = writer
        buffer = LineBuffer()
        self.world = world
        self.plan = plan
        self.logs = logs
        let delivered = DeliveredLogs(world: world, logs: logs)
        exposure = ExposureTruth(world: world, delivered: delivered)
        totals = AccountTotals(world: world, delivered: delivered)
    }

    mutating func write() throws(DrillError) -> DrillTruth {
        try writeMembers()
        try writeNonMembers()
        totals.addFruitlessRows()
        try buffer.flush(to: writer)
        let truth = summary()
        try writer.close()
        try Self.write(truth, to: plan.folder + "/truth.json")
        return truth
    }

    private static func write(_ truth: DrillTruth, to path: String) throws(DrillError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let text = try? encoder.encode(truth) else { throw DrillError(.writeFailed, "the truth cannot be encoded") }
        let file = try CompressedWriter.open(path)
        do { try file.write([UInt8](text) + [0x0A]) } catch { throw DrillError(writing: error) }
        try file.close()
    }

    // MARK: People

    /// `m:` keys sort by the smallest subject id of each person, before all `n:` keys.
    private mutating func writeMembers() throws(DrillError) {
        let population = world.population
        for rank in 0..<population.subjectSpace {
            guard let account = population.account(atRank: rank) else { continue }
            totals.add(account)
            let person = population.person(of: account)
            let subjects = population.accounts(of: person).map(population.subject).sorted()
            guard subjects[0] == population.subject(account) else { continue }
            let tally = exposure.tally(ofMember: person)
            totals.add(tally, isMember: true)
            if !tally.isEmpty { try write("m:\(subjects[0])", kind: "member", subjects, tally) }
        }
    }

    /// `n:` keys sort by the smallest of the entries that name each person.
    private mutating func writeNonMembers() throws(DrillError) {
        let population = world.population
        for rank in 0..<population.subjectSpace {
            guard let account = population.account(atRank: rank) else { continue }
            let subject = population.subject(account)
            for (entry, nonMember) in nonMembers(in: account) {
                let key = "\(subject)/\(entry)"
                guard key == smallestEntry(naming: nonMember) else { continue }
                let tally = exposure.tally(ofNonMember: nonMember)
                totals.add(tally, isMember: false)
                if !tally.isEmpty { try write("n:" + key, kind: "non-member", [], tally) }
            }
        }
    }

    /// The people outside whom a book names, in the bytewise order of the entries' ids.
    private func nonMembers(in account: Int) -> [(entry: String, nonMember: Int)] {
        world.books.entries(of: account).compactMap { entry in
            if case .nonMember(let nonMember) = entry.names { ("\(entry.number)", nonMember) } else { nil }
        }.sorted { $0.entry < $1.entry }
    }

    private func smallestEntry(naming nonMember: Int) -> String? {
        world.books.books(mayNameNonMember: nonMember).flatMap { book in
            nonMembers(in: book).filter { $0.nonMember == nonMember }.map { "\(world.population.subject(book))/\($0.entry)" }
        }.min()
    }

    private mutating func write(_ key: String, kind: StaticString, _ accounts: [Int], _ tally: PersonTally) throws(DrillError) {
        try buffer.makeRoom(writer)
        buffer.append(#"{"person":""#)
        buffer.append(text: key)
        buffer.append(#"","kind":""#)
        buffer.append(kind)
        buffer.append(#"","accounts":["#)
        for (index, account) in accounts.enumerated() {
            buffer.append(index == 0 ? #"""# : #",""#)
            buffer.append(decimal: account, digits: 8)
            buffer.append(#"""#)
        }
        buffer.append(#"],"seen":{"#)
        var isFirst = true
        for item in PersonTally.Item.allCases where tally.showings[item.rawValue].views > 0 {
            buffer.append(isFirst ? #"""# : #",""#)
            append(item, tally.showings[item.rawValue])
            isFirst = false
        }
        buffer.append(#"},"hidden":["#)
        isFirst = true
        for item in PersonTally.Item.allCases where tally.showings[item.rawValue].views == 0 && tally.showings[item.rawValue].isHidden {
            buffer.append(isFirst ? #"""# : #",""#)
            buffer.append(item.id)
            buffer.append(#"""#)
            isFirst = false
        }
        buffer.append("]}\n")
    }

    private mutating func append(_ item: PersonTally.Item, _ showing: PersonTally.Showing) {
        buffer.append(item.id)
        buffer.append(showing.isClear ? #"":{"visibility":"clear","first":""# : #"":{"visibility":"masked","first":""#)
        clock.append(showing.first, to: &buffer)
        buffer.append(#"","last":""#)
        clock.append(showing.last, to: &buffer)
        buffer.append(#"","views":"#)
        buffer.append(decimal: showing.views)
        buffer.append("}")
    }

    // MARK: Figures

    private func summary() -> DrillTruth {
        let attackDays = LogCalendar.attackDays
        return DrillTruth(
            scale: plan.scale.description, seed: plan.seed, backgroundRatio: plan.backgroundRatio,
            indicator: Indicator(
                credentials: [CredentialID(CredentialTable.used[CredentialTable.stolen])], onlyTokensNeverIssued: true,
                window: Window(
                    start: Instant(milliseconds: LogCalendar.start(ofDay: attackDays.lowerBound)),
                    end: Instant(milliseconds: LogCalendar.start(ofDay: attackDays.upperBound)))),
            leaverJobCredential: CredentialID(CredentialTable.used[CredentialTable.leaverJob]), origins: world.origins.count,
            world: totals.all, delivered: totals.shown,
            logs: DrillLogs(
                files: logs.files, lines: logs.lines, requests: world.attack.rows + world.background.rows,
                repeatedLines: logs.repetitions, hoursLateLines: logs.hoursLate, damagedLines: logs.damaged, gaps: gaps()))
    }

    private func gaps() -> [DrillLogs.Gap] {
        let noise = world.noise
        if plan.isIntact { return [] }
        func hidden(_ loss: DeliveredLogs.Loss) -> ViewCount { ViewCount(totals.hidden[loss] ?? 0) }
        let damagedDays = noise.damagedAttack.map { world.attack.schedule.day(of: $0.slot) }
        let lost = [
            DrillLogs.Gap(
                reason: .missingDay, day: LogCalendar.date(ofDay: noise.missingDay), file: plan.logName(noise.missingDay),
                lines: nil, hiddenViews: hidden(.missingDay)),
            DrillLogs.Gap(
                reason: .truncatedFile, day: LogCalendar.date(ofDay: noise.truncatedDay), file: plan.logName(noise.truncatedDay),
                lines: logs.linesCutOff, hiddenViews: hidden(.truncatedFile)),
        ]
        return lost
            + damagedDays.map {
                DrillLogs.Gap(
                    reason: .unreadableLines, day: LogCalendar.date(ofDay: $0), file: plan.logName($0), lines: 1, hiddenViews: 1)
            }
    }
}
