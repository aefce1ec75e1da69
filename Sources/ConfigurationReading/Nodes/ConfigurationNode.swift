internal import Yams

/// A node of the file together with the way to it, for messages that name the place.
struct ConfigurationNode {
    let yaml: Node
    /// `logs[0].fields.time`.
    let path: String
    let problems: ProblemCollector

    /// Notes a problem at this node.
    func report(_ code: ConfigurationErrorCode, _ message: String, hint: String? = nil) {
        problems.add(code, at: yaml.place, path: path, message, hint: hint)
    }

    /// Whether the file gives the key without a value.
    var isNull: Bool {
        guard let scalar = yaml.scalar else { return false }
        return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// The text of a single value, whatever it looks like (`1`, `true`, `abc`); nil for keys and lists.
    var scalar: String? { yaml.scalar?.string }

    /// What kind of node stands here, in words for a message.
    private var kind: String {
        if isNull { return "nothing" }
        if yaml.mapping != nil { return "keys" }
        return yaml.sequence == nil ? "a single value" : "a list"
    }

    /// Notes that another kind of node was expected.
    func reportType(expected: String, hint: String? = nil) {
        report(.wrongType, "found \(kind), expected \(expected)", hint: hint)
    }

    /// The elements of a list; nil, and a problem, where this is none.
    ///
    /// - Parameter of: what each element is, for the message.
    func list(of element: String) -> [ConfigurationNode]? {
        guard let sequence = yaml.sequence else {
            reportType(expected: "a list of \(element)", hint: "begin each with `- `, or write them as [a, b]")
            return nil
        }
        return sequence.enumerated().map {
            ConfigurationNode(yaml: $0.element, path: "\(path)[\($0.offset)]", problems: problems)
        }
    }
}
