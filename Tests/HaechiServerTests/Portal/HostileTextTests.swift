import BreachModel
import BreachResponse
import HTTPTypes
import HaechiServer
import Testing

/// Names and texts come from files that others write; none may become markup.
struct HostileTextTests {
    static let names = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)", "</title></head><body>",
        "&lt;b&gt;&amp;", "\"\u{301} onfocus=\"alert(1)", "a\u{0}b\u{8}c", "\u{202E}txet", "{{frame.csrf}}", "]]><!--", "名前 👩‍👩‍👧 이름",
    ]

    static func incident(_ name: String) -> PublicIncident {
        var incident = SampleCase.incident
        let text = Bilingual(korean: name, english: name)
        incident.company.name = text
        incident.company.department = text
        incident.company.phone = name
        incident.company.email = name
        incident.company.hours = text
        incident.company.privacyOfficer = text
        incident.company.domains = [name]
        incident.company.senders = [name]
        incident.cause = text
        incident.items = [text]
        incident.next = [text]
        incident.measures[0].statement = text
        return incident
    }

    static func overview(_ name: String) -> CaseOverview {
        var overview = SampleCase.overview
        let text = Bilingual(korean: name, english: name)
        overview.company = text
        overview.caseID = CaseID(name)
        overview.timeline = [TimelineEntry(at: SampleCase.now, kind: .note, statement: text)]
        overview.findings[0].statement = text
        overview.findings[0].evidence[0].source = name
        overview.items = overview.items.map { DataItem(id: $0.id, korean: name, english: name, legalClass: $0.legalClass) }
        overview.facts.awareness[0].basis = name
        overview.facts.awareness[0].enteredBy = name
        overview.facts.scope?.coverage.gaps[0].source = name
        overview.notices[0].id = NoticeID(name)
        overview.notices[0].subject = name
        overview.notices[0].body = name
        overview.notices[0].approvedBy = [name]
        overview.sends[0].channel = name
        overview.unreached[0].reason = text
        return overview
    }

    @Test("A hostile text stays text on every page of the portal", arguments: names, Language.firstLanguages)
    func portal(name: String, language: Language) async throws {
        var reader = SampleCase.reader(incident: Self.incident(name))
        reader.dossier = { person in
            var dossier = SampleCase.dossier(person, incident: Self.incident(name))
            dossier.items[0].name = Bilingual(korean: name, english: name)
            dossier.items[0].id = DataItemID("x-" + name)
            dossier.notices[0].subject = name
            dossier.notices[0].body = name
            dossier.notices[0].channel = name
            return dossier
        }
        for page in try await PortalPageTests.pages(language, reader: reader) {
            #expect(StrictHTML(page.html).problems == [], "\(page.name)")
        }
    }

    @Test("A hostile text stays text on every page of the console", arguments: names, Language.firstLanguages)
    func console(name: String, language: Language) async throws {
        let world = try TestWorld(reader: SampleCase.reader(overview: Self.overview(name)))
        var browser = Browser(world.console)
        _ = await browser.logIn(key: world.operatorKey)
        for path in ["/", "/timeline", "/findings", "/scope", "/duties", "/sends", "/notices"] {
            let page = await browser.get("\(path)?lang=\(language.rawValue)")
            #expect(page.status == .ok)
            #expect(StrictHTML(page.text).problems == [], "\(path)")
        }
        let list = StrictHTML(await browser.get("/notices").text)
        let link = try #require(list.all("a").compactMap { $0.attributes["href"] }.first { $0.hasPrefix("/notices/") })
        let notice = await browser.get(link)
        #expect(notice.status == .ok)
        #expect(StrictHTML(notice.text).problems == [])
    }

    @Test("A hostile language, name or code in a request does not come back", arguments: names)
    func reflection(text: String) async throws {
        let world = try TestWorld()
        var browser = Browser(world.portal)
        let page = await browser.post("/check", ["code": text, "lang": text])
        #expect(page.headers[.location] == "/me?lang=ko")
        var console = Browser(world.console)
        let form = await console.get("/login")
        let failed = await console.post("/login", ["name": text, "key": text, "csrf": form.text.value(ofField: "csrf"), "lang": text])
        #expect(failed.status == .forbidden)
        #expect(StrictHTML(failed.text).problems == [])
        #expect(text.utf8.count < 8 || !failed.text.contains(text))
    }
}
