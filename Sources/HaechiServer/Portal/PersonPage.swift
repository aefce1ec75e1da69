internal import BreachModel
internal import BreachResponse

/// One person's page, shown after the person has proven to be the addressee.
struct PersonPage {
    let layout: PortalLayout
    let dossier: PersonDossier

    func render() -> String {
        let main =
            title + summary + leaked + undecided + notSeen + NoticesSection(layout: layout, notices: dossier.notices).markup
            + IncidentSection(layout: layout).markup + rights + layout.contact + leave
        return layout.document(
            title: layout.say("내 정보 가운데 유출된 항목", "Which of your data leaked"), page: "/me", isPersonal: true, main)
    }

    private var title: Markup {
        let text: (String, String) =
            switch (dossier.leaked.isEmpty, dossier.undecided.isEmpty) {
            case (false, _): ("유출된 항목 \(dossier.leaked.count)가지", count(dossier.leaked.count, " of your data items leaked"))
            case (true, false): ("유출 가능성을 배제할 수 없습니다", "A leak of your data cannot be excluded")
            case (true, true): ("유출된 항목이 확인되지 않았습니다", "No leak of your data has been found")
            }
        return .element(.h1, [], layout.text(text.0, text.1))
    }

    private func count(_ number: Int, _ words: String) -> String {
        number == 1 ? "One of your data items leaked" : "\(number)" + words
    }

    private var summary: Markup {
        var result = Markup()
        let names = dossier.leaked.map { $0.name[layout.language] }.joined(separator: ", ")
        if !names.isEmpty {
            result += .element(
                .p, [.class("lead")], layout.text("유출된 항목: ", "Leaked: ") + .element(.strong, [], .text(names)))
        }
        if dossier.kind == .nonMember {
            result += .element(
                .p, [.class("note")],
                layout.text(
                    "회원이 아니신데도 알려 드리는 까닭은, 다른 회원이 물건을 보내려고 저장한 배송지에 귀하의 정보가 있었기 때문입니다. 누가 저장했는지는 그 회원의 개인정보라서 알려 드리지 못합니다.",
                    "You are not a member. We tell you because a member had stored your details as a delivery address. We cannot say who: that is the member’s own data."
                ))
        }
        if dossier.isMinor {
            result += .element(
                .p, [.class("note")],
                layout.text(
                    "만 14세 미만이면 부모님이나 보호자와 함께 이 화면을 보고, 아래에 적힌 일을 같이 해 주세요.",
                    "If you are under 14, look at this page with a parent or guardian and do the steps below together."))
        }
        return result + .element(.p, [.class("help")], layout.text("이 화면은 인쇄하거나 저장해 두실 수 있습니다.", "You can print or save this page."))
    }

    private var leaked: Markup {
        guard !dossier.leaked.isEmpty else { return Markup() }
        return layout.section(
            "leaked", layout.say("무엇이 유출되었고 무엇을 하면 되나요", "What leaked, and what to do"), items(dossier.leaked))
    }

    private var undecided: Markup {
        guard !dossier.undecided.isEmpty else { return Markup() }
        let lead = layout.paragraph(
            "그 시간의 접속 기록이 일부 없어서, 유출되지 않았다고 말씀드릴 수 없는 항목입니다. 미리 조치해 두시기를 권합니다.",
            "Some access records of that time are missing, so that we cannot say these items did not leak. Please act as a precaution.")
        return layout.section(
            "undecided", layout.say("유출 가능성을 배제할 수 없는 항목", "Items of which a leak cannot be excluded"), lead + items(dossier.undecided))
    }

    private var notSeen: Markup {
        guard !dossier.notSeen.isEmpty else { return Markup() }
        let lead = layout.paragraph(
            "다음 항목을 보여 주는 화면은 접속 기록이 모두 있고, 그 기록에서 열람된 흔적을 찾지 못했습니다. 새로 확인되면 바로 알려 드립니다.",
            "The access records of the pages with these items are complete, and none shows that yours were viewed. If that changes we tell you at once."
        )
        return layout.section(
            "not-seen", layout.say("열람된 기록이 없는 항목", "Items without any record of access"),
            lead + layout.list(dossier.notSeen.map { .text($0.name[layout.language]) }))
    }

    private func items(_ items: [DossierItem]) -> Markup {
        items.reduce(Markup()) { $0 + ItemCard(layout: layout, item: $1).markup }
    }

    private var rights: Markup {
        layout.section(
            "rights", layout.say("피해 구제와 권리", "Relief and your rights"),
            layout.list([
                layout.text(
                    "손해가 생기면 회사에 배상을 청구할 수 있습니다(개인정보 보호법 제39조, 제39조의2).",
                    "You can claim damages from the company (Personal Information Protection Act, articles 39 and 39-2)."),
                layout.text(
                    "소송 없이 해결하려면 개인정보 분쟁조정위원회(1833-6972)에 조정을 신청할 수 있습니다.",
                    "To settle without a court, apply to the Personal Information Dispute Mediation Committee (1833-6972)."),
                layout.text(
                    "침해 사실은 개인정보침해 신고센터(118)에 신고할 수 있습니다.",
                    "You can report the infringement to the privacy report centre (118)."),
                layout.text(
                    "내 정보를 지우거나 탈퇴해도 이 권리는 그대로입니다. 증거로 이 화면을 먼저 인쇄해 두세요.",
                    "Deleting your data or leaving does not end these rights. Print this page first, as your record."),
            ]))
    }

    private var leave: Markup {
        .element(
            .form, [.action("/logout"), .post, .class("leave")],
            .element(.input, [.type("hidden"), .name("lang"), .value(layout.language.rawValue)])
                + .element(.button, [.type("submit"), .class("quiet")], layout.text("이 화면 닫고 나가기", "Close this page and log out"))
                + .element(
                    .p, [.class("help")],
                    layout.text("20분 동안 쓰지 않으면 저절로 닫힙니다.", "It closes by itself after 20 minutes without use.")))
    }
}
