package import BreachModel
internal import Foundation

/// Reads `haechi.yaml`, the one file that tells Haechi where logs, people and credentials are and what each page shows.
///
/// Stages: bytes → text (`ConfigurationFile`) → tree of nodes with places (`YAMLTree`) → one value per section (`Sections/`)
/// → checks across sections (`Checks/`) → `HaechiConfiguration`. `docs/configuration.md` explains each key; no stage but
/// this knows YAML.
package enum ConfigurationReader {
    /// The version of the layout that this reader understands, the value of the key `haechi`.
    static let version = 1

    /// Reads and checks the file at `path`.
    ///
    /// - Parameters:
    ///   - path: the configuration file.
    ///   - dataDirectory: the folder that paths of logs, credentials and people start from, where it is not the one that
    ///     holds the file. `store` and `channels` then still start from the file's own folder.
    /// - Throws: all problems of the file at once, each with line, column, key path and what was expected.
    package static func read(path: String, dataDirectory: String? = nil) throws(ConfigurationError) -> HaechiConfiguration {
        try read(ConfigurationFile(path: path), dataDirectory: dataDirectory)
    }

    /// The same for text that is at hand, such as an example in the documentation.
    ///
    /// - Parameters:
    ///   - text: the YAML text as UTF-8 bytes.
    ///   - path: what to call the text in messages; its folder is where relative paths start.
    package static func read(
        text: some Sequence<UInt8>, path: String, dataDirectory: String? = nil
    ) throws(ConfigurationError) -> HaechiConfiguration {
        try read(ConfigurationFile(name: path, bytes: Array(text)), dataDirectory: dataDirectory)
    }

    private static func read(_ file: ConfigurationFile, dataDirectory: String?) throws(ConfigurationError) -> HaechiConfiguration {
        guard let tree = try YAMLTree(file) else {
            throw ConfigurationError(
                ConfigurationProblem(
                    code: .emptyFile, file: file.name, keyPath: "", message: "holds nothing but comments",
                    hint: "begin with `haechi: 1`; docs/configuration.md has a complete example"))
        }
        let problems = ProblemCollector(file: file.name, tree: tree)
        let root = ConfigurationNode(yaml: tree.root, path: "", problems: problems)
        let folder = PathRules.folder(of: file.name)
        let configuration = root.configuration(folder: folder, dataDirectory: dataDirectory)
        if let error = problems.error { throw error }
        guard let configuration else { preconditionFailure("a section is missing and no problem says so") }
        return configuration
    }
}

/// How paths in the file are understood.
enum PathRules {
    /// The folder that holds `path`, as the user named it.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// `path` made absolute from `folder`, which itself may start from the working directory.
    static func absolute(_ path: String, from folder: String) -> String {
        if path.hasPrefix("/") { return path }
        let start = folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
        return start + "/" + path
    }
}
