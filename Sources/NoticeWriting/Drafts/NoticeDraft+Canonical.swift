internal import BreachModel

extension NoticeDraft {
    /// The text and everything that identifies it, in one stable form: what a digest of the notice is computed over.
    package var canonicalText: String {
        let header = [
            "haechi-notice/1", "id: \(id.rawValue)", "case: \(caseID.rawValue)", "kind: \(kind.rawValue)",
            "reader: \(reader.rawValue)", "person: \(personKind?.rawValue ?? "-")", "group: \(groupKey)",
            "language: \(language.rawValue)", "profile: \(profileID)", "facts-version: \(factsVersion)",
            "facts: \(facts.map(\.text).joined(separator: " "))", "subject: \(subject)",
        ]
        return header.joined(separator: "\n") + "\n\n" + body
    }

    /// Each statement with the facts behind it: the answer to `--explain`.
    package var explanation: String { Self.explanation(of: statements) }

    /// The same of statements that were stored.
    package static func explanation(of statements: [Statement]) -> String {
        statements.map { statement in
            let lines = statement.facts.map { "    \($0.text) (\($0.source))" }
            return ([statement.text] + (lines.isEmpty ? ["    -"] : lines)).joined(separator: "\n")
        }.joined(separator: "\n") + "\n"
    }

    /// A short stable name for a text: kind, language, reader, a hash of case, law and group, and the version of the facts.
    static func name(
        case caseID: CaseID, profileID: String, kind: NoticeKind, language: Language, reader: NoticeReader, groupKey: String,
        version: Int
    ) -> NoticeID {
        // FNV-1a: a name, not a proof; the digest of `canonicalText` is computed where the text is sealed.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(caseID.rawValue) \(profileID) \(groupKey)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let hex = String(hash, radix: 16)
        let padded = String(repeating: "0", count: 16 - hex.count) + hex
        return NoticeID("\(kind.rawValue)-\(language.rawValue)-\(reader.rawValue)-\(padded)-v\(version)")
    }
}
