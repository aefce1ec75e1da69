internal import BreachModel
internal import CaseStore
internal import NoticeChecking
internal import NoticeWriting

/// Holds one person after the other against the text that the person would get.
struct PersonJudge {
    private struct Key: Hashable {
        var audience: String
        var language: Language
        var reader: NoticeReader
    }

    /// A text and the record of a person who would read it.
    private struct Pair: Hashable {
        var notice: Int
        var record: String
        var kind: PersonKind
    }

    /// What of a text does not depend on who reads it.
    private struct Traits {
        var group: String
        var hasOwnLaw: Bool
        var hasUnknownPlaceholder: Bool
    }

    private let texts: [StoredNotice]
    /// Of each text what every reader of it is asked for.
    private let traits: [Traits]
    private let byKey: [Key: Int]
    /// By the mark of the law, "" for the first.
    private let facts: [String: CheckFacts]
    private let company: Company
    private let items: [DataItem]
    private let familyOfCountry: [String: String]
    private let today: CivilDate
    private var read: [Int: NoticeText] = [:]
    private var standing: [Pair: [String]] = [:]
    private(set) var outcome = CheckEveryone.Outcome()

    init(
        texts: [StoredNotice], facts: [String: CheckFacts], company: Company, items: [DataItem], familyOfCountry: [String: String],
        today: CivilDate
    ) {
        self.texts = texts
        traits = texts.map { text in
            Traits(
                group: AudienceKey(stored: text.groupKey).group, hasOwnLaw: text.groupKey.contains(": "),
                hasUnknownPlaceholder: Self.hasUnknownPlaceholder(text.body))
        }
        self.facts = facts
        self.company = company
        self.items = items
        self.familyOfCountry = familyOfCountry
        self.today = today
        byKey = Dictionary(
            texts.enumerated().compactMap { index, text in
                NoticeReader(rawValue: text.reader).map {
                    (Key(audience: text.groupKey, language: text.language, reader: $0), index)
                }
            }, uniquingKeysWith: { first, _ in first })
    }

    mutating func check(_ person: Addressee) {
        outcome.people += 1
        let faults = faults(of: person)
        if faults.isEmpty {
            outcome.right += 1
        } else {
            for fault in faults { outcome.faults[fault.rawValue, default: 0] += 1 }
            if outcome.examples.count < 10 {
                outcome.examples.append("\(person.person.rawValue): " + faults.map(\.rawValue).joined(separator: ", "))
            }
        }
    }

    private mutating func faults(of person: Addressee) -> [CheckEveryone.Fault] {
        guard let index = text(for: person) else { return [.noText] }
        let text = texts[index]
        var faults: [CheckEveryone.Fault] = []
        if traits[index].group != person.record { faults.append(.wrongGroup) }
        if text.personKind != person.kind { faults.append(.wrongMembership) }
        if let language = person.language, language != .japanese, text.language != language, !traits[index].hasOwnLaw {
            faults.append(.wrongLanguage)
        }
        if traits[index].hasUnknownPlaceholder { faults.append(.unknownPlaceholder) }
        let rules = rules(against: Pair(notice: index, record: person.record, kind: person.kind))
        if !rules.isEmpty { faults.append(.refused) }
        for rule in rules { outcome.rules[rule, default: 0] += 1 }
        return faults
    }

    private func text(for person: Addressee) -> Int? {
        let own = person.language ?? .korean
        let isChild = person.birthDate.map { ($0.year + 14, $0.month, $0.day) > (today.year, today.month, today.day) } ?? false
        let home = person.country.flatMap { familyOfCountry[$0] }
        for reader in isChild ? [NoticeReader.child, .adult] : [.adult] {
            for family in home.map({ [$0, nil] }) ?? [nil] {
                let languages = [own] + (own == .japanese || family != nil ? [.english, .korean, .japanese] : [])
                let audience = AudienceKey(family: family, group: person.group).text
                for language in languages {
                    if let found = byKey[Key(audience: audience, language: language, reader: reader)] { return found }
                }
            }
        }
        return nil
    }

    /// Rules at ERROR or above that stand against the text for a reader with that record; judged once for each pair.
    private mutating func rules(against pair: Pair) -> [String] {
        if let known = standing[pair] { return known }
        let notice = texts[pair.notice]
        let family = AudienceKey(stored: notice.groupKey).family ?? ""
        guard var group = ExposureGroup(key: pair.record), let law = facts[family] else { return [] }
        group.kind = pair.kind
        let about = law.about(notice, group: group, company: company)
        let checker = NoticeChecker(facts: about, items: items)
        if read[pair.notice] == nil {
            read[pair.notice] = checker.read(notice.subject + "\n\n" + notice.body)
            outcome.texts += 1
        }
        outcome.judged += 1
        let found = read[pair.notice].map { checker.check($0).findings.filter { $0.severity >= .error }.map(\.rule) } ?? []
        standing[pair] = Set(found).sorted()
        return standing[pair] ?? []
    }

    private static func hasUnknownPlaceholder(_ body: String) -> Bool {
        let rest = [NoticePersonalising.codePlaceholder, NoticePersonalising.namePlaceholder].reduce(body) { text, known in
            text.split(separator: known, omittingEmptySubsequences: false).joined()
        }
        return rest.contains("{{") || rest.contains("}}")
    }
}
