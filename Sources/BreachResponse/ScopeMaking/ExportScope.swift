internal import BreachModel
internal import ByteStreams
internal import LogScanning
internal import Scoping

/// Use case: write a version's people as a table, one row for each person and item, or what a verifier needs to work them out.
package struct ExportScope {
    /// The form of the table.
    package enum Format: String, Hashable, Sendable, CaseIterable {
        case csv
        case jsonLines = "jsonl"
    }

    /// The columns, in order.
    package static let columns = [
        "person", "kind", "accounts", "item", "certainty", "visibility", "first", "last", "views", "origins",
    ]

    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Writes the table, readable for its owner only, whole or not at all: also not where the people's file is not the version's.
    ///
    /// - Parameters:
    ///   - version: nil for the newest.
    ///   - path: the file; `.gz` and `.zst` at its end compress it.
    /// - Returns: rows written, the head of a CSV file not counted.
    /// - Throws: `noScope`, `damagedFile` where the people's file does not lead to the version's root, or what reading and writing throw.
    package func table(_ version: Int?, format: Format, to path: String) throws -> Int {
        let files = ScopeFiles(environment.folder)
        let scope = try files.scope(version)
        let reader = try files.people(scope.version, computingRoot: true)
        let writer = try PrivateFile(path: path)
        if format == .csv { try writer.write(Self.columns.joined(separator: ",") + "\r\n") }
        var rows = 0
        while let person = try reader.nextPerson() {
            for item in person.items {
                try writer.write(format == .csv ? Self.csv(person, item) : Self.json(person, item))
                rows += 1
            }
        }
        guard reader.root == scope.digest else {
            throw ResponseError(
                .damagedFile, "the people's file does not lead to the root of its version; nothing was exported",
                context: [("file", StableJSON.shortName(environment.folder.scope(scope.version).people))], hint: ScopeFiles.restoreHint)
        }
        try writer.finish()
        try seal(scope, path)
        return rows
    }

    /// Writes what someone else needs to work the scope out from the raw logs; see docs/scope-format.md.
    package func parameters(_ version: Int?, to path: String) throws {
        let scope = try ScopeFiles(environment.folder).scope(version)
        let index = try environment.index(for: scope.indicators)
        let parameters = ScopeParameters(scope, environment.configuration, files: try index.metadata())
        let writer = try PrivateFile(path: path)
        try writer.write(String(decoding: try StableJSON.encode(parameters), as: UTF8.self))
        try writer.finish()
        try seal(scope, path)
    }

    private func seal(_ scope: BreachScope, _ path: String) throws {
        let name = environment.folder.scope(scope.version).summary.split(separator: "/").suffix(2).joined(separator: "/")
        try EvidenceSeal(environment).seal(
            step: "scope-export", inputs: [try SealedItem(file: name, in: environment.folder)],
            results: [SealedItem(value: "export", digest: try SHA256Digest.ofFile(path))])
    }

    // MARK: Rows

    private static func values(_ person: PersonExposure, _ item: ItemExposure) -> [String] {
        [
            person.person.rawValue, person.kind.rawValue, person.accounts.map(\.rawValue).joined(separator: ";"), item.item.rawValue,
            item.certainty.rawValue, item.visibility?.rawValue ?? "", item.first?.rfc3339() ?? "", item.last?.rfc3339() ?? "",
            String(item.views.value), String(item.origins),
        ]
    }

    /// RFC 4180: quotes where a value holds a comma, a quote or a line end.
    private static func csv(_ person: PersonExposure, _ item: ItemExposure) -> String {
        values(person, item).map { value in
            value.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
                ? "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : value
        }.joined(separator: ",") + "\r\n"
    }

    /// One object with the columns as keys in their order; what is absent is null.
    private static func json(_ person: PersonExposure, _ item: ItemExposure) -> String {
        let texts = zip(columns, values(person, item)).map { column, value in
            switch column {
            case "accounts": "\"accounts\":[" + person.accounts.map { PersonRecord.quoted($0.rawValue) }.joined(separator: ",") + "]"
            case "views", "origins": "\"\(column)\":\(value)"
            default: "\"\(column)\":" + (value.isEmpty ? "null" : PersonRecord.quoted(value))
            }
        }
        return "{" + texts.joined(separator: ",") + "}\n"
    }
}

/// Text for a file that only its owner may read, from its first byte on.
private final class PrivateFile {
    private let writer: CompressedWriter
    private var buffer = ""

    init(path: String) throws {
        writer = try CompressedWriter(path: path, forOwnerOnly: true)
    }

    func write(_ text: String) throws {
        buffer += text
        if buffer.utf8.count > 1 << 18 { try flush() }
    }

    func finish() throws {
        try flush()
        try writer.finish(durable: true)
    }

    private func flush() throws {
        try writer.write(buffer)
        buffer = ""
    }
}
