internal import BreachModel
internal import Glibc

/// What log files are called in reports and evidence, and where they lie: below the data folder names are relative to it.
struct LogPaths {
    private let directory: String

    init(_ configuration: HaechiConfiguration) {
        directory = configuration.resolve("")
    }

    func name(_ path: String) -> String {
        path.hasPrefix(directory) ? String(path.dropFirst(directory.count)) : path
    }

    /// The file's path from the root of the file system, links resolved.
    func fullPath(_ name: String) -> String {
        let path = path(name)
        guard let resolved = unsafe realpath(path, nil) else { return path }
        // SAFETY: the system allocated the text; it is copied, then freed.
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    func path(_ name: String) -> String {
        name.hasPrefix("/") || name == "-" ? name : directory + name
    }
}
