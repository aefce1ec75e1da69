package import BreachModel
package import ByteStreams
internal import Glibc

/// A log file and how it is cut.
package struct FilePlan: Sendable {
    package let job: LogScanner.Job
    /// The file when it was planned; nil for standard input and pipes.
    package let stamp: FileStamp?
    package let parts: [TextPart]
}

extension LogScanner {
    /// How a file is cut: the same on every machine.
    ///
    /// - Throws: `input` where it cannot be opened; `unknownFormat` and `badLogFormat` where it cannot be read so.
    package func plan(_ given: Job) throws(LogScanningError) -> FilePlan {
        let job = try given.withKnownFormat()
        if job.source.format == .logFormat { _ = try job.pattern() }
        do throws(ByteStreamError) {
            // What a line means may stand at the file's beginning: such a file is one part.
            let plan = try PartPlan(path: job.path, partSize: job.source.format.isLineByLine ? partSize : .max)
            return FilePlan(job: job, stamp: plan.stamp, parts: plan.parts)
        } catch { throw LogScanningError(.input, from: error) }
    }

    /// Scans one part, unless a segment of exactly this part, mapping and issuance log is there already.
    package func scan(_ part: TextPart, of plan: FilePlan) throws(LogScanningError) -> ScanReport.Segment {
        if let known = known(part, of: plan) { return known }
        let (job, settings) = (plan.job, settings(of: plan.job))
        let segment = segmentPath(of: part, of: plan)
        let input: ByteInput
        do throws(ByteStreamError) {
            input = try ByteInput(path: job.path, part: part, fingerprinting: true, allowsPipe: true, limit: limit)
        } catch {
            throw LogScanningError(.input, from: error)
        }
        var file = try FileScan(job: job, input: input, routes: routes, issued: issued, segment: segment, only: filter)
        let metadata = try file.run(part: part, stamp: plan.stamp, settings: settings)
        return ScanReport.Segment(path: segment, metadata: metadata, wasKnown: false)
    }

    /// The segment of a part where it was scanned before and nothing has changed; nil otherwise.
    package func known(_ part: TextPart, of plan: FilePlan) -> ScanReport.Segment? {
        let path = segmentPath(of: part, of: plan)
        guard let stamp = plan.stamp, let metadata = try? Segment(path: path).metadata else { return nil }
        let fits =
            metadata.size == stamp.size && metadata.modified == stamp.modified && metadata.settings == settings(of: plan.job)
            && metadata.part == part.number && metadata.parts == part.count && metadata.start == part.start
        return fits ? ScanReport.Segment(path: path, metadata: metadata, wasKnown: true) : nil
    }

    /// The report of parts that were all scanned before, by whomever. Reads no log.
    ///
    /// - Throws: `incomplete` with the first part that has no segment here.
    package func finish(_ jobs: [Job], threads: Int) throws(LogScanningError) -> ScanReport {
        let plans = Threads.map(Array(jobs.indices), threads: threads) { number in
            Result { () throws(LogScanningError) in try plan(jobs[number]) }
        }
        let work = ScanWork(plans)
        let results = Threads.map(Array(work.tasks.indices), threads: threads) { number in
            let (plan, part) = work.tasks[number]
            return Result { () throws(LogScanningError) in
                if let known = known(part, of: plan) { return known }
                throw LogScanningError(
                    .incomplete, "a part of a log was not scanned into this folder, or its file has changed since",
                    context: [("file", plan.job.name), ("part", "\(part.number)"), ("parts", "\(part.count)")],
                    hint: "scan it: haechi scan --part PATH#\(part.number); or run haechi scan without --finish")
            }
        }
        return try report(plans, results: results)
    }

    // MARK: Names

    /// Where a part's segment lies: a file that has changed, or is read in another way, gets segments of other names, so that
    /// those which the manifest names stay whole until the next manifest is written.
    private func segmentPath(of part: TextPart, of plan: FilePlan) -> String {
        let state = "\(plan.stamp?.size ?? 0)|\(plan.stamp?.modified ?? 0)|\(partSize)|\(settings(of: plan.job))"
        return folder + "/" + Self.segmentPrefix(plan.job.name) + SHA256Digest.of(Array(state.utf8)).prefix(8) + "-\(part.number).segment"
    }

    /// The start of the names of a log file's segments: its own name made safe, and a digest of the whole name.
    package static func segmentPrefix(_ name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? "log"
        let safe = last.map { $0.isLetter && $0.isASCII || $0.isNumber && $0.isASCII || $0 == "-" || $0 == "." ? $0 : "_" }
        return String(safe.prefix(80)) + "-" + SHA256Digest.of(Array(name.utf8)).prefix(12) + "-"
    }

    private func settings(of job: Job) -> String {
        Self.settings(source: job.source, routes: routes.rules, issued: issued, filter: filter)
    }

    /// A digest of what the configuration says of reading a log: everything besides the file and the issued tokens that decides what a
    /// segment holds.
    package static func reading(of source: LogSource, routes: [RouteRule]) -> String {
        settings(source: source, routes: routes, issued: nil)
    }

    /// A digest of everything besides the file that decides what a segment holds.
    static func settings(source: LogSource, routes: [RouteRule], issued: IssuanceCheck?, filter: LineFilter? = nil) -> String {
        var text = "\(SegmentFormat.version)|\(source.name)|\(source.format.rawValue)|\(source.deduplication.rawValue)|\(source.pattern)"
        text += "|\(source.success)|\(source.fields)|\(issued?.digest ?? "none")"
        // Rises when paths are read in another way, so that what was read before is read anew.
        text += "|paths 2"
        for rule in routes { text += "|" + rule.name }
        if let filter { text += "|only \(filter.identity)" }
        return SHA256Digest.of(Array(text.utf8))
    }
}
