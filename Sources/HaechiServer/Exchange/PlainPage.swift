internal import BreachModel
package import HTTPTypes

/// Short pages that need no case: what went wrong, in both languages at once.
package enum PlainPage {
    /// The page for `status`; both languages on one page, since the request may not have told which it wants.
    package static func response(_ status: HTTPResponse.Status) -> PageResponse {
        let words = words(for: status)
        let head: Markup =
            .element(.meta, [.charset("utf-8")])
            + .element(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")])
            + .element(.title, [], .text(words.korean + " · " + words.english))
            + .element(.link, [.rel("stylesheet"), .href(.page("/portal.css", .korean))])
        let korean =
            Markup.element(.h1, [], .text(words.korean))
            + .element(.p, [], .element(.a, [.href(.page("/", .korean))], .text("첫 화면으로 가기")))
        let english =
            Markup.element(.h2, [], .text(words.english))
            + .element(.p, [], .element(.a, [.href(.page("/", .english))], .text("Go to the front page")))
        let main = Markup.element(
            .main, [.id("main")], korean + .element(.div, [.lang(.english)], english))
        let page = Markup.element(.html, [.lang(.korean)], .element(.head, [], head) + .element(.body, [], main))
        return .html("<!DOCTYPE html>\n" + page.html + "\n", status: status)
    }

    private static func words(for status: HTTPResponse.Status) -> Bilingual {
        switch status.code {
        case 403: Bilingual(korean: "다른 사이트에서 보낸 요청이라 받지 않았습니다", english: "This request came from another site and was refused")
        case 404: Bilingual(korean: "찾는 화면이 없습니다", english: "There is no such page")
        case 405: Bilingual(korean: "이 주소로는 그 방식의 요청을 받지 않습니다", english: "This address does not take that kind of request")
        case 413, 414, 431: Bilingual(korean: "보낸 내용이 너무 깁니다", english: "What was sent is too long")
        case 415: Bilingual(korean: "보낸 내용의 형식을 읽을 수 없습니다", english: "The form of what was sent cannot be read")
        case 400: Bilingual(korean: "요청을 읽을 수 없습니다", english: "The request cannot be read")
        default:
            Bilingual(korean: "지금은 보여 드릴 수 없습니다. 잠시 뒤에 다시 해 주세요", english: "This cannot be shown right now. Please try again in a moment")
        }
    }
}
