internal import Glibc

/// Paths from the root of the file system as their parts. They are cut at the byte of the slash: one that an accent follows is no
/// character of its own.
enum RealPath {
    /// Links resolved as far as the path is there; what is not there yet will be made as it stands.
    static func parts(_ path: String) -> [String] {
        var known = split(path)
        var rest: [String] = []
        while true {
            let head = (path.utf8.first == 0x2F ? "/" : "./") + known.joined(separator: "/")
            if let real = resolved(head) {
                let whole = joined(split(real), rest)
                // What comes after a folder that is not there and a way back may be there, and a link.
                return rest.contains("..") ? parts("/" + whole.joined(separator: "/")) : whole
            }
            guard let last = known.popLast() else { return joined([], rest) }
            rest.insert(last, at: 0)
        }
    }

    static func split(_ path: String) -> [String] {
        path.utf8.split(separator: 0x2F).map { String(Substring($0)) }
    }

    /// The parts of a target of `CopyLogs`, with where its first part really lies.
    static func split(folder files: [String], name: String) -> [String] { files + split(name).dropFirst() }

    /// The path of the folder that holds it.
    static func folder(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func joined(_ parts: [String], _ rest: [String]) -> [String] {
        var whole = parts
        for part in rest where part != "." {
            if part == ".." { _ = whole.popLast() } else { whole.append(part) }
        }
        return whole
    }

    private static func resolved(_ path: String) -> String? {
        guard let text = unsafe realpath(path, nil) else { return nil }
        // SAFETY: the system allocated the text; it is copied, then freed.
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }
}
