package import BreachModel
internal import GRDB

/// One person whom a scope obliges to notify, with what decides which text is right for that person.
package struct Addressee: Hashable, Sendable {
    package var person: PersonKey
    package var kind: PersonKind
    /// The key of the group that the store put the person into: the texts of that group are the ones that the person gets.
    package var group: String
    /// The key that the person's own record gives, item by item.
    package var record: String
    /// The language of the notice; nil where no contact data is held.
    package var language: Language?
    package var birthDate: CivilDate?
    package var country: String?

    package init(
        person: PersonKey, kind: PersonKind, group: String, record: String, language: Language? = nil, birthDate: CivilDate? = nil,
        country: String? = nil
    ) {
        self.person = person
        self.kind = kind
        self.group = group
        self.record = record
        self.language = language
        self.birthDate = birthDate
        self.country = country
    }
}

extension ScopeRepository {
    /// Calls `body` for everyone whom the scope obliges to notify, in the order of their keys.
    package func forEachAddressee(version: Int, _ body: (Addressee) -> Void) throws(StoreError) {
        let sql = """
            SELECT s.person, s.kind, g.key, s.items, p.language, p.birth_date, p.country FROM scope_person s
            JOIN scope_group g ON g.id = s.group_id LEFT JOIN person p ON p.person = s.person
            WHERE s.scope_version = ? AND s.must_be_named ORDER BY s.person
            """
        try connection.read { database in
            let rows = try Row.fetchCursor(database, sql: sql, arguments: [version])
            while let row = try rows.next() {
                let kind: PersonKind = try row.named("kind")
                let items: String = row[3]
                body(
                    Addressee(
                        person: PersonKey(row[0]), kind: kind, group: row[2], record: StoredExposure.key(kind, items: items),
                        language: (row[4] as String?).flatMap(Language.init(rawValue:)),
                        birthDate: (row[5] as String?).flatMap { CivilDate($0) }, country: row[6]))
            }
        }
    }
}

extension StoredExposure {
    /// The group key of a person's stored items, without decoding the times: `[["email","seen","clear",…],…]`.
    ///
    /// Ids of items, certainties and visibilities hold neither quotes nor backslashes, so the text between quotes is the value.
    static func key(_ kind: PersonKind, items: String) -> String {
        var key = Array(kind.rawValue.utf8)
        let notSeen = Array(Certainty.notSeen.rawValue.utf8)
        var values: [ArraySlice<UInt8>] = []
        var start: Int?
        let bytes = Array(items.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x22:
                if let begun = start {
                    values.append(bytes[begun..<index])
                    start = nil
                } else {
                    start = index + 1
                }
            case 0x5D where start == nil && values.count >= 2:
                if !values[1].elementsEqual(notSeen) {
                    key.append(0x20)
                    key += values[0]
                    key.append(0x3D)
                    key += values[1]
                    if values.count > 2 {
                        key.append(0x2F)
                        key += values[2]
                    }
                }
                values.removeAll(keepingCapacity: true)
            default: break
            }
        }
        return String(decoding: key, as: UTF8.self)
    }
}
