internal import BreachModel
internal import BreachResponse

/// The page that is the same for everyone: what happened, what to do now, and how to see one's own data.
struct FrontPage {
    let layout: PortalLayout

    func render() -> String {
        let main =
            title + jump + PostingSection(layout: layout).markup + check + whatToDo + genuine + whatHappened + layout.contact
        return layout.document(title: layout.say("개인정보 유출 안내", "Data leak information"), page: "/", main)
    }

    private var title: Markup {
        let name = layout.incident.company.name[layout.language]
        return .element(.h1, [], layout.text("고객 개인정보가 유출되었습니다", "Personal data of customers was leaked"))
            + .element(
                .p, [.class("lead")],
                layout.text(
                    "\(name)에서 고객의 개인정보가 유출되었습니다. 아래에서 내 정보 가운데 무엇이 유출되었는지 확인하고 필요한 조치를 바로 할 수 있습니다.",
                    "Personal data of customers was leaked at \(name). Here you can see which of your data leaked and act on it right away."
                ))
    }

    /// The way past a posting, which may be long, to the form.
    private var jump: Markup {
        guard !layout.incident.postings.isEmpty else { return Markup() }
        return .element(
            .p, [],
            .element(.a, [.class("jump"), .href(.place("check"))], layout.text("내 정보 확인하러 가기", "Go to: check your own data")))
    }

    private var check: Markup {
        layout.section(
            "check", layout.say("내 정보 확인하기", "Check your own data"), class: "action",
            layout.paragraph(
                "받으신 통지서에 적힌 확인 코드 12자리를 넣어 주세요. 다른 정보는 묻지 않습니다.",
                "Enter the 12-character code from your notice. We ask for nothing else.")
                + CodeForm(layout: layout, error: nil).markup + CodeForm(layout: layout, error: nil).withoutCode)
    }

    private var whatToDo: Markup {
        let steps = [
            layout.text(
                "보상, 환불, 피해 확인을 이유로 링크를 누르거나 앱을 설치하게 하는 문자와 전화는 응하지 마세요.",
                "Do not follow messages or calls that want you to open a link or install an app for compensation, a refund or a check."),
            layout.text(
                "공동현관 출입번호를 배송 메모에 적어 두었다면 관리사무소에 변경을 요청하고, 저장된 번호는 지우세요.",
                "If you stored a shared entrance code in a delivery note, ask the building office to change it, and delete the stored one."),
            layout.text(
                "주문하지 않은 물건이나 실제 주문을 말하며 접근하는 전화에 주의하세요. 끊고 앱에서 직접 확인하세요.",
                "Beware of goods you did not order and of callers who name a real order. Hang up and check in the app yourself."),
            layout.text(
                "의심스러운 문자는 118(한국인터넷진흥원)로, 돈을 보냈다면 바로 112(경찰)로 신고하세요.",
                "Report suspicious messages to 118 (KISA). If you have sent money, call 112 (police) at once."),
        ]
        let list = steps.reduce(Markup()) { $0 + .element(.li, [], $1) }
        return layout.section(
            "now", layout.say("지금 하실 일", "What to do now"), .element(.ol, [.class("steps")], list))
    }

    private var genuine: Markup {
        GenuineMessage(layout: layout).section
    }

    private var whatHappened: Markup {
        IncidentSection(layout: layout).markup
    }
}
