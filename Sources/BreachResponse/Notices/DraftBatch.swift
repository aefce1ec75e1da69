internal import BreachLaw
internal import BreachModel
internal import NoticeChecking
internal import NoticeWriting

/// Texts written and checked in one run.
struct DraftBatch {
    let items: [DataItem]
    let company: Company
    /// Minutes ahead of UTC of the company's civil day.
    let offsetMinutes: Int
    let groupsWithout: Int
    private(set) var checked: [(draft: NoticeDraft, outcome: CheckOutcome)] = []
    private(set) var refused: [DraftNotices.Refusal] = []
    private(set) var unchanged = 0

    init(items: [DataItem], company: Company, offsetMinutes: Int, groupsWithout: Int) {
        self.items = items
        self.company = company
        self.offsetMinutes = offsetMinutes
        self.groupsWithout = groupsWithout
    }

    var isEmpty: Bool { checked.isEmpty && refused.isEmpty }

    /// Writes and checks every text of the kinds.
    ///
    /// - Throws: what the writer throws, but for what keeps one text alone from being written: that is a refusal.
    mutating func write(_ kinds: [NoticeKind], plan: DraftPlan, writer: NoticeWriter, facts: CheckFacts) throws {
        for entry in kinds.flatMap(plan.entries) {
            do throws(NoticeWritingError) {
                check(try plan.draft(entry, with: writer), entry, facts)
            } catch {
                switch error.code {
                case .nothingChanged: unchanged += 1
                case .contentMissing, .languageNotOffered, .coverageIncomplete:
                    refused.append(
                        DraftNotices.Refusal(
                            notice: NoticeID("\(entry.kind.rawValue)-\(entry.language.rawValue)"),
                            lines: [
                                "\(plan.profile.id) \(entry.kind.rawValue): not written: \(error.reportMessage)"
                                    + (error.reportHint.map { "; \($0)" } ?? "")
                            ]))
                default: throw error
                }
            }
        }
    }

    private mutating func check(_ draft: NoticeDraft, _ entry: DraftPlan.Entry, _ facts: CheckFacts) {
        let about = facts.about(draft, group: entry.group, company: company, previous: entry.previous.map { ($0, offsetMinutes) })
        let report = NoticeChecker(facts: about, items: items).check(text: draft.text)
        let found = report.findings.map { CheckOutcome.Finding(rule: $0.rule, severity: CheckOutcome.Severity($0.severity)) }
        let outcome = CheckOutcome(of: draft, findings: found, cannotTell: report.cannotTell.map(\.rule))
        checked.append((draft, outcome))
        if !outcome.standing.isEmpty {
            refused.append(DraftNotices.Refusal(notice: draft.id, lines: report.compilerStyle(file: draft.id.rawValue)))
        }
    }
}

extension CheckOutcome.Severity {
    init(_ severity: Severity) {
        switch severity {
        case .info: self = .info
        case .warn: self = .warn
        case .error: self = .error
        case .block: self = .block
        }
    }
}
