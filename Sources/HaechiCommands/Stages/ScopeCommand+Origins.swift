package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import LogScanning
internal import Scoping

extension ScopeCommand {
    /// `haechi scope origins`.
    package struct Origins: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "origins",
            abstract: "Count every credential at every origin: lines, distinct people, first and last moment, as CSV.",
            discussion: """
                One row for each credential and address: credential, origin, events, people, first, last. People are subjects as the lines name them; every
                line counts, whatever its answer was. Without options all lines are meant. With --json only the totals are printed.

                Example: haechi scope origins --credential sk-1 > origins.csv
                """)

        @OptionGroup package var common: CommonOptions

        @OptionGroup package var indicators: IndicatorOptions

        @OptionGroup package var logs: RawOptions

        package init() {}

        package func run() throws {
            let ask = AskScope(try common.environment())
            let asked = indicators.isEmpty ? [] : [try indicators.indicator()]
            guard logs.raw else { return try print(try ask.origins(asked, keepsRows: !common.json), nil) }
            let (counts, reading) = try ask.originsOfLogs(asked, ScanLogs.Selection(files: logs.files), keepsRows: !common.json)
            ReadingText.warn(reading)
            try print(counts, reading)
        }

        private func print(_ counts: consuming OriginCounts, _ reading: LogGlance.Reading?) throws {
            if common.json { return try Output.json(OriginsAnswer(totals: counts.totals, reading: reading)) }
            // SAFETY: the rows are written during the call.
            unsafe counts.list { unsafe Output.write($0, to: 1) }
        }
    }
}

/// The JSON answer of `haechi scope origins`.
private struct OriginsAnswer: Encodable {
    let totals: OriginCounts.Totals
    let reading: LogGlance.Reading?

    private enum Key: String, CodingKey {
        case rows, events, people, first, last, bytesRead, linesParsed, unreadable, truncated
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(totals.rows, forKey: .rows)
        try container.encode(totals.events, forKey: .events)
        try container.encode(totals.people, forKey: .people)
        try container.encode(totals.first, forKey: .first)
        try container.encode(totals.last, forKey: .last)
        try container.encodeIfPresent(reading?.bytes, forKey: .bytesRead)
        try container.encodeIfPresent(reading?.candidates, forKey: .linesParsed)
        try container.encodeIfPresent(reading?.unreadable, forKey: .unreadable)
        try container.encodeIfPresent(reading?.truncated, forKey: .truncated)
    }
}
