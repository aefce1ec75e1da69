package import BreachModel
internal import Glibc

/// Where a case's files lie: the folder that `store:` of `haechi.yaml` names.
///
/// ```
/// index/*.segment, index/manifest.json   the scanned logs            scopes/NNNN.json, NNNN.people.jsonl   versions of the scope
/// case.sqlite                            the case                    evidence.log                          every step, sealed
/// reports/                               drafts for authorities      notices/                              drafts to read
/// proofs/                                proofs of orders            postings/                             pictures of postings
/// preservation/NNNN.json                 manifests of the logs       preservation/last-look.json           whether they are still as they were
/// ```
package struct ResponseFolder: Hashable, Sendable {
    /// Absolute or relative to the working directory.
    package let path: String

    package init(_ configuration: HaechiConfiguration) {
        path = configuration.resolve(configuration.store)
    }

    package init(path: String) {
        self.path = path
    }

    package var index: String { path + "/index" }
    package var manifest: String { index + "/manifest.json" }
    package var evidenceLog: String { path + "/evidence.log" }
    package var reports: String { path + "/reports" }
    package var notices: String { path + "/notices" }
    package var proofs: String { path + "/proofs" }
    package var postings: String { path + "/postings" }
    /// Manifests of the logs that are preserved, and what the last look at them found.
    package var preservation: String { path + "/preservation" }

    /// Held by whoever makes a version of the scope.
    var scopesLock: String { path + "/scopes/making.lock" }

    /// The files of one version of the scope: the summary and its people, one canonical line each.
    package func scope(_ version: Int) -> (summary: String, people: String) {
        let number = String(repeating: "0", count: max(0, 4 - String(version).count)) + String(version)
        return ("\(path)/scopes/\(number).json", "\(path)/scopes/\(number).people.jsonl")
    }

    /// The people of one version as `haechi trace` found them in the raw lines.
    package func trace(_ version: Int) -> String {
        scope(version).people.replacing(".people.jsonl", with: ".trace.jsonl")
    }

    /// Makes the folder and what is in it, readable for its owner only: it holds personal data.
    ///
    /// - Throws: `folder` if one cannot be made.
    package func make() throws(ResponseError) {
        try makeParents()
        for folder in [path, index, path + "/scopes", reports, notices, proofs, postings, preservation] {
            try Self.makeFolder(folder)
        }
    }

    /// Makes one folder, readable for its owner only, where there is none.
    ///
    /// - Throws: `folder` if it cannot be made.
    static func makeFolder(_ folder: String) throws(ResponseError) {
        // SAFETY: the path is a string that lives through the call.
        if unsafe mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw ResponseError(
                .folder, "the store folder cannot be made", context: [("folder", folder), ("system-error", "\(errno)")],
                hint: "check owner, permissions and free space of the folder above")
        }
    }

    private func makeParents() throws(ResponseError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/").dropLast() {
            made += "/" + part
            // SAFETY: the path is a string that lives through the call.
            if unsafe mkdir(made, 0o755) != 0, errno != EEXIST {
                throw ResponseError(.folder, "the folder above the store cannot be made", context: [("folder", made)])
            }
        }
    }
}
