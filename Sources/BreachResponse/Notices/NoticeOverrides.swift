internal import BreachModel
internal import CaseStore
internal import FoundationEssentials
internal import NoticeWriting

/// Puts overrides onto the outcomes of checks, and says what still stands.
struct NoticeOverrides {
    private let overrides: [CheckOutcome.Override]

    /// - Throws: `badOverride` where a name or a reason is blank.
    init(_ overrides: [NoticeOverride], at: Instant) throws {
        for override in overrides where [override.by, override.reason].contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw ResponseError(
                .badOverride, "an override needs a name and a written reason", context: [("rule", override.rule)],
                hint: "haechi notice approve --override RULE --by NAME --reason TEXT")
        }
        self.overrides = overrides.map { CheckOutcome.Override(rule: $0.rule, by: $0.by, reason: $0.reason, at: at) }
    }

    /// The outcome of every text with the overrides that concern it.
    ///
    /// - Parameter cross: what in the texts contradicts others.
    /// - Throws: `notChecked`, `badOverride` for a rule that no text fails, `refused` where a rule still stands.
    func applied(to notices: [StoredNotice], _ cross: CrossTextCheck) throws -> [NoticeID: CheckOutcome] {
        var outcomes: [NoticeID: CheckOutcome] = [:]
        for notice in notices {
            guard var outcome = notice.checkOutcome.flatMap(CheckOutcome.init(stored:)),
                outcome.checkedText.hasSuffix("subject: \(notice.subject)\n\n\(notice.body)")
            else {
                throw ResponseError(
                    .notChecked, "a text was not checked as it stands", context: [("notice", notice.id.rawValue)],
                    hint: "run haechi notice draft again")
            }
            outcome = cross.adding(to: outcome, of: notice.id)
            let failed = Set(outcome.findings.map(\.rule))
            outcome.overrides += overrides.filter { failed.contains($0.rule) }
            outcomes[notice.id] = outcome
        }
        if let idle = overrides.first(where: { override in !outcomes.values.contains { $0.findings.contains { $0.rule == override.rule } } }
        ) {
            throw ResponseError(.badOverride, "no text fails this rule", context: [("rule", idle.rule)])
        }
        try refuseStanding(outcomes, cross)
        return outcomes
    }

    private func refuseStanding(_ outcomes: [NoticeID: CheckOutcome], _ cross: CrossTextCheck) throws {
        let standing = outcomes.filter { !$0.value.standing.isEmpty }
        guard let first = standing.keys.min(by: { $0.rawValue < $1.rawValue }) else { return }
        let rules = Set(standing.values.flatMap(\.standing).map(\.rule)).sorted()
        throw ResponseError(
            .refused, "rules stand against texts that were to be approved",
            context: [("texts", String(standing.count)), ("first", first.rawValue), ("rules", rules.joined(separator: " "))]
                + cross.quoted.map { ("contradiction", $0) },
            hint: "mend the texts, or let a named person answer: --override RULE --by NAME --reason TEXT")
    }
}

extension CheckOutcome {
    /// The outcome that a store keeps; nil where the stored form is not ours.
    init?(stored json: String) {
        guard let outcome = try? JSONDecoder().decode(CheckOutcome.self, from: Data(json.utf8)) else { return nil }
        self = outcome
    }
}

extension StoredNotice {
    /// Each sentence with the facts behind it.
    var explanation: String {
        let sections = (try? JSONDecoder().decode([NoticeSection].self, from: Data(statements.utf8))) ?? []
        return NoticeDraft.explanation(of: sections.flatMap(\.statements))
    }
}
