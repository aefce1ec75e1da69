internal import BreachModel
internal import Glibc

/// Turns what a user names (files, directories, globs, `-`) into a sorted list of files, each once.
package struct InputPaths: Hashable, Sendable {
    /// Something that was met in a directory or by a glob and is not read.
    package struct Skipped: Hashable, Sendable {
        package var path: String
        /// Why, as the end of a sentence.
        package var reason: String
        /// Whether it is a second name of a file that is read.
        package var isRepeated = false
    }

    /// In bytewise order, without repeats.
    package private(set) var paths: [String] = []
    /// In bytewise order.
    package private(set) var skipped: [Skipped] = []
    private var seen: [[UInt64]: String] = [:]

    /// - Parameter patterns: file names, directories (all regular files directly inside, hidden ones left out), globs of
    ///   glob(7), or `-`. A name that exists is meant as it stands, whatever brackets or stars it holds, and a named pipe too.
    /// - Throws: `noMatch` if a pattern names nothing that can be read.
    package init(_ patterns: [String]) throws(ByteStreamError) {
        var named: Set<ByteText> = []
        for pattern in patterns {
            let found = find(pattern)
            guard !found.isEmpty else {
                throw ByteStreamError(
                    .noMatch, "no file matches", context: [("pattern", pattern)],
                    hint: skipped.isEmpty
                        ? "paths start from the folder of the configuration file, or from --data"
                        : "what is there cannot be read: \(skipped[0].reason)")
            }
            named.formUnion(found.map { ByteText($0) })
        }
        for path in named.sorted() { takeOnce(path.text) }
        var told: Set<ByteText> = []
        skipped = skipped.filter { told.insert(ByteText($0.path)).inserted }.sorted { Self.bytewise($0.path, $1.path) }
    }

    /// The files that `patterns` name, where nobody asks what was left out.
    package static func expand(_ patterns: [String]) throws(ByteStreamError) -> [String] { try InputPaths(patterns).paths }

    private mutating func find(_ pattern: String) -> [String] {
        if pattern == "-" { return ["-"] }
        switch PathKind(pattern) {
        case .missing: break
        case .folder: return files(in: pattern)
        default: return Self.isTemporary(pattern) ? [] : [pattern]
        }
        return matches(pattern).flatMap { path -> [String] in
            switch PathKind(path) {
            case .folder: files(in: path)
            case .file: [path]
            case let kind: skip(path, kind)
            }
        }
    }

    private mutating func files(in directory: String) -> [String] {
        let literal = directory.map { "*?[\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return matches(literal.hasSuffix("/") ? literal + "*" : literal + "/*").flatMap { path -> [String] in
            switch PathKind(path) {
            case .file: [path]
            case let kind: skip(path, kind)
            }
        }
    }

    private mutating func skip(_ path: String, _ kind: PathKind) -> [String] {
        skipped.append(Skipped(path: path, reason: kind.reason))
        return []
    }

    /// Two names of one file, by a link of either kind, are one file.
    private mutating func takeOnce(_ path: String) {
        if let stamp = FileStamp(path: path) {
            if let first = seen[stamp.identity] {
                skipped.append(Skipped(path: path, reason: "it is another name of \(first)", isRepeated: true))
                return
            }
            seen[stamp.identity] = path
        }
        paths.append(path)
    }

    /// Files still being written by `CompressedWriter` are nobody's input.
    private static func isTemporary(_ path: String) -> Bool { path.hasSuffix(".partial") }

    private static func bytewise(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

    private mutating func matches(_ pattern: String) -> [String] {
        var result = unsafe glob_t()
        // SAFETY: the library fills `result`, which is freed below; the strings are copied before that.
        defer { unsafe globfree(&result) }
        guard unsafe glob(pattern, 0, nil, &result) == 0 else { return [] }
        var paths: [String] = []
        for index in 0..<Int(unsafe result.gl_pathc) {
            guard let text = unsafe result.gl_pathv[index] else { continue }
            guard let path = unsafe String(validatingCString: text) else {
                skipped.append(Skipped(path: unsafe String(cString: text), reason: "its name is not UTF-8: rename it"))
                continue
            }
            if !Self.isTemporary(path) { paths.append(path) }
        }
        return paths
    }
}

/// What lies at a path, links followed.
enum PathKind {
    case file, folder, pipe, socket, device, missing, circle

    init(_ path: String) {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        guard unsafe stat(path, &status) == 0 else {
            self = errno == ELOOP ? .circle : .missing
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFIFO: self = .pipe
        case S_IFSOCK: self = .socket
        default: self = .device
        }
    }

    /// Why it is not read where nobody named it, as the end of a sentence.
    var reason: String {
        switch self {
        case .file: "it is a file"
        case .folder: "it is a folder inside a folder: name it too"
        case .pipe: "it is a pipe: name it by itself to read it"
        case .socket: "it is a socket"
        case .device: "it is a device"
        case .missing: "it is a link to nothing"
        case .circle: "its links go in a circle"
        }
    }
}
