internal import BreachModel

/// Coverage in words for a terminal.
struct CoverageText {
    /// Gaps shown; `--json` has all.
    static let limit = 20

    let offsetMinutes: Int

    func print(_ coverage: Coverage, indent: String = "") {
        let losses = coverage.losses
        let files = "\(Output.number(coverage.files)) files, \(time(coverage.window.start)) to \(time(coverage.window.end))"
        if coverage.isComplete {
            Output.line("\(indent)logs: shown to be complete for what is asked; \(files)")
        } else if losses.isEmpty {
            Output.line("\(indent)logs: nothing is known to be missing, but nothing shows that no single line is; \(files)")
        } else {
            Output.line("\(indent)logs: \(losses.count) gaps; \(files)")
        }
        for producer in coverage.producers ?? [] { Output.line("\(indent)  \(line(producer))") }
        for gap in coverage.gaps.prefix(Self.limit) { print(gap, indent: indent + "  ") }
        if coverage.gaps.count > Self.limit {
            Output.line("\(indent)  … and \(coverage.gaps.count - Self.limit) more (haechi coverage --json lists them all)")
        }
    }

    private func line(_ producer: ProducerCoverage) -> String {
        let name = producer.producer.map { "\(producer.source) (\($0))" } ?? producer.source
        let proof =
            switch producer.proof {
            case .sequence:
                producer.missingNumbers == 0
                    ? "each line is numbered, no number is missing"
                    : "each line is numbered, \(Output.number(producer.missingNumbers ?? 0)) numbers are missing"
            case .pairs: "a paired log has a line for each request"
            case .volume: "only the volume of lines speaks for it"
            }
        let repeated = producer.repeatedLines.map { $0 > 0 ? "; \(Output.number($0)) lines delivered again" : "" } ?? ""
        return "\(name): \(Output.number(producer.lines)) lines; \(proof)\(repeated)"
    }

    private func print(_ gap: CoverageGap, indent: String) {
        let source = gap.source == "*" ? "all logs" : gap.source
        let name = gap.producer.map { "\(source) (\($0))" } ?? source
        let lines =
            gap.lines.map { ", \(Output.number($0)) lines" } ?? gap.estimatedLines.map { ", about \(Output.number($0)) lines" } ?? ""
        Output.line("\(indent)\(time(gap.window.start)) to \(time(gap.window.end))  \(gap.reason.rawValue)  \(name)\(lines)")
        for sentence in gap.evidence ?? [] { Output.line("\(indent)    \(sentence.english)") }
        Output.line("\(indent)    leaves open: \(effect(gap))")
    }

    private func effect(_ gap: CoverageGap) -> String {
        guard let effect = gap.effect else { return "everything, of everyone" }
        if effect.items.isEmpty { return "nothing: its pages show no personal data" }
        if effect.credentials?.isEmpty == true { return "nothing: no credential in question existed then" }
        if effect.people == 0 { return "nothing" + (effect.shownBy.map { ": the log \($0) tells" } ?? "") }
        let whom = effect.people.map { "\(Output.number($0)) people" } ?? "everyone"
        let how = effect.presumes ? " (presumed of those who were touched, where most lost it)" : ""
        return effect.items.map(\.rawValue).joined(separator: ", ") + " of \(whom)" + how
    }

    private func time(_ instant: Instant) -> String { instant.rfc3339(offsetMinutes: offsetMinutes) }
}
