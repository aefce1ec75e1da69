package import BreachModel

extension PersonRecord {
    /// Reads a line of a people's file, its fields in whatever order; nil for a line that is none.
    ///
    /// A line is canonical if `line(_:)` gives its bytes again.
    package static func person(_ line: [UInt8]) -> PersonExposure? {
        var text = RecordText(line)
        var key: String?
        var kind: PersonKind?
        var accounts: [SubjectID] = []
        var items: [ItemExposure] = []
        let isWhole = text.object { text, name in
            switch name {
            case "person": key = text.string()
            case "kind": kind = text.string().flatMap { PersonKind(rawValue: $0) }
            case "accounts":
                return text.array { text in text.string().map { accounts.append(SubjectID($0)) } != nil }
            case "items":
                return text.array { text in item(&text).map { items.append($0) } != nil }
            default: return false
            }
            return true
        }
        guard isWhole, text.isAtEnd, let key, let kind else { return nil }
        return PersonExposure(person: PersonKey(key), kind: kind, accounts: accounts, items: items)
    }

    private static func item(_ text: inout RecordText) -> ItemExposure? {
        var id: String?
        var certainty: Certainty?
        var found = ItemExposure(item: "", certainty: .unknown)
        let isWhole = text.object { text, name in
            switch name {
            case "item": id = text.string()
            case "certainty": certainty = text.string().flatMap { Certainty(rawValue: $0) }
            case "visibility": found.visibility = text.string().flatMap { Visibility(rawValue: $0) }
            case "first": found.first = text.string().flatMap { Instant(rfc3339: $0) }
            case "last": found.last = text.string().flatMap { Instant(rfc3339: $0) }
            case "views": found.views = ViewCount(text.integer() ?? -1)
            case "origins": found.origins = text.integer() ?? -1
            default: return false
            }
            return true
        }
        guard isWhole, let id, let certainty, found.views.value >= 0, found.origins >= 0 else { return nil }
        found.item = DataItemID(id)
        found.certainty = certainty
        return found
    }
}

/// The text of one line, read from left to right: the little of JSON that people's files are made of.
private struct RecordText {
    private let bytes: [UInt8]
    private var position = 0

    init(_ line: [UInt8]) { bytes = line }

    var isAtEnd: Bool { position == bytes.count }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Hands on each field's name; `field` reads its value and says whether it could.
    mutating func object(_ field: (inout RecordText, String) -> Bool) -> Bool {
        guard take(0x7B) else { return false }
        if take(0x7D) { return true }
        repeat {
            guard let name = string(), take(0x3A), field(&self, name) else { return false }
        } while take(0x2C)
        return take(0x7D)
    }

    mutating func array(_ element: (inout RecordText) -> Bool) -> Bool {
        guard take(0x5B) else { return false }
        if take(0x5D) { return true }
        repeat { guard element(&self) else { return false } } while take(0x2C)
        return take(0x5D)
    }

    mutating func integer() -> Int? {
        let start = position
        while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
        return Int(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    mutating func string() -> String? {
        guard take(0x22) else { return nil }
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case 0x22: return String(validating: text, as: UTF8.self)
            case 0x5C:
                guard let character = escaped() else { return nil }
                text.append(character)
            default: text.append(byte)
            }
        }
        return nil
    }

    /// What stands for a byte below 0x20, a quote or a backslash: the only escapes of the canonical form.
    private mutating func escaped() -> UInt8? {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        position += 1
        if byte != 0x75 { return byte == 0x22 || byte == 0x5C ? byte : nil }
        guard position + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[position..<(position + 4)], as: UTF8.self)
        position += 4
        return UInt8(digits, radix: 16).flatMap { $0 < 0x20 ? $0 : nil }
    }
}
