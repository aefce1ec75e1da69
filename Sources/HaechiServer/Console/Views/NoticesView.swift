internal import BreachModel
internal import BreachResponse

/// The list of notices.
struct NoticesView {
    struct Row {
        let path: String
        let pageLanguage: String
        let language: String
        let subject: String
        let id: String
        let kind: String
        let languageName: String
        let audience: String
        let people: String
        let approval: String
        let `class`: String
    }

    let frame: Frame
    let w: [String: String]
    let hasNotices: Bool
    let notices: [Row]

    init(_ context: ConsoleContext) {
        frame = context.frame(.notices)
        w = context.words
        hasNotices = !context.overview.notices.isEmpty
        notices = context.overview.notices.map { notice in
            Row(
                path: NoticeView.path(notice.id), pageLanguage: context.language.rawValue, language: notice.language.rawValue,
                subject: notice.subject, id: notice.id.rawValue, kind: context.noticeKind(notice.kind),
                languageName: notice.language == .korean ? "한국어" : "English", audience: context.audience(notice),
                people: notice.personKind == nil ? "–" : TimeWords.grouped(notice.people.value),
                approval: notice.approval == .approved ? context.say("승인됨", "approved") : context.say("초안", "draft"),
                class: notice.approval == .approved ? "good" : "care")
        }
    }
}
