internal import BreachModel
internal import ByteStreams
internal import Foundation

/// Looks for lost log files under other names: log rotation renames files, and packs them.
struct RotatedFiles {
    /// Where a file's content is now.
    struct Place {
        var name: String
        var isPacked: Bool
    }

    private let paths: LogPaths
    private let known: Set<String>

    init(_ environment: ResponseEnvironment, manifest: LogManifest) {
        paths = LogPaths(environment.configuration)
        known = Set(manifest.files.map(\.name))
    }

    /// Finds files by their content among those of the same folders that the manifest does not name or whose names were taken over.
    func find(_ lost: [LogManifest.File]) throws -> [String: Place] {
        guard !lost.isEmpty else { return [:] }
        let lostNames = Set(lost.map(\.name))
        var places: [String: Place] = [:]
        for folder in Set(lost.map { RealPath.folder(paths.path($0.name)) }).sorted() {
            let here = lost.filter { RealPath.folder(paths.path($0.name)) == folder }
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
            for entry in names {
                let path = folder + "/" + entry
                let name = paths.name(path)
                guard !known.contains(name) || lostNames.contains(name), let stamp = FileStamp(path: path) else { continue }
                for file in here where places[file.name] == nil && file.name != name {
                    if let place = place(file, at: path, name: name, size: stamp.size) { places[file.name] = place }
                }
            }
        }
        return places
    }

    /// The candidate as the file's new place, or nil. A file that took more lines after it was renamed begins with the old bytes.
    private func place(_ file: LogManifest.File, at path: String, name: String, size: Int) -> Place? {
        if size >= file.size, (try? SHA256Digest.ofFile(path, first: file.size)) == file.sha256 {
            return Place(name: name, isPacked: false)
        }
        guard let input = try? ByteInput(path: path), input.compression != .none else { return nil }
        guard let digest = try? input.textDigest(first: file.size), digest == file.sha256 else { return nil }
        return Place(name: name, isPacked: true)
    }
}
