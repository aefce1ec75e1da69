internal import BreachModel
internal import BreachResponse

/// One item on a person's page: how sure it is, when, and what to do.
struct ItemCard {
    let layout: PortalLayout
    let item: DossierItem

    var markup: Markup {
        let id = "item-" + item.id.rawValue.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let heading = Markup.element(
            .h3, [.id(id)],
            .text(item.name[layout.language] + " ") + .element(.span, [.class("state " + item.certainty.rawValue)], .text(state)))
        return .element(.article, [.class("item"), .aria("labelledby", id)], heading + .element(.p, [], .text(meaning)) + facts + advice)
    }

    private var state: String {
        switch item.certainty {
        case .seen: layout.say("유출 확인", "Leak confirmed")
        case .presumed: layout.say("유출 추정", "Leak presumed")
        case .unknown: layout.say("배제할 수 없음", "Cannot be excluded")
        case .notSeen: layout.say("열람 기록 없음", "No record of access")
        }
    }

    private var meaning: String {
        switch (item.certainty, item.visibility) {
        case (.seen, .masked):
            layout.say(
                "일부가 가려진 채로 권한 없는 사람에게 열람된 기록이 있습니다.",
                "A record shows that it was shown, partly covered, to someone without authority.")
        case (.seen, _):
            layout.say(
                "읽을 수 있는 상태로 권한 없는 사람에게 열람된 기록이 있습니다.",
                "A record shows that it was shown in readable form to someone without authority.")
        case (.presumed, _):
            layout.say(
                "그 시간의 기록이 없어 직접 확인할 수는 없지만, 거의 모든 사람의 같은 항목이 유출되어 유출된 것으로 보고 알려 드립니다.",
                "Records of that time are missing. Because nearly everyone else’s was viewed, we treat it as leaked.")
        case (.unknown, _):
            layout.say("그 시간의 기록이 없어 유출되지 않았다고 말씀드릴 수 없습니다.", "Records of that time are missing, so we cannot say that it did not leak.")
        case (.notSeen, _):
            layout.say("열람된 기록이 없습니다.", "There is no record of access.")
        }
    }

    /// How often and when: one line, so that the steps stay near the heading on a small screen.
    private var facts: Markup {
        guard let first = item.first, let last = item.last else { return Markup() }
        let views = TimeWords.grouped(item.views.value)
        var line = Markup.text(layout.say("\(views)회 열람되었습니다. ", item.views == 1 ? "Shown once: " : "Shown \(views) times: "))
        if first == last {
            line += layout.time(first)
        } else {
            line += layout.text("처음 ", "first on ") + layout.time(first) + layout.text(", 마지막 ", ", last on ") + layout.time(last)
        }
        return .element(.p, [.class("help")], line)
    }

    private var advice: Markup {
        guard !item.advice.isEmpty else { return Markup() }
        return .element(.p, [.class("todo")], layout.text("하실 일", "What to do"))
            + layout.list(item.advice.map { .text($0[layout.language]) })
    }
}
