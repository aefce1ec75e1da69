internal import ByteStreams
internal import Glibc

/// Looks for logs that no list of names can hold: their names are not UTF-8, or are equal to another log's in all but the bytes (an accent
/// in one character or in two). They must be named, since a list without them would look complete.
struct UnlistedLogs {
    /// The files that the paths of the configuration mean, as the system names them.
    private struct Match {
        var path: [UInt8]
        var kind: EntryKind
        /// As `FileStamp` has it.
        var identity: [UInt64]

        var text: String? { String(validating: path, as: UTF8.self) }
    }

    /// Names of such files, escaped, in bytewise order.
    ///
    /// - Parameters:
    ///   - patterns: files, folders and globs, resolved.
    ///   - listed: paths of the logs that are listed; another name of one of them is not missing.
    ///   - directory: what names are shown without where they begin with it.
    static func find(_ patterns: [String], listed: [String], directory: String) -> [String] {
        let identities = Set(listed.compactMap { FileStamp(path: $0)?.identity })
        let names = Set(listed)
        var found: Set<[UInt8]> = []
        for match in patterns.flatMap(matches) where !identities.contains(match.identity) {
            // Texts are equal here where they are canonically equivalent; any other that is not listed is no log any more.
            if let text = match.text, !names.contains(text) { continue }
            found.insert(match.path)
        }
        let prefix = Array(directory.utf8)
        return found.sorted { $0.lexicographicallyPrecedes($1) }.map { path in
            ShownName.text(path.starts(with: prefix) ? Array(path.dropFirst(prefix.count)) : path)
        }
    }

    /// Files, and folders whose own names are not UTF-8.
    private static func matches(_ pattern: String) -> [Match] {
        if EntryKind(pattern, followsLinks: true) == .folder { return files(in: pattern) }
        return expand(pattern).flatMap { match -> [Match] in
            switch match.kind {
            case .file: [match]
            case .folder: match.text.map(files) ?? [match]
            case .nothing, .other: []
            }
        }
    }

    private static func files(in folder: String) -> [Match] {
        var literal = ""
        for scalar in folder.unicodeScalars {
            if "*?[\\".unicodeScalars.contains(scalar) { literal += "\\" }
            literal.unicodeScalars.append(scalar)
        }
        return expand(literal + (folder.utf8.last == 0x2F ? "*" : "/*")).filter { $0.kind == .file }
    }

    private static func expand(_ pattern: String) -> [Match] {
        var result = unsafe glob_t()
        // SAFETY: the library fills `result`, which is freed below; the names are copied before that.
        defer { unsafe globfree(&result) }
        guard unsafe glob(pattern, 0, nil, &result) == 0 else { return [] }
        var matches: [Match] = []
        for index in 0..<Int(unsafe result.gl_pathc) {
            guard let name = unsafe result.gl_pathv[index] else { continue }
            var status = stat()
            // SAFETY: the name ends with NUL and lives as long as `result`; `status` outlives the call.
            guard unsafe stat(name, &status) == 0 else { continue }
            let path = unsafe Array(UnsafeRawBufferPointer(start: name, count: Int(strlen(name))))
            // Files still being written are nobody's logs.
            if path.suffix(8).elementsEqual(".partial".utf8) { continue }
            matches.append(Match(path: path, kind: EntryKind(status), identity: [UInt64(status.st_dev), UInt64(status.st_ino)]))
        }
        return matches
    }
}
