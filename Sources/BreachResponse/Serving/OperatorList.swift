package import BreachModel
internal import Crypto
internal import FoundationEssentials

/// What can be wrong with the list of console operators.
package enum OperatorErrorCode: String, Hashable, Sendable {
    case unreadable = "operators-unreadable"
    case badLine = "operators-bad-line"
    case badName = "operator-bad-name"
    case exists = "operator-exists"
    case unwritable = "operators-unwritable"
}

/// The operator list's error.
package typealias OperatorError = HaechiError<OperatorErrorCode>

/// Who may log in to the console: names, and the SHA-256 of the access key that each was given once.
///
/// An access key holds 160 random bits, so that a plain digest is safe to keep: there is nothing to guess, and a slow
/// password hash would only help against words that people choose (decision note in docs/portal.md).
package struct OperatorList: Sendable {
    /// Name → SHA-256 of the key, 32 bytes.
    private var digests: [String: [UInt8]]

    package init() {
        digests = [:]
    }

    /// Reads lines of `name sha256-in-hexadecimal`; empty lines and lines that start with `#` are skipped.
    package init(text: String) throws(OperatorError) {
        digests = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.split(separator: " ")
            guard fields.count == 2, Self.isName(fields[0]), let digest = Self.bytes(hexadecimal: fields[1]), digest.count == 32,
                digests[String(fields[0])] == nil
            else {
                throw OperatorError(
                    .badLine, "a line is not a name and a digest", context: [("line", String(index + 1))],
                    hint: "add operators with `haechi console-user NAME`")
            }
            digests[String(fields[0])] = digest
        }
    }

    /// The list in the form that `init(text:)` reads, sorted by name.
    package var text: String {
        digests.keys.sorted().map { "\($0) \(Self.hexadecimal(digests[$0] ?? []))\n" }.joined()
    }

    package var names: [String] { digests.keys.sorted() }
    package var isEmpty: Bool { digests.isEmpty }

    /// Adds an operator and returns the key to hand over; it cannot be shown again.
    ///
    /// - Parameter name: 1 to 32 lower-case letters, digits, dots and hyphens.
    package mutating func add(_ name: String, using generator: inout some RandomNumberGenerator) throws(OperatorError) -> String {
        guard Self.isName(name[...]) else {
            throw OperatorError(.badName, "not an operator name", hint: "use 1 to 32 lower-case letters, digits, dots and hyphens")
        }
        guard digests[name] == nil else { throw OperatorError(.exists, "the operator exists already") }
        let key = Self.drawKey(using: &generator)
        digests[name] = Array(SHA256.hash(data: Array(key.utf8)))
        return key
    }

    /// Whether `key` is the key of `name`. An unknown name costs the same work as a known one.
    package func accepts(name: String, key: String) -> Bool {
        let given = Array(SHA256.hash(data: Array(key.utf8)))
        let known = digests[name] ?? [UInt8](repeating: 0, count: 32)
        var difference: UInt8 = digests[name] == nil ? 1 : 0
        for index in 0..<32 { difference |= given[index] ^ known[index] }
        return difference == 0
    }

    /// 32 characters of Crockford's base 32 in groups of four: 160 bits.
    private static func drawKey(using generator: inout some RandomNumberGenerator) -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        var characters = ""
        for position in 0..<32 {
            if position > 0, position % 4 == 0 { characters.append("-") }
            characters.append(alphabet[Int(generator.next() & 31)])
        }
        return characters
    }

    private static func isName(_ text: Substring) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2D }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func bytes(hexadecimal text: Substring) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

extension OperatorList {
    /// Reads the list at `path`; a file that does not exist is an empty list.
    package init(path: String) throws(OperatorError) {
        guard FileManager.default.fileExists(atPath: path) else {
            self.init()
            return
        }
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
            throw OperatorError(.unreadable, "the list of operators cannot be read", context: [("path", path)])
        }
        try self.init(text: text)
    }

    /// Adds an operator to the list at `path` (created readable by its owner only) and returns the key to hand over once.
    package static func add(
        _ name: String, toFileAt path: String, using generator: inout some RandomNumberGenerator
    ) throws(OperatorError) -> String {
        var list = try OperatorList(path: path)
        let key = try list.add(name, using: &generator)
        do {
            try Data(list.text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw OperatorError(.unwritable, "the list of operators cannot be written", context: [("path", path)])
        }
        return key
    }
}
