internal import BreachModel
internal import BreachResponse

/// The frame of every public page: landmarks, language switch and contact. It holds no script, no image and no other site.
struct PortalLayout {
    let language: Language
    let incident: PublicIncident
    /// Whether members can come here from the platform's app without a code.
    var opensFromApp = false

    var times: TimeWords { TimeWords(language: language, offsetMinutes: incident.zoneOffsetMinutes) }

    /// The one of the two texts that is in the page's language.
    func say(_ korean: String, _ english: String) -> String {
        language == .korean ? korean : english
    }

    func text(_ korean: String, _ english: String) -> Markup {
        .text(say(korean, english))
    }

    /// A whole HTML document.
    ///
    /// - Parameters:
    ///   - title: what the page is about; the company's name is added.
    ///   - page: the path that the language switch leads to.
    ///   - isPersonal: whether it speaks of one person.
    func document(title: String, page: StaticString, isPersonal: Bool = false, _ main: Markup) -> String {
        let head: Markup =
            .element(.meta, [.charset("utf-8")])
            + .element(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")])
            + .element(.meta, [.name("robots"), .content(isPersonal ? "noindex, nofollow" : "index, nofollow")])
            + .element(.title, [], .text("\(title) · \(incident.company.name[language])"))
            + .element(.link, [.rel("stylesheet"), .href(.page("/portal.css", language))])
        let body =
            .element(.a, [.class("skip"), .href(.place("main"))], text("본문으로 건너뛰기", "Skip to the content"))
            + header(page: page) + .element(.main, [.id("main"), .tabindex(-1)], main) + footer
        return Markup.fixed("<!DOCTYPE html>\n").html
            + Markup.element(.html, [.lang(language)], .element(.head, [], head) + .element(.body, [], body)).html + "\n"
    }

    private func header(page: StaticString) -> Markup {
        let other: Language = language == .korean ? .english : .korean
        let name = Markup.element(
            .a, [.class("name"), .href(.page("/", language))],
            .text(incident.company.name[language] + " ") + .element(.span, [], text("개인정보 유출 안내", "Data leak information")))
        let change = Markup.element(
            .a, [.class("language"), .lang(other), .hreflang(other), .href(.page(page, other))],
            .text(other == .korean ? "한국어" : "English"))
        let navigation = Markup.element(.nav, [.aria("label", say("언어", "Language"))], change)
        return .element(.header, [], .element(.div, [.class("bar")], name + navigation))
    }

    private var footer: Markup {
        let asOf = Markup.element(.time, [.datetime(incident.asOf)], .text(times.moment(incident.asOf)))
        let stand = Markup.element(
            .p, [], text("이 안내는 ", "This information is as of ") + asOf + text(" 현재 확인된 사실입니다.", "."))
        let domains = incident.company.domains.sorted().joined(separator: ", ")
        let site = Markup.element(
            .p, [],
            text(
                "회사가 쓰는 인터넷 주소는 \(domains)뿐입니다.",
                "The only internet addresses that the company uses are: \(domains)."))
        return .element(.footer, [], .element(.div, [.class("bar")], stand + (domains.isEmpty ? Markup() : site)))
    }

    /// A section with its heading, tied to it for screen readers.
    func section(_ id: String, _ heading: String, class name: String? = nil, _ content: Markup) -> Markup {
        var attributes: [Attribute] = [.aria("labelledby", id)]
        if let name { attributes.append(.class(name)) }
        return .element(.section, attributes, .element(.h2, [.id(id)], .text(heading)) + content)
    }

    func time(_ instant: Instant) -> Markup {
        .element(.time, [.datetime(instant)], .text(times.moment(instant)))
    }

    func list(_ items: [Markup]) -> Markup {
        .element(.ul, [], items.reduce(Markup()) { $0 + .element(.li, [], $1) })
    }

    func paragraph(_ korean: String, _ english: String) -> Markup {
        .element(.p, [], text(korean, english))
    }

    /// How to reach a person.
    var contact: Markup {
        let company = incident.company
        let rows: [(String, Markup)] = [
            (say("담당 부서", "Department"), .text(company.department[language])),
            (say("전화", "Phone"), .element(.a, [.href(.telephone(company.phone))], .text(company.phone))),
            (say("상담 시간", "Opening hours"), .text(company.hours[language])),
            (say("전자우편", "E-mail"), .element(.a, [.href(.mail(company.email))], .text(company.email))),
            (say("개인정보 보호책임자", "Privacy officer"), .text(company.privacyOfficer[language])),
        ]
        let list = rows.reduce(Markup()) { result, row in
            result + .element(.div, [], .element(.dt, [], .text(row.0)) + .element(.dd, [], row.1))
        }
        let lead = paragraph(
            "피해가 의심되거나 궁금한 점이 있으면 바로 연락해 주세요. 상담원도 이 화면과 같은 사실을 봅니다.",
            "If you suspect harm or have a question, contact us right away. The agent sees the same facts as this page.")
        return section("contact", say("피해 신고와 상담", "Report harm or speak to us"), lead + .element(.dl, [.class("facts")], list))
    }
}
