internal import BreachModel
internal import ByteStreams
internal import LogScanning
internal import Scoping

/// Use case: work out a version of the scope again and say whether it is the same.
package struct VerifyScope {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// What to work it out from.
    package enum Evidence: Hashable, Sendable {
        /// The index of the store folder, or of another folder.
        case index(folder: String?)
        /// The configured logs, scanned anew into a folder that goes away.
        case logs
        /// A people's file alone, compared with the summary.
        case people(file: String)
    }

    /// - Parameter version: nil for the newest.
    /// - Throws: `noScope`, or what the stages throw.
    package func callAsFunction(
        _ version: Int?, from evidence: Evidence, progress: @escaping ProgressReport = { _, _ in }
    ) throws -> ScopeVerification {
        let expected = try ScopeFiles(environment.folder).scope(version)
        let verification =
            switch evidence {
            case .people(let file): try compare(expected, file: file)
            case .index(let folder):
                try compare(
                    expected, .index, index: try environment.index(of: folder.map { ResponseFolder(path: $0) }, for: expected.indicators),
                    ofOtherFiles: folder != nil)
            case .logs: try fromLogs(expected, progress)
            }
        try seal(verification)
        return verification
    }

    private func fromLogs(_ expected: BreachScope, _ progress: @escaping ProgressReport) throws -> ScopeVerification {
        let work = try WorkFolder("verify-work", in: environment.folder)
        var elsewhere = environment
        elsewhere.folder = ResponseFolder(path: work.path)
        _ = try ScanLogs(elsewhere)(progress: progress)
        return try compare(expected, .logs, index: try elsewhere.index(for: expected.indicators))
    }

    private func compare(_ expected: BreachScope, file: String) throws -> ScopeVerification {
        let audit = try PeopleAudit(path: file)
        var verification = ScopeVerification(
            version: expected.version, source: .people, expectedRoot: expected.digest, foundRoot: audit.root)
        verification.contradictions = audit.contradictions(to: expected)
        return verification
    }

    private func compare(
        _ expected: BreachScope, _ source: ScopeVerification.Source, index: AccessIndex, ofOtherFiles: Bool = false
    ) throws -> ScopeVerification {
        let work = try WorkFolder("compare-work", in: environment.folder)
        let path = work.path + "/people.jsonl"
        let (found, _) = try RecomputeScope(environment)
            .scope(expected.version, indicators: expected.indicators, index: index, writing: path)
        return try Self.verification(
            source, expected, found, peopleFile: path, folder: environment.folder, ofOtherFiles: ofOtherFiles)
    }

    /// Compares a scope that was worked out again with the version and with the people's file that is kept with it, person by person
    /// where that file's root is not the one that was found.
    static func verification(
        _ source: ScopeVerification.Source, _ expected: BreachScope, _ found: BreachScope, peopleFile: String, folder: ResponseFolder,
        ofOtherFiles: Bool = false
    ) throws -> ScopeVerification {
        var verification = ScopeVerification(
            version: expected.version, source: source, expectedRoot: expected.digest, foundRoot: found.digest)
        verification.isOfOtherFiles = ofOtherFiles
        verification.compare(expected, found)
        let kept = folder.scope(expected.version).people
        guard RawPresence.exists(kept) else {
            verification.peopleFile = .missing
            return verification
        }
        let root = try PeopleFileReader.root(ofFile: kept)
        verification.peopleFile = root == expected.digest ? .same : .different
        guard root != found.digest else { return verification }
        do {
            (verification.difference, verification.firstDifference) = try difference(from: kept, to: peopleFile)
        } catch {
            // A line of a kept file that differs may be no person's, so that nobody can be compared from there on; that it differs is said already.
            if verification.peopleFile != .different { throw error }
        }
        return verification
    }

    private static func difference(from kept: String, to other: String) throws -> (ScopeDifference, PersonKey?) {
        var first: PersonKey?
        let difference = try ScopeDifference(from: try PeopleFileReader(path: kept), to: try PeopleFileReader(path: other)) {
            first = first ?? $0
        }
        return (difference, first)
    }

    private func seal(_ verification: ScopeVerification) throws {
        let name = environment.folder.scope(verification.version).summary.split(separator: "/").suffix(2).joined(separator: "/")
        try EvidenceSeal(environment).seal(
            step: "scope-verify", inputs: [try SealedItem(file: name, in: environment.folder)],
            results: [SealedItem(value: "root-from-" + verification.source.rawValue, digest: verification.foundRoot)])
    }
}
