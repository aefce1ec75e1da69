package import BreachModel
internal import ByteStreams
internal import Foundation
internal import Scoping

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
    package func people(_ version: Int) throws -> [PersonExposure] {
        let bytes = try ByteInput(path: folder.scope(version).people).readAll(limit: 1 << 34)
        let decoder = JSONDecoder()
        return try bytes.split(separator: 0x0A).map { try decoder.decode(PersonExposure.self, from: Data($0)) }
    }

    /// What changed between two versions, and the keys of the people it changed for.
    package func difference(from earlier: Int, to later: Int) throws -> (ScopeDifference, [PersonKey]) {
        var keys: [PersonKey] = []
        let difference = ScopeDifference(from: try people(earlier), to: try people(later)) { keys.append($0) }
        return (difference, keys)
    }
}
