internal import BreachModel
internal import BreachResponse

/// The notices that were sent to the person, word for word, so that a message in hand can be compared.
struct NoticesSection {
    let layout: PortalLayout
    let notices: [DossierNotice]

    var markup: Markup {
        let heading = layout.say("보내 드린 통지", "Notices we sent you")
        guard !notices.isEmpty else {
            return layout.section("notices", heading, layout.paragraph("아직 보내 드린 통지가 없습니다.", "We have not sent you a notice yet."))
        }
        let lead = layout.paragraph(
            "받은 메시지가 아래 글과 같은지 비교해 보세요. 여기에 없거나 글이 다르면 우리가 보낸 것이 아닙니다.",
            "Compare the message you received with the text below. If it is not here, or reads differently, we did not send it.")
        return layout.section("notices", heading, lead + notices.reduce(Markup()) { $0 + notice($1) })
    }

    private func notice(_ notice: DossierNotice) -> Markup {
        var line = Markup.text(channel(notice.channel) + " · " + state(notice.state))
        if let at = notice.at { line += .text(" · ") + layout.time(at) }
        let language: [Attribute] = [.lang(notice.language)]
        let text = Markup.element(
            .details, [],
            .element(
                .summary, [],
                notice.state == .confirmed
                    ? layout.text("보낸 글 보기", "Read the text that we sent") : layout.text("통지 내용 보기", "Read the text of the notice"))
                + .element(.pre, [.class("letter"), .lang(notice.language)], .text(notice.body)))
        return .element(
            .article, [.class("notice")], .element(.h3, language, .text(notice.subject)) + .element(.p, [.class("help")], line) + text)
    }

    private func channel(_ name: String) -> String {
        switch name {
        case "email", "eml-folder", "smtp": layout.say("전자우편", "E-mail")
        case "sms": layout.say("문자", "Text message")
        case "post": layout.say("우편", "Letter")
        case "push": layout.say("앱 알림", "App message")
        default: name
        }
    }

    private func state(_ state: DeliveryState) -> String {
        switch state {
        case .queued: layout.say("보낼 차례를 기다리는 중", "waiting to be sent")
        case .claimed: layout.say("보내는 중", "being sent")
        case .confirmed: layout.say("보냈음", "sent")
        case .failedTemporary: layout.say("전달되지 않아 다시 보내는 중", "not delivered yet, trying again")
        case .failedPermanent: layout.say("전달되지 않음", "not delivered")
        case .noChannel: layout.say("연락처가 없어 보내지 못함", "not sent: no way to reach you is known")
        }
    }
}
