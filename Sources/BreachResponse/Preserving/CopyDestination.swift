internal import BreachModel
internal import Glibc

/// Where a copy may lie: not where its files would be read as logs, and not in the store.
struct CopyDestination {
    private let environment: ResponseEnvironment

    init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Looks before anything is written.
    ///
    /// - Throws: `badCopyFolder` where `folder` is empty, the store, a folder that `paths:` names, or inside one of these, a folder that
    ///   logs lie in, or where a pattern would read the copy's files.
    func check(_ folder: String, _ manifest: LogManifest) throws(ResponseError) {
        guard !folder.isEmpty else { throw refusal("no folder to copy to was named", nil) }
        let place = RealPath.parts(folder)
        // It may be a link to somewhere else.
        let files = RealPath.parts(folder + "/files")
        let store = RealPath.parts(environment.folder.path)
        if isInside(place, files, store) { throw refusal("the copy would lie in the store folder", folder) }
        let sources = environment.configuration.logs.flatMap(\.paths).map { LogPlace(environment.configuration.resolve($0)) }
        let isAmongLogs = sources.contains { source in
            source.isFolder ? isInside(place, files, source.folder) : [place, files].contains(source.folder)
        }
        if isAmongLogs {
            throw refusal("the copy would lie in a folder that logs are read from", folder)
        }
        let written =
            [place + ["manifest.json"], place + ["SHA256SUMS"]]
            + manifest.files.map { RealPath.split(folder: files, name: CopyLogs.target($0.name)) }
        if sources.contains(where: { source in written.contains { source.reads($0) } }) {
            throw refusal("the copy would lie where it is read as logs", folder)
        }
    }

    /// Whether the copy lies in the folder, or the folder among the copied files.
    private func isInside(_ place: [String], _ files: [String], _ folder: [String]) -> Bool {
        place.starts(with: folder) || files.starts(with: folder) || folder.starts(with: files)
    }

    private func refusal(_ message: String, _ folder: String?) -> ResponseError {
        ResponseError(
            .badCopyFolder, message, context: folder.map { [("folder", ShownName.text($0))] } ?? [],
            hint: "choose a folder of its own, best on another disk: haechi preserve copy /mnt/evidence/2025-11")
    }
}

/// What an entry of `paths:` reads.
private struct LogPlace {
    /// Its beginning without wildcards, links resolved, and the parts after that.
    private var fixed: [String]
    private var wild: [String]
    /// The folder that it names, or that its logs lie in; one that only a pattern tells is empty.
    private(set) var folder: [String]
    /// Whether it names the folder itself, with all that is in it.
    private(set) var isFolder: Bool

    init(_ pattern: String) {
        let kind = EntryKind(pattern, followsLinks: true)
        if kind != .nothing {
            fixed = RealPath.parts(pattern)
            wild = []
            isFolder = kind == .folder
            folder = isFolder ? fixed : RealPath.parts(RealPath.folder(pattern))
            return
        }
        let parts = RealPath.split(pattern)
        let plain = parts.prefix { part in !part.unicodeScalars.contains { "*?[\\".unicodeScalars.contains($0) } }
        wild = Array(parts.dropFirst(plain.count))
        fixed = RealPath.parts((pattern.utf8.first == 0x2F ? "/" : "./") + plain.joined(separator: "/"))
        isFolder = wild.isEmpty && pattern.utf8.last == 0x2F
        folder = isFolder || wild.count == 1 ? fixed : wild.isEmpty ? Array(fixed.dropLast()) : []
    }

    /// Whether a file at `place` would be a log: the pattern means it, or the folder that it lies in.
    func reads(_ place: [String]) -> Bool {
        let depth = fixed.count + wild.count
        guard place.count == depth || place.count == depth + 1, place.starts(with: fixed) else { return false }
        return zip(place.dropFirst(fixed.count), wild).allSatisfy { part, pattern in
            // SAFETY: both texts live through the call.
            unsafe fnmatch(pattern, part, 0) == 0
        }
    }
}
