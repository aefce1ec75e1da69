internal import BreachModel

/// Judges every rule that applies and gathers the answers.
struct RuleRunner {
    let context: RuleContext
    let language: Language

    func run() -> CheckReport {
        var report = CheckReport(document: context.document, profile: context.profile.id, findings: [], cannotTell: [], passed: [])
        let book = RuleBook.shared
        for row in book.rows where RuleScope.applies(row, context) {
            guard let function = book.functions[row.id], !RuleScope.summaries.contains(row.id) else { continue }
            add(answer(row, function), row, to: &report)
        }
        for id in RuleScope.summaries {
            guard let row = book.row(id), RuleScope.applies(row, context) else { continue }
            add(summary(report), row, to: &report)
        }
        report.findings.sort(by: CheckFinding.isEarlier)
        report.passed.sort { RuleScope.order($0) < RuleScope.order($1) }
        return report
    }

    private func answer(_ row: RuleRow, _ function: RuleFunction) -> RuleOutcome {
        if context.profile.holds(row) == .perhaps { return .cannotTell("awareAt") }
        return function(context)
    }

    /// A posting or an FAQ answers for the rules of the notice as a whole (KR-D-04, X-10).
    private func summary(_ report: CheckReport) -> RuleOutcome {
        let failed = Set(report.findings.map(\.rule)).filter {
            $0.hasPrefix("KR-N") || $0.hasPrefix("EU-N") || $0.hasPrefix("CA-N") || $0.hasPrefix("JP-N") || $0.hasPrefix("SG-N")
                || $0.hasPrefix("UK-N")
        }
        let names = failed.sorted().joined(separator: ", ")
        return failed.isEmpty ? .passed : .missing(names, names)
    }

    private func add(_ outcome: RuleOutcome, _ row: RuleRow, to report: inout CheckReport) {
        switch outcome {
        case .notApplicable: break
        case .passed: report.passed.append(row.id)
        case .cannotTell(let needs): report.cannotTell.append(CannotTell(rule: row.id, needs: needs))
        case .failed(let violations):
            for violation in violations.prefix(8) { report.findings.append(finding(violation, row)) }
        }
    }

    private func finding(_ violation: Violation, _ row: RuleRow) -> CheckFinding {
        let range = violation.range.map(context.text.visible.sourceRange) ?? 0..<0
        let place = context.text.source.place(range.lowerBound)
        let detail = violation.detail[language]
        let message = row.message[language].filled(detail)
        return CheckFinding(
            rule: row.id, severity: violation.severity ?? Severity(rawValue: row.severity) ?? .error, line: place.line,
            column: place.column,
            span: context.text.source.codes.text(range), range: range, message: message, article: row.citation, fix: row.fix[language])
    }
}

extension String {
    /// With `detail` in the place of `{detail}`; where there is none, without the colon that announced it.
    func filled(_ detail: String) -> String {
        guard let place = firstRange(of: "{detail}") else { return self }
        if !detail.isEmpty { return replacingCharacters(detail, in: place) }
        var head = self[..<place.lowerBound]
        while let last = head.last, last == " " || last == ":" { head.removeLast() }
        return head.last == "." ? String(head) : head + "."
    }

    private func replacingCharacters(_ text: String, in range: Range<String.Index>) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
