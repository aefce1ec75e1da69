internal import BreachModel
internal import ByteStreams

extension EvidenceLog {
    /// All whole entries, in order, as far as they can be read; lines that cannot be read are left out.
    ///
    /// - Throws: `noLog`, `notAccessible`.
    package func entries() throws(EvidenceError) -> [EvidenceEntry] {
        try EvidenceChain(path: path).entries.map(\.entry)
    }

    /// Recomputes the chain and, if asked, the digest of every sealed file, and names exactly what is not as it was.
    ///
    /// A file counts as changed against the newest entry that names it: a later step may well write it anew.
    ///
    /// - Parameters:
    ///   - baseDirectory: what relative names start from.
    ///   - recompute: whether files are hashed again; without it only the chain is checked.
    ///   - keptHead: a head that was kept where the log is not; nil where none was.
    /// - Throws: `noLog`, `notAccessible`.
    package func verify(
        baseDirectory: String, recompute: Bool = true, keptHead: String? = nil
    ) throws(EvidenceError) -> EvidenceReport {
        let chain = try EvidenceChain(path: path)
        var problems = chain.problems
        if let keptHead, keptHead != EvidenceEntry.noPrevious, !chain.entries.contains(where: { $0.entry.hash == keptHead }) {
            problems.append(EvidenceProblem(.headNotFound))
        }
        let sealed = SealedFiles(chain.entries)
        problems += sealed.problems
        var checked = 0
        if recompute {
            for name in sealed.newest.keys.sorted() {
                checked += 1
                if let problem = check(name, sealed, baseDirectory) { problems.append(problem) }
            }
        }
        return EvidenceReport(
            entries: chain.entries.count, head: chain.entries.last?.entry.hash ?? EvidenceEntry.noPrevious,
            filesChecked: checked, problems: problems)
    }

    private func check(_ name: String, _ sealed: SealedFiles, _ base: String) -> EvidenceProblem? {
        guard let seal = sealed.newest[name] else { return nil }
        let path = EvidenceItem(name: name, sha256: seal.sha256).path(base: base)
        do throws(ByteStreamError) {
            let digest = try SHA256Digest.ofFile(path)
            return digest == seal.sha256 ? nil : EvidenceProblem(.changedFile, line: seal.line, item: name)
        } catch {
            let kind = error.code == .notFound ? EvidenceProblem.Kind.missingFile : .unreadableFile
            return EvidenceProblem(kind, line: seal.line, item: name)
        }
    }
}

/// What the log says of each file: the newest digest, and whether steps agree on what they read.
struct SealedFiles {
    private(set) var newest: [String: (sha256: String, line: Int)] = [:]
    private(set) var problems: [EvidenceProblem] = []

    init(_ entries: [(entry: EvidenceEntry, line: Int)]) {
        for (entry, line) in entries {
            for item in entry.inputs where item.isFile {
                if let known = newest[item.name], known.sha256 != item.sha256 {
                    problems.append(EvidenceProblem(.changedBetweenSteps, line: line, item: item.name))
                }
                newest[item.name] = (item.sha256, line)
            }
            for item in entry.results where item.isFile {
                newest[item.name] = (item.sha256, line)
            }
        }
    }
}
