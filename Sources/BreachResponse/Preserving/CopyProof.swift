internal import BreachModel
internal import ByteStreams

/// What shows that a copy is whole: its manifest, and its sums as `sha256sum -c` reads them.
struct CopyProof {
    /// In the order in which they are written: the manifest is there only where the sums are.
    private let files: [(name: String, bytes: [UInt8])]

    init(_ manifest: LogManifest) throws {
        let sums = manifest.files.map { Self.line($0.sha256, CopyLogs.target($0.name)) }.joined()
        files = [("SHA256SUMS", Array(sums.utf8)), ("manifest.json", try StableJSON.encode(manifest))]
    }

    /// Looks whether the folder holds no other proof.
    ///
    /// - Throws: `otherCopy` where something else has one of the names: it may be all that proves an earlier copy.
    func check(_ folder: String) throws(ResponseError) {
        for file in files { _ = try isThere(file.name, file.bytes, in: folder) }
    }

    /// Writes what is not there yet.
    ///
    /// - Throws: as `check`, since others may have come in the meantime; what writing throws.
    func write(to folder: String) throws {
        for file in files {
            if try isThere(file.name, file.bytes, in: folder) { continue }
            let writer = try CompressedWriter(path: folder + "/" + file.name)
            try writer.write(file.bytes)
            try writer.finish(durable: true)
        }
    }

    private func isThere(_ name: String, _ bytes: [UInt8], in folder: String) throws(ResponseError) -> Bool {
        let path = folder + "/" + name
        let kind = EntryKind(path, followsLinks: false)
        if kind == .nothing { return false }
        let digest = kind == .file ? try? SHA256Digest.ofFile(path) : nil
        if digest == SHA256Digest.of(bytes) { return true }
        throw ResponseError(
            .otherCopy, "the folder holds the proof of another copy, which is not overwritten", context: [("file", ShownName.text(path))],
            hint: "choose another folder: each manifest has its own copy")
    }

    /// A line as GNU sha256sum writes it: where the name holds a backslash or the end of a line, these are escaped, and the line begins
    /// with a backslash.
    static func line(_ digest: String, _ name: String) -> String {
        var escaped = ""
        var mark = ""
        for scalar in name.unicodeScalars {
            switch scalar.value {
            case 0x5C: escaped += "\\\\"
            case 0x0A: escaped += "\\n"
            case 0x0D: escaped += "\\r"
            default:
                escaped.unicodeScalars.append(scalar)
                continue
            }
            mark = "\\"
        }
        return "\(mark)\(digest)  \(escaped)\n"
    }
}
