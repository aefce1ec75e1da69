internal import BreachModel

extension NoticeComposer {
    /// The company's measures as the case has them, and how to get relief.
    func responseSection() throws(NoticeWritingError) -> NoticeSection {
        var statements: [Statement] = []
        if facts.facts.measures.isEmpty {
            statements.append(try say(Self.investigating, child: Self.investigatingChild))
        } else {
            statements.append(try say(Self.measuresLead, child: Self.measuresLeadChild))
            statements += try measureEntries()
        }
        statements += try isChild ? say(Self.childRelief) : say(Self.relief)
        return section(.responseAndRelief, statements)
    }

    /// One entry for each measure, in order of time.
    func measureEntries() throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        for index in facts.facts.measures.indices { statements.append(try measure(index + 1).listed()) }
        return statements
    }

    /// The operator's own words for the measure, its time and, where someone checked, that it works.
    private func measure(_ index: Int) throws(NoticeWritingError) -> Statement {
        let id = "measure.\(index)"
        var korean = "{\(id).at}: {\(id)}"
        var english = korean
        if has(id + ".verified") {
            korean += " (작동 점검: {\(id).verified})"
            english += " (tested: {\(id).verified})"
        }
        return try template.filled(Bilingual(korean: korean, english: english))
    }

    /// Department, telephone and e-mail, and a way for people without a smartphone.
    func contactSection() throws(NoticeWritingError) -> NoticeSection {
        var statements = try say(Self.contacts).map { $0.listed() }
        statements.append(try say(Self.byVoice, child: Self.byVoiceChild))
        return section(.contact, statements)
    }

    /// PIPA 34(1)6. Under KR-2023 it was not yet a duty; people have the same rights, so it is told all the same.
    func rightsSection() throws(NoticeWritingError) -> NoticeSection {
        section(.legalRights, try say(isChild ? RightsWording.child : RightsWording.adult).map { $0.listed() })
    }

    /// What the next notice will tell.
    func furtherSection() throws(NoticeWritingError) -> NoticeSection {
        var statements: [Statement] = []
        switch kind {
        case .possibleLeak: statements += try say(isChild ? Self.afterPossibleChild : Self.afterPossible)
        case .preliminary: statements.append(try say(Self.afterPreliminary, child: Self.afterLeakChild))
        default:
            let open = group.items.contains { $0.certainty == .presumed || $0.certainty == .unknown }
            if open { statements.append(try say(Self.afterOpenItems, child: Self.afterLeakChild)) }
            if !(open && isChild) { statements.append(try say(Self.afterLeak, child: Self.afterLeakChild)) }
        }
        if kind == .homepagePosting, has("law.posting-days") { statements.append(try say(Self.posted)) }
        return section(.furtherNotice, statements)
    }

    /// Who sends genuine messages, and what the company never asks.
    func genuineSection() throws(NoticeWritingError) -> NoticeSection {
        var statements = try say(Self.senders).map { $0.listed() }
        statements += try say(isChild ? [Self.neverAsksChild] : Self.neverAsks)
        return section(.genuine, statements)
    }
}
