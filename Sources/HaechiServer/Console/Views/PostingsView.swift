internal import BreachModel
internal import BreachResponse

/// Postings with what the watcher saw last, and their whole days without a gap.
struct PostingsView {
    struct Row {
        let anchor: String
        let title: String
        let state: String
        let `class`: String
        let trouble: String?
        let facts: [LabelledValue]
        let hasScreens: Bool
        let screens: [Screen]
    }

    struct Screen {
        let width: String
        let found: String
        let readable: String
        let firstScreen: String
    }

    let frame: Frame
    let w: [String: String]
    let postings: [Row]

    init(_ context: ConsoleContext) {
        frame = context.frame(.postings)
        w = context.words
        postings = context.overview.postings.map { Self.row($0, context) }
    }

    private static func row(_ posting: PostingStatus, _ context: ConsoleContext) -> Row {
        let sight = posting.last?.sight
        let state = sight?.state.words[context.language] ?? context.say("아직 확인하지 않음", "not looked at yet")
        return Row(
            anchor: "posting-\(posting.id)", title: context.say("게시 \(posting.id)", "Posting \(posting.id)"), state: state,
            class: posting.isServed || (posting.trouble == nil && sight?.state == .visible)
                ? "good" : posting.trouble == nil ? "care" : "bad",
            trouble: posting.trouble.map { "\($0.words[context.language]) · \(context.times.moment($0.since))" },
            facts: facts(posting, context), hasScreens: !(sight?.screens.isEmpty ?? true),
            screens: (sight?.screens ?? []).map { screen in
                Screen(
                    width: "\(screen.size.width) px", found: "\(screen.linesFound) / \(sight?.lines ?? 0)",
                    readable: "\(screen.linesReadable) / \(sight?.lines ?? 0)"
                        + (screen.problems.isEmpty ? "" : " (\(screen.problems.joined(separator: ", ")))"),
                    firstScreen: screen.titleOnFirstScreen ? context.say("예", "yes") : context.say("아니요", "no"))
            })
    }

    private static func facts(_ posting: PostingStatus, _ context: ConsoleContext) -> [LabelledValue] {
        let since = posting.since.map { context.say(" (\($0)부터)", " (from \($0))") } ?? ""
        var rows = [
            context.fact("페이지", "Page", posting.url),
            context.fact(
                "위치", "Place",
                KeepPostings.Place.words(posting.place)[context.language]),
            context.fact("게시 시작", "Posted", context.times.moment(posting.postedAt)),
            context.fact(
                "빈틈없이 보인 온전한 날", "Whole days without a gap",
                context.say("\(posting.termDays)일 가운데 \(posting.visibleDays)일", "\(posting.visibleDays) of \(posting.termDays)") + since),
            context.fact("확인한 횟수", "Looks", TimeWords.grouped(posting.observations)),
        ]
        if let last = posting.last { rows.append(context.fact("마지막 확인", "Last look", context.times.moment(last.at))) }
        if let removed = posting.removedAt { rows.append(context.fact("내린 때", "Taken down", context.times.moment(removed))) }
        return rows
    }
}
