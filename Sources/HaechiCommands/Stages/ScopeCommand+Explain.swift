package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import ByteStreams

extension ScopeCommand {
    /// `haechi scope explain PERSON`.
    package struct Explain: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "Show every line of evidence about one person, why each item is what it is, and the proof.",
            discussion: """
                PERSON is a key (m:1001, n:1001/7) or a subject id. The answer is personal data; each look-up is sealed in the evidence log
                with who made it and a digest in place of the person. Exit code 1 if the person's line does not lead to the root.

                Example: haechi scope explain m:1001 --json
                """)

        @OptionGroup package var common: CommonOptions

        @Argument(help: "A person's key, or a subject id.")
        package var person: String

        @Option(help: "The version; the newest if not given.")
        package var versionNumber: Int?

        @Flag(help: "Also show the raw log lines.")
        package var showLines = false

        package init() {}

        package func run() throws {
            let explanation = try ExplainPerson(try common.environment())(person, version: versionNumber, showingLines: showLines)
            if common.json { try Output.json(explanation) } else { print(explanation) }
            if explanation.isProven == false { throw ExitCode(ExitStatus.negative.rawValue) }
        }

        private func print(_ explanation: PersonExplanation) {
            Output.line("\(explanation.person.rawValue) in scope version \(explanation.version)")
            guard let record = explanation.record else {
                if explanation.isProven == nil {
                    return Output.line("  not in the scope: nothing of this person was seen, is presumed or is unknown")
                }
                return Output.line(
                    explanation.canonicalLine == nil
                        ? "  no line of this person, and THE PEOPLE'S FILE DOES NOT LEAD TO THE ROOT"
                        : "  the line of this person is damaged: THE LINE DOES NOT LEAD TO THE ROOT")
            }
            Output.line("  \(record.kind.rawValue)  accounts: \(record.accounts.map(\.rawValue).joined(separator: " "))")
            for item in explanation.items {
                Output.line("  \(Output.column(item.item.rawValue, 16))\(Output.column(item.certainty.rawValue, 10))\(item.reason)")
            }
            Output.line("lines")
            for line in explanation.lines { print(line) }
            if let proof = explanation.proof {
                Output.line("proof: leaf \(proof.leaf) of \(proof.leaves), root \(explanation.root)")
                for hash in proof.path { Output.line("  \(hash)") }
                Output.line(explanation.isProven == true ? "  the line leads to the root" : "  THE LINE DOES NOT LEAD TO THE ROOT")
            }
        }

        private func print(_ line: PersonExplanation.Line) {
            let place = line.line.map { "line \($0)" } ?? "NO LONGER THERE"
            Output.line(
                "  \(line.time)  \(line.file)  \(place), offset \(line.offset), \(line.length) bytes"
                    + (line.isRepeated ? "  (repeated)" : ""))
            let items = line.items.sorted { $0.key < $1.key }.map { "\($0.key.rawValue)=\($0.value.rawValue)" }
            Output.line(
                "    from \(line.origin)  \(line.route ?? "a page that the route map does not know")  \(items.joined(separator: " "))")
            Output.line("    SHA-256 \(line.sha256)")
            if line.logChanged, line.line != nil {
                Output.line("    THE LOG HAS CHANGED SINCE IT WAS SCANNED: this may be another line; haechi trace reads them all again")
            }
            if let raw = line.raw { Output.line("    \(raw)") }
        }
    }

    /// `haechi scope buildings`.
    package struct Buildings: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "buildings", abstract: "Say in which buildings entrance codes must be changed.",
            discussion: """
                Groups the address-book entries whose entrance codes were shown by building: the address without flat and floor.

                Example: haechi scope buildings --addresses
                """)

        @OptionGroup package var common: CommonOptions

        @Option(help: "The version; the newest if not given.")
        package var versionNumber: Int?

        @Flag(help: "Codes that were shown masked only, in place of those that could be read.")
        package var masked = false

        @Flag(help: "Print the buildings' addresses. They are personal data where few people live.")
        package var addresses = false

        package init() {}

        package func run() throws {
            let found = try ListBuildings(try common.environment())(
                version: versionNumber, visibility: masked ? .masked : .clear)
            if common.json { return try Output.json(Answer(found, addresses: addresses)) }
            Output.line("buildings        \(Output.number(found.buildings.count))")
            Output.line("  people         \(Output.number(found.people))")
            Output.line("  entries        \(Output.number(found.entries)) with a code that was shown\(masked ? " masked" : " in clear")")
            Output.line("  codes          \(Output.number(found.codes)) to change, counted building by building")
            if found.entriesWithoutAddress.value > 0 {
                Output.line("  without address \(Output.number(found.entriesWithoutAddress.value)) entries")
            }
            Output.line("      people    entries      codes")
            for building in addresses ? found.buildings[...] : found.buildings.prefix(10) {
                let cells = [building.people.value, building.entries.value, building.codes].map { right(Output.number($0), 10) }
                Output.line("  " + cells.joined(separator: " ") + (addresses ? "  " + building.name.reveal() : ""))
            }
            if !addresses, found.buildings.count > 10 {
                Output.line("  … and \(Output.number(found.buildings.count - 10)) more; --addresses lists all with their addresses")
            }
        }

        private func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }

        private struct Answer: Encodable {
            struct Building: Encodable {
                let address: String?
                let people: PeopleCount
                let entries: RecordCount
                let codes: Int
            }

            let buildings: [Building]
            let entriesWithoutAddress: RecordCount

            init(_ found: BuildingExposures, addresses: Bool) {
                entriesWithoutAddress = found.entriesWithoutAddress
                buildings = found.buildings.map {
                    Building(address: addresses ? $0.name.reveal() : nil, people: $0.people, entries: $0.entries, codes: $0.codes)
                }
            }
        }
    }
}
