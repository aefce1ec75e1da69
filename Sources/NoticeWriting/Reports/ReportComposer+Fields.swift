internal import BreachLaw
internal import BreachModel

extension ReportComposer {
    /// The field for one slot of the law; a slot that no fact fills is unknown.
    func field(_ slot: ContentSlot) throws(NoticeWritingError) -> ReportField {
        field(slot.id, slot.name, try lines(slot.id), article: slot.article, basis: slot.basis)
    }

    private func lines(_ slot: String) throws(NoticeWritingError) -> Lines {
        switch slot {
        case "items", "data-items", "data": return try items()
        case "time-and-circumstances", "nature", "facts": return try timeAndCircumstances()
        case "date-cause-damage": return try both(timeAndCircumstances(), scale())
        case "outline": return try both(timeAndCircumstances(), people())
        case "cause": return try causes()
        case "how-found": return try known([(["leak.discovered"], Self.discovered), (["case.aware"], Self.aware)])
        case "what-you-can-do", "self-help": return try steps()
        case "response-and-relief": return try both(measuresSoFar(), relief())
        case "response", "measures", "remedial-action", "actions", "prevention": return try measures()
        case "department-and-contact", "dpo-contact", "contact", "reporter-contact": return try contact()
        case "people-categories-number", "number-of-persons": return try people()
        case "record-categories-number": return try both(records(), items())
        case "consequences", "effects", "harm", "secondary-harm": return try consequences()
        case "response-to-persons", "publication": return try told(slot)
        case "other": return try filled(Self.nothingElse)
        default: return Lines()
        }
    }

    private func both(_ first: Lines, _ second: Lines) -> Lines {
        var lines = first
        lines.add(second)
        return lines
    }

    /// Each item with the number of people at each certainty.
    private func items() throws(NoticeWritingError) -> Lines {
        guard facts.facts.scope != nil, !union.items.isEmpty else { return Lines() }
        return try statements { composer throws(NoticeWritingError) in
            NoticeSection(slot: "items", heading: nil, statements: try composer.countedItems())
        }
    }

    private func timeAndCircumstances() throws(NoticeWritingError) -> Lines {
        let window = try known([
            (["leak.from", "leak.to"], Self.window), (["case.aware"], Self.aware),
        ])
        let start = has("leak.to") ? Lines() : try known([(["leak.from"], Self.start)])
        return both(both(start, window), try causes())
    }

    private func causes() throws(NoticeWritingError) -> Lines {
        var lines = Lines()
        let causes = CauseWording.ordered(facts.facts.causes)
        for cause in causes {
            if cause == .leaverKey, !causes.contains(.forgedToken) { lines.add(try filled(CauseWording.leaverKeyAlone)) }
            for sentence in cause.sentences { lines.add(try filled(sentence)) }
            lines.facts.formUnion(facts[FactID("cause.\(cause.rawValue)")].map { [FactReference($0)] } ?? [])
        }
        return lines
    }

    private func steps() throws(NoticeWritingError) -> Lines {
        try statements { composer throws(NoticeWritingError) in try composer.stepsSection() }
    }

    private func measures() throws(NoticeWritingError) -> Lines {
        guard !facts.facts.measures.isEmpty else { return Lines() }
        return try statements { composer throws(NoticeWritingError) in
            NoticeSection(slot: "measures", heading: nil, statements: try composer.measureEntries())
        }
    }

    private func measuresSoFar() throws(NoticeWritingError) -> Lines {
        facts.facts.measures.isEmpty ? try filled(NoticeComposer.investigating) : try measures()
    }

    private func relief() throws(NoticeWritingError) -> Lines {
        var lines = Lines()
        for sentence in NoticeComposer.relief { lines.add(try filled(sentence)) }
        return lines
    }

    func contact() throws(NoticeWritingError) -> Lines {
        var lines = Lines()
        for sentence in NoticeComposer.contacts { lines.add(try filled(sentence)) }
        return lines
    }

    /// People, with members and non-members apart: never accounts or views.
    private func people() throws(NoticeWritingError) -> Lines {
        try known([
            (["scope.people"], Self.peopleWords),
            (["scope.not-excluded"], Self.notExcludedWords),
        ])
    }

    private func records() throws(NoticeWritingError) -> Lines {
        try known([(["scope.records"], Self.recordWords)])
    }

    /// The four units, each named.
    func scale() throws(NoticeWritingError) -> Lines {
        both(
            both(try people(), try known([(["scope.accounts"], Self.accountWords)])),
            both(try records(), try known([(["scope.views"], Self.viewWords)])))
    }

    private func consequences() throws(NoticeWritingError) -> Lines {
        let lost = union.items.filter { $0.certainty != .notSeen }.compactMap { writer.items[$0.item] }
        var lines = Lines()
        for words in ConsequenceWording.sentences(for: lost) { lines.add(try filled(words)) }
        for item in lost {
            if let fact = facts[FactID("item.\(item.id.rawValue)")] {
                lines.facts.insert(FactReference(fact))
            }
        }
        return lines
    }

    /// Whether people were told, from the measures of that kind.
    private func told(_ slot: String) throws(NoticeWritingError) -> Lines {
        let kind: Measure.Kind = slot == "publication" ? .posted : .notified
        var lines = Lines()
        for (index, measure) in facts.sortedMeasures.enumerated() where measure.kind == kind {
            let id = "measure.\(index + 1)"
            lines.add(try filled(.same("{\(id).at}: {\(id)}")))
        }
        if lines.lines.isEmpty { return try filled(kind == .posted ? Self.notPublished : Self.notTold) }
        return lines
    }

