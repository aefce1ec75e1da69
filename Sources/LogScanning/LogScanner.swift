package import BreachModel
internal import ByteStreams
internal import Glibc
internal import Synchronization

/// The first stage: raw access logs in, an index on the disk out. Read this file first.
///
/// ```
/// files ─ ByteInput ─ LineReader ─ JSONLineParser / CombinedLineParser ─ EventEncoder ─ SegmentBuilder ─ one segment a file
///         (ByteStreams) lines        LineFields                            Row             AccessIndex
/// ```
///
/// Each file becomes one segment, whatever the number of threads; lines that cannot be read are counted with their place.
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

    private let routes: RouteTable
    private let issued: IssuanceCheck?
    private let folder: String
    /// Diagnostics kept word by word per file; the rest are counted only.
    package static let diagnosticsPerFile = 200

    /// - Parameters:
    ///   - routes: the configuration's route map.
    ///   - issued: nil where there is no issuance log; token states are then `notKnown`.
    ///   - folder: where segments are written; it must exist.
    package init(routes: RouteTable, issued: IssuanceCheck?, folder: String) {
        self.routes = routes
        self.issued = issued
        self.folder = folder
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
        let sizes = jobs.map { FileStamp(path: $0.path)?.size ?? 0 }
        let state = Mutex(ScanState(results: Array(repeating: nil, count: jobs.count)))
        let total = sizes.reduce(0, +)
        Threads.run(max(1, min(threads, jobs.count))) {
            while let index = state.withLock({ $0.takeNext() }) {
                let result = Result { () throws(LogScanningError) in try scan(jobs[index]) }
                state.withLock {
                    $0.results[index] = result
                    $0.done += sizes[index]
                    progress($0.done, total)
                }
            }
        }
        var report = ScanReport()
        for result in state.withLock({ $0.results }) {
            if let result { report.add(try result.get()) }
        }
        report.dropRepeatedFiles(in: folder)
        return report
    }

    /// Scans one file, unless a segment of exactly this file, mapping and issuance log is there already.
    private func scan(_ job: Job) throws(LogScanningError) -> ScanReport.File {
        let stamp = FileStamp(path: job.path)
        let segment = folder + "/" + Self.segmentName(job.name)
        let settings = Self.settings(source: job.source, routes: routes.rules, issued: issued)
        if let stamp, job.path != "-", let known = try? Segment(path: segment).metadata, known.matches(stamp, settings: settings) {
            return ScanReport.File(metadata: known, segment: segment, wasKnown: true)
        }
        let input: ByteInput
        do throws(ByteStreamError) { input = try ByteInput(path: job.path, digesting: true) } catch {
            throw LogScanningError(.input, from: error)
        }
        let file = try FileScan(job: job, input: input, routes: routes, issued: issued, segment: segment)
        let metadata = try file.run(stamp: stamp, settings: settings)
        return ScanReport.File(metadata: metadata, segment: segment, wasKnown: false)
    }

    /// The file name of a log file's segment: its own name made safe, and a digest of the whole name.
    static func segmentName(_ name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? "log"
        let safe = last.map { $0.isLetter && $0.isASCII || $0.isNumber && $0.isASCII || $0 == "-" || $0 == "." ? $0 : "_" }
        return String(safe.prefix(80)) + "-" + SHA256Digest.of(Array(name.utf8)).prefix(12) + ".segment"
    }

    /// A digest of everything besides the file that decides what a segment holds.
    static func settings(source: LogSource, routes: [RouteRule], issued: IssuanceCheck?) -> String {
        var text = "\(SegmentFormat.version)|\(source.name)|\(source.format.rawValue)|\(source.deduplication.rawValue)"
        text += "|\(source.success)|\(source.fields)|\(issued?.digest ?? "none")"
        for rule in routes { text += "|" + rule.name }
        return SHA256Digest.of(Array(text.utf8))
    }
}

/// What scanning threads share.
private struct ScanState {
    var results: [Result<ScanReport.File, LogScanningError>?]
    var next = 0
    var done = 0

    mutating func takeNext() -> Int? {
        guard next < results.count else { return nil }
        defer { next += 1 }
        return next
    }
}

/// A file's size and time of change, which tell whether it was read before.
struct FileStamp {
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int

    init?(path: String) {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        guard path != "-", unsafe stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    }
}

extension SegmentMetadata {
    /// Whether the segment was made from a file with this stamp and these settings.
    func matches(_ stamp: FileStamp, settings: String) -> Bool {
        size == stamp.size && modified == stamp.modified && self.settings == settings
    }
}
