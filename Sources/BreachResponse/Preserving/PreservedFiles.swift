internal import BreachModel
internal import ByteStreams
internal import LogScanning
internal import Synchronization

/// The configured log files as they lie there now, with what a scan knows of them.
struct PreservedFiles {
    /// One file.
    struct Found: Sendable {
        var name: String
        var path: String
        var log: String
        /// What the index says of it; nil where it was not scanned.
        var scanned: SegmentMetadata?

        /// Whether it may hold events of the window.
        func matters(in window: Window?) -> Bool {
            guard let window, let scanned, let first = scanned.first, let last = scanned.last, scanned.isWhollyRead else { return true }
            return first < window.end && last >= window.start
        }

        /// Reads the whole file.
        func entry() throws(ByteStreamError) -> LogManifest.File {
            guard let stamp = FileStamp(path: path) else { throw .system(2, path: path) }
            // Only the bytes that the stamp counts: somebody may be writing.
            let digest = try SHA256Digest.ofFile(path, first: stamp.size)
            let isSame = scanned.map { $0.size == stamp.size && $0.modified == stamp.modified } ?? false
            let known = isSame ? scanned : nil
            return LogManifest.File(
                name: name, log: log, size: stamp.size, sha256: digest,
                modified: Instant(milliseconds: Int64(stamp.modified) / 1_000_000), first: known?.first, last: known?.last,
                lines: known?.counts.lines, events: known?.counts.events)
        }
    }

    private let environment: ResponseEnvironment

    init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// All files of all configured logs, in the order of their names. A log whose paths match nothing has none.
    func all() throws -> [Found] {
        let configuration = environment.configuration
        let names = LogPaths(configuration)
        var scanned: [String: SegmentMetadata] = [:]
        if let index = try? IndexManifest.index(of: environment.folder) {
            for file in SegmentMetadata.files(try index.metadata()) { scanned[file.source] = file }
        }
        // By the bytes: texts that differ in them alone are equal.
        var found: [[UInt8]: Found] = [:]
        for source in configuration.logs {
            for pattern in source.paths {
                let paths: [String]
                do throws(ByteStreamError) { paths = try InputPaths.expand([configuration.resolve(pattern)]) } catch {
                    guard error.code == .noMatch else { throw error }
                    continue
                }
                for path in paths where path != "-" {
                    let name = names.name(path)
                    let key = Array(name.utf8)
                    if found[key] == nil { found[key] = Found(name: name, path: path, log: source.name, scanned: scanned[name]) }
                }
            }
        }
        return found.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Logs that are there and that `all` cannot hold, by their escaped names.
    func unlisted(besides all: [Found]) -> [String] {
        let configuration = environment.configuration
        return UnlistedLogs.find(
            configuration.logs.flatMap(\.paths).map(configuration.resolve), listed: all.map(\.path), directory: configuration.resolve(""))
    }
}

extension SegmentMetadata {
    /// Whether every line of the file has a known time.
    fileprivate var isWhollyRead: Bool { !truncated && counts.unreadable == 0 }
}

/// Tells how many of how many steps are done, from any thread.
final class StepCounter: Sendable {
    private let done = Mutex(0)
    private let total: Int
    private let report: ProgressReport

    init(_ total: Int, _ report: @escaping ProgressReport) {
        self.total = total
        self.report = report
    }

    func step() {
        done.withLock {
            $0 += 1
            report($0, total)
        }
    }
}
