internal import Yams

/// Gathers what is wrong while a tree is read, so that reading can go on to the next key.
final class ProblemCollector {
    private let file: String
    private let tree: YAMLTree
    private(set) var problems: [ConfigurationProblem] = []

    init(file: String, tree: YAMLTree) {
        self.file = file
        self.tree = tree
    }

    /// Notes a problem at `place`.
    func add(_ code: ConfigurationErrorCode, at place: Place?, path: String, _ message: String, hint: String? = nil) {
        let original = place.map { tree.original($0) }
        problems.append(
            ConfigurationProblem(
                code: code, file: file, line: original?.line, column: original?.column, keyPath: path, message: message, hint: hint))
    }

    /// The line of `place` in the file as the user wrote it.
    func line(_ place: Place?) -> Int? { place.map { tree.original($0).line } }

    /// All problems in the order of their places, as one error; nil where there are none.
    var error: ConfigurationError? {
        let sorted = problems.enumerated().sorted {
            ($0.element.line ?? 0, $0.element.column ?? 0, $0.offset) < ($1.element.line ?? 0, $1.element.column ?? 0, $1.offset)
        }.map(\.element)
        return sorted.first.map { ConfigurationError($0, Array(sorted.dropFirst())) }
    }
}
