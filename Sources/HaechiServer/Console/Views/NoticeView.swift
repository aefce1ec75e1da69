internal import BreachModel
internal import BreachResponse

/// One notice, word for word.
struct NoticeView {
    let frame: Frame
    let w: [String: String]
    let facts: [LabelledValue]
    let language: String
    let subject: String
    let body: String
    let hasOutcome: Bool
    let outcome: String

    init(_ context: ConsoleContext, _ notice: NoticeSummary) {
        frame = context.frame(
            .notices, title: context.say("통지문 \(notice.id.rawValue)", "Notice \(notice.id.rawValue)"), path: Self.path(notice.id))
        w = context.words
        language = notice.language.rawValue
        subject = notice.subject
        body = notice.body
        hasOutcome = !notice.checkOutcome.isEmpty
        outcome = notice.checkOutcome
        let approval =
            switch notice.approval {
            case .draft: context.say("아직 승인되지 않음", "not approved yet")
            case .approved: notice.approvedBy.joined(separator: ", ") + (notice.approvedAt.map { ", " + context.times.moment($0) } ?? "")
            }
        facts = [
            context.fact("구분", "Kind", notice.kind),
            context.fact("버전", "Version", String(notice.version)),
            context.fact("대상", "Audience", context.audience(notice) + ", " + context.people(notice.people)),
            context.fact("승인", "Approval", approval),
        ]
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
