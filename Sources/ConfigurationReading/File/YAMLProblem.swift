internal import Yams

/// What the YAML parser complained about, without the snippet of the file that its own text would quote.
struct YAMLProblem {
    private var code = ConfigurationErrorCode.yamlSyntax
    private var message: String
    private var place: Place?

    /// - Parameter text: what was parsed, to find the line of a character that may not stand in YAML.
    init(_ error: any Error, text: String) {
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            message = (context.map { Self.start($0, of: mark) } ?? "") + problem
            place = Place(mark)
        case .reader(let problem, let offset, _, _):
            message = problem
            let before = offset.map { text.prefix($0) }
            place = before.map { Place(line: 1 + $0.count { $0.isNewline }, column: 1) }
        case .duplicatedKeysInMapping(_, let context):
            code = .duplicateKey
            message = "a key is given more than once"
            place = Place(context.mark)
        default:
            message = "the YAML parser gave up"
        }
        if message.contains("aximum nesting level") {
            code = .tooDeep
            message = "is nested too deeply, expected at most a handful of levels"
        } else if message.contains("undefined alias") || message.contains("an alias") || message.contains("an anchor") {
            code = .aliasRefused
            message = "anchors (&name) and aliases (*name) are not read"
        } else if code == .yamlSyntax {
            message = "is not YAML here: " + message
        }
    }

    /// What the parser was reading, and where that began: an unclosed bracket is found long after it was opened.
    private static func start(_ context: YamlError.Context, of mark: Mark) -> String {
        let isElsewhere = context.mark.line != mark.line && context.text.hasPrefix("while")
        return context.text + (isElsewhere ? " that begins on line \(context.mark.line), " : ", ")
    }

    func problem(file: String) -> ConfigurationProblem {
        ConfigurationProblem(
            code: code, file: file, line: place?.line, column: place?.column, keyPath: "", message: message, hint: hint)
    }

    private var hint: String? {
        if code == .aliasRefused { return "quote text that begins with & or *" }
        if message.contains("cannot start any token") {
            return "indent with spaces, not tabs; quote text that begins with a sign such as @, ` or %"
        }
        if message.contains("mapping values are not allowed") || message.contains("could not find expected ':'") {
            return "check the indentation, and quote text that has a colon in it"
        }
        if message.contains("another document") { return "remove the line `---` in the middle of the file" }
        return nil
    }
}
