internal import BreachModel
internal import BreachResponse

/// How to tell a message of the company from an imitation.
struct GenuineMessage {
    let layout: PortalLayout

    var section: Markup {
        layout.section(
            "genuine", layout.say("받은 메시지가 진짜인지 확인하는 법", "How to tell a genuine message"), content)
    }

    private var content: Markup {
        var rules = [
            layout.text(
                "우리 통지는 링크를 누르거나 앱을 설치하라고 하지 않고, 비밀번호, 인증번호, 계좌번호, 송금을 요구하지 않습니다.",
                "Our notices never ask you to open a link or install an app, to give a password, a one-time code or an account number, or to send money."
            ),
            layout.text(
                "우리 통지에는 사람마다 다른 확인 코드 12자리가 있습니다. 여기에 넣으면 우리가 보낸 글을 그대로 보여 드립니다. 받은 글과 다르면 가짜입니다.",
                "Each of our notices carries a 12-character code of its own. Enter it here and we show the text that we sent. If yours differs, it is not from us."
            ),
            layout.text(
                "발신번호와 발신 주소는 위조될 수 있습니다. 번호가 같다는 것만으로 믿지 마세요.",
                "Sender numbers and addresses can be forged. A matching number alone proves nothing."),
        ]
        let senders = layout.incident.company.senders.sorted()
        if !senders.isEmpty {
            rules.append(
                layout.text("우리가 쓰는 발신처는 다음뿐입니다.", "We send only from:") + layout.list(senders.map { .text($0) }))
        }
        return layout.list(rules)
    }
}
