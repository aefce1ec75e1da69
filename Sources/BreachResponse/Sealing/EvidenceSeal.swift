internal import BreachModel
internal import ByteStreams
internal import EvidenceLog

/// A file (by its path below the store folder, or absolute) or a value (`value:…`) that a step used or made, by SHA-256.
package struct SealedItem: Hashable, Sendable {
    package var name: String
    package var digest: String

    /// A file by a digest that is known already.
    package init(path: String, digest: String) {
        name = path
        self.digest = digest
    }

    /// Something that is no file, by a digest that is known already.
    package init(value: String, digest: String) {
        name = EvidenceItem.valuePrefix + value
        self.digest = digest
    }

    /// A file below the store folder.
    package init(file: String, in folder: ResponseFolder) throws {
        self.init(path: file, digest: try SHA256Digest.ofFile(folder.path + "/" + file))
    }

    /// Bytes that are not kept as a file.
    package init(_ name: String, bytes: [UInt8]) {
        self.init(value: name, digest: SHA256Digest.of(bytes))
    }
}

/// Writes each step of a case to the evidence log: who did what when, with digests of what went in and came out.
struct EvidenceSeal {
    private let environment: ResponseEnvironment

    init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    func seal(step: String, inputs: [SealedItem], results: [SealedItem]) throws {
        let log = EvidenceLog(path: environment.folder.evidenceLog)
        try log.append(
            step: step, inputs: inputs.map { EvidenceItem(name: $0.name, sha256: $0.digest) },
            results: results.map { EvidenceItem(name: $0.name, sha256: $0.digest) }, by: environment.actor, at: environment.clock.now())
    }
}
