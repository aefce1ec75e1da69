package import BreachModel
package import CaseStore
internal import ConfigurationReading
internal import Foundation

/// What every use case needs of the world: the configuration, the folder, the clock, who asks, how many threads, the case store.
package struct ResponseEnvironment: Sendable {
    package var configuration: HaechiConfiguration
    package var folder: ResponseFolder
    package var clock: WallClock
    /// The person or system on whose word this happens; sealed with every step.
    package var actor: String
    /// 1 or more; changes the time only.
    package var threads: Int
    /// The open case store; nil where a step only looks.
    package var store: CaseStore?

    package init(configuration: HaechiConfiguration, clock: WallClock, actor: String, threads: Int, store: CaseStore? = nil) {
        self.configuration = configuration
        folder = ResponseFolder(configuration)
        self.clock = clock
        self.actor = actor
        self.threads = threads
        self.store = store
    }

    /// Reads `haechi.yaml`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - dataDirectory: where relative paths of logs, credentials and people start instead of the file's folder.
    ///   - store: a store folder in place of the configured one.
    /// - Throws: the configuration's error, which names every problem with its line.
    package init(
        path: String, dataDirectory: String? = nil, store: String? = nil, clock: WallClock, actor: String, threads: Int
    ) throws {
        let configuration = try ConfigurationReader.read(path: path, dataDirectory: dataDirectory)
        self.init(configuration: configuration, clock: clock, actor: actor, threads: threads)
        if let store { folder = ResponseFolder(path: store) }
    }

    /// The same with the case store open.
    ///
    /// - Throws: what opening throws: locked by another process, full disk, damaged, newer than this program.
    package func opening(_ access: CaseStore.Access = .readWrite) throws -> ResponseEnvironment {
        if access == .readWrite { try folder.make() }
        var copy = self
        copy.store = try CaseStore(folder: folder.path, access: access)
        return copy
    }

    /// The open store.
    ///
    /// - Throws: `noCase` where none is open.
    func requireStore() throws -> CaseStore {
        guard let store else {
            throw ResponseError(.noCase, "no case store is open here", hint: "open a case first: haechi case open")
        }
        return store
    }

    /// Where files without names go, for what does not fit into memory: the store's own folder, which is on a disk; the system's for
    /// such files where that may only be read.
    var scratch: [String] { [folder.path, FileManager.default.temporaryDirectory.path] }
}

/// Called with steps done and in all, from any thread.
package typealias ProgressReport = @Sendable (_ done: Int, _ total: Int) -> Void
