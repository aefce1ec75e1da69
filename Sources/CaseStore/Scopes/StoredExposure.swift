internal import BreachModel
internal import GRDB

/// The columns that hold one person's accounts and items: JSON arrays, written by hand because encoding hundreds of
/// thousands of people through `Codable` takes ten times as long as storing them.
enum StoredExposure {
    /// `["a","b"]`.
    static func accounts(_ accounts: [SubjectID]) -> String {
        "[" + accounts.map { quoted($0.rawValue) }.joined(separator: ",") + "]"
    }

    /// `[["email","seen","clear",first,last,views,origins],…]` with milliseconds, and null for what is absent.
    static func items(_ items: [ItemExposure]) -> String {
        var text = "["
        for item in items {
            if text.utf8.count > 1 { text += "," }
            text += "[\(quoted(item.item.rawValue)),\"\(item.certainty.rawValue)\","
            text += item.visibility.map { "\"\($0.rawValue)\"" } ?? "null"
            text += ",\(milliseconds(item.first)),\(milliseconds(item.last)),\(item.views.value),\(item.origins)]"
        }
        return text + "]"
    }

    /// A person read back from the row of `scope_person`.
    static func person(_ row: Row) throws -> PersonExposure {
        PersonExposure(
            person: PersonKey(row["person"]), kind: try row.named("kind"),
            accounts: try StoredJSON.value([SubjectID].self, row["accounts"]),
            items: try StoredJSON.value([Item].self, row["items"]).map(\.exposure))
    }

    private static func milliseconds(_ instant: Instant?) -> String {
        instant.map { String($0.milliseconds) } ?? "null"
    }

    /// JSON text of a string (RFC 8259, section 7).
    private static func quoted(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) { return "\"\(text)\"" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: quoted += "\\\""
            case 0x5C: quoted += "\\\\"
            case 0..<0x20: quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private struct Item: Decodable {
        let exposure: ItemExposure

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            exposure = ItemExposure(
                item: try container.decode(DataItemID.self), certainty: try container.decode(Certainty.self),
                visibility: try container.decodeIfPresent(Visibility.self),
                first: try container.decodeIfPresent(Int64.self).map(Instant.init(milliseconds:)),
                last: try container.decodeIfPresent(Int64.self).map(Instant.init(milliseconds:)),
                views: try container.decode(ViewCount.self), origins: container.isAtEnd ? 0 : try container.decode(Int.self))
        }
    }
}
