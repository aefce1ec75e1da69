package import BreachModel

/// One sentence or list entry of a text, and the facts that it rests on.
package struct Statement: Hashable, Sendable, Codable {
    package var text: String
    /// Sorted by id.
    package var facts: [FactReference]
    /// Whether it stands on a line of its own with a dash.
    package var isListEntry: Bool

    package init(text: String, facts: [FactReference], isListEntry: Bool = false) {
        self.text = text
        self.facts = facts
        self.isListEntry = isListEntry
    }

    /// The ids of `facts`.
    package var factIDs: [FactID] { facts.map(\.id) }

    /// The same as an entry of a list.
    func listed() -> Statement { Statement(text: text, facts: facts, isListEntry: true) }
}

/// A part of a text under one heading.
package struct NoticeSection: Hashable, Sendable, Codable {
    /// The slot of the law that it fills, or a name of our own (`opening`, `changes`, `genuine`).
    package var slot: String
    /// Nil for the opening, which stands right under the title.
    package var heading: String?
    package var statements: [Statement]

    package init(slot: String, heading: String?, statements: [Statement]) {
        self.slot = slot
        self.heading = heading
        self.statements = statements
    }

    /// The section as plain text: sentences joined to a paragraph, list entries on lines of their own.
    package var text: String {
        var lines: [String] = heading.map { [$0] } ?? []
        var paragraph: [String] = []
        for statement in statements {
            if statement.isListEntry {
                if !paragraph.isEmpty { lines.append(Self.joined(paragraph)) }
                paragraph = []
                lines.append("- " + statement.text)
            } else {
                paragraph.append(statement.text)
            }
        }
        if !paragraph.isEmpty { lines.append(Self.joined(paragraph)) }
        return lines.joined(separator: "\n")
    }

    /// Sentences side by side; after a Japanese full stop there is no space.
    private static func joined(_ sentences: [String]) -> String {
        sentences.reduce("") { text, sentence in
            text + (text.isEmpty || text.last == "。" ? "" : " ") + sentence
        }
    }
}

/// A text as written from facts, not yet checked: the first of `NoticeDraft` → `CheckedNotice` → `ApprovedNotice`.
///
/// The sending stage replaces `{{code}}` by the person's own 12-character code; nothing else in it differs from person to
/// person.
package struct NoticeDraft: Hashable, Sendable, Codable {
    package var id: NoticeID
    package var caseID: CaseID
    package var kind: NoticeKind
    package var reader: NoticeReader
    /// Nil for a public text.
    package var personKind: PersonKind?
    /// `ExposureGroup.key`, or the kind of text for a public one.
    package var groupKey: String
    package var language: Language
    package var profileID: String
    /// The version of the case's facts behind it.
    package var factsVersion: Int
    package var subject: String
    package var sections: [NoticeSection]

    /// The text without its subject, as plain text with `\n` line ends.
    package var body: String { sections.map(\.text).joined(separator: "\n\n") + "\n" }
    /// Subject and body.
    package var text: String { subject + "\n\n" + body }
    /// All statements in order.
    package var statements: [Statement] { sections.flatMap(\.statements) }
    /// Every fact that the text rests on, sorted.
    package var facts: [FactReference] { Array(Set(statements.flatMap(\.facts))).sorted() }
}
