internal import BreachModel

/// What can be wrong with a configuration file. The raw values are stable.
package enum ConfigurationErrorCode: String, Hashable, Sendable, CaseIterable {
    case missingFile = "missing-file"
    case notAFile = "not-a-file"
    case unreadableFile = "unreadable-file"
    case fileTooLarge = "file-too-large"
    case emptyFile = "empty-file"
    case badUTF8 = "bad-utf8"
    case yamlSyntax = "yaml-syntax"
    case tooDeep = "too-deep"
    /// Anchors and aliases are refused: a few lines of them stand for gigabytes.
    case aliasRefused = "alias-refused"
    case unknownVersion = "unknown-version"
    case unknownKey = "unknown-key"
    case duplicateKey = "duplicate-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case badValue = "bad-value"
    case unknownWord = "unknown-word"
    case undeclaredItem = "undeclared-item"
    case badRoute = "bad-route"
    case duplicateEntry = "duplicate-entry"
    /// Two keys contradict each other.
    case conflictingKeys = "conflicting-keys"
    /// A stage needs a section that the file may leave out, and does.
    case sectionNeeded = "section-needed"
}

/// One thing that is wrong in a configuration file, with its place. Never holds a value that could be secret.
package struct ConfigurationProblem: Hashable, Sendable {
    package var code: ConfigurationErrorCode
    /// The file as the user named it.
    package var file: String
    /// 1 for the first line; nil where the trouble is with the whole file.
    package var line: Int?
    /// 1 for the first character of the line.
    package var column: Int?
    /// The key's place (`logs[0].fields.time`); empty for the whole file.
    package var keyPath: String
    /// What is wrong and what was expected, in lower case, without a full stop.
    package var message: String
    package var hint: String?
}

extension ConfigurationProblem: CustomStringConvertible {
    /// `file:line:column: key.path: message (hint)`.
    package var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if line != nil, let column { text += ":\(column)" }
        if !keyPath.isEmpty { text += ": \(keyPath)" }
        text += ": \(message)"
        return hint.map { text + " (\($0))" } ?? text
    }
}

/// Everything that is wrong with a configuration file, in the order of its lines.
///
/// Not a `HaechiError`, because that holds one place only, and a person mends a file faster with all of them in hand.
package struct ConfigurationError: Error, Sendable {
    /// Never empty.
    package let problems: [ConfigurationProblem]

    init(_ first: ConfigurationProblem, _ others: [ConfigurationProblem] = []) {
        problems = [first] + others
    }

    /// The codes of all problems, in the order of their lines.
    package var codes: [ConfigurationErrorCode] { problems.map(\.code) }
}

extension ConfigurationError: Equatable {
    package static func == (left: Self, right: Self) -> Bool { left.codes == right.codes }
}

extension ConfigurationError: ReportableError {
    /// The first problem's code.
    package var stableCode: String { problems[0].code.rawValue }

    /// One line for each problem.
    package var reportMessage: String {
        if problems.count == 1 {
            var only = problems[0]
            only.hint = nil
            return only.description
        }
        return "\(problems.count) problems in \(problems[0].file)\n"
            + problems.map { "  \($0)" }.joined(separator: "\n")
    }

    /// The only problem's hint; with several, each hint stands beside its problem.
    package var reportHint: String? { problems.count == 1 ? problems[0].hint : nil }
}
