internal import BreachModel

/// A text read once: its parts, sentences and everything the rules ask about. Checking it against many people's facts reuses it.
package struct NoticeText: Sendable {
    let source: SourceText
    let visible: VisibleText
    var sentences: [Sentence] = []
    /// Titles: the first, and the first of each further language.
    var titles: [Int] = []
    var contacts = Contacts()
    var content = ContentReading()
    /// What it seems to be where nobody says so.
    private(set) var guess = DocumentGuess.unknown
    /// Every phrase of the whole text.
    private(set) var concepts = ConceptSet()
    /// Sentences that speak to the addressee: no footers, menus or mail headers.
    private(set) var body: [Sentence] = []
    private(set) var languages: [TextLanguage] = []

    /// Reads `text`: plain text, a pasted document or mail, or HTML. Any text can be read.
    package init(_ text: String) {
        self.init(text, items: .shared)
    }

    /// - Parameter items: the item names to look for, those of a configuration included.
    init(_ text: String, items: ItemTable) {
        source = SourceText(text)
        visible = HTMLReader.isPage(source) ? HTMLReader.read(source) : PlainTextReader.read(source)
        SentenceReader.fill(&self, items: items)
        SectionReader.fill(&self)
        ItemClaimReader.fill(&self)
        DateRoleReader.fill(&self)
        contacts = visible.blocks.reduce(into: Contacts()) { all, block in
            let found = Contacts.read(visible.codes, block.range)
            all.links += found.links
            all.mails += found.mails
            all.phones += found.phones
        }
        body = sentences.filter { $0.region == .main }
        languages = Self.languages(of: body)
        content = ContentReading(self)
        concepts = ConceptSet(sentences.flatMap { $0.hits.map(\.concept) })
        guess = DocumentGuess(self)
    }

    /// The normalised, lower-cased words of `range`.
    func words(_ range: Range<Int>) -> String { visible.codes.text(range) }

    /// The words of `range` exactly as the source has them.
    func original(_ range: Range<Int>) -> String { source.codes.text(visible.sourceRange(range)) }

    /// The languages of the text, those of single words left out.
    private static func languages(of body: [Sentence]) -> [TextLanguage] {
        var letters: [TextLanguage: Int] = [:]
        for sentence in body { letters[sentence.language, default: 0] += sentence.range.count * (sentence.language == .english ? 1 : 3) }
        let total = letters.values.reduce(0, +)
        return [.korean, .english, .japanese].filter { (letters[$0] ?? 0) * 5 > total }
    }

    /// The first place where `concept` stands in a sentence that `condition` holds for.
    func first(_ concept: Concept, where condition: (Sentence) -> Bool = { _ in true }) -> (Sentence, Range<Int>)? {
        guard mentions(concept) else { return nil }
        for sentence in sentences where sentence.has(concept) && condition(sentence) {
            if let hit = sentence.first(concept) { return (sentence, hit.range) }
        }
        return nil
    }

    func mentions(_ concept: Concept) -> Bool { concepts.contains(concept) }

    /// Item mentions that make one of `claims`.
    func items(_ claims: [ItemMention.Claim]) -> [(sentence: Sentence, mention: ItemMention)] {
        sentences.flatMap { sentence in sentence.items.filter { claims.contains($0.claim) }.map { (sentence, $0) } }
    }
}

extension NoticeText {
    /// How many sentences were read.
    package var sentenceCount: Int { sentences.count }

    /// What was read, a line or two a sentence: for people who write rules and wonder why one did not fire.
    package func outline() -> String {
        sentences.indices.map(outline).joined(separator: "\n")
    }

    private func outline(_ index: Int) -> String {
        let sentence = sentences[index]
        let marks = [
            titles.contains(index) ? "title" : "", sentence.isHeading ? "heading" : "", sentence.underItemsLead ? "under lead" : "",
            sentence.underDenial ? "under denial" : "", sentence.region == .main ? "" : "\(sentence.region)",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        let roles = sentence.section.map(\.rawValue).sorted().joined(separator: "+")
        let items = sentence.items.map { "\($0.item.rawValue):\($0.claim)" }.joined(separator: " ")
        let dates = sentence.dates.map { "\($0.year ?? 0)-\($0.month)-\($0.day ?? 0):\($0.role)" }.joined(separator: " ")
        let counts = sentence.counts.map { "\($0.value)±\($0.step) \($0.unit)" }.joined(separator: " ")
        let concepts = Set(sentence.hits.map { "\($0.concept)" }).sorted().joined(separator: ",")
        return "[\(index)] \(marks) <\(roles)> \(words(sentence.range))\n"
            + "      items{\(items)} dates{\(dates)} counts{\(counts)} {\(concepts)}"
    }
}
