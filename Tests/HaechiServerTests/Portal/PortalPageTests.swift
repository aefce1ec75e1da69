import BreachModel
import BreachResponse
import Foundation
import HTTPTypes
import HaechiServer
import Testing

struct PortalPageTests {
    /// Every page of the portal in `language`, by name.
    static func pages(_ language: Language, reader: CaseReader = SampleCase.reader()) async throws -> [(name: String, html: String)] {
        let lang = language.rawValue
        let world = try TestWorld(reader: reader, settings: PortalSettings(appLinkKey: AppLinkTests.key))
        var browser = Browser(world.portal)
        var pages = [("front", await browser.get("/?lang=\(lang)").text), ("form", await browser.get("/me?lang=\(lang)").text)]
        pages.append(("refused", await browser.open(code: "wrong", language: lang).text))
        pages.append(("member", await browser.open(code: SampleCase.code.text, language: lang).text))
        pages.append(("non-member", await browser.open(code: SampleCase.otherCode.text, language: lang).text))
        pages.append(("not found", await browser.get("/nothing").text))
        let limited = try TestWorld(reader: reader, settings: PortalSettings(limits: .init(perClient: 0)))
        var waiting = Browser(limited.portal)
        pages.append(("wait", await waiting.post("/check", ["lang": lang]).text))
        return pages
    }

    @Test("Every page is well-formed and has a name for everything that a screen reader stops at", arguments: Language.firstLanguages)
    func wellFormed(language: Language) async throws {
        for page in try await Self.pages(language) {
            #expect(StrictHTML(page.html).problems == [], "\(page.name)")
        }
    }

    @Test("Every page says its language, and offers the other one in that language", arguments: Language.firstLanguages)
    func languages(language: Language) async throws {
        for page in try await Self.pages(language) where page.name != "not found" {
            let html = StrictHTML(page.html)
            #expect(html.all("html").first?.attributes["lang"] == language.rawValue, "\(page.name)")
            let other = html.all("a").first { $0.attributes["hreflang"] != nil }
            #expect(other?.attributes["hreflang"] != language.rawValue)
            #expect(other?.text == (language == .korean ? "English" : "한국어"))
        }
    }

    @Test("English pages hold Korean only where it is marked as such")
    func noStrayKorean() async throws {
        for page in try await Self.pages(.english) where page.name != "not found" {
            let html = StrictHTML(page.html)
            for element in html.elements where element.attributes["lang"] == nil && element.isLeaf(in: html) {
                let hangul = element.text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
                #expect(!hangul, "\(page.name): \(element.text)")
            }
        }
    }

    @Test("No page calls a leak an exposure or says that nothing needs to be done", arguments: Language.firstLanguages)
    func words(language: Language) async throws {
        for page in try await Self.pages(language) {
            for word in ["노출", "exposure", "exposed", "추가로 하실 일은 없", "nothing you need to do"] {
                #expect(!page.html.lowercased().contains(word), "\(page.name): \(word)")
            }
        }
    }

    @Test("Without ?lang= the browser's first language that we have decides")
    func acceptLanguage() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        #expect(await browser.get("/").text.contains("lang=\"ko\""))
        browser.headers[.acceptLanguage] = "fr, en-GB;q=0.8, ko;q=0.3"
        #expect(await browser.get("/").text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    }

    @Test("The error of a form is tied to its field")
    func formError() async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let html = StrictHTML(await browser.open(code: "wrong").text)
        let field = try #require(html.all("input").first { $0.attributes["name"] == "code" })
        #expect(field.attributes["aria-invalid"] == "true")
        #expect(field.attributes["aria-describedby"]?.hasPrefix("code-error ") == true)
        #expect(html.all("title").first?.text.hasPrefix("오류:") == true)
    }

    @Test("A person's page names each leaked item, how sure it is, and what to do", arguments: Language.firstLanguages)
    func personPage(language: Language) async throws {
        let pages = try await Self.pages(language)
        let page = try #require(pages.first { $0.name == "member" }).html
        let dossier = SampleCase.dossier(SampleCase.member)
        for item in dossier.items {
            #expect(page.contains(item.name[language]))
            for step in item.advice { #expect(page.contains(Markup.text(step[language]).html)) }
        }
        for notice in dossier.notices { #expect(page.contains(notice.subject)) }
        #expect(page.contains(SampleCase.company.phone))
    }

    @Test("Presumed and not excluded items are not called confirmed")
    func certainty() async throws {
        let page = try #require(try await Self.pages(.english).first { $0.name == "member" }).html
        #expect(page.contains("E-mail address <span class=\"state presumed\">Leak presumed"))
        #expect(page.contains("Orders <span class=\"state unknown\">Cannot be excluded"))
        #expect(!page.contains("Payment data <span"))
    }

    @Test(
        "A posted notice stands above the form, word for word, in the page's language or marked as another's",
        arguments: Language.firstLanguages)
    func posting(language: Language) async throws {
        var incident = SampleCase.incident
        incident.postings = [
            PublicPosting(
                language: .korean, subject: "개인정보 유출 통지", paragraphs: ["유출된 항목: 이름", "문의 <02-0000-0000>"], postedAt: SampleCase.now)
        ]
        let page = try await Self.pages(language, reader: SampleCase.reader(incident: incident))[0].html
        let html = StrictHTML(page)
        #expect(html.problems == [])
        #expect(html.all("h2").first?.text == "개인정보 유출 통지")
        #expect(html.all("h2").first?.attributes["lang"] == "ko")
        #expect(page.contains("문의 &lt;02-0000-0000&gt;") && page.contains("href=\"#check\""))
        let position = try #require(page.range(of: "유출된 항목: 이름")?.lowerBound)
        #expect(try position < #require(page.range(of: "<form")?.lowerBound))
        let without = try await Self.pages(language)[0].html
        #expect(!without.contains("href=\"#check\"") && !without.contains("class=\"notice posting\""))
    }

    @Test("The front page has no number of people")
    func noNumbers() async throws {
        let page = try #require(try await Self.pages(.korean).first { $0.name == "front" }).html
        #expect(!page.contains("33,674") && !page.contains("41,220"))
    }
}

extension StrictHTML.Element {
    /// Whether no other element starts inside it; only then is its text its own.
    func isLeaf(in html: StrictHTML) -> Bool {
        ["p", "li", "h1", "h2", "h3", "dt", "label", "button", "summary", "title"].contains(tag)
    }
}
