package import BreachModel
package import ByteStreams

/// Everything that opens records, by its id.
package struct CredentialRegistry: Sendable {
    /// Sorted by id, each id once.
    package let credentials: [Credential]
    /// What was read and what could not be.
    package let report: TableReport
    private let positions: [CredentialID: Int]

    /// A registry of `credentials`; of several with one id the first counts.
    package init(_ credentials: [Credential], report: TableReport = TableReport(file: "registry")) {
        var seen: Set<CredentialID> = []
        let sorted = credentials.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
        self.credentials = sorted
        self.report = report
        positions = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// The credential `id`; nil where the registry does not know it.
    package subscript(_ id: CredentialID) -> Credential? {
        positions[id].map { credentials[$0] }
    }

    /// Reads the registry's table.
    ///
    /// A kind that is not known becomes `other`. A state that is not known is noted and counts as active, since taking a live credential
    /// for a dead one would hide it. A time that cannot be read is noted and left out.
    ///
    /// - Throws: `ByteStreamError` where the file or the column of ids is missing, or reading fails.
    package static func load(_ source: TableSource, configuration: HaechiConfiguration) throws(ByteStreamError) -> CredentialRegistry {
        var rows = try TableRows(source, required: ["credential"], configuration: configuration)
        var credentials: [Credential] = []
        var lines: [CredentialID: Int] = [:]
        while try rows.next() {
            guard let id = rows.text("credential").map(CredentialID.init(_:)) else {
                rows.note(.missingField, "the row names no credential")
                continue
            }
            if let first = lines[id] {
                rows.skipRepeat("the credential was already given on line \(first)")
                continue
            }
            lines[id] = rows.line
            rows.use()
            credentials.append(credential(id, from: &rows, listSeparator: source.listSeparator))
        }
        return CredentialRegistry(credentials, report: rows.report)
    }

    private static func credential(_ id: CredentialID, from rows: inout TableRows, listSeparator: String) -> Credential {
        let kind = rows.text("kind").flatMap { Credential.Kind(rawValue: $0.lowercased()) }
        let owner = rows.text("owner").map(EmployeeID.init(_:))
        return Credential(
            id: id, kind: kind ?? .other, owner: owner, readers: readers(from: &rows, owner: owner, listSeparator: listSeparator),
            created: rows.time("created").instant, rotated: rows.time("rotated").instant, retired: rows.time("retired").instant,
            state: state(from: &rows), ownerLeft: rows.time("owner_left").instant)
    }

    /// Those of the list who are not the owner, each once, in the order of the list.
    private static func readers(from rows: inout TableRows, owner: EmployeeID?, listSeparator: String) -> [EmployeeID] {
        guard let list = rows.text("readers") else { return [] }
        var seen: Set<String> = [owner?.rawValue ?? "", ""]
        return list.split(separator: listSeparator).compactMap { part in
            let name = String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            return seen.insert(name).inserted ? EmployeeID(name) : nil
        }
    }

    private static func state(from rows: inout TableRows) -> Credential.State {
        guard let word = rows.text("state") else { return .active }
        if let state = Credential.State(rawValue: word.lowercased()) { return state }
        let known = Credential.State.allCases.map(\.rawValue).joined(separator: ", ")
        rows.note(.badRow, "the state is not known and counts as active, expected one of \(known)")
        return .active
    }
}
