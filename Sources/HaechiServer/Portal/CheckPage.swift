internal import BreachModel

/// The form on a page of its own: where there is no session, and where a code was not accepted.
struct CheckPage {
    let layout: PortalLayout
    let failure: CodeForm.Failure?

    func render() -> String {
        let form = CodeForm(layout: layout, error: failure)
        let main =
            Markup.element(.h1, [.id("check")], layout.text("내 정보 확인하기", "Check your own data"))
            + layout.paragraph(
                "받으신 통지서에 적힌 확인 코드 12자리를 넣어 주세요.", "Enter the 12-character code from your notice.")
            + form.markup + form.withoutCode + GenuineMessage(layout: layout).section + layout.contact
        var title = layout.say("내 정보 확인하기", "Check your own data")
        if failure != nil { title = layout.say("오류: ", "Error: ") + title }
        return layout.document(title: title, page: "/me", isPersonal: true, main)
    }
}
