internal import BreachModel

/// The language a sentence is written in.
enum TextLanguage: String, Sendable {
    case korean = "ko"
    case english = "en"
    case japanese = "ja"
    case other
}

/// One sentence, heading, list item or table row with everything found in it.
struct Sentence: Sendable {
    var range: Range<Int>
    /// Index of its block.
    var block: Int
    var language: TextLanguage
    var hits: [PhraseHit] = []
    var concepts = ConceptSet()
    var items: [ItemMention] = []
    var dates: [DateMention] = []
    var counts: [CountMention] = []
    /// What the heading above it says it is about; empty where none does.
    var section: Set<SectionRole> = []
    /// Whether it is the heading itself.
    var isHeading = false
    var isListItem = false
    var isTableRow = false
    /// Whether a lead above ("the following information was leaked:") makes it part of a list.
    var underItemsLead = false
    /// Whether the lead above denies ("the following was not leaked:").
    var underDenial = false
    var region = Block.Region.main
    /// English words, or Korean syllables read aloud.
    var length = 0

    func has(_ concept: Concept) -> Bool { concepts.contains(concept) }
    func hasAny(_ list: [Concept]) -> Bool { list.contains(where: concepts.contains) }
    func first(_ concept: Concept) -> PhraseHit? { hits.first { $0.concept == concept } }
}

/// What a part of a notice is about: the content blocks of PIPA 34(1) and those of other laws.
enum SectionRole: String, CaseIterable, Sendable {
    case items, time, action, measures, relief, contact, rights, followUp, consequences, questions, other
}

/// A place where an item is named, and what the text says of it.
struct ItemMention: Sendable {
    enum Claim: Sendable {
        /// Named as leaked.
        case leaked
        /// Named as possibly leaked.
        case possible
        /// Named as presumably leaked.
        case presumed
        /// Denied.
        case notLeaked
        /// Named without saying that it leaked ("change your password").
        case none
    }

    var item: DataItemID
    var range: Range<Int>
    var claim: Claim = .none
}

/// A date or the part of one that a text gives.
struct DateMention: Sendable {
    enum Role: Sendable { case leak, discovery, report, blocking, document, term, other }

    var range: Range<Int>
    var year: Int?
    var month: Int
    /// nil where the text names only a month.
    var day: Int?
    var role = Role.other
    /// Minutes after midnight where a time of day follows.
    var minute: Int?
}

/// A number with the thing it counts.
struct CountMention: Sendable {
    enum Unit: String, Sendable { case people, accounts, records, views, reports, cases }

    var range: Range<Int>
    var value: Double
    /// The value of one in the last digit that the text gives.
    var step: Double
    var unit: Unit
    /// Whether the text marks it as a figure of an earlier notice.
    var isSuperseded = false
}
