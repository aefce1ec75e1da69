internal import BreachLaw
internal import BreachModel

/// Fills single fields: the work behind `AuthorityReportWriter`.
struct ReportComposer {
    let writer: NoticeWriter

    /// Sentences in both languages with the facts behind them.
    struct Lines {
        var lines: [Bilingual] = []
        var facts: Set<FactReference> = []

        mutating func add(_ other: Lines) {
            lines += other.lines
            facts.formUnion(other.facts)
        }
    }

    var facts: NoticeFacts { writer.facts }
    /// The case's people as one group; empty without a scope.
    var union: ExposureGroup { ExposureGroup.union(of: facts.facts.scope?.groups ?? []) }

    func has(_ id: String) -> Bool { facts[FactID(id)] != nil }

    /// The lines whose slots the case can all fill; the others are left out, as they are not known.
    func known(_ templates: [(needs: [String], words: Bilingual)]) throws(NoticeWritingError) -> Lines {
        var lines = Lines()
        for (needs, words) in templates where needs.allSatisfy(has) {
            lines.add(try filled(words))
        }
        return lines
    }

    func filled(_ words: Bilingual) throws(NoticeWritingError) -> Lines {
        let korean = try template(.korean).filled(words)
        let english = try template(.english).filled(words)
        return Lines(
            lines: [Bilingual(korean: korean.text, english: english.text)], facts: Set(korean.facts + english.facts))
    }

    /// The statements of a notice's section, in both languages side by side.
    func statements(_ section: (NoticeComposer) throws(NoticeWritingError) -> NoticeSection)
        throws(NoticeWritingError) -> Lines
    {
        let korean = try section(composer(.korean)).statements
        let english = try section(composer(.english)).statements
        var lines = Lines()
        for (first, second) in zip(korean, english) {
            lines.lines.append(Bilingual(korean: first.text, english: second.text))
            lines.facts.formUnion(first.facts + second.facts)
        }
        return lines
    }

    func field(_ id: String, _ label: Bilingual, _ lines: Lines, article: String, basis: LawBasis) -> ReportField {
        ReportField(
            id: id, label: label, lines: lines.lines, facts: lines.facts.sorted(), article: article, basis: basis)
    }

    private func template(_ language: Language) -> SentenceTemplate {
        SentenceTemplate(facts: facts, language: language, reader: .everyone, kind: nil)
    }

    private func composer(_ language: Language) -> NoticeComposer {
        NoticeComposer(
            facts: facts.adding(union), items: writer.items, order: writer.order, profile: writer.profile, group: union,
            kind: .homepagePosting, language: language, reader: .everyone, previous: nil)
    }
}
