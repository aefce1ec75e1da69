internal import Yams

/// The text as a tree of YAML nodes that know their line and column.
///
/// The parser behind Yams stops at 1,000 levels by itself and gives up at the first mapping that has a key twice. So that
/// all problems of a file can be told at once, such a key is renamed in the text and the text parsed again.
struct YAMLTree {
    /// Begins a key that had to be renamed.
    static let renamed = "~duplicate~"
    /// A file with more double keys is reported in parts.
    private static let maximumRenames = 64
    /// So few aliases can stand for a few thousand nodes at most.
    private static let maximumAliases = 20

    let root: Node
    /// Where text was inserted, in the order of insertion, each in the coordinates of its moment.
    private let insertions: [Place]

    /// Parses `file`; nil where it holds nothing but comments.
    init?(_ file: ConfigurationFile) throws(ConfigurationError) {
        if let place = Self.aliasPlace(in: file.text, number: Self.maximumAliases + 1) {
            throw ConfigurationError(Self.aliasProblem(file.name, place))
        }
        var text = file.text
        var insertions: [Place] = []
        while true {
            do {
                let parser = try Parser(yaml: text, encoding: .utf8)
                guard let root = try parser.singleRoot() else { return nil }
                // Nodes hold their anchors weakly; the parser keeps them alive.
                let anchored = withExtendedLifetime(parser) { Self.firstAnchor(in: root) }
                if let anchored { throw ConfigurationError(Self.aliasProblem(file.name, anchored)) }
                self.root = root
                self.insertions = insertions
                return
            } catch let YamlError.duplicatedKeysInMapping(_, context) where insertions.count < Self.maximumRenames {
                text = Self.insert(Self.renamed, into: text, at: Place(context.mark))
                insertions.append(Place(context.mark))
            } catch let error as ConfigurationError {
                throw error
            } catch {
                let problem = YAMLProblem(error, text: text).problem(file: file.name)
                throw ConfigurationError(problem)
            }
        }
    }

    /// The line and column of `place` in the text as the user wrote it.
    func original(_ place: Place) -> Place {
        var column = place.column
        for insertion in insertions.reversed() where insertion.line == place.line && column > insertion.column {
            column -= Self.renamed.count
        }
        return Place(line: place.line, column: column)
    }

    /// The first node in reading order that has an anchor. An alias comes after its anchor, so none is followed.
    private static func firstAnchor(in node: Node) -> Place? {
        if node.anchor != nil { return node.place ?? Place(line: 1, column: 1) }
        if let sequence = node.sequence {
            for element in sequence {
                if let found = firstAnchor(in: element) { return found }
            }
        }
        if let mapping = node.mapping {
            for (key, value) in mapping {
                if let found = firstAnchor(in: key) ?? firstAnchor(in: value) { return found }
            }
        }
        return nil
    }

    private static func aliasProblem(_ file: String, _ place: Place) -> ConfigurationProblem {
        ConfigurationProblem(
            code: .aliasRefused, file: file, line: place.line, column: place.column, keyPath: "",
            message: "anchors (&name) and aliases (*name) are not read",
            hint: "write the value out where it is used; quote text that begins with & or *")
    }

    /// The place of the `number`th thing that could be an alias. Hashing a key that holds nested aliases takes exponential
    /// time, so they must be counted before the parser sees them; a star in a comment line cannot be one.
    private static func aliasPlace(in text: String, number: Int) -> Place? {
        var found = 0
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.first(where: { $0 != 0x20 }) != UInt8(ascii: "#") else { continue }
            var previous = UInt8(ascii: " ")
            for (column, byte) in line.enumerated() {
                if byte == UInt8(ascii: "*"), " \t[]{},:-?".utf8.contains(previous) {
                    found += 1
                    if found == number { return Place(line: index + 1, column: column + 1) }
                }
                previous = byte
            }
        }
        return nil
    }

    /// `text` with `addition` at the line and column of `place`, counted as libyaml counts them.
    private static func insert(_ addition: String, into text: String, at place: Place) -> String {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        var line = 1
        while line < place.line, index < scalars.endIndex {
            let scalar = scalars[index]
            index = scalars.index(after: index)
            if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" { continue }
            if "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) { line += 1 }
        }
        index = scalars.index(index, offsetBy: place.column - 1, limitedBy: scalars.endIndex) ?? scalars.endIndex
        return String(scalars[..<index]) + addition + String(scalars[index...])
    }
}
