internal import BreachModel
internal import Glibc

/// Turns what a user names (files, directories, globs, `-`) into a sorted list of files, each once.
package enum InputPaths {
    /// - Parameter patterns: file names, directories (all regular files directly inside, hidden ones left out), globs of
    ///   glob(7), or `-`.
    /// - Returns: paths in bytewise order, without repeats.
    /// - Throws: `noMatch` if a pattern names nothing.
    package static func expand(_ patterns: [String]) throws(ByteStreamError) -> [String] {
        var found: Set<String> = []
        for pattern in patterns {
            let paths = pattern == "-" ? ["-"] : named(pattern)
            guard !paths.isEmpty else {
                throw ByteStreamError(
                    .noMatch, "no file matches", context: [("pattern", pattern)],
                    hint: "paths start from the folder of the configuration file, or from --data")
            }
            found.formUnion(paths)
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func named(_ pattern: String) -> [String] {
        // A name that exists is meant as it stands, whatever brackets or stars it holds.
        let paths = kind(pattern) == nil ? matches(pattern) : [pattern].filter { !isTemporary($0) }
        return paths.flatMap { kind($0) == S_IFDIR ? files(in: $0) : [$0] }
    }

    /// Files still being written by `CompressedWriter` are nobody's input.
    private static func isTemporary(_ path: String) -> Bool { path.hasSuffix(".partial") }

    private static func matches(_ pattern: String) -> [String] {
        var result = unsafe glob_t()
        // SAFETY: the library fills `result`, which is freed below; the strings are copied before that.
        defer { unsafe globfree(&result) }
        guard unsafe glob(pattern, 0, nil, &result) == 0 else { return [] }
        return unsafe (0..<Int(result.gl_pathc)).compactMap { index in
            unsafe result.gl_pathv[index].map { unsafe String(cString: $0) }
        }.filter { !isTemporary($0) }
    }

    /// The type bits of what lies at `path`; nil where nothing does.
    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private static func files(in directory: String) -> [String] {
        let literal = directory.map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return matches(literal.hasSuffix("/") ? literal + "*" : literal + "/*").filter { kind($0) == S_IFREG }
    }
}
