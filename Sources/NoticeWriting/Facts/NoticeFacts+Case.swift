internal import BreachModel

extension NoticeFacts {
    mutating func addCompany() {
        let source = "configuration"
        add("company.name", company.name, source: source)
        add("company.department", company.department, source: source)
        add("company.phone", .same(company.phone), source: source)
        add("company.email", .same(company.email), source: source)
        add("company.hours", company.hours, source: source)
        add("company.privacy-officer", company.privacyOfficer, source: source)
        add("company.site", .same(company.site), source: source)
        add("company.domains", .same(company.domains.joined(separator: ", ")), source: source)
        add("company.senders", .same(company.senders.joined(separator: ", ")), source: source)
        let numbers = company.senders.filter { !$0.contains("@") }
        add("company.sender-numbers", .same((numbers.isEmpty ? [company.phone] : numbers).joined(separator: ", ")), source: source)
    }

    mutating func addCase() {
        add("case.zone", wording.zone, source: "configuration")
        add("case.opened", wording.day(facts.openedAt))
        if let aware = facts.awareAt { add("case.aware", wording.time(aware)) }
        if let found = facts.discoveredAt { add("leak.discovered", wording.time(found)) }
        if let from = facts.leakFrom { add("leak.from", wording.day(from)) }
        if let to = facts.leakTo { add("leak.to", wording.day(to)) }
        add("leak.ended", .same(facts.ended ? "yes" : "no"))
        for cause in facts.causes { add("cause.\(cause.rawValue)", .same(cause.rawValue)) }
    }

    mutating func addMeasures() {
        for (index, measure) in sortedMeasures.enumerated() {
            let id = "measure.\(index + 1)"
            var statement = measure.statement
            statement.japanese = statement.japanese ?? JapaneseWording.measure(measure.kind)
            add(id, statement)
            add(id + ".at", wording.time(measure.at))
            if let recipient = measure.recipient { add(id + ".recipient", .same(recipient)) }
            if let verified = measure.verifiedAt { add(id + ".verified", wording.time(verified)) }
        }
    }

    /// The case's measures in order of time.
    var sortedMeasures: [Measure] {
        facts.measures.sorted {
            ($0.at, $0.kind.rawValue, $0.statement.korean) < ($1.at, $1.kind.rawValue, $1.statement.korean)
        }
    }

    mutating func addItems(_ items: [DataItem]) {
        for item in items {
            let name = Bilingual(
                korean: item.korean, english: item.english, japanese: item.japanese ?? JapaneseWording.items[item.id])
            add("item.\(item.id.rawValue)", name, source: "configuration")
        }
    }

    mutating func addScope(_ scope: BreachScope) {
        let source = "scope \(scope.version)"
        let counts = scope.counts
        let people: [(String, PeopleCount)] = [
            ("people", counts.people), ("members", counts.members), ("non-members", counts.nonMembers),
            ("not-excluded", counts.cannotBeExcluded),
        ]
        for (name, count) in people {
            add("scope.\(name)", .count(count.value, counter: "명", unit: "people"), source: source, version: scope.version)
        }
        let others: [(String, Bilingual)] = [
            ("accounts", .count(counts.accounts.value, counter: "개", unit: "accounts")),
            ("records", .count(counts.records.value, counter: "건", unit: "records")),
            ("views", .count(counts.views.value, counter: "회", unit: "views")),
        ]
        for (name, value) in others { add("scope.\(name)", value, source: source, version: scope.version) }
        for tally in scope.items {
            let parts = [
                ("", tally.seenClear + tally.seenMasked), (".masked", tally.seenMasked), (".presumed", tally.presumed),
                (".unknown", tally.unknown),
            ]
            for (part, count) in parts where count > 0 {
                add(
                    "scope.item.\(tally.item.rawValue)\(part)", .count(count.value, counter: "명", unit: "people"),
                    source: source, version: scope.version)
            }
        }
    }
}
