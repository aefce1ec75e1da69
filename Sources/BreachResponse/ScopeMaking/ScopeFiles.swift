package import BreachModel
package import Scoping

/// Reads the files of a scope again.
package struct ScopeFiles: Sendable {
    private let folder: ResponseFolder

    package init(_ folder: ResponseFolder) {
        self.folder = folder
    }

    /// Versions that are there, in order.
    package func versions() -> [Int] {
        var version = 1
        while RawPresence.exists(folder.scope(version).summary) { version += 1 }
        return Array(1..<version)
    }

    /// One version's summary; nil for the newest.
    ///
    /// - Throws: `noScope` where there is none.
    package func scope(_ version: Int?) throws -> BreachScope {
        guard let found = version ?? versions().last, RawPresence.exists(folder.scope(found).summary) else {
            throw ResponseError(
                .noScope, "there is no such version of the scope", context: version.map { [("version", "\($0)")] } ?? [],
                hint: "run haechi scope make first")
        }
        return try StableJSON.read(BreachScope.self, from: folder.scope(found).summary)
    }

    /// One version's people, in bytewise order of their keys.
    ///
    /// - Throws: `people` if the file cannot be opened.
    package func people(_ version: Int) throws -> PeopleFileReader {
        try PeopleFileReader(path: folder.scope(version).people)
    }

    /// What changed between two versions, and the keys of the people it changed for.
    package func difference(from earlier: Int, to later: Int) throws -> (ScopeDifference, [PersonKey]) {
        var keys: [PersonKey] = []
        let difference = try ScopeDifference(from: try people(earlier), to: try people(later)) { keys.append($0) }
        return (difference, keys)
    }
}
