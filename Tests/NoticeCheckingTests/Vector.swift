import Foundation
import NoticeChecking

/// One self-describing vector: a JSON head, a line `---` and the text to check.
struct Vector: Sendable {
    struct Head: Decodable {
        var title: String
        var rule: String?
        var kind: String?
        var guarded: String?
        var severity: String?
        var needs: String?
        /// Ids of the rules that must fail, no others.
        var fails: [String]?
        /// The same in vectors of whole notices.
        var expect: [String]?

        enum CodingKeys: String, CodingKey {
            case title, rule, kind, severity, needs, fails, expect
            case guarded = "guard"
        }
    }

    let file: String
    let title: String
    let rule: String
    let kind: String
    let severity: String?
    let needs: String?
    let fails: Set<String>
    let facts: CheckFacts
    let text: String

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Vectors")

    init(_ url: URL) throws {
        let raw = try String(contentsOf: url, encoding: .utf8)
        guard let rule = raw.range(of: "\n---\n") else { throw CocoaError(.fileReadCorruptFile) }
        let headBytes = Data(raw[..<rule.lowerBound].utf8)
        let head = try JSONDecoder().decode(Head.self, from: headBytes)
        let object = try JSONSerialization.jsonObject(with: headBytes) as? [String: Any] ?? [:]
        let factBytes = try JSONSerialization.data(withJSONObject: object["facts"] ?? [String: Any]())
        file = url.lastPathComponent
        title = head.title
        self.rule = head.rule ?? ""
        kind = head.kind ?? ""
        severity = head.severity
        needs = head.needs
        fails = Set(head.fails ?? head.expect ?? [])
        facts = try CheckFacts(json: [UInt8](factBytes))
        text = String(raw[rule.upperBound...])
    }

    static func all(_ name: String, _ ending: String) throws -> [Vector] {
        let files = try FileManager.default.contentsOfDirectory(at: folder.appending(path: name), includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == ending }.sorted { $0.lastPathComponent < $1.lastPathComponent }.map(Vector.init)
    }

    func check() -> CheckReport { NoticeChecker(facts: facts).check(text: text) }
}
