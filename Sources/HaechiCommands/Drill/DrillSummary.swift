internal import BreachModel
internal import BreachResponse
internal import Drill
internal import LogScanning

/// What a person wants to read after a rehearsal.
struct DrillSummary {
    let result: DrillRehearsal.Result
    let environment: ResponseEnvironment
    let score: DrillScore

    func print() throws {
        Output.line()
        printExtent()
        printItems()
        printLogs()
        try printDuties()
        try printPromises()
        try printSend()
        Output.line()
        DrillScoring.print(score)
        printPlaces()
    }

    private func number(_ value: Int) -> String { Output.number(value) }

    private func printExtent() {
        let counts = result.scope.counts
        Output.line("WHOSE DATA")
        Output.line("  accounts       \(number(counts.accounts.value))")
        Output.line(
            "  people         \(number(counts.people.value))   \(number(counts.members.value)) members, \(number(counts.nonMembers.value)) in other people's address books"
        )
        Output.line("  records        \(number(counts.records.value))")
        Output.line("  page views     \(number(counts.views.value))")
        guard let first = result.scope.firstAccess, let last = result.scope.lastAccess else { return }
        let offset = environment.configuration.zoneOffsetMinutes
        Output.line("  first access   \(first.rfc3339(offsetMinutes: offset))")
        Output.line("  last access    \(last.rfc3339(offsetMinutes: offset))")
        let found = result.findings.filter(\.provesUnauthorisedAccess).map(\.since).min() ?? first
        let noticed = Instant(CivilTime(date: CivilDate(year: 2025, month: 11, day: 16), hour: 22, minute: 12), offsetMinutes: 540)
        Output.line(
            "  days unseen    \((noticed.milliseconds - found.milliseconds) / CivilDate.millisecondsPerDay)   until a customer's mail; haechi detect has it on the first day"
        )
        Output.line()
    }

    private func printItems() {
        let names = Dictionary(environment.configuration.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        Output.line("WHICH ITEMS              people: seen   (masked)   presumed   cannot be excluded")
        for item in result.scope.items {
            let name = names[item.item].map { "\($0.english) / \($0.korean)" } ?? item.item.rawValue
            let seen = item.seenClear.value + item.seenMasked.value
            Output.line(
                "  \(Output.column(name, 34)) \(Output.column(number(seen), 10)) \(Output.column("(" + number(item.seenMasked.value) + ")", 10)) \(Output.column(number(item.presumed.value), 10)) \(number(item.unknown.value))"
            )
        }
        Output.line()
    }

    private func printLogs() {
        let counts = result.scan.counts
        Output.line("LOGS")
        Output.line(
            "  \(number(counts.lines)) lines = \(number(counts.events)) events + \(number(counts.blank)) blank + \(number(counts.unreadable)) unreadable, in \(number(result.scan.files.count)) files"
        )
        let gaps = result.scope.coverage.gaps
        let offset = environment.configuration.zoneOffsetMinutes
        for gap in gaps where gap.reason != .unreadableLines && gap.reason != .notShown {
            Output.line(
                "  gap: \(gap.reason.rawValue), \(gap.window.start.rfc3339(offsetMinutes: offset)) to \(gap.window.end.rfc3339(offsetMinutes: offset)), \(gap.source)"
            )
        }
        let unreadable = gaps.filter { $0.reason == .unreadableLines }.compactMap(\.lines).reduce(0, +)
        if unreadable > 0 { Output.line("  gap: \(unreadable) unreadable lines") }
        if !gaps.isEmpty {
            Output.line(
                "  so \"was not leaked\" may be said of nobody, and \(number(result.scope.counts.cannotBeExcluded.value)) more people cannot be excluded"
            )
        }
        Output.line("FINDINGS")
        for finding in result.findings { Output.line("  [\(finding.confidence.rawValue)] \(finding.statement.english)") }
        Output.line()
    }

    private func printDuties() throws {
        Output.line("DUTIES (drill clock: \(environment.clock.now().rfc3339(offsetMinutes: environment.configuration.zoneOffsetMinutes)))")
        for row in try DutyRows(environment)() where row.verdict == "required" {
            for clock in row.clocks {
                Output.line("  \(Output.column(row.duty, 28)) \(clock.state.english)\(clock.due.map { ", due " + $0 } ?? "")")
            }
        }
        Output.line()
    }

    private func printPromises() throws {
        Output.line("ORDERS, PROMISES, POSTINGS")
        let show = ShowPromises(environment)
        for duty in try show.orders().flatMap(\.duties) {
            Output.line("  order \(Output.column("\(duty.duty.number) \(duty.duty.text.english)", 54)) \(duty.state.words.english)")
        }
        for promise in try show.promises() {
            Output.line("  promise \(Output.column("\(promise.id), by \(promise.promise.owner)", 52)) \(promise.state.words.english)")
        }
        for posting in try show.postings() {
            let seen = posting.last?.sight?.state.words.english ?? "not looked at yet"
            Output.line("  posting \(Output.column("\(posting.id), \(posting.place)", 52)) \(seen)")
        }
        Output.line()
    }

    private func printSend() throws {
        Output.line("NOTICES   \(result.texts) texts, checked and approved")
        for send in try SendNotices(environment).status() { SendText.print(send) }
    }

    private func printPlaces() {
        Output.line()
        Output.line("WHERE TO LOOK")
        Output.line("  scope, reports, evidence log   \(environment.folder.path)")
        Output.line("  reports to authorities         \(result.reports.map(\.path).joined(separator: ".ko.txt, ")).ko.txt")
        Output.line("  mails                          outbox beside haechi.yaml")
    }
}
