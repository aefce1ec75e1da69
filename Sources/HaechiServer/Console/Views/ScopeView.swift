internal import BreachModel
internal import BreachResponse

/// Who lost what: counts, items, groups, gaps and the course over time.
struct ScopeView {
    struct Item {
        let name: String
        let seenClear: String
        let seenMasked: String
        let presumed: String
        let unknown: String
        let views: String
    }

    struct Gap {
        let from: String
        let to: String
        let reason: String
        let evidence: String
        let source: String
        let lines: String
        let open: String
    }

    struct Group {
        let people: String
        let kind: String
        let items: String
    }

    private static let shownGroups = 100

    let frame: Frame
    let w: [String: String]
    let hasScope: Bool
    var figures: [LabelledValue] = []
    var facts: [LabelledValue] = []
    var chart: DayChart?
    var days: [LabelledValue] = []
    var items: [Item] = []
    var coverageLead = ""
    var hasGaps = false
    var gaps: [Gap] = []
    var groups: [Group] = []
    var moreGroups: String?

    init(_ context: ConsoleContext) {
        frame = context.frame(.scope)
        w = context.words
        hasScope = context.overview.scope != nil
        guard let scope = context.overview.scope else { return }
        let counts = ScopeFigures(context: context, scope: scope)
        figures = counts.figures
        facts = counts.remainders
        chart = DayChart(context: context, scope: scope)
        days = scope.viewsByDay.map {
            LabelledValue(label: context.times.day($0.day), value: TimeWords.grouped($0.views.value))
        }
        items = scope.items.map { Self.item($0, context) }
        hasGaps = !scope.coverage.gaps.isEmpty
        gaps = scope.coverage.gaps.map { Self.gap($0, context) }
        coverageLead = Self.coverageLead(scope.coverage, context)
        groups = scope.groups.prefix(Self.shownGroups).map { Self.group($0, context) }
        if scope.groups.count > Self.shownGroups {
            let rest = TimeWords.grouped(scope.groups.count - Self.shownGroups)
            moreGroups = context.say("이 밖에 \(rest)개 묶음이 더 있습니다.", "There are \(rest) more groups.")
        }
    }

    private static func item(_ tally: ItemTally, _ context: ConsoleContext) -> Item {
        Item(
            name: context.overview.itemName(tally.item, in: context.language), seenClear: TimeWords.grouped(tally.seenClear.value),
            seenMasked: TimeWords.grouped(tally.seenMasked.value), presumed: TimeWords.grouped(tally.presumed.value),
            unknown: TimeWords.grouped(tally.unknown.value), views: TimeWords.grouped(tally.views.value))
    }

    private static func gap(_ gap: CoverageGap, _ context: ConsoleContext) -> Gap {
        let estimate = gap.estimatedLines.map { context.say("약 ", "about ") + TimeWords.grouped($0) }
        return Gap(
            from: context.times.moment(gap.window.start), to: context.times.moment(gap.window.end), reason: GapWords.reason(gap, context),
            evidence: (gap.evidence ?? []).map { $0[context.language] }.joined(separator: " "),
            source: gap.producer.map { "\(gap.source) (\($0))" } ?? (gap.source == "*" ? context.say("모든 기록", "all logs") : gap.source),
            lines: gap.lines.map(TimeWords.grouped) ?? estimate ?? "–", open: GapWords.effect(gap, context))
    }

    private static func coverageLead(_ coverage: Coverage, _ context: ConsoleContext) -> String {
        let files = TimeWords.grouped(coverage.files)
        let start = context.times.moment(coverage.window.start)
        let end = context.times.moment(coverage.window.end)
        if coverage.isComplete {
            return context.say(
                "\(start)부터 \(end)까지의 기록 \(files)개 파일이 모두 있습니다.", "The logs from \(start) to \(end) are complete (\(files) files).")
        }
        if coverage.losses.isEmpty {
            return context.say(
                "\(start)부터 \(end)까지의 기록 \(files)개 파일에서 빠진 곳이 드러나지 않았습니다. 다만 한 줄 한 줄이 모두 남아 있는지는 확인할 수 없어, 유출되지 않았다고 말할 수 없습니다.",
                "Nothing is known to be missing in the logs from \(start) to \(end) (\(files) files). But nothing shows that every single line is there, so nobody can say that nothing leaked."
            )
        }
        return context.say(
            "\(start)부터 \(end)까지의 기록 \(files)개 파일에 아래와 같은 빈 곳이 있습니다. 그 시간에는 유출되지 않았다고 말할 수 없습니다.",
            "The logs from \(start) to \(end) (\(files) files) have these gaps. For that time nobody can say that nothing leaked.")
    }

    private static func group(_ group: ExposureGroup, _ context: ConsoleContext) -> Group {
        let items = group.items.map { item in
            let name = context.overview.itemName(item.item, in: context.language)
            return switch (item.certainty, item.visibility) {
            case (.seen, .masked): name + context.say("(가려짐)", " (masked)")
            case (.seen, _): name
            case (.presumed, _): name + context.say("(추정)", " (presumed)")
            case (.unknown, _): name + context.say("(배제 불가)", " (not excluded)")
            case (.notSeen, _): name + context.say("(기록 없음)", " (not seen)")
            }
        }
        return Group(
            people: TimeWords.grouped(group.people.value), kind: context.name(group.kind), items: items.joined(separator: ", "))
    }
}
