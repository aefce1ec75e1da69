internal import BreachModel

/// One rule as data. The function that judges it is registered under the same id.
struct RuleRow: Decodable, Sendable {
    let id: String
    /// KR, EU, UK, US-CA, JP, SG or * for all.
    let jurisdiction: String
    /// Ids of law profiles in which it is in force; * for all.
    let profiles: [String]
    /// What is checked: notice, possibility-notice, sms, homepage, regulator-report, register, plan/clock, faq, any.
    let document: String
    let severity: String
    /// Provision of law; empty where the rule rests on `source` alone.
    let article: String
    /// Decision or practice behind the rule; empty if none.
    let source: String
    /// V verified, S one secondary source, M to be verified, D derived.
    let basis: String
    /// First local day for which the rule holds; nil if no change is recorded.
    let from: String?
    /// What is wrong when it fails; `{detail}` stands for what the function found.
    let message: Words
    /// How to mend it.
    let fix: Words
    /// Facts without which it may be impossible to tell.
    let needs: [String]

    struct Words: Decodable, Sendable {
        let ko: String
        let en: String

        var korean: String { ko }
        var english: String { en }

        subscript(_ language: Language) -> String { language == .korean ? ko : en }
    }

    /// What a finding cites.
    var citation: String { [article, source].filter { !$0.isEmpty }.joined(separator: "; ") }
}
