package import BreachModel
internal import ByteStreams
internal import CredentialControl
internal import Glibc
package import LogScanning

/// Use case: read the access logs into the index.
package struct ScanLogs {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// What was read.
    package struct Outcome: Sendable {
        package var scan: ScanReport
        /// Rows of registry, roster and issuance log that could not be used as they stood.
        package var tableDiagnostics: [Diagnostic]
    }

    /// Scans the configured logs, or `files` in place of the paths of the log source `logName`.
    ///
    /// - Parameters:
    ///   - files: files, directories, globs, or `-` for standard input; empty for the configured paths.
    ///   - logName: which entry of `logs:` says how to read `files`; nil for the first.
    /// - Throws: `noLogs`, or what reading and writing throw.
    package func callAsFunction(files: [String] = [], logName: String? = nil, progress: @escaping ProgressReport = { _, _ in }) throws
        -> Outcome
    {
        let jobs = try jobs(files: files, logName: logName)
        try environment.folder.make()
        let records = try CredentialRecords.load(environment.configuration)
        let scanner = LogScanner(
            routes: try RouteTable(environment.configuration.routes), issued: records.issuanceCheck, folder: environment.folder.index)
        let report = try scanner.scan(jobs, threads: environment.threads, progress: progress)
        let manifest = IndexManifest(report)
        try StableJSON.write(manifest, to: environment.folder.manifest)
        try EvidenceSeal(environment).seal(
            step: "scan", inputs: sealed(report),
            results: [try SealedItem(file: "index/manifest.json", in: environment.folder)])
        return Outcome(scan: report, tableDiagnostics: records.reports.flatMap(\.diagnostics))
    }

    /// The log files by their full paths, so that they are found again from anywhere; standard input is no file.
    private func sealed(_ report: ScanReport) -> [SealedItem] {
        report.files.map { file in
            let name = file.metadata.source
            if name == "-" { return SealedItem(value: "standard-input", digest: file.metadata.digest) }
            return SealedItem(path: LogPaths(environment.configuration).fullPath(name), digest: file.metadata.digest)
        }
    }

    private func jobs(files: [String], logName: String?) throws -> [LogScanner.Job] {
        let configuration = environment.configuration
        if files.isEmpty {
            let jobs = try configuration.logs.filter { logName == nil || $0.name == logName }.flatMap { source in
                let paths = try InputPaths.expand(source.paths.map { configuration.resolve($0) })
                return paths.map { LogScanner.Job(path: $0, name: LogPaths(configuration).name($0), source: source) }
            }
            if !jobs.isEmpty { return jobs }
        } else if let source = configuration.logs.first(where: { logName == nil || $0.name == logName }) {
            return try InputPaths.expand(files).map { LogScanner.Job(path: $0, name: LogPaths(configuration).name($0), source: source) }
        }
        throw ResponseError(
            .noLogs, "no log source is configured for this", context: logName.map { [("log", $0)] } ?? [],
            hint: "add an entry under logs: in haechi.yaml; docs/configuration.md explains it")
    }
}

/// What log files are called in reports and evidence, and where they lie: below the data folder names are relative to it.
struct LogPaths {
    private let directory: String

    init(_ configuration: HaechiConfiguration) {
        directory = configuration.resolve("")
    }

    func name(_ path: String) -> String {
        path.hasPrefix(directory) ? String(path.dropFirst(directory.count)) : path
    }

    /// The file's path from the root of the file system, links resolved.
    func fullPath(_ name: String) -> String {
        let path = path(name)
        guard let resolved = unsafe realpath(path, nil) else { return path }
        // SAFETY: the system allocated the text; it is copied, then freed.
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    func path(_ name: String) -> String {
        name.hasPrefix("/") || name == "-" ? name : directory + name
    }
}

extension CredentialRecords {
    /// The issuance log as the scanner asks it; nil where there is none.
    var issuanceCheck: IssuanceCheck? {
        issuance.map { ledger in
            unsafe IssuanceCheck(digest: ledger.report.digest ?? "") { token in
                // SAFETY: the scanner keeps the bytes alive for the call.
                unsafe ledger.contains(token)
            }
        }
    }
}
