internal import BreachLaw
internal import BreachModel

/// Composes one text: which sections, in which order. The sections themselves stand in extensions.
struct NoticeComposer {
    let facts: NoticeFacts
    let items: [DataItemID: DataItem]
    /// The place of each item in the configuration.
    let order: [DataItemID: Int]
    let profile: LawProfile
    let group: ExposureGroup
    let kind: NoticeKind
    let language: Language
    let reader: NoticeReader
    let previous: PreviousNotice?
    /// Whether a public text speaks to people without an account too.
    var includesNonMembers = false

    var template: SentenceTemplate {
        SentenceTemplate(
            facts: facts, language: language, reader: reader, kind: reader == .everyone ? nil : group.kind)
    }

    /// Whether the text speaks of a leak that is not established.
    var isPossible: Bool { kind == .possibleLeak }
    var isChild: Bool { reader == .child }
    /// Whether the text follows Korean law; other laws share one outline of their own.
    var isKorean: Bool { profile.family == "KR" }

    /// The subject line.
    func subject() throws(NoticeWritingError) -> String {
        if language == .japanese { return try japaneseSubject() }
        if !isKorean, let subject = try abroadSubject() { return subject }
        let title =
            switch kind {
            case .leak, .smsPointer, .homepagePosting:
                Bilingual(korean: "개인정보 유출 통지", english: "Notice of personal information leak")
            case .preliminary:
                Bilingual(korean: "개인정보 유출 통지(1차)", english: "First notice of personal information leak")
            case .possibleLeak:
                Bilingual(korean: "개인정보 유출 가능성 통지", english: "Notice of possible personal information leak")
            case .supplement:
                Bilingual(korean: "개인정보 유출 추가 통지", english: "Further notice of personal information leak")
            case .correction:
                Bilingual(korean: "개인정보 유출 정정 통지", english: "Corrected notice of personal information leak")
            case .allClear:
                Bilingual(
                    korean: "개인정보 유출 여부 확인 결과 통지", english: "Result of our check for a personal information leak")
            case .faq:
                Bilingual(
                    korean: "개인정보 유출에 관한 질문과 답", english: "Questions and answers on the personal information leak")
            }
        let copy: Bilingual =
            switch reader {
            case .child: Bilingual(korean: "(어린이용)", english: " (for young readers)")
            case .guardian: Bilingual(korean: "(보호자용)", english: " (copy for the guardian)")
            case .adult, .everyone: .same("")
            }
        let framed = Bilingual(
            korean: "[{company.name}] " + title.korean + copy.korean, english: "[{company.name}] " + title.english + copy.english)
        return try template.filled(framed).text
    }

    /// All sections, headings numbered.
    func sections() throws(NoticeWritingError) -> [NoticeSection] {
        if language == .japanese { return try japaneseSections() }
        switch kind {
        case .smsPointer: return try sms()
        case .allClear: return try allClear()
        default: break
        }
        if !isKorean { return try abroadSections() }
        var sections = [try opening()]
        if kind.isLater { sections.append(try changes()) }
        sections.append(try itemsSection())
        sections.append(try timeSection())
        sections.append(try stepsSection())
        sections.append(try responseSection())
        sections.append(try contactSection())
        if !isPossible { sections.append(try rightsSection()) }
        sections.append(try furtherSection())
        sections.append(try genuineSection())
        return sections
    }

    /// A section under its numbered heading.
    func section(_ heading: SectionHeading, _ statements: [Statement]) -> NoticeSection {
        var text = heading.words(possible: isPossible)[language]
        if kind == .faq { text = "Q. " + heading.question[language] }
        if isChild { text += " – " + heading.childQuestion[language] }
        if kind != .faq, let number = number(of: heading) { text = "\(number). " + text }
        return NoticeSection(slot: heading.rawValue, heading: text, statements: statements)
    }

    /// Headings are numbered in the order of the text; a notice of possible leak has no rights section.
    private func number(of heading: SectionHeading) -> Int? {
        let order = SectionHeading.allCases.filter { !(isPossible && $0 == .legalRights) }
        return order.firstIndex(of: heading).map { $0 + 1 }
    }

    /// A sentence in the words for the reader.
    func say(_ adult: Bilingual, child: Bilingual? = nil, resting: [String] = []) throws(NoticeWritingError) -> Statement {
        try template.filled(isChild ? child ?? adult : adult, resting: resting)
    }

    /// Several sentences.
    func say(_ sentences: [Bilingual], resting: [String] = []) throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for sentence in sentences { statements.append(try template.filled(sentence, resting: resting)) }
        return statements
    }

    /// Whether the case has a fact of that id.
    func has(_ id: String) -> Bool { facts[FactID(id)] != nil }
}
