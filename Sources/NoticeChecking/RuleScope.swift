internal import BreachModel

/// Which rules speak about which document.
enum RuleScope {
    /// Rules that report other rules' failures once.
    static let summaries = ["KR-D-04", "X-10"]

    /// What a short message that points to a full notice must still keep (rule notes).
    private static let messageTone: Set<String> = [
        "KR-N-12", "KR-N-13", "KR-N-14", "KR-N-15", "KR-N-16", "KR-N-17", "KR-N-18", "KR-N-19", "KR-N-20", "KR-N-21", "KR-N-24", "KR-N-02",
    ]
    /// Wording rules that hold for a notice of possible leak and an all-clear too.
    private static let sharedTone: Set<String> = [
        "KR-N-15", "KR-N-16", "KR-N-17", "KR-N-18", "KR-N-19", "KR-N-21", "KR-N-22", "KR-N-23", "KR-N-24",
    ]
    private static let noticeOnly: Set<String> = ["KR-D-10", "KR-D-11", "KR-D-12"]

    static func order(_ id: String) -> Int { RuleBook.shared.order[id] ?? Int.max }

    static func applies(_ row: RuleRow, _ context: RuleContext) -> Bool {
        guard context.profile.holds(row) != .no else { return false }
        if row.jurisdiction == "KR", context.profile.jurisdiction != "KR" { return false }
        return fits(row, context) && isInForce(row, context)
    }

    private static func isInForce(_ row: RuleRow, _ context: RuleContext) -> Bool {
        guard let from = row.from, row.profiles != ["KR-2026"] || row.id == "KR-R-09" else { return true }
        let day = row.id == "KR-R-09" ? context.facts.leak?.from?.day : context.facts.awareAt?.day
        guard let day else { return row.id != "KR-R-09" }
        return day.description >= from
    }

    private static func fits(_ row: RuleRow, _ context: RuleContext) -> Bool {
        switch row.document {
        case "any", "plan/clock": true
        case "notice": fitsNotice(row, context)
        case "possibility-notice": fitsPossibility(row, context)
        case "homepage": context.document == .homepage
        case "sms": context.isMessage
        case "regulator-report": context.document == .regulatorReport
        case "register": context.document == .register
        case "faq": context.document == .faq
        default: false
        }
    }

    private static func fitsNotice(_ row: RuleRow, _ context: RuleContext) -> Bool {
        if row.jurisdiction == "KR" {
            if noticeOnly.contains(row.id) {
                return (context.document == .notice || context.document == .homepage) && !context.isMessage
            }
            if context.isMessage { return messageTone.contains(row.id) || !MessageRules.pointsElsewhere(context) }
        }
        switch context.document {
        case .notice, .homepage: return true
        case .faq: return row.jurisdiction == "KR" ? FAQScope.touches(row.id, context) : row.id.hasPrefix("EU-N-03") || row.id == "UK-N-01"
        case .sms: return row.jurisdiction == "KR" || ["EU-N-03", "EU-N-04", "UK-N-01"].contains(row.id)
        case .possibilityNotice, .allClear:
            return sharedTone.contains(row.id) || row.id == "UK-N-01" || row.id == "EU-N-03" || row.id == "EU-N-04"
        case .regulatorReport, .register: return false
        }
    }

    private static func fitsPossibility(_ row: RuleRow, _ context: RuleContext) -> Bool {
        switch row.id {
        case "KR-P-05": return context.document == .possibilityNotice || context.document == .allClear
        case "KR-P-06": return [.notice, .homepage, .sms, .possibilityNotice, .faq].contains(context.document)
        default: return context.document == .possibilityNotice
        }
    }
}
