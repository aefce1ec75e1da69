internal import BreachModel
internal import ByteStreams
internal import Glibc

/// Makes a rehearsal world: what a breached company would have on its disks, and the truth to score a response against.
///
/// Input: a `DrillPlan`. Output: a folder with `logs/`, the tables, `haechi.yaml`, `truth.json` and `truth-people.jsonl.zst`.
/// Stages: `DrillWorldPlan` (what there is, computed) → `DayLog` and the tables (what a company writes down) → `TruthWriter`
/// (what a perfect scope would find).
package struct DrillWorld: Sendable {
    /// Is told how many log lines of about how many are written; called from several threads, one at a time.
    package typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

    package let plan: DrillPlan
    private let world: DrillWorldPlan

    /// - Throws: `badPlan` where a value of the plan is out of range.
    package init(_ plan: DrillPlan) throws(DrillError) {
        try plan.check()
        self.plan = plan
        world = DrillWorldPlan(plan)
    }

    /// One file to make.
    private enum Job: Sendable {
        case day(Int)
        case table(WorldTable)
    }

    /// Writes everything.
    ///
    /// - Throws: `badFolder` if the folder holds something or cannot be made; what writing throws.
    package func make(progress: @escaping Progress = { _, _ in }) throws(DrillError) -> DrillTruth {
        try makeFolders()
        let jobs = WorldTable.allCases.map(Job.table) + (0..<LogCalendar.dayCount).map(Job.day)
        let meter = ProgressMeter(of: world.attack.rows + world.background.rows, report: progress)
        let numbers = try LineNumbers(world: world, threads: plan.threads)
        let results = JobRunner(threads: plan.threads).run(jobs) { job throws(DrillError) in
            try run(job, numbers: numbers, meter: meter)
        }
        var logs = LogTally()
        for result in results { logs.add(try result.get()) }
        let people = try CompressedWriter.open(plan.folder + "/" + TruthWriter.peopleFile)
        var truth = TruthWriter(world: world, plan: plan, logs: logs, writer: people)
        return try truth.write()
    }

    private func makeFolders() throws(DrillError) {
        // SAFETY: the path is a string that lives through the call.
        guard unsafe mkdir(plan.folder, 0o755) == 0 || errno == EEXIST else { throw unusable(errno) }
        guard unsafe mkdir(plan.folder + "/logs", 0o755) == 0 else {
            // Files of an earlier world beside those of this one would be read as one.
            if errno != EEXIST { throw unusable(errno) }
            throw DrillError(
                .badFolder, "there is a world, or part of one, in the output folder already", context: [("folder", plan.folder)],
                hint: "name another folder or remove this one")
        }
    }

    private func unusable(_ number: Int32) -> DrillError {
        DrillError(
            .badFolder, "the output folder cannot be made", context: [("folder", plan.folder), ("errno", "\(number)")],
            hint: "the folder above it must exist and be writable")
    }

    private func run(_ job: Job, numbers: LineNumbers, meter: ProgressMeter) throws(DrillError) -> LogTally {
        switch job {
        case .day(let day) where day == world.noise.missingDay: return LogTally()
        case .day(let day): return try makeDay(day, written: numbers.start(of: day), meter: meter)
        case .table(let table):
            try table.write(world, to: plan.folder)
            return LogTally()
        }
    }

    private func makeDay(_ day: Int, written: LineNumbers.Count, meter: ProgressMeter) throws(DrillError) -> LogTally {
        let path = plan.folder + "/" + plan.logName(day)
        var log = DayLog(world: world, day: day, written: written)
        let writer = try CompressedWriter.open(path)
        let tally = try log.write(to: writer) { meter.add($0) }
        try writer.close()
        var result = LogTally(tally)
        if day == world.noise.truncatedDay {
            let whole = try TruncatedFile.cut(path)
            result.cut(to: whole, tally)
        }
        return result
    }
}

extension DrillPlan {
    /// The log file of a day, below the world's folder.
    func logName(_ day: Int) -> String {
        "logs/gateway-\(LogCalendar.date(ofDay: day)).jsonl\(logSuffix)"
    }
}
