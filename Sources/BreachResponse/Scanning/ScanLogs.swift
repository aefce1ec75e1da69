package import BreachModel
package import ByteStreams
internal import CredentialControl
package import LogScanning

/// Use case: read the access logs into the index.
package struct ScanLogs {
    private let environment: ResponseEnvironment
    private let limit: DecompressionLimit
    private let partSize: Int
    private let chosen: ChosenLines?

    /// Lines that can matter to a question known beforehand, and the folder of the index that holds only them.
    package struct ChosenLines: Sendable {
        package var filter: LineFilter
        /// Never the store's own index: an index of chosen lines cannot say of anyone that they were not seen.
        package var folder: String

        package init(filter: LineFilter, folder: String) {
            self.filter = filter
            self.folder = folder
        }
    }

    /// - Parameters:
    ///   - limit: how much text a small file may unpack to.
    ///   - partSize: bytes of text in a part of a file; whoever shares an index uses the same.
    ///   - chosen: nil for all lines.
    package init(
        _ environment: ResponseEnvironment, limit: DecompressionLimit = .standard, partSize: Int = PartPlan.standardSize,
        only chosen: ChosenLines? = nil
    ) {
        self.environment = environment
        self.limit = limit
        self.partSize = partSize
        self.chosen = chosen
    }

    private var indexFolder: String { chosen?.folder ?? environment.folder.index }

    /// What was read.
    package struct Outcome: Sendable {
        package var scan: ScanReport
        /// Rows of registry, roster and issuance log that could not be used as they stood.
        package var tableDiagnostics: [Diagnostic]
    }

    /// Which logs: those of the configuration, or `files` in place of the paths of the log source `logName`.
    package struct Selection: Sendable {
        /// Files, directories, globs, or `-` for standard input; empty for the configured paths.
        package var files: [String]
        /// Which entry of `logs:` says how to read `files`; nil for the first.
        package var logName: String?

        package init(files: [String] = [], logName: String? = nil) {
            self.files = files
            self.logName = logName
        }
    }

    /// Scans logs and makes what was scanned the index.
    ///
    /// - Throws: `noLogs`, or what reading and writing throw.
    package func callAsFunction(_ selection: Selection = Selection(), progress: @escaping ProgressReport = { _, _ in }) throws -> Outcome {
        try outcome(of: selection) { scanner, jobs in try scanner.scan(jobs, threads: environment.threads, progress: progress) }
    }

    /// Makes what workers scanned into this store the index. Reads no log.
    ///
    /// - Throws: `incomplete` where a part of a log is missing.
    package func finish(_ selection: Selection = Selection()) throws -> Outcome {
        try outcome(of: selection) { scanner, jobs in try scanner.finish(jobs, threads: environment.threads) }
    }

    /// How the logs are cut into parts that can be scanned one by one, in the order of their names.
    package func parts(_ selection: Selection = Selection()) throws -> [FilePlan] {
        let scanner = try scanner(CredentialRecords(registry: nil, roster: nil, issuance: nil))
        return try jobs(selection).jobs.map { try scanner.plan($0) }
    }

    /// Scans one part into the index folder, and leaves the index as it is: `finish` makes it of all parts.
    ///
    /// - Parameters:
    ///   - path: the log as `parts` names it.
    ///   - number: the part.
    /// - Throws: `noPart` where the logs have no such part.
    package func part(_ number: Int, of path: String, _ selection: Selection = Selection()) throws -> ScanReport.Segment {
        guard let job = try jobs(selection).jobs.first(where: { $0.path == path || $0.name == path }) else {
            throw ResponseError(
                .noPart, "no configured log has this path", context: [("path", path)], hint: "haechi scan --list-parts names all")
        }
        try environment.folder.make()
        let scanner = try scanner(try CredentialRecords.load(environment.configuration))
        let plan = try scanner.plan(job)
        guard plan.parts.indices.contains(number) else {
            throw ResponseError(
                .noPart, "the log has no such part", context: [("path", path), ("part", "\(number)"), ("parts", "\(plan.parts.count)")],
                hint: "haechi scan --list-parts names all")
        }
        return try scanner.scan(plan.parts[number], of: plan)
    }

    private func scanner(_ records: CredentialRecords) throws -> LogScanner {
        LogScanner(
            routes: try RouteTable(environment.configuration.routes), issued: records.issuanceCheck, folder: indexFolder,
            partSize: partSize, limit: limit, only: chosen?.filter)
    }

    private func outcome(of selection: Selection, _ scan: (LogScanner, [LogScanner.Job]) throws -> ScanReport) throws -> Outcome {
        let (jobs, skipped) = try jobs(selection)
        try environment.folder.make()
        if let chosen { try ResponseFolder.makeFolder(chosen.folder) }
        let records = try CredentialRecords.load(environment.configuration)
        var report = try scan(try scanner(records), jobs)
        report.add(skipped)
        if !selection.files.isEmpty { report.add(leftOut(by: report)) }
        let manifest = IndexManifest(
            report, configuration: environment.configuration, issuance: records.issuance?.report.digest, isPartial: chosen != nil)
        try StableJSON.write(manifest, to: indexFolder + "/manifest.json")
        manifest.removeOld(in: indexFolder)
        let result =
            chosen == nil
            ? try SealedItem(file: "index/manifest.json", in: environment.folder)
            : SealedItem("partial-index", bytes: try StableJSON.encode(manifest))
        try EvidenceSeal(environment).seal(step: "scan", inputs: sealed(report), results: [result])
        return Outcome(scan: report, tableDiagnostics: records.reports.flatMap(\.diagnostics))
    }

    /// Configured logs that lie there and were not among those that were named: the index is of the named ones alone.
    private func leftOut(by report: ScanReport) -> [Diagnostic] {
        let read = Set((report.files + report.repeated.map(\.file)).map { ByteText($0.metadata.source) })
        var all: [Diagnostic] = []
        for source in environment.configuration.logs {
            // Where nothing matches, or nothing can be read, nothing was left out.
            guard let found = try? self.jobs(Selection(logName: source.name)) else { continue }
            all += found.jobs.filter { !read.contains(ByteText($0.name)) }.map {
                Diagnostic(
                    code: .skippedInput, file: $0.name,
                    message: "configured and not in this index, which holds the named files only: haechi scan without files reads all")
            }
        }
        return all
    }

    /// What each log held when it was read, by its fingerprint; the bytes themselves are sealed when a case preserves them.
    private func sealed(_ report: ScanReport) -> [SealedItem] {
        report.files.map { file in
            let name = file.metadata.source
            let path = name == "-" ? "standard-input" : LogPaths(environment.configuration).fullPath(name)
            return SealedItem("log:" + path, bytes: Array(file.metadata.fingerprint.utf8))
        }
    }

    private func jobs(_ selection: Selection) throws -> (jobs: [LogScanner.Job], skipped: [Diagnostic]) {
        let configuration = environment.configuration
        let names = LogPaths(configuration)
        var jobs: [LogScanner.Job] = []
        var skipped: [Diagnostic] = []
        func take(_ patterns: [String], _ source: LogSource) throws {
            let found = try InputPaths(patterns)
            jobs += found.paths.map { LogScanner.Job(path: $0, name: names.name($0), source: source) }
            skipped += found.skipped.map {
                Diagnostic(
                    code: $0.isRepeated ? .duplicateFile : .skippedInput, file: names.name($0.path),
                    message: "not read, since \($0.reason)")
            }
        }
        let sources = configuration.logs.filter { selection.logName == nil || $0.name == selection.logName }
        if selection.files.isEmpty {
            for source in sources { try take(source.paths.map { configuration.resolve($0) }, source) }
        } else if let source = sources.first {
            try take(selection.files, source)
        }
        if !jobs.isEmpty { return (jobs, skipped) }
        throw ResponseError(
            .noLogs, "no log source is configured for this", context: selection.logName.map { [("log", $0)] } ?? [],
            hint: "add an entry under logs: in haechi.yaml; docs/configuration.md explains it")
    }
}

extension CredentialRecords {
    /// The issuance log as the scanner asks it; nil where there is none.
    var issuanceCheck: IssuanceCheck? {
        issuance.map { ledger in
            // SAFETY: the scanner keeps the bytes alive for each call.
            unsafe IssuanceCheck(
                digest: ledger.report.digest ?? "", number: { unsafe ledger.expect($0) },
                answers: { unsafe ledger.answer($0, into: $1) }, contains: { unsafe ledger.contains($0) })
        }
    }
}
