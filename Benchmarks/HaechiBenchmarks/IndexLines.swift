internal import ArgumentParser
internal import BreachModel
internal import ConfigurationReading
internal import CredentialControl
internal import Glibc
internal import LogScanning

/// `index`: makes the index of files in a temporary folder, and says what that alone cost: the issuance log is read before the clock starts.
struct IndexLines: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "index", abstract: "Make the index of logs, by itself.")

    @Option(help: "The configuration whose first log says how to read the files.")
    var config: String

    @Argument(help: "The logs.")
    var files: [String]

    func run() throws {
        let configuration = try ConfigurationReader.read(path: config)
        guard let source = configuration.logs.first else { throw ValidationError("no logs: in \(config)") }
        let issued = try CredentialRecords.load(configuration).issuance.map { ledger in
            // SAFETY: the scanner keeps the bytes alive for each call.
            unsafe IssuanceCheck(
                digest: ledger.report.digest ?? "", number: { unsafe ledger.expect($0) },
                answers: { unsafe ledger.answer($0, into: $1) }, contains: { unsafe ledger.contains($0) })
        }
        let folder = "haechi-benchmark-\(getpid())"
        // SAFETY: the path lives through both calls.
        unsafe mkdir(folder, 0o700)
        defer { unsafe rmdir(folder) }
        let start = Self.seconds
        let scanner = LogScanner(routes: try RouteTable(configuration.routes), issued: issued, folder: folder)
        let scan = try scanner.scan(files.map { LogScanner.Job(path: $0, name: $0, source: source) }, threads: 1)
        let seconds = Self.seconds - start
        let bytes = scan.files.flatMap(\.segments).reduce(0) { $0 + Self.remove($1.path) }
        print("{\"events\":\(scan.counts.events),\"cpu_seconds\":\((seconds * 1000).rounded() / 1000),\"index_bytes\":\(bytes)}")
    }

    /// Removes a file; its size.
    private static func remove(_ path: String) -> Int {
        var status = stat()
        // SAFETY: `status` is a local, and the path lives through both calls.
        guard unsafe stat(path, &status) == 0 else { return 0 }
        unsafe unlink(path)
        return Int(status.st_size)
    }

    /// CPU seconds of this process so far, user and system.
    private static var seconds: Double {
        var usage = rusage()
        // SAFETY: `usage` is a local that outlives the call.
        _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + Double(microseconds) / 1e6
    }
}
