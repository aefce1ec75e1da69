internal import BreachModel
internal import ByteStreams

/// Something that a step read or made, by its name and the digest of its bytes.
package struct EvidenceItem: Hashable, Sendable, Codable {
    /// A path relative to the log's base directory (absolute where the file lies elsewhere); or, for what is no file, a
    /// name that begins with `value:`. Never personal data.
    package var name: String
    /// SHA-256 in lower-case hexadecimal.
    package var sha256: String

    /// What marks a name that is no path.
    package static let valuePrefix = "value:"

    package init(name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }

    /// A value that is no file, by a digest that someone else can compute too.
    package static func value(_ name: String, sha256: String) -> EvidenceItem {
        EvidenceItem(name: valuePrefix + name, sha256: sha256)
    }

    /// A file, hashed now.
    ///
    /// - Parameter base: the directory that relative names start from.
    /// - Throws: `unreadableFile`.
    package static func file(_ path: String, base: String) throws(EvidenceError) -> EvidenceItem {
        do throws(ByteStreamError) {
            return EvidenceItem(name: name(of: path, base: base), sha256: try SHA256Digest.ofFile(path))
        } catch {
            throw EvidenceError(
                .unreadableFile, "a file to be sealed cannot be read", context: [("file", path), ("cause", error.code.rawValue)],
                hint: error.hint)
        }
    }

    /// Whether the name is a path.
    package var isFile: Bool { !name.hasPrefix(Self.valuePrefix) }

    /// The path of a file item.
    package func path(base: String) -> String {
        name.hasPrefix("/") ? name : base + "/" + name
    }

    private static func name(of path: String, base: String) -> String {
        let prefix = base.hasSuffix("/") ? base : base + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }
}
