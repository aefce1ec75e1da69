package import BreachModel

/// Reads a scope's people from a file of JSON lines, each the encoding of a `PersonExposure`, whatever its compression.
package struct ScopePeopleFile {
    private var lines: RecordLines

    package init(path: String) throws(DrillError) {
        lines = try RecordLines(path: path)
    }

    /// The next person; nil after the last.
    package mutating func next() throws(DrillError) -> PersonExposure? {
        guard let line = try lines.next() else { return nil }
        do { return try PersonExposure(JSONCursor(line)) } catch { throw lines.malformed("this is no person of a scope") }
    }
}

extension PersonExposure {
    fileprivate init(_ line: JSONCursor) throws(JSONCursor.Malformed) {
        var cursor = line
        var person: PersonKey?
        var kind: PersonKind?
        var accounts: [String] = []
        var items: [ItemExposure] = []
        try cursor.object { cursor, name throws(JSONCursor.Malformed) in
            switch name {
            case "person": person = PersonKey(try cursor.string())
            case "kind": kind = PersonKind(rawValue: try cursor.string())
            case "accounts": accounts = try cursor.strings()
            case "items": try cursor.array { cursor throws(JSONCursor.Malformed) in items.append(try ItemExposure(&cursor)) }
            default: try cursor.skipValue()
            }
        }
        try cursor.end()
        guard let person, let kind else { throw JSONCursor.Malformed() }
        self.init(person: person, kind: kind, accounts: accounts.map { SubjectID($0) }, items: items)
    }
}

extension ItemExposure {
    fileprivate init(_ cursor: inout JSONCursor) throws(JSONCursor.Malformed) {
        var item: DataItemID?
        var certainty: Certainty?
        var visibility: Visibility?
        var first: Instant?
        var last: Instant?
        var views = 0
        try cursor.object { cursor, name throws(JSONCursor.Malformed) in
            switch name {
            case "item": item = DataItemID(try cursor.string())
            case "certainty": certainty = Certainty(rawValue: try cursor.string())
            case "visibility": visibility = Visibility(rawValue: try cursor.string())
            case "first": first = Instant(rfc3339: try cursor.string())
            case "last": last = Instant(rfc3339: try cursor.string())
            case "views": views = try cursor.integer()
            default: try cursor.skipValue()
            }
        }
        guard let item, let certainty else { throw JSONCursor.Malformed() }
        self.init(item: item, certainty: certainty, visibility: visibility, first: first, last: last, views: ViewCount(views))
    }
}
