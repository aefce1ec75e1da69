internal import Foundation

/// The bytes of a configuration file as text, or what stands in the way.
struct ConfigurationFile {
    /// No hand-written file comes near; more would only cost time and memory.
    static let maximumBytes = 1 << 20

    /// The file as the user named it.
    let name: String
    /// The text without a byte order mark.
    let text: String

    /// Reads the whole file at `path`.
    init(path: String) throws(ConfigurationError) {
        func failure(_ code: ConfigurationErrorCode, _ message: String, hint: String? = nil) -> ConfigurationError {
            ConfigurationError(ConfigurationProblem(code: code, file: path, keyPath: "", message: message, hint: hint))
        }
        var status = stat()
        // SAFETY: both pointers live for the call; `status` is written by the callee only.
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw failure(.unreadableFile, "cannot be read: \(Self.reason(errno))")
            }
            throw failure(
                .missingFile, "there is no such file", hint: "name the file with --config PATH; docs/configuration.md explains it")
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw failure(.notAFile, "is a directory, expected a YAML file", hint: "name the file in it, usually haechi.yaml")
        }
        // A pipe or a device could block for ever.
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure(.notAFile, "is not a regular file") }
        guard Int(status.st_size) <= Self.maximumBytes else {
            throw failure(.fileTooLarge, "has \(status.st_size) bytes, expected at most \(Self.maximumBytes)")
        }
        let bytes: [UInt8]
        do {
            bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw failure(.unreadableFile, "cannot be read", hint: "check that this user may read it")
        }
        try self.init(name: path, bytes: bytes)
    }

    /// Checks `bytes` that stand for the file `name`.
    init(name: String, bytes: [UInt8]) throws(ConfigurationError) {
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        func failure(_ code: ConfigurationErrorCode, line: Int? = nil, _ message: String, hint: String?) -> ConfigurationError {
            ConfigurationError(
                ConfigurationProblem(code: code, file: name, line: line, keyPath: "", message: message, hint: hint))
        }
        guard bytes.count <= Self.maximumBytes else {
            throw failure(.fileTooLarge, "has \(bytes.count) bytes, expected at most \(Self.maximumBytes)", hint: nil)
        }
        guard !bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else {
            throw failure(.emptyFile, "is empty", hint: "begin with `haechi: 1`; docs/configuration.md has a complete example")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw failure(
                .badUTF8, line: Self.firstBadLine(bytes), "is not valid UTF-8 on this line", hint: "save the file as UTF-8")
        }
        self.name = name
        self.text = text
    }

    /// The number of the first line that is not UTF-8. A newline byte is never part of a longer sequence, so lines can be
    /// judged one by one.
    private static func firstBadLine(_ bytes: ArraySlice<UInt8>) -> Int? {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
    }

    private static func reason(_ code: Int32) -> String {
        code == EACCES ? "permission denied" : "system error \(code)"
    }
}
