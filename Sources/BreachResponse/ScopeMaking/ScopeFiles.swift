package import BreachModel
package import Scoping

/// Reads the files of a scope again.
package struct ScopeFiles: Sendable {
    private let folder: ResponseFolder

    package init(_ folder: ResponseFolder) {
        self.folder = folder
    }

    /// What to do about a version whose files are not what was made: a version is never made again.
    static let restoreHint = "restore this version's files from a backup; haechi evidence verify says whether they are as they were sealed"

    /// Versions that are there, in order.
    package func versions() -> [Int] {
        var version = 1
        while RawPresence.exists(folder.scope(version).summary) { version += 1 }
        return Array(1..<version)
    }

    /// One version's summary; nil for the newest.
    ///
    /// - Throws: `noScope` where there is none, `damagedFile` where it cannot be read or is another version's.
    package func scope(_ version: Int?) throws -> BreachScope {
        guard let found = version ?? versions().last, RawPresence.exists(folder.scope(found).summary) else {
            throw ResponseError(
                .noScope, "there is no such version of the scope", context: version.map { [("version", "\($0)")] } ?? [],
                hint: "run haechi scope make first")
        }
        let scope = try StableJSON.read(BreachScope.self, from: folder.scope(found).summary, hint: Self.restoreHint)
        guard scope.version == found else {
            throw ResponseError(
                .damagedFile, "the summary is that of another version",
                context: [("file", StableJSON.shortName(folder.scope(found).summary)), ("version", "\(scope.version)")],
                hint: Self.restoreHint)
        }
        return scope
    }

    /// One version's people, in bytewise order of their keys.
    ///
    /// - Parameter computingRoot: whether the root over the lines is wanted.
    /// - Throws: `people` if the file cannot be opened.
    package func people(_ version: Int, computingRoot: Bool = false) throws -> PeopleFileReader {
        try PeopleFileReader(path: folder.scope(version).people, computingRoot: computingRoot)
    }

    /// What changed between two versions, and the keys of the people it changed for.
    package func difference(from earlier: Int, to later: Int) throws -> (ScopeDifference, [PersonKey]) {
        var keys: [PersonKey] = []
        let difference = try ScopeDifference(from: try people(earlier), to: try people(later)) { keys.append($0) }
        return (difference, keys)
    }
}
