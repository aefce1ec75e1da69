internal import BreachModel
internal import BreachResponse

/// One notice, word for word.
struct NoticeView {
    struct Failure {
        let rule: String
        let severity: String
        let `class`: String
    }

    let frame: Frame
    let w: [String: String]
    let facts: [LabelledValue]
    let language: String
    let subject: String
    let body: String
    let wasChecked: Bool
    let hasFailures: Bool
    let failures: [Failure]
    /// What the check said beside the failures.
    let checkText: String

    init(_ context: ConsoleContext, _ notice: NoticeSummary) {
        frame = context.frame(
            .notices, title: context.say("통지문 \(notice.id.rawValue)", "Notice \(notice.id.rawValue)"), path: Self.path(notice.id))
        w = context.words
        language = notice.language.rawValue
        subject = notice.subject
        body = notice.body
        wasChecked = notice.check != nil
        failures = (notice.check?.failures ?? []).map {
            Failure(
                rule: $0.rule, severity: $0.severity + ($0.overriddenBy.map { context.say(" · 예외 승인: ", " · let pass by ") + $0 } ?? ""),
                class: $0.severity == "BLOCK" || $0.severity == "ERROR" ? "bad" : "care")
        }
        hasFailures = !failures.isEmpty
        checkText = Self.checkText(notice.check, context)
        let approval =
            switch notice.approval {
            case .draft: context.say("아직 승인되지 않음", "not approved yet")
            case .approved: notice.approvedBy.joined(separator: ", ") + (notice.approvedAt.map { ", " + context.times.moment($0) } ?? "")
            }
        facts = [
            context.fact("구분", "Kind", context.noticeKind(notice.kind)),
            context.fact("버전", "Version", String(notice.version)),
            context.fact(
                "대상", "Audience", context.audience(notice) + (notice.personKind == nil ? "" : ", " + context.people(notice.people))),
            context.fact("승인", "Approval", approval),
        ]
    }

    private static func checkText(_ check: NoticeCheckSummary?, _ context: ConsoleContext) -> String {
        guard let check else { return "" }
        let found =
            check.failures.isEmpty
            ? context.say("어긴 규칙이 없습니다.", "No rule is broken.")
            : context.say("어긴 규칙 \(check.failures.count)개", "Rules broken: \(check.failures.count)")
        guard !check.cannotTell.isEmpty else { return found }
        let rules = check.cannotTell.joined(separator: ", ")
        return found + context.say(" 사실이 없어 판단하지 못한 규칙: \(rules)", " Rules that lack a fact: \(rules)")
    }

    /// A notice's address. Its id may hold any character, so it is written in base64url.
    static func path(_ id: NoticeID) -> String {
        "/notices/" + Base64URL.encode(Array(id.rawValue.utf8))
    }

    /// The id that an address names.
    static func id(_ segment: String) -> NoticeID? {
        Base64URL.decode(segment).map { NoticeID(String(decoding: $0, as: UTF8.self)) }
    }
}
