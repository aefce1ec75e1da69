package import BreachModel
package import ByteStreams
internal import Synchronization

/// The first stage: raw access logs in, an index on the disk out. Read this file first.
///
/// ```
/// files ─ PartPlan ─ ByteInput ─ LineReader ─ JSONLineParser / CombinedLineParser ─ EventEncoder ─ SegmentBuilder ─ a segment a part
///         parts      text        lines        LineFields                            Row            AccessIndex
/// ```
///
/// Files are cut into parts, and each part becomes one segment, whatever the number of threads; lines that cannot be read are
/// counted with their place.
package struct LogScanner: Sendable {
    /// One log file to read and the entry of `logs:` that says how.
    package struct Job: Hashable, Sendable {
        package var path: String
        /// What reports and evidence call the file.
        package var name: String
        package var source: LogSource

        package init(path: String, name: String, source: LogSource) {
            self.path = path
            self.name = name
            self.source = source
        }
    }

    let routes: RouteTable
    let issued: IssuanceCheck?
    let folder: String
    let partSize: Int
    let limit: DecompressionLimit
    let filter: LineFilter?
    /// Diagnostics kept word by word per file; the rest are counted only.
    package static let diagnosticsPerFile = 200

    /// - Parameters:
    ///   - routes: the configuration's route map.
    ///   - issued: nil where there is no issuance log; token states are then `notKnown`.
    ///   - folder: where segments are written; it must exist.
    ///   - partSize: bytes of text in a part of a file.
    ///   - limit: how much text a small file may unpack to.
    ///   - filter: which lines can matter; the segments then say that they are partial. Nil for all lines.
    package init(
        routes: RouteTable, issued: IssuanceCheck?, folder: String, partSize: Int = PartPlan.standardSize,
        limit: DecompressionLimit = .standard, only filter: LineFilter? = nil
    ) {
        self.routes = routes
        self.issued = issued
        self.folder = folder
        self.partSize = partSize
        self.limit = limit
        self.filter = filter
    }

    /// Scans all jobs.
    ///
    /// - Parameters:
    ///   - threads: 1 or more; changes the time only.
    ///   - progress: called with bytes done and bytes in all, from any thread, one call at a time.
    /// - Returns: what was read, by file, in the order of the jobs.
    /// - Throws: the first file's trouble in job order, after all jobs were tried; their segments are kept.
    package func scan(
        _ jobs: [Job], threads: Int, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(LogScanningError) -> ScanReport {
        let plans = Threads.map(Array(jobs.indices), threads: threads) { number in
            Result { () throws(LogScanningError) in try plan(jobs[number]) }
        }
        let work = ScanWork(plans)
        let total = work.tasks.reduce(0) { $0 + $1.part.fileBytes }
        let done = Mutex(0)
        let results = Threads.map(work.largestFirst, threads: threads) { number in
            let task = work.tasks[number]
            let result = Result { () throws(LogScanningError) in try scan(task.part, of: task.plan) }
            done.withLock {
                $0 += task.part.fileBytes
                progress($0, total)
            }
            return (number, result)
        }
        return try report(plans, results: results.sorted { $0.0 < $1.0 }.map(\.1))
    }

    /// The report over all files from what came of their parts, in the order of `ScanWork.tasks`.
    func report(
        _ plans: [Result<FilePlan, LogScanningError>], results: [Result<ScanReport.Segment, LogScanningError>]
    ) throws(LogScanningError) -> ScanReport {
        var report = ScanReport()
        var rest = results[...]
        for plan in plans {
            let file = try plan.get()
            var segments: [ScanReport.Segment] = []
            for result in rest.prefix(file.parts.count) { segments.append(try result.get()) }
            rest = rest.dropFirst(file.parts.count)
            report.add(ScanReport.File(path: file.job.path, segments: segments))
        }
        report.setRepeatedFilesAside()
        return report
    }
}

/// All parts of all files, in the order of the jobs.
struct ScanWork: Sendable {
    let tasks: [(plan: FilePlan, part: TextPart)]

    init(_ plans: [Result<FilePlan, LogScanningError>]) {
        tasks = plans.flatMap { plan in
            guard let plan = try? plan.get() else { return [(plan: FilePlan, part: TextPart)]() }
            return plan.parts.map { (plan, $0) }
        }
    }

    /// Numbers of tasks, so that no large one is begun when all others are done.
    var largestFirst: [Int] {
        tasks.indices.sorted { (tasks[$1].part.fileBytes, $0) < (tasks[$0].part.fileBytes, $1) }
    }
}
