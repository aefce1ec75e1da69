internal import BreachModel
internal import ByteStreams

/// The manifests of a store folder and what the last look found.
package struct PreservedLogs: Sendable {
    private let folder: ResponseFolder

    package init(_ folder: ResponseFolder) {
        self.folder = folder
    }

    /// Where a version lies, below the store folder.
    static func file(_ version: Int) -> String {
        "preservation/" + String(repeating: "0", count: max(0, 4 - String(version).count)) + "\(version).json"
    }

    static let lookFile = "preservation/last-look.json"

    /// The newest version; 0 where there is none.
    package var newestVersion: Int {
        var version = 0
        while RawPresence.exists(folder.path + "/" + Self.file(version + 1)) { version += 1 }
        return version
    }

    /// The newest manifest.
    ///
    /// - Throws: `noManifest` where there is none.
    package func newest() throws -> LogManifest {
        let version = newestVersion
        guard version > 0 else {
            throw ResponseError(
                .noManifest, "no manifest of the logs was made", hint: "run haechi preserve manifest; haechi case open makes one as well")
        }
        return try StableJSON.read(LogManifest.self, from: folder.path + "/" + Self.file(version))
    }

    /// The newest manifest and the last look in short; nil where there is no manifest.
    func status() throws -> PreservationStatus? {
        guard newestVersion > 0 else { return nil }
        let manifest = try newest()
        let look = try lastLook().flatMap { $0.manifest == manifest.version ? $0 : nil }
        return PreservationStatus(
            manifest: manifest.version, madeAt: manifest.madeAt, files: manifest.files.count, lookedAt: look?.at,
            alarms: look?.alarms.map(\.statement) ?? [], retention: look?.retention ?? [])
    }

    /// What the last look at the logs found; nil where nobody looked.
    package func lastLook() throws -> PreservationLook? {
        let path = folder.path + "/" + Self.lookFile
        return RawPresence.exists(path) ? try StableJSON.read(PreservationLook.self, from: path) : nil
    }
}
