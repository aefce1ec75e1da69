internal import BreachModel
internal import BreachResponse

/// The form that takes the code of a notice. The code travels in the body and never in an address.
struct CodeForm {
    /// What was wrong with the last try. It says the same for an unknown code, a malformed one and a session that ended.
    enum Failure {
        case notAccepted
        /// Too many wrong tries; minutes to wait.
        case wait(minutes: Int)
    }

    let layout: PortalLayout
    let error: Failure?

    var markup: Markup {
        var describedBy = "code-help"
        var fields = Markup.element(.label, [.for("code")], layout.text("확인 코드", "Code"))
        fields += .element(
            .p, [.id("code-help"), .class("help")],
            layout.text(
                "예: 7K3F-9Q2M-XD41. 대문자와 소문자, 띄어쓰기와 줄표는 구분하지 않습니다.",
                "Example: 7K3F-9Q2M-XD41. Case, spaces and hyphens do not matter."))
        if let error {
            fields += .element(.p, [.id("code-error"), .class("error")], .text(message(error)))
            describedBy = "code-error code-help"
        }
        var input: [Attribute] = [
            .id("code"), .name("code"), .type("text"), .required, .maxlength(40), .autocomplete("one-time-code"),
            .autocapitalize("characters"), .doNotSpellCheck, .aria("describedby", describedBy),
        ]
        if error != nil { input.append(.aria("invalid", "true")) }
        fields += .element(.input, input)
        fields += .element(.input, [.type("hidden"), .name("lang"), .value(layout.language.rawValue)])
        fields += .element(.button, [.type("submit")], layout.text("내 정보 확인", "See my data"))
        return .element(.form, [.action("/check"), .post, .class("code")], fields)
    }

    /// What to do without a code.
    var withoutCode: Markup {
        let phone = layout.incident.company.phone
        var content = layout.paragraph(
            "통지는 순서대로 보내고 있습니다. 급하시면 \(phone)로 전화해 주세요. 본인 확인 뒤에 알려 드립니다.",
            "Notices are sent one after another. If it is urgent, call \(phone): we tell you after checking who you are.")
        if layout.opensFromApp {
            content += layout.paragraph(
                "회원은 앱에 로그인한 뒤 앱 안의 안내를 눌러 확인 코드 없이 볼 수 있습니다.",
                "Members can log in to the app and open this page from there without a code.")
        }
        content += layout.paragraph(
            "이름이나 전화번호만으로는 누가 고객인지 알려 드리지 않습니다. 다른 사람이 찾아보지 못하게 하기 위해서입니다.",
            "We do not say by name or phone number who is a customer, so that nobody can look up others.")
        return .element(
            .details, [],
            .element(.summary, [], layout.text("확인 코드가 없거나 통지를 받지 못했다면", "No code, or no notice received?")) + content)
    }

    private func message(_ error: Failure) -> String {
        switch error {
        case .notAccepted:
            layout.say(
                "확인 코드가 맞지 않거나 확인 시간이 지났습니다. 통지서의 확인 코드 12자리를 다시 넣어 주세요.",
                "The code was not accepted, or the time for looking has run out. Enter the 12 characters from your notice again.")
        case .wait(let minutes):
            layout.say(
                "잘못된 시도가 많아 잠시 멈췄습니다. \(minutes)분 뒤에 다시 시도하거나 전화해 주세요.",
                "Too many wrong tries. Try again in \(minutes) minutes, or call us.")
        }
    }
}
