internal import BreachModel
internal import CaseStore
internal import NoticeChecking
internal import NoticeWriting

/// Holds texts that are to be approved against each other and against everything that the case has approved.
struct CrossTextCheck {
    /// What contradicts another text, by the text's id.
    let findings: [NoticeID: [CheckFinding]]

    /// - Parameters:
    ///   - candidates: the texts to approve.
    ///   - all: all texts of the case.
    ///   - facts: tell a part of the people from another figure for all of them.
    init(_ candidates: [StoredNotice], among all: [StoredNotice], facts: CheckFacts, items: [DataItem]) {
        let checker = NoticeChecker(facts: facts, items: items)
        let ids = Set(candidates.map(\.id))
        let texts = PublishedTexts(all.filter { !ids.contains($0.id) }, replacedBy: candidates).read(checker)
        findings = Dictionary(
            uniqueKeysWithValues: texts.filter { ids.contains(NoticeID($0.name)) }.map { text in
                (NoticeID(text.name), checker.conflicts(of: text, with: texts.filter { $0.name != text.name }))
            })
    }

    /// The stored outcome of a text with what contradicts others.
    func adding(to outcome: CheckOutcome, of id: NoticeID) -> CheckOutcome {
        var copy = outcome
        for finding in findings[id] ?? [] where !copy.findings.contains(where: { $0.rule == finding.rule }) {
            copy.findings.append(CheckOutcome.Finding(rule: finding.rule, severity: CheckOutcome.Severity(finding.severity)))
        }
        return copy
    }

    /// Up to three contradictions in words: both places, and what stands there.
    var quoted: [String] {
        let lines = findings.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { id in
            (findings[id] ?? []).map { "\(id.rawValue):\($0.line):\($0.column) \"\($0.span)\": \($0.message)" }
        }
        return Array(lines.prefix(3))
    }
}
