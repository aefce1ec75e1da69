package import BreachModel
internal import ByteStreams
internal import LogScanning

/// Use case: write down which logs there are, file by file with digests, and seal it.
package struct MakeLogManifest {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Lists the configured logs and computes their digests.
    ///
    /// - Parameter window: only files with events in it, and those of which nobody knows what they hold; nil for all.
    /// - Returns: the manifest, which lies in the store folder and is sealed. Logs whose names cannot be listed are in `unlisted`, whatever
    ///   the window: nobody knows what they hold.
    /// - Throws: `noLogs` where no configured log is there, or what reading throws: a log that cannot be read is not left out.
    package func callAsFunction(window: Window? = nil, progress: @escaping ProgressReport = { _, _ in }) throws -> LogManifest {
        let present = PreservedFiles(environment)
        let all = try present.all()
        let unlisted = present.unlisted(besides: all)
        let wanted = all.filter { $0.matters(in: window) }
        guard !wanted.isEmpty || !unlisted.isEmpty else {
            throw ResponseError(
                .noLogs, "no log file is there to preserve", hint: "check paths under logs: in haechi.yaml, --data, and the window")
        }
        let counter = StepCounter(wanted.count, progress)
        let digests = Threads.map(Array(wanted.indices), threads: environment.threads) { index in
            defer { counter.step() }
            return Result { () throws(ByteStreamError) in try wanted[index].entry() }
        }
        try environment.folder.make()
        let version = PreservedLogs(environment.folder).newestVersion + 1
        let manifest = LogManifest(
            format: LogManifest.formatVersion, version: version, madeAt: environment.clock.now(), madeBy: environment.actor, window: window,
            files: try digests.map { try $0.get() }, unlisted: unlisted)
        let file = PreservedLogs.file(version)
        try StableJSON.write(manifest, to: environment.folder.path + "/" + file)
        try EvidenceSeal(environment).seal(
            step: "preserve-manifest", inputs: [], results: [try SealedItem(file: file, in: environment.folder)])
        return manifest
    }
}
