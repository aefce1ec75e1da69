internal import Yams

/// The keys of a mapping, all of them known.
struct KeyedNodes {
    private let owner: ConfigurationNode
    private let values: [String: ConfigurationNode]
    /// Keys that an unknown one was probably meant to be: they are not missing as well.
    private let meant: Set<String>
    /// Whether the mapping had a key that is not known.
    let hadUnknown: Bool

    fileprivate init(owner: ConfigurationNode, values: [String: ConfigurationNode], meant: Set<String>, hadUnknown: Bool) {
        self.owner = owner
        self.values = values
        self.meant = meant
        self.hadUnknown = hadUnknown
    }

    /// The value of `key`; nil where the file does not give it.
    subscript(_ key: String) -> ConfigurationNode? { values[key] }

    /// The value of `key`; nil, and a problem, where the file does not give it.
    ///
    /// - Parameter expected: what the value is, for the message.
    func required(_ key: String, expected: String) -> ConfigurationNode? {
        if let value = values[key] { return value }
        if !meant.contains(key) { owner.report(.missingKey, "the key \(key) is missing, expected \(expected)") }
        return nil
    }
}

extension ConfigurationNode {
    /// The values of a mapping whose keys must be among `known`; nil, and a problem, where this is no mapping.
    ///
    /// Unknown and double keys are noted and left out.
    ///
    /// - Parameter advice: for a key that people are likely to try, the known key that it stands for, or a hint.
    func keys(_ known: [String], advice: [String: String] = [:]) -> KeyedNodes? {
        guard let entries = entries(expected: "the keys \(known.joined(separator: ", "))") else { return nil }
        var values: [String: ConfigurationNode] = [:]
        var meant: Set<String> = []
        var hadUnknown = false
        for (key, place, value) in entries {
            if known.contains(key) {
                values[key] = value
                continue
            }
            hadUnknown = true
            let advised = advice[key]
            let near = advised.map { known.contains($0) ? $0 : nil } ?? NearestWord.to(key, among: known)
            if let near { meant.insert(near) }
            problems.add(
                .unknownKey, at: place, path: path,
                "the key \(Self.quoted(key)) is not known, expected one of \(known.joined(separator: ", "))",
                hint: near.map { "did you mean \($0)?" } ?? advised)
        }
        return KeyedNodes(owner: self, values: values, meant: meant, hadUnknown: hadUnknown)
    }

    /// Keys, their places and values in the order of the file, each key once; nil, and a problem, where this is no mapping.
    func entries(expected: String) -> [(key: String, place: Place?, value: ConfigurationNode)]? {
        guard let mapping = yaml.mapping else {
            reportType(expected: expected)
            return nil
        }
        var firstLines: [String: Int] = [:]
        var entries: [(key: String, place: Place?, value: ConfigurationNode)] = []
        for (key, value) in mapping {
            guard let scalar = key.scalar else {
                problems.add(.wrongType, at: key.place, path: path, "found a key that is no text, expected a word")
                continue
            }
            let name = Self.originalKey(scalar.string)
            let node = ConfigurationNode(
                yaml: value, path: path.isEmpty ? Self.pathPart(name) : "\(path).\(Self.pathPart(name))", problems: problems)
            if let line = firstLines[name] {
                problems.add(
                    .duplicateKey, at: key.place, path: path, "the key \(Self.quoted(name)) is given twice, first on line \(line)",
                    hint: "keep one of them")
                continue
            }
            firstLines[name] = problems.line(key.place) ?? 0
            entries.append((name, key.place, node))
        }
        return entries
    }

    /// The key as the user wrote it, without what `YAMLTree` put before a double one.
    private static func originalKey(_ key: String) -> String {
        guard key.hasPrefix(YAMLTree.renamed) else { return key }
        let name = key.dropFirst(YAMLTree.renamed.count)
        guard name.count >= 2, let quote = name.first, quote == "\"" || quote == "'", name.last == quote else { return String(name) }
        return String(name.dropFirst().dropLast())
    }

    /// A key in a path; one that is no word could be a secret in the wrong place.
    private static func pathPart(_ key: String) -> String {
        quoted(key).hasPrefix("\"") ? key : "…"
    }
}
