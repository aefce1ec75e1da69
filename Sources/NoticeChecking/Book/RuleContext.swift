internal import BreachModel

/// Everything a rule's function may look at.
struct RuleContext: Sendable {
    let text: NoticeText
    let facts: CheckFacts
    let document: DocumentKind
    let profile: ApplicableLaw
    let phase: Phase
    let items: ItemTable
    /// The facts' claims, read once a checker.
    var claims: [StatedClaimReading] = []
    /// Other texts on the same incident that are checked together with this one.
    var others: [NoticeText] = []

    var content: ContentReading { text.content }

    /// What is established: stated, or following from the items or from the kind of document that the facts name.
    var status: LeakStatus? {
        if let status = facts.status { return status }
        if let states = facts.addressee?.items?.values, states.contains(.leaked) { return .leak }
        switch facts.document {
        case .notice, .homepage, .sms, .faq: return facts.leak?.from != nil || facts.phase != nil ? .leak : nil
        case .possibilityNotice: return .possible
        case .allClear: return .disproved
        default: return nil
        }
    }

    /// Items that the text must name, sorted; nil where the facts do not say.
    var itemsToName: [DataItemID]? {
        facts.addressee?.items.map { states in states.filter { $0.value.mustBeNamed }.keys.sorted() }
    }

    /// Whether the text itself is sent as a short message.
    var isMessage: Bool { document == .sms || facts.channel == .sms }

    /// The moment this text goes out, as far as it is known.
    var sendingTime: FactTime? { facts.sentAt ?? facts.now }

    func itemNames(_ list: [DataItemID]) -> Bilingual {
        Bilingual(
            korean: list.map { items.name($0, .korean) }.joined(separator: ", "),
            english: list.map { items.name($0, .english) }.joined(separator: ", "))
    }

    /// A violation at `range` that quotes the words found there.
    func at(_ range: Range<Int>, severity: Severity? = nil) -> Violation {
        let words = text.original(range)
        return Violation(range: range, detail: Bilingual(korean: words, english: words), severity: severity)
    }

    /// Violations at each sentence with `concept` for which `condition` holds.
    func each(_ concept: Concept, where condition: (Sentence, Range<Int>) -> Bool = { _, _ in true }) -> [Violation] {
        guard text.mentions(concept) else { return [] }
        return text.sentences.flatMap { sentence in
            sentence.has(concept)
                ? sentence.hits.filter { $0.concept == concept && condition(sentence, $0.range) }.prefix(1).map { at($0.range) } : []
        }
    }
}
