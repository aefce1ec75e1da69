internal import BreachModel
internal import Foundation

/// Any JSON value; numbers keep whether they are whole.
enum JSONValue: Decodable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .int(value)
        } else if let value = try? container.decode(Double.self) {
            self = .double(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}

/// Reads the keys of one JSON object, says which were of the wrong kind, and remembers those that nobody asked for.
struct FactReader {
    private let values: [String: JSONValue]
    private let path: String
    private var asked: Set<String> = []

    init(_ values: [String: JSONValue], path: String) {
        self.values = values
        self.path = path
    }

    func key(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

    /// Keys that no read asked for, sorted.
    var leftOver: [String] { values.keys.filter { !asked.contains($0) }.sorted().map(key) }

    private mutating func value(_ name: String) -> JSONValue? {
        asked.insert(name)
        guard let value = values[name] else { return nil }
        if case .null = value { return nil }
        return value
    }

    private func wrong(_ name: String, _ expected: String) -> NoticeCheckError {
        NoticeCheckError(
            .factsWrongType, "a key of the facts is of the wrong kind", context: [("key", key(name))], hint: "expected \(expected)")
    }

    mutating func string(_ name: String) throws(NoticeCheckError) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw wrong(name, "text") }
        return text
    }

    /// A text, or a number as text.
    mutating func label(_ name: String) throws(NoticeCheckError) -> String? {
        guard let value = value(name) else { return nil }
        switch value {
        case .string(let text): return text
        case .int(let number): return String(number)
        default: throw wrong(name, "text or a number")
        }
    }

    mutating func int(_ name: String) throws(NoticeCheckError) -> Int? {
        guard let value = value(name) else { return nil }
        switch value {
        case .int(let number): return number
        case .double(let number) where number == number.rounded() && abs(number) < 1e15: return Int(number)
        default: throw wrong(name, "a whole number")
        }
    }

    mutating func bool(_ name: String) throws(NoticeCheckError) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value else { throw wrong(name, "true or false") }
        return flag
    }

    mutating func strings(_ name: String) throws(NoticeCheckError) -> [String]? {
        guard let value = value(name) else { return nil }
        guard case .array(let list) = value else { throw wrong(name, "a list of texts") }
        var result: [String] = []
        for entry in list {
            guard case .string(let text) = entry else { throw wrong(name, "a list of texts") }
            result.append(text)
        }
        return result
    }

    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, _ type: Word.Type) throws(NoticeCheckError) -> Word? {
        guard let text = try string(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw NoticeCheckError(
                .factsUnknownValue, "a key of the facts holds an unknown word", context: [("key", key(name))], hint: "one of \(allowed)")
        }
        return word
    }

    mutating func time(_ name: String) throws(NoticeCheckError) -> FactTime? {
        guard let text = try string(name) else { return nil }
        guard let time = FactTime(text) else { throw wrong(name, "a day (2025-04-14) or an RFC 3339 time") }
        return time
    }

    mutating func object(_ name: String) throws(NoticeCheckError) -> FactReader? {
        guard let value = value(name) else { return nil }
        guard case .object(let members) = value else { throw wrong(name, "an object") }
        return FactReader(members, path: key(name))
    }

    mutating func objects(_ name: String) throws(NoticeCheckError) -> [FactReader]? {
        guard let value = value(name) else { return nil }
        guard case .array(let list) = value else { throw wrong(name, "a list of objects") }
        var result: [FactReader] = []
        for (index, entry) in list.enumerated() {
            guard case .object(let members) = entry else { throw wrong(name, "a list of objects") }
            result.append(FactReader(members, path: key("\(name)[\(index)]")))
        }
        return result
    }

    /// All keys of this object with their texts.
    mutating func allStrings() throws(NoticeCheckError) -> [String: String] {
        var result: [String: String] = [:]
        for name in values.keys.sorted() { result[name] = try string(name) }
        return result
    }

    /// All keys of this object with their lists of texts.
    mutating func allLists() throws(NoticeCheckError) -> [String: [String]] {
        var result: [String: [String]] = [:]
        for name in values.keys.sorted() { result[name] = try strings(name) }
        return result
    }
}

extension FactTime {
    /// Reads `2025-04-14` or an RFC 3339 time; the day is the one that stands there, whatever the zone.
    init?(_ text: String) {
        guard let day = CivilDate(String(text.prefix(10))) else { return nil }
        if text.count == 10 {
            self.init(day: day)
            return
        }
        guard let instant = Instant(rfc3339: text) else { return nil }
        let clock = text.dropFirst(11).split(separator: ":")
        guard clock.count >= 2, let hour = Int(clock[0]), let minute = Int(clock[1].prefix(2)) else { return nil }
        self.init(day: day, instant: instant, minute: hour * 60 + minute)
    }
}