    /// Fields that come first: who reports, and when the company knew.
    func identification(of duty: NotificationDuty) throws(NoticeWritingError) -> [ReportField] {
        let name = Bilingual(korean: "신고하는 회사", english: "Reporting company")
        let awareness = Bilingual(korean: "알게 된 때", english: "When the company became aware")
        let leak = Bilingual(korean: "유출 사실", english: "Fact of the leak")
        return [
            field("leak", leak, try filled(Self.leaked), article: duty.article, basis: duty.basis),
            field("company", name, try known([(["company.name"], .same("{company.name}"))]), article: duty.article, basis: duty.basis),
            field("awareness", awareness, try awarenessLines(), article: duty.article, basis: duty.basis),
        ]
    }

    /// The moment that fixes the clocks, then every other candidate with its basis (KR-R-06).
    private func awarenessLines() throws(NoticeWritingError) -> Lines {
        var lines = try known([(["case.aware"], Self.aware)])
        let chosen = facts.facts.awareAt
        for candidate in facts.facts.awareness.sorted(by: { $0.at < $1.at }) where candidate.at != chosen {
            let time = facts.wording.time(candidate.at)
            lines.lines.append(
                Bilingual(
                    korean: "다른 후보 시각: \(time.korean)(\(facts.wording.zone.korean)), 근거: \(candidate.basis)",
                    english: "Other candidate: \(time.english) (\(facts.wording.zone.english)), basis: \(candidate.basis)"))
        }
        return lines
    }

    /// Fields that the Korean form asks for beyond the articles; the form itself is to be verified.
    func attachments(of duty: NotificationDuty) throws(NoticeWritingError) -> [ReportField] {
        guard duty.id == "report-leak" else { return [] }
        let form = "Standard Guideline, annexed form"
        let told = try told("notified")
        return try rights() + [
            field("scale", Bilingual(korean: "유출 규모", english: "Scale of the leak"), try scale(), article: form, basis: .toBeVerified),
            field(
                "people-told", Bilingual(korean: "정보주체에 대한 통지 여부", english: "Whether the people were told"), told,
                article: form, basis: .toBeVerified),
            field(
                "business-number", Bilingual(korean: "사업자등록번호", english: "Business registration number"), Lines(),
                article: form, basis: .toBeVerified),
            field(
                "safety-measures", Bilingual(korean: "유출 전 안전조치 현황", english: "Safety measures before the leak"), Lines(),
                article: form, basis: .toBeVerified),
        ]
    }

    /// How the people were told of their rights, where the law asks for it (KR-2026).
    private func rights() throws(NoticeWritingError) -> [ReportField] {
        guard let slot = writer.profile.duty("notice-person")?.slots.first(where: { $0.id == "legal-rights" }) else { return [] }
        let label = Bilingual(korean: "정보주체에게 법적 권리를 알린 방법", english: "How the people were told of their rights")
        return [field("rights-told", label, try filled(Self.rightsTold), article: slot.article, basis: slot.basis)]
    }

    /// The promise to supplement; only where something is unknown.
    func further(_ fields: [ReportField], duty: NotificationDuty) throws(NoticeWritingError) -> [ReportField] {
        guard fields.contains(where: { !$0.isKnown }) else { return [] }
        let label = Bilingual(korean: "앞으로 보완할 내용", english: "What will follow")
        let article = duty.firstVersion?.article ?? duty.article
        return [field("further", label, try filled(Self.furtherWords), article: article, basis: duty.firstVersion?.basis ?? duty.basis)]
    }

    /// When the report was due, and why it is late if it is.
    func timing(_ clock: ClockReading, duty: NotificationDuty, delayReason: Bilingual?) -> [ReportField] {
        let rule = duty.clock
        let due = clock.due.map { Bilingual.same(clock.zone.text($0)) }
        let state = Bilingual(
            korean: clock.state.text(.korean), english: clock.state.text(.english), japanese: Self.japanese(clock.state))
        var fields = [
            ReportField(
                id: "time-limit", label: Bilingual(korean: "신고 기한과 상태", english: "Time limit and its state"),
                lines: [due, state].compactMap { $0 }, facts: [], article: rule?.article ?? duty.article,
                basis: rule?.basis ?? duty.basis)
        ]
        switch clock.state {
        case .metLate, .overdue:
            fields.append(
                ReportField(
                    id: "delay-reason", label: Bilingual(korean: "기한을 넘긴 이유", english: "Reasons for the delay"),
                    lines: delayReason.map { [$0] } ?? [], facts: [], article: rule?.article ?? duty.article,
                    basis: rule?.basis ?? duty.basis))
        default: break
        }
        return fields
    }

    /// Why each duty was or was not owed.
    func decisions(_ answers: [DutyAnswer], article: String) -> ReportField {
        let lines = answers.map { answer in
            Bilingual(
                korean: "\(answer.duty.name.korean) – \(answer.verdict.words.korean): \(answer.reason.korean) [\(answer.citation.korean)]",
                english:
                    "\(answer.duty.name.english) – \(answer.verdict.words.english): \(answer.reason.english) [\(answer.citation.english)]")
        }
        return ReportField(
            id: "decisions", label: Bilingual(korean: "의무 판단과 이유", english: "Decisions on the duties, with reasons"),
            lines: lines, facts: [], article: article, basis: .verified)
    }
}
