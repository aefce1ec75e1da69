package import BreachModel

/// One line of `truth-people.jsonl.zst`: what the attack showed of one person.
package struct TruthPerson: Hashable, Sendable {
    package var person: PersonKey
    package var kind: PersonKind
    package var accounts: [SubjectID]
    /// What the delivered, readable logs show.
    package var seen: [DataItemID: Showing]
    /// Items shown only by lines that are missing, cut off or unreadable.
    package var hidden: Set<DataItemID>

    /// One item, as the logs show it.
    package struct Showing: Hashable, Sendable {
        package var visibility: Visibility
        package var first: Instant
        package var last: Instant
        package var views: ViewCount
    }
}

extension TruthPerson {
    init(_ line: JSONCursor) throws(JSONCursor.Malformed) {
        var cursor = line
        var person: PersonKey?
        var kind: PersonKind?
        var accounts: [String] = []
        var seen: [DataItemID: Showing] = [:]
        var hidden: [String] = []
        try cursor.object { cursor, name throws(JSONCursor.Malformed) in
            switch name {
            case "person": person = PersonKey(try cursor.string())
            case "kind": kind = PersonKind(rawValue: try cursor.string())
            case "accounts": accounts = try cursor.strings()
            case "hidden": hidden = try cursor.strings()
            case "seen":
                try cursor.object { cursor, item throws(JSONCursor.Malformed) in seen[DataItemID(item)] = try Showing(&cursor) }
            default: try cursor.skipValue()
            }
        }
        try cursor.end()
        guard let person, let kind else { throw JSONCursor.Malformed() }
        self.init(
            person: person, kind: kind, accounts: accounts.map { SubjectID($0) }, seen: seen, hidden: Set(hidden.map { DataItemID($0) }))
    }
}

extension TruthPerson.Showing {
    fileprivate init(_ cursor: inout JSONCursor) throws(JSONCursor.Malformed) {
        var visibility: Visibility?
        var first: Instant?
        var last: Instant?
        var views: Int?
        try cursor.object { cursor, name throws(JSONCursor.Malformed) in
            switch name {
            case "visibility": visibility = Visibility(rawValue: try cursor.string())
            case "first": first = Instant(rfc3339: try cursor.string())
            case "last": last = Instant(rfc3339: try cursor.string())
            case "views": views = try cursor.integer()
            default: try cursor.skipValue()
            }
        }
        guard let visibility, let first, let last, let views else { throw JSONCursor.Malformed() }
        self.init(visibility: visibility, first: first, last: last, views: ViewCount(views))
    }
}
