internal import BreachModel

/// Our names of the columns of each table.
enum TableColumns {
    static let registry = ["credential", "kind", "owner", "readers", "created", "rotated", "retired", "state", "owner_left"]
    static let roster = ["employee", "name", "team", "joined", "moved", "left"]
    static let issuance = ["token", "issued", "credential", "subject"]
    static let members = [
        "subject", "name", "email", "phone", "language", "birth_date", "country", "residence", "guardian_email",
    ]
    static let addressBooks = ["subject", "entry", "name", "phone", "email", "address", "entrance_code", "language"]
}

extension ConfigurationNode {
    /// The section `credentials`.
    func credentialSources() -> CredentialSources? {
        guard let keys = keys(["registry", "roster", "issuance"]) else { return nil }
        var sources = CredentialSources()
        sources.registry = keys["registry"]?.table(TableColumns.registry)
        sources.roster = keys["roster"]?.table(TableColumns.roster)
        sources.issuance = keys["issuance"]?.table(TableColumns.issuance, plainList: &sources.issuanceIsPlainList)
        return sources
    }

    /// The section `people`.
    func peopleSources() -> PeopleSources? {
        guard let keys = keys(["members", "address_books"]) else { return nil }
        return PeopleSources(
            members: keys["members"]?.table(TableColumns.members), addressBooks: keys["address_books"]?.table(TableColumns.addressBooks))
    }

    private func table(_ known: [String]) -> TableSource? {
        var isPlainList = false
        return table(known, extraKeys: [], plainList: &isPlainList)
    }

    private func table(_ known: [String], plainList: inout Bool) -> TableSource? {
        table(known, extraKeys: ["plain_list"], plainList: &plainList)
    }

    private func table(_ known: [String], extraKeys: [String], plainList: inout Bool) -> TableSource? {
        if scalar != nil { return text(expected: "the path of a table").map { TableSource(path: $0) } }
        guard let keys = keys(["file", "columns", "list_separator"] + extraKeys, advice: ["path": "file"]) else { return nil }
        plainList = keys["plain_list"]?.flag() ?? false
        if plainList {
            for key in ["columns", "list_separator"] {
                keys[key]?.report(.conflictingKeys, "has no meaning for a plain list, which has one column", hint: "remove it")
            }
        }
        let columns = keys["columns"]?.columns(known)
        let separator = keys["list_separator"]?.text(expected: "the text between items of a list", where: { $0 != "," && $0 != "\"" })
        guard let file = keys.required("file", expected: "the path of the table")?.text(expected: "the path of the table") else {
            return nil
        }
        return TableSource(path: file, columns: columns ?? [:], listSeparator: separator ?? ";")
    }

    /// Our name of a column → the file's.
    private func columns(_ known: [String]) -> [String: String]? {
        guard let keys = keys(known) else { return nil }
        var columns: [String: String] = [:]
        for name in known {
            guard let column = keys[name] else { continue }
            columns[name] = column.text(expected: "the name of the column in the file")
        }
        return columns
    }
}
