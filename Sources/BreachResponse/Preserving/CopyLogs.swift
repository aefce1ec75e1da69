internal import BreachModel
internal import ByteStreams
internal import LogScanning

/// Use case: copy the preserved logs to another place, with proof, and not finish with anything missing.
package struct CopyLogs {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// What became of each file.
    package struct Outcome: Hashable, Sendable, Codable {
        package var folder: String
        /// Copied now, and there already from an earlier run.
        package var copied = 0
        package var known = 0
        package var bytes = 0
        /// Files that are not there in full, by name, with why.
        package var faults: [String: Fault] = [:]

        package enum Fault: String, Hashable, Sendable, Codable {
            /// The log is gone, or cannot be read.
            case missing
            /// The log does not hold what the manifest says.
            case differs
            /// Something else lies where the copy belongs; it was not touched.
            case occupied
            /// Something that is no regular file lies where the copy is written until it is whole; it was not touched.
            case blocked
            /// The manifest names the log as one that it cannot list.
            case unlisted
        }

        package var isComplete: Bool { faults.isEmpty }

        /// Where the copy of a log lies.
        package func place(_ name: String) -> String { folder + "/" + CopyLogs.target(name) }
    }

    /// Copies every file of the newest manifest to `folder`/files, or goes on where an earlier run was stopped; what is there already is
    /// read and compared. A complete copy gets its `manifest.json` and `SHA256SUMS`, and only that. Nothing that lies there is changed or
    /// removed: a proof of this manifest stays, also where the copy has lost something since.
    ///
    /// - Throws: `noManifest`; `badCopyFolder` and `otherCopy`, before anything is written; `noSpace` and other failures to write, after
    ///   which the same call goes on.
    package func callAsFunction(to folder: String, progress: @escaping ProgressReport = { _, _ in }) throws -> Outcome {
        let manifest = try PreservedLogs(environment.folder).newest()
        let proof = try CopyProof(manifest)
        try CopyDestination(environment).check(folder, manifest)
        try proof.check(folder)
        try FolderOnDisk.make(folder + "/files")
        let places = try RotatedFiles(environment, manifest: manifest).find(manifest.files.filter { !isThere($0) })
        let counter = StepCounter(manifest.files.count, progress)
        let results = Threads.map(Array(manifest.files.indices), threads: environment.threads) { index in
            defer { counter.step() }
            return Result { () throws(ByteStreamError) in try copy(manifest.files[index], to: folder, places) }
        }
        var outcome = Outcome(folder: folder)
        for (file, result) in zip(manifest.files, results) {
            switch try result.get() {
            case .copied: outcome.copied += 1
            case .known: outcome.known += 1
            case .fault(let fault):
                outcome.faults[file.name] = fault
                continue
            }
            outcome.bytes += file.size
        }
        for name in try unlisted(manifest) { outcome.faults[name] = .unlisted }
        if outcome.isComplete { try proof.write(to: folder) }
        try EvidenceSeal(environment).seal(
            step: outcome.isComplete ? "preserve-copy" : "preserve-copy-incomplete",
            inputs: [
                try SealedItem(file: PreservedLogs.file(manifest.version), in: environment.folder)
            ], results: [SealedItem("copy", bytes: try StableJSON.encode(outcome))])
        return outcome
    }

    private enum Step: Sendable {
        case copied, known
        case fault(Outcome.Fault)
    }

    /// Logs that the manifest names without listing them. Where nobody looked for them when it was made, those of now.
    private func unlisted(_ manifest: LogManifest) throws -> [String] {
        if let unlisted = manifest.unlisted { return unlisted }
        let present = PreservedFiles(environment)
        return present.unlisted(besides: try present.all())
    }

    private func isThere(_ file: LogManifest.File) -> Bool {
        FileStamp(path: LogPaths(environment.configuration).path(file.name)).map { $0.size >= file.size } ?? false
    }

    /// Where the copy of a log lies, below the copy's folder.
    static func target(_ name: String) -> String {
        let parts = RealPath.split(name).map { $0 == ".." ? "__" : $0 }
        return "files/" + (name.utf8.first == 0x2F ? "_root/" : "") + parts.joined(separator: "/")
    }

    private func copy(_ file: LogManifest.File, to folder: String, _ places: [String: RotatedFiles.Place]) throws(ByteStreamError) -> Step {
        let target = folder + "/" + Self.target(file.name)
        switch EntryKind(target, followsLinks: false) {
        case .nothing: break
        case .file:
            let size = FileStamp(path: target)?.size
            guard size == file.size, try SHA256Digest.ofFile(target) == file.sha256 else { return .fault(.occupied) }
            return .known
        // A link may lead to the log itself, which is no copy.
        case .folder, .other: return .fault(.occupied)
        }
        // The name under which `VerifiedCopy` writes: half of a file is replaced there, and nothing else.
        if ![.nothing, .file].contains(EntryKind(target + ".partial", followsLinks: false)) { return .fault(.blocked) }
        try FolderOnDisk.make(RealPath.folder(target))
        let moved = places[file.name].flatMap { $0.isPacked ? nil : $0.name }
        let paths = LogPaths(environment.configuration)
        let source = paths.path(moved ?? file.name)
        guard FileStamp(path: source) != nil else { return .fault(.missing) }
        do throws(ByteStreamError) {
            return try VerifiedCopy.make(of: source, at: target, count: file.size, expected: file.sha256) ? .copied : .fault(.differs)
        } catch {
            // Only what befell the log itself says that it is missing; trouble at the destination stops the copy and says where.
            let isOfLog = error.context.contains { $0.name == "file" && $0.value == source }
            let unreadable: [ByteStreamErrorCode] = [.notFound, .notPermitted, .isDirectory, .notRegular, .readFailed]
            guard isOfLog, unreadable.contains(error.code) else { throw error }
            return .fault(.missing)
        }
    }
}
