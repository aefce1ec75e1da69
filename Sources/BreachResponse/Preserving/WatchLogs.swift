internal import BreachModel
internal import ByteStreams
internal import CaseStore
internal import LogScanning

/// Use case: look whether the preserved logs are still what they were, and raise an alarm where they are not.
package struct WatchLogs {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Compares every file with the newest manifest.
    ///
    /// - Parameters:
    ///   - allDigests: computes the digest of every file; otherwise of those whose size or time of change is another than in the manifest.
    ///   - warnDays: how many days before a log source deletes a file that is said.
    /// - Returns: what was found; alarms are on the timeline (each once) and sealed.
    /// - Throws: `noManifest`, or what the store throws.
    package func callAsFunction(allDigests: Bool = false, warnDays: Int = 30, progress: @escaping ProgressReport = { _, _ in }) throws
        -> PreservationLook
    {
        let manifest = try PreservedLogs(environment.folder).newest()
        let paths = LogPaths(environment.configuration)
        let counter = StepCounter(manifest.files.count, progress)
        let checks = Threads.map(Array(manifest.files.indices), threads: environment.threads) { index in
            defer { counter.step() }
            let file = manifest.files[index]
            return FileCheck(file, path: paths.path(file.name), always: allDigests)
        }
        var remarks: [PreservationLook.Remark] = []
        var lost: [LogManifest.File] = []
        for (file, check) in zip(manifest.files, checks) where check.state != .unchanged {
            // A file that gave its name to another one, as rotation does, is looked for elsewhere, too.
            if check.state != .grown { lost.append(file) }
            remarks.append(PreservationLook.Remark(name: file.name, state: check.state, size: file.size, sizeNow: check.size, nowAt: nil))
        }
        let places = try RotatedFiles(environment, manifest: manifest).find(lost)
        for index in remarks.indices {
            guard let place = places[remarks[index].name] else { continue }
            remarks[index].state = place.isPacked ? .packed : .moved
            remarks[index].nowAt = place.name
        }
        let look = PreservationLook(
            at: environment.clock.now(), manifest: manifest.version, files: manifest.files.count,
            digested: checks.count(where: \.isDigested), remarks: remarks,
            retention: RetentionHints(environment.configuration).warnings(manifest, now: environment.clock.now(), days: warnDays))
        try StableJSON.write(look, to: environment.folder.path + "/" + PreservedLogs.lookFile)
        try raise(look)
        return look
    }

    /// Puts alarms that nobody raised before on the timeline, and seals them.
    private func raise(_ look: PreservationLook) throws {
        let alarms = CaseAlarm.preservation(look)
        let raised: [CaseAlarm]
        if let store = environment.store, try store.cases.id() != nil {
            raised = try alarms.filter { alarm in
                try store.alarms.raise(
                    alarm.key, TimelineEvent(at: look.at, kind: .alarm, statement: alarm.statement, by: environment.actor))
            }
        } else {
            raised = alarms
        }
        guard !raised.isEmpty else { return }
        try EvidenceSeal(environment).seal(
            step: "preserve-alarm", inputs: [], results: try raised.map { SealedItem("alarm:\($0.key)", bytes: try StableJSON.encode($0)) })
    }
}

extension CaseAlarm {
    /// The alarms of a look at the preserved logs.
    static func preservation(_ look: PreservationLook) -> [CaseAlarm] {
        look.alarms.map { remark in
            CaseAlarm(
                key: "log:\(remark.state.rawValue):\(look.manifest):\(remark.sizeNow ?? -1):\(remark.name)", level: .overdue,
                statement: remark.statement, due: nil)
        }
    }
}

/// One file against the manifest.
private struct FileCheck: Sendable {
    private(set) var state: PreservationLook.State
    private(set) var size: Int?
    private(set) var isDigested = false

    init(_ file: LogManifest.File, path: String, always: Bool) {
        guard let stamp = FileStamp(path: path) else {
            state = .vanished
            return
        }
        // Its size would say nothing, and a pipe has none.
        guard EntryKind(path, followsLinks: true) == .file else {
            state = .irregular
            return
        }
        size = stamp.size
        state = .unchanged
        if stamp.size < file.size {
            state = .shrunk
            return
        }
        if !always, stamp.size == file.size, Int64(stamp.modified) / 1_000_000 == file.modified.milliseconds { return }
        isDigested = true
        guard let digest = try? SHA256Digest.ofFile(path, first: file.size) else {
            state = .unreadable
            return
        }
        state = digest != file.sha256 ? .changed : stamp.size > file.size ? .grown : .unchanged
    }
}
