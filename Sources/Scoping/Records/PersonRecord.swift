package import BreachModel

/// The canonical line of a person in a scope: JSON with sorted keys, no spaces, times in UTC. `docs/scope-format.md` has it in
/// full, so that anyone can write a verifier.
package enum PersonRecord {
    /// The line of `person` without its line end.
    package static func line(_ person: PersonExposure) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(96 + person.items.count * 128)
        append("{\"accounts\":[", to: &line)
        for (index, account) in person.accounts.enumerated() {
            if index > 0 { line.append(0x2C) }
            appendString(account.rawValue, to: &line)
        }
        append("],\"items\":[", to: &line)
        for (index, item) in person.items.enumerated() {
            if index > 0 { line.append(0x2C) }
            appendItem(item, to: &line)
        }
        append("],\"kind\":", to: &line)
        appendString(person.kind.rawValue, to: &line)
        line += ending(person.person)
        return line
    }

    /// A text as the canonical form writes it, with its quotes.
    package static func quoted(_ text: String) -> String {
        var quoted: [UInt8] = []
        appendString(text, to: &quoted)
        return String(decoding: quoted, as: UTF8.self)
    }

    /// The object of one item.
    static func item(_ item: ItemExposure) -> [UInt8] {
        var bytes: [UInt8] = []
        appendItem(item, to: &bytes)
        return bytes
    }

    /// How the line of a person with this key ends.
    package static func ending(_ person: PersonKey) -> [UInt8] {
        var ending: [UInt8] = []
        append(",\"person\":", to: &ending)
        appendString(person.rawValue, to: &ending)
        ending.append(0x7D)
        return ending
    }

    private static func appendItem(_ item: ItemExposure, to line: inout [UInt8]) {
        append("{\"certainty\":\"", to: &line)
        append(item.certainty.rawValue, to: &line)
        line.append(0x22)
        if let first = item.first {
            append(",\"first\":\"", to: &line)
            append(first.rfc3339(), to: &line)
            line.append(0x22)
        }
        append(",\"item\":", to: &line)
        appendString(item.item.rawValue, to: &line)
        if let last = item.last {
            append(",\"last\":\"", to: &line)
            append(last.rfc3339(), to: &line)
            line.append(0x22)
        }
        append(",\"origins\":", to: &line)
        append(String(item.origins), to: &line)
        append(",\"views\":", to: &line)
        append(String(item.views.value), to: &line)
        if let visibility = item.visibility {
            append(",\"visibility\":\"", to: &line)
            append(visibility.rawValue, to: &line)
            line.append(0x22)
        }
        line.append(0x7D)
    }

    private static func append(_ text: String, to line: inout [UInt8]) {
        line.append(contentsOf: text.utf8)
    }

    /// RFC 8259 section 7, escaping what must be and nothing else.
    private static func appendString(_ text: String, to line: inout [UInt8]) {
        line.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                line.append(0x5C)
                line.append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                append("\\u00", to: &line)
                line.append(digits[Int(byte >> 4)])
                line.append(digits[Int(byte & 15)])
            default: line.append(byte)
            }
        }
        line.append(0x22)
    }
}
