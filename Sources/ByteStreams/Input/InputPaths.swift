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
            let paths = pattern == "-" ? ["-"] : matches(pattern)
            guard !paths.isEmpty else {
                throw ByteStreamError(
                    .noMatch, "no file matches", context: [("pattern", pattern)],
                    hint: "paths start from the folder of the configuration file, or from --data")
            }
            for path in paths {
                found.formUnion(isDirectory(path) ? files(in: path) : [path])
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func files(in directory: String) -> [String] {
        matches(directory.hasSuffix("/") ? directory + "*" : directory + "/*").filter { !isDirectory($0) }
    }
}
