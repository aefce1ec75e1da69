package import BreachModel

/// Checks texts about a breach against the rules of law and, where there are any, against the facts.
///
/// Stages: a text is read once (`NoticeText`: parts, sentences, items, dates, claims); each rule that applies to its kind of
/// document and to the profile of law is judged by its function (`RuleBook`); the answers become a `CheckReport`.
package struct NoticeChecker: Sendable {
    private let facts: CheckFacts
    private let language: Language
    private let items: ItemTable
    /// The facts' claims, read as texts.
    private let claims: [StatedClaimReading]

    /// - Parameters:
    ///   - facts: what is known; nil if nothing.
    ///   - language: the language of messages.
    ///   - items: items of a configuration whose names are to be known besides the common ones.
    package init(facts: CheckFacts?, language: Language = .english, items: [DataItem] = []) {
        self.facts = facts ?? CheckFacts()
        self.language = language
        var table = ItemTable.shared
        for item in items {
            let names = [item.korean, item.english, item.japanese].compactMap { $0 }.filter { !ItemTable.shared.knows($0, as: item.id) }
            if !names.isEmpty { table.add(item.id, names) }
        }
        // Ids that only these facts know are found at least by their own name.
        for id in (facts?.addressee?.items ?? [:]).keys.sorted() where table.entries[id] == nil && !items.contains(where: { $0.id == id }) {
            table.add(id, [id.rawValue.split(separator: "-").joined(separator: " ")])
        }
        self.items = table
        claims = (facts?.claims ?? []).map { StatedClaimReading($0) }
    }

    /// Checks one text.
    ///
    /// - Parameter document: its kind where the caller knows better than the facts.
    package func check(text: String, document: DocumentKind? = nil) -> CheckReport {
        check(NoticeText(text, items: items), document: document)
    }

    /// Checks a text that has been read before, so that one text can be checked against the facts of many people.
    package func check(_ text: NoticeText, document: DocumentKind? = nil, others: [NoticeText] = []) -> CheckReport {
        RuleRunner(context: context(text, document: document, others: others), language: language).run()
    }

    private func context(_ text: NoticeText, document: DocumentKind?, others: [NoticeText]) -> RuleContext {
        RuleContext(
            text: text, facts: facts, document: document ?? facts.document ?? text.guess.document,
            profile: ApplicableLaw.choose(facts, fallback: text.guess.jurisdiction), phase: facts.phase ?? text.guess.phase,
            items: items, claims: claims, others: others)
    }

    /// Every assertion of a text with what the facts make of it, in the order of the text.
    package func claims(_ text: NoticeText) -> [TextClaim] {
        ClaimReader(context: context(text, document: nil, others: [])).read()
    }

    /// The same of a published text.
    package func claims(_ published: PublishedText) -> [TextClaim] { claims(published.text) }

    /// What kind of document a text is taken for.
    package func kind(of text: NoticeText) -> DocumentKind { facts.document ?? text.guess.document }

    /// What in texts on the same incident cannot both be true: each text against every later one.
    package func conflicts(_ texts: [PublishedText]) -> [ClaimConflict] {
        texts.indices.flatMap { index in
            conflictReader(texts[index].text).conflicts(of: texts[index], with: Array(texts[(index + 1)...]))
        }
    }

    /// What in a text that is to go out contradicts those that are out, and is not openly corrected by it: findings of X-03, each
    /// difference once.
    package func conflicts(of text: PublishedText, with published: [PublishedText]) -> [CheckFinding] {
        guard let row = RuleBook.shared.row("X-03") else { return [] }
        var told: Set<String> = []
        return conflictReader(text.text).conflicts(of: text, with: published)
            .filter { told.insert("\($0.kind.rawValue) \($0.about.english)").inserted }.prefix(8)
            .map { conflict in
                let other = conflict.second
                let detail = conflict.about[language] + ", \(other.text):\(other.line):\(other.column) \"\(other.words)\""
                return CheckFinding(
                    rule: row.id, severity: Severity(rawValue: row.severity) ?? .error, line: conflict.first.line,
                    column: conflict.first.column, span: conflict.first.words, range: conflict.first.range,
                    message: row.message[language].filled(detail), article: row.citation, fix: row.fix[language])
            }
    }

    private func conflictReader(_ text: NoticeText) -> ConflictReader {
        let context = context(text, document: nil, others: [])
        let known = FactRules.values(facts.counts)
        let days = [facts.leak?.from?.day, facts.leak?.to?.day].compactMap { $0 }
        return ConflictReader(
            items: items,
            knowsFigure: { figure in (known[figure.unit].map(figure.matches) ?? false) || FactRules.isOtherwiseKnown(figure, context) },
            knowsDay: { day in days.contains(where: day.agrees) })
    }

    /// Reads a text with the item names that this checker knows.
    package func read(_ text: String) -> NoticeText { NoticeText(text, items: items) }

    /// Checks texts that were or will be published on the same incident, also against each other.
    package func check(documents: [(text: String, kind: DocumentKind?)]) -> [CheckReport] {
        let texts = documents.map { NoticeText($0.text, items: items) }
        return texts.indices.map { index in
            var others = texts
            others.remove(at: index)
            return check(texts[index], document: documents[index].kind, others: others)
        }
    }
}
