internal import BreachModel
internal import BreachResponse

/// What happened, what the company did and what follows: the same words for everyone.
struct IncidentSection {
    let layout: PortalLayout

    private var incident: PublicIncident { layout.incident }

    var markup: Markup {
        var rows: [(String, Markup)] = []
        rows.append((layout.say("유출 기간", "Time of the leak"), window))
        if let discovered = incident.discoveredAt {
            rows.append((layout.say("회사가 알게 된 때", "When the company learned of it"), layout.time(discovered)))
        }
        rows.append(
            (
                layout.say("경위", "How it happened"),
                incident.cause.map { .text($0[layout.language]) }
                    ?? layout.text("조사하고 있습니다. 확인되는 대로 알려 드리겠습니다.", "Under investigation. We will tell you as soon as it is known.")
            ))
        if !incident.items.isEmpty {
            rows.append(
                (
                    layout.say("유출된 항목", "Items that leaked"),
                    .text(incident.items.map { $0[layout.language] }.joined(separator: ", "))
                        + .element(
                            .p, [.class("help")], layout.text("사람마다 유출된 항목이 다릅니다.", "Which of them leaked differs from person to person."))
                ))
        }
        let list = rows.reduce(Markup()) { result, row in
            result + .element(.div, [], .element(.dt, [], .text(row.0)) + .element(.dd, [], row.1))
        }
        return layout.section(
            "happened", layout.say("무슨 일이 있었나요", "What happened"), .element(.dl, [.class("facts")], list) + measures + next)
    }

    private var window: Markup {
        guard let from = incident.leakFrom else { return layout.text("조사하고 있습니다.", "Under investigation.") }
        guard let to = incident.leakTo else { return layout.time(from) + layout.text("부터", " onwards") }
        let end = incident.ended ? "" : layout.say(" (더 있었는지 확인하고 있습니다)", " (we are checking whether there was more)")
        return layout.time(from) + layout.text("부터 ", " to ") + layout.time(to) + layout.text("까지", "") + .text(end)
    }

    private var measures: Markup {
        guard !incident.measures.isEmpty else { return Markup() }
        let rows = incident.measures.map { measure -> Markup in
            var checked = Markup()
            if let at = measure.verifiedAt {
                checked = .element(.span, [.class("done")], layout.text(" 효과 점검: ", " Effect checked: ") + layout.time(at))
            }
            return layout.time(measure.at) + .element(.br) + .text(measure.statement[layout.language]) + checked
        }
        return .element(.h3, [], layout.text("회사가 한 일", "What the company has done")) + layout.list(rows)
    }

    private var next: Markup {
        guard !incident.next.isEmpty else { return Markup() }
        return .element(.h3, [], layout.text("앞으로 할 일", "What follows"))
            + layout.list(incident.next.map { .text($0[layout.language]) })
    }
}
