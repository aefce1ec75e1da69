import BreachModel
import Foundation

@testable import LogScanning

/// A slow reader of JSON written from RFC 8259 alone, to compare the fast one with. Its one leniency is the fast one's: raw control
/// characters inside strings.
struct ReferenceJSON {
    indirect enum Value {
        case object([(key: [UInt8], value: Value)])
        case array([Value])
        case text([UInt8])
        case bare([UInt8])
    }

    struct Malformed: Error {}

    /// Whether the line uses what Foundation's reader treats in its own way.
    private(set) var isUnusual = false
    private var rest: [UInt8]

    private init(_ line: [UInt8]) { rest = line.reversed() }

    /// What the fast parser should say of `line`, and whether Foundation can be asked about it too.
    static func parse(_ line: [UInt8], _ mapping: FieldMapping) -> (line: ParsedLine, isUnusual: Bool) {
        var reader = ReferenceJSON(line)
        reader.isUnusual = String(validating: line, as: UTF8.self) == nil
        do {
            reader.space()
            let value = try reader.value(level: 1)
            reader.space()
            guard reader.rest.isEmpty, case .object(let members) = value else { throw Malformed() }
            return (fields(members, mapping), reader.isUnusual)
        } catch {
            return (.refused(.notJSON), reader.isUnusual)
        }
    }

    // MARK: Fields

    private static func fields(_ members: [(key: [UInt8], value: Value)], _ mapping: FieldMapping) -> ParsedLine {
        let paths: [FieldSlot: String?] = [
            .time: mapping.time, .eventID: mapping.eventID, .origin: mapping.origin, .country: mapping.country, .network: mapping.network,
            .credential: mapping.credential, .token: mapping.token, .subject: mapping.subject, .actor: mapping.actor,
            .method: mapping.method, .route: mapping.route, .status: mapping.status, .client: mapping.client,
        ]
        var line = ParsedLine()
        for (slot, path) in paths {
            guard let path else { continue }
            let found = leaves(members, path.split(separator: ".").map { Array($0.utf8) })
            guard let last = found.last else { continue }
            if found.contains(where: { $0 != last }) { return .refused(.duplicateField) }
            line.fields[slot] = last
        }
        return line
    }

    private static func leaves(_ members: [(key: [UInt8], value: Value)], _ path: [[UInt8]]) -> [ParsedValue] {
        members.filter { $0.key == path[0] }.flatMap { member -> [ParsedValue] in
            switch member.value {
            case .object(let inner): path.count > 1 ? leaves(inner, Array(path.dropFirst())) : []
            case .array: []
            case .text(let bytes): path.count == 1 ? [ParsedValue(bytes: bytes)] : []
            case .bare(let bytes): path.count == 1 ? [bytes == Array("null".utf8) ? .null : ParsedValue(bytes: bytes)] : []
            }
        }
    }

    // MARK: Grammar

    private mutating func space() {
        while let byte = rest.last, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { rest.removeLast() }
    }

    /// Foundation takes a comma before a closing bracket, which RFC 8259 does not.
    private mutating func noteTrailingComma() {
        space()
        if let byte = rest.last, [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(byte) { isUnusual = true }
    }

    private mutating func next() throws -> UInt8 {
        guard let byte = rest.popLast() else { throw Malformed() }
        return byte
    }

    private mutating func value(level: Int) throws -> Value {
        switch rest.last {
        case UInt8(ascii: "{"): return .object(try object(level: level))
        case UInt8(ascii: "["): return .array(try array(level: level))
        case UInt8(ascii: "\""): return .text(try string())
        default: return .bare(try bare())
        }
    }

    private mutating func object(level: Int) throws -> [(key: [UInt8], value: Value)] {
        guard level <= 64, try next() == UInt8(ascii: "{") else { throw Malformed() }
        var members: [(key: [UInt8], value: Value)] = []
        space()
        if rest.last == UInt8(ascii: "}") {
            rest.removeLast()
            return []
        }
        while true {
            space()
            guard rest.last == UInt8(ascii: "\"") else { throw Malformed() }
            let key = try string()
            space()
            guard try next() == UInt8(ascii: ":") else { throw Malformed() }
            space()
            members.append((key, try value(level: level + 1)))
            space()
            let separator = try next()
            if separator == UInt8(ascii: "}") { return members }
            guard separator == UInt8(ascii: ",") else { throw Malformed() }
            noteTrailingComma()
        }
    }

    private mutating func array(level: Int) throws -> [Value] {
        guard level <= 64, try next() == UInt8(ascii: "[") else { throw Malformed() }
        var values: [Value] = []
        space()
        if rest.last == UInt8(ascii: "]") {
            rest.removeLast()
            return []
        }
        while true {
            space()
            values.append(try value(level: level + 1))
            space()
            let separator = try next()
            if separator == UInt8(ascii: "]") { return values }
            guard separator == UInt8(ascii: ",") else { throw Malformed() }
            noteTrailingComma()
        }
    }

    private mutating func bare() throws -> [UInt8] {
        var token: [UInt8] = []
        while let byte = rest.last, UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || "0123456789+-.".utf8.contains(byte) {
            token.append(byte)
            rest.removeLast()
        }
        let text = String(decoding: token, as: UTF8.self)
        guard ["true", "false", "null"].contains(text) || text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil
        else {
            throw Malformed()
        }
        if token.count > 12 || text.contains(/[0-9][eE]/) { isUnusual = true }
        return token
    }

    private mutating func string() throws -> [UInt8] {
        guard try next() == UInt8(ascii: "\"") else { throw Malformed() }
        var text: [UInt8] = []
        var units: [UInt16] = []
        while true {
            let byte = try next()
            if byte == UInt8(ascii: "\\"), rest.last == UInt8(ascii: "u") {
                rest.removeLast()
                var digits: [UInt8] = []
                for _ in 0..<4 { digits.append(try next()) }
                guard digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit && $0 < 0x80 }),
                    let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
                else { throw Malformed() }
                units.append(unit)
                continue
            }
            text += flush(&units)
            if byte == UInt8(ascii: "\"") { return text }
            if byte < 0x20 { isUnusual = true }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            let escapes: [Character: UInt8] = ["\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9]
            guard let plain = escapes[Character(UnicodeScalar(try next()))] else { throw Malformed() }
            text.append(plain)
        }
    }

    /// A run of `\u` escapes as UTF-8; a surrogate that stands alone as the three bytes of its number.
    private mutating func flush(_ units: inout [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < units.count {
            let unit = units[index]
            if UTF16.isLeadSurrogate(unit), index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) {
                bytes += Array(String(decoding: units[index...index + 1], as: UTF16.self).utf8)
                index += 2
                continue
            }
            if UTF16.isSurrogate(unit) {
                isUnusual = true
                bytes += [0xE0 | UInt8(unit >> 12), 0x80 | UInt8(unit >> 6 & 63), 0x80 | UInt8(unit & 63)]
            } else {
                bytes += Array(String(decoding: [unit], as: UTF16.self).utf8)
            }
            index += 1
        }
        units = []
        return bytes
    }
}
