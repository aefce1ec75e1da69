internal import BreachModel
internal import ByteStreams
internal import Foundation
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
            /// Another file lies where the copy belongs; it was not touched.
            case occupied
        }

        package var isComplete: Bool { faults.isEmpty }
    }

    /// Copies every file of the newest manifest to `folder`/files, or goes on where an earlier run was stopped; what is there already is
    /// read and compared. A complete copy gets its `manifest.json` and `SHA256SUMS`, and only that.
    ///
    /// - Throws: `noManifest`; `noSpace` and other failures to write, after which the same call goes on.
    package func callAsFunction(to folder: String, progress: @escaping ProgressReport = { _, _ in }) throws -> Outcome {
        let manifest = try PreservedLogs(environment.folder).newest()
        try FolderOnDisk.make(folder + "/files")
        // Nothing may look complete while it is not.
        for name in ["manifest.json", "SHA256SUMS"] { try? FileManager.default.removeItem(atPath: folder + "/" + name) }
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
        if outcome.isComplete { try finish(manifest, in: folder) }
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

    private func isThere(_ file: LogManifest.File) -> Bool {
        FileStamp(path: LogPaths(environment.configuration).path(file.name)).map { $0.size >= file.size } ?? false
    }

    /// Where the copy of a log lies, below the copy's folder.
    static func target(_ name: String) -> String {
        let parts = name.split(separator: "/").map { $0 == ".." ? "__" : String($0) }
        return "files/" + (name.hasPrefix("/") ? "_root/" : "") + parts.joined(separator: "/")
    }

    private func copy(_ file: LogManifest.File, to folder: String, _ places: [String: RotatedFiles.Place]) throws(ByteStreamError) -> Step {
        let target = folder + "/" + Self.target(file.name)
        if let there = FileStamp(path: target) {
            guard there.size == file.size, try SHA256Digest.ofFile(target) == file.sha256 else { return .fault(.occupied) }
            return .known
        }
        try FolderOnDisk.make(String(target[..<(target.lastIndex(of: "/") ?? target.startIndex)]))
        let moved = places[file.name].flatMap { $0.isPacked ? nil : $0.name }
        let paths = LogPaths(environment.configuration)
        let source = paths.path(moved ?? file.name)
        guard FileStamp(path: source) != nil else { return .fault(.missing) }
        do throws(ByteStreamError) {
            return try VerifiedCopy.make(of: source, at: target, count: file.size, expected: file.sha256) ? .copied : .fault(.differs)
        } catch {
            switch error.code {
            case .notFound, .notPermitted, .isDirectory, .notRegular, .readFailed: return .fault(.missing)
            default: throw error
            }
        }
    }

    private func finish(_ manifest: LogManifest, in folder: String) throws {
        let sums = manifest.files.map { "\($0.sha256)  \(Self.target($0.name))\n" }.joined()
        let writer = try CompressedWriter(path: folder + "/SHA256SUMS")
        try writer.write(sums)
        try writer.finish(durable: true)
        try StableJSON.write(manifest, to: folder + "/manifest.json")
    }
}
