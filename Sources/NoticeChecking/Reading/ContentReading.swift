internal import BreachModel

/// Which sentences of a text carry which content that a law asks for. Read once a text.
struct ContentReading: Sendable {
    /// Steps that the reader is asked or advised to take.
    var actions: [Int] = []
    /// Steps that say what exactly to do.
    var concreteActions: [Int] = []
    /// What the company did or does.
    var measures: [Int] = []
    /// How to claim relief.
    var relief: [Int] = []
    /// Department with a number or an address.
    var contacts: [Int] = []
    /// Dates of the leak itself.
    var leakDates: [DateMention] = []
    /// Dates of learning of it.
    var discoveryDates: [DateMention] = []
    /// Sentences that state that data leaked, in whatever words.
    var leakStatements: [Int] = []
    var apologies: [Int] = []
    /// Promises to tell more.
    var furtherNotices: [Int] = []

    /// Items that the text says leaked, may have leaked or presumably leaked.
    var named: Set<DataItemID> = []
    /// Causes that it tells of, outside its advice.
    var causes: Set<BreachCause> = []
    /// Unexplained terms.
    var acronyms: [(word: String, range: Range<Int>)] = []
    /// Numbers and names of people, whoever they belong to.
    var personal: [Range<Int>] = []

    static let aboutConcepts: [Concept] = [
        .aboutContact, .aboutAddress, .aboutEntrance, .aboutOrders, .aboutAccount, .aboutPayment, .aboutIdentity, .aboutHealth,
    ]

    init() {}

    init(_ text: NoticeText) {
        named = Set(text.items([.leaked, .possible, .presumed]).map(\.mention.item))
        acronyms = AcronymReader.read(text)
        personal = PersonalDataScan.textRanges(text)
        for sentence in text.body where sentence.section.isDisjoint(with: [.action, .contact, .rights]) && !sentence.isHeading {
            for (cause, concept) in KoreanContentRules.causes where sentence.has(concept) { causes.insert(cause) }
        }
        for (index, sentence) in text.sentences.enumerated() where sentence.region == .main {
            readStep(index, sentence)
            readCompany(index, sentence)
            if Self.isContact(text, sentence) { contacts.append(index) }
            let isAnswer =
                !sentence.section.isDisjoint(with: [.relief, .contact, .action, .rights]) && !sentence.section.contains(.followUp)
            if sentence.has(.furtherNotice), !isAnswer || sentence.has(.furtherStrong) { furtherNotices.append(index) }
            for date in sentence.dates where date.role == .leak { leakDates.append(date) }
            for date in sentence.dates where date.role == .discovery { discoveryDates.append(date) }
            if Self.statesLeak(sentence) { leakStatements.append(index) }
            if sentence.hasAny([.apology, .inconvenience]), !sentence.section.contains(.action) { apologies.append(index) }
        }
    }

    private mutating func readStep(_ index: Int, _ sentence: Sentence) {
        guard !sentence.isHeading else { return }
        let isAdvice =
            sentence.section.contains(.action)
            || (sentence.has(.imperative) && sentence.section.isDisjoint(with: [.contact, .rights, .followUp]))
        guard isAdvice, !sentence.has(.noAction) else { return }
        guard sentence.section.contains(.action) || sentence.hasAny(Self.aboutConcepts) else { return }
        actions.append(index)
        if sentence.has(.actDo) { concreteActions.append(index) }
    }

    private mutating func readCompany(_ index: Int, _ sentence: Sentence) {
        guard !sentence.isHeading else { return }
        let isOurs =
            sentence.section.contains(.measures)
            || (sentence.section.isDisjoint(with: [.action, .items, .contact, .rights]) && !sentence.has(.imperative))
        if isOurs, sentence.has(.measureDone) { measures.append(index) }
        let isUnderRelief = sentence.section.contains(.relief)
        if isUnderRelief, sentence.has(.reliefHow) {
            relief.append(index)
        } else if sentence.has(.reliefStrong), sentence.has(.reliefHow),
            !sentence.section.contains(.rights), !sentence.has(.quotedScam) || sentence.section.contains(.measures)
        {
            relief.append(index)
        }
    }

    /// A department (or a contact heading) with a number or an address in the same block or the next.
    private static func isContact(_ text: NoticeText, _ sentence: Sentence) -> Bool {
        let reach = sentence.range.lowerBound..<min(text.visible.codes.count, sentence.range.upperBound + 160)
        let hasPath = { (range: Range<Int>) in
            let found = Contacts.read(text.visible.codes, range)
            return !found.phones.isEmpty || !found.mails.isEmpty
        }
        guard !sentence.isHeading, !sentence.section.contains(.action) else { return false }
        if sentence.has(.department), hasPath(reach) { return true }
        return sentence.section.contains(.contact) && hasPath(sentence.range)
    }

    /// Whether a sentence tells of the leak as a fact.
    static func statesLeak(_ sentence: Sentence) -> Bool {
        sentence.hasAny([.leak, .exposure, .leakVerb]) && !sentence.has(.notLeaked) && !sentence.has(.nothingNew) && !sentence.isHeading
            && sentence.section.isDisjoint(with: [.action, .contact, .rights])
    }
}
