package import ArgumentParser
internal import BreachModel
internal import BreachResponse

/// `haechi scope`: findings → who lost what; ask, show, compare, verify, explain, export.
package struct ScopeCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "scope", abstract: "Tell who lost which items, and how sure that is.",
        subcommands: [
            Make.self, Count.self, List.self, Origins.self, Show.self, Diff.self, Verify.self, Explain.self, Export.self, Buildings.self,
        ], defaultSubcommand: Show.self)

    package init() {}

    /// `haechi scope make`.
    package struct Make: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "make", abstract: "Make the next version of the scope.",
            discussion: """
                Without options: from every finding that by itself shows access without authority. With --finding: from these.
                With --credential, --origin, --from, --to: from an indicator of your own.

                Example: haechi scope make --credential sk-1 --from 2025-06-24T00:00Z --to 2025-11-08T00:00Z
                """)

        @OptionGroup package var common: CommonOptions

        @Option(help: "A finding's id; may be given several times.")
        package var finding: [String] = []

        @OptionGroup package var indicators: IndicatorOptions

        @Flag(help: "Write the scope's files only, from an indicator of your own; leave the case store alone.")
        package var filesOnly = false

        package init() {}

        package func validate() throws {
            if filesOnly, indicators.isEmpty {
                throw ValidationError("--files-only leaves the case store alone, where findings lie: give --credential, --origin or times")
            }
        }

        package func run() throws {
            var environment = try common.environment()
            if !filesOnly { environment = try environment.opening() }
            let scope = try MakeScope(environment)(try choice())
            if common.json { try Output.json(scope) } else { ScopeText.print(scope) }
        }

        private func choice() throws -> MakeScope.Choice {
            guard !indicators.isEmpty else { return .findings(finding.map { FindingID($0) }) }
            guard finding.isEmpty else { throw ValidationError("give either --finding or an indicator of your own, not both") }
            return .indicators([try indicators.indicator()])
        }
    }

    /// `haechi scope show`.
    package struct Show: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a version of the scope.", discussion: "Example: haechi scope show --version-number 2")

        @OptionGroup package var common: CommonOptions

        @Option(help: "The version; the newest if not given.")
        package var versionNumber: Int?

        package init() {}

        package func run() throws {
            let scope = try ScopeFiles(try common.environment().folder).scope(versionNumber)
            if common.json { try Output.json(scope) } else { ScopeText.print(scope) }
        }
    }

    /// `haechi scope diff A B`.
    package struct Diff: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Say what changed from one version to another.", discussion: "Example: haechi scope diff 1 2")

        @OptionGroup package var common: CommonOptions

        @Argument(help: "The earlier version.")
        package var earlier: Int

        @Argument(help: "The later version.")
        package var later: Int

        @Flag(help: "Also print the key of every person for whom something changed. Keys are personal data.")
        package var people = false

        package init() {}

        package func run() throws {
            let files = ScopeFiles(try common.environment().folder)
            _ = (try files.scope(earlier), try files.scope(later))
            let (difference, keys) = try files.difference(from: earlier, to: later)
            if common.json { return try Output.json(difference) }
            Output.line("people added      \(Output.number(difference.added.value))")
            Output.line("people removed    \(Output.number(difference.removed.value))")
            Output.line("people changed    \(Output.number(difference.changed.value))")
            Output.line("people unchanged  \(Output.number(difference.unchanged.value))")
            for (item, count) in difference.gained.sorted(by: { $0.key < $1.key }) {
                Output.line("  newly lost \(Output.column(item.rawValue, 16)) \(Output.number(count))")
            }
            for (item, count) in difference.cleared.sorted(by: { $0.key < $1.key }) {
                Output.line("  no longer  \(Output.column(item.rawValue, 16)) \(Output.number(count))")
            }
            if people { for key in keys { Output.line(key.rawValue) } }
        }
    }
}

/// A scope in words for a terminal.
enum ScopeText {
    static func print(_ scope: BreachScope) {
        let counts = scope.counts
        Output.line("scope version \(scope.version)")
        Output.line("  root      \(scope.digest)")
        Output.line("  accounts  \(number(counts.accounts.value))")
        Output.line(
            "  people    \(number(counts.people.value))  (\(number(counts.members.value)) members, \(number(counts.nonMembers.value)) non-members)"
        )
        Output.line("  records   \(number(counts.records.value))")
        Output.line("  views     \(number(counts.views.value))")
        if let buildings = counts.buildings { Output.line("  buildings \(number(buildings)) with entrance codes shown in clear") }
        Output.line("  cannot be excluded for another \(number(counts.cannotBeExcluded.value)) people")
        if let rows = scope.unusableRows { print(rows) }
        if let first = scope.firstAccess, let last = scope.lastAccess { Output.line("  from \(first) to \(last)") }
        Output.line()
        Output.line("  " + Output.column("item", 16) + "     clear     masked   presumed    unknown      views")
        for item in scope.items {
            let cells = [item.seenClear.value, item.seenMasked.value, item.presumed.value, item.unknown.value, item.views.value]
            Output.line("  " + Output.column(item.item.rawValue, 16) + cells.map { right(number($0), 10) }.joined(separator: " "))
        }
        Output.line()
        CoverageText(offsetMinutes: 0).print(scope.coverage, indent: "  ")
    }

    private static func print(_ rows: UnusableRows) {
        Output.line(
            "  \(number(rows.count)) row\(rows.count == 1 ? "" : "s") of the member export or the address books could not be used: "
                + "people may be missing")
        for row in rows.first { Output.line("    \(row)") }
        if rows.count > rows.first.count { Output.line("    … and \(number(rows.count - rows.first.count)) more") }
        Output.line("    hint: export these rows again, then make the scope again")
    }

    private static func number(_ value: Int) -> String { Output.number(value) }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
