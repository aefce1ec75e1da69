import BreachModel
import BreachResponse
import HTTPTypes
import HaechiServer
import Testing

struct ConsolePageTests {
    /// A page of the console as an operator sees it.
    static func page(_ path: String, _ language: Language = .english, overview: CaseOverview = SampleCase.overview) async throws -> String {
        let world = try TestWorld(reader: SampleCase.reader(overview: overview))
        var browser = Browser(world.console)
        _ = await browser.logIn(key: world.operatorKey)
        return await browser.get("\(path)?lang=\(language.rawValue)").text
    }

    static let sections = ["/", "/timeline", "/findings", "/scope", "/duties", "/promises", "/postings", "/sends", "/notices"]

    @Test("Every section is well-formed and has a name for everything", arguments: sections, Language.firstLanguages)
    func wellFormed(path: String, language: Language) async throws {
        let html = StrictHTML(try await Self.page(path, language))
        #expect(html.problems == [])
        #expect(html.all("html").first?.attributes["lang"] == language.rawValue)
        #expect(html.all("a").filter { $0.attributes["aria-current"] == "page" }.count == 1)
    }

    @Test("Every section is well-formed where the case has nothing yet", arguments: sections, Language.firstLanguages)
    func empty(path: String, language: Language) async throws {
        var facts = SampleCase.overview.facts
        facts.scope = nil
        facts.awareness = []
        facts.discoveredAt = nil
        let overview = CaseOverview(
            caseID: "2025-001", company: SampleCase.company.name, asOf: SampleCase.now, zoneOffsetMinutes: 540, facts: facts)
        let page = try await Self.page(path, language, overview: overview)
        #expect(StrictHTML(page).problems == [])
    }

    @Test("The four units stand apart, with their numbers")
    func units() async throws {
        let page = try await Self.page("/scope")
        for (label, value) in [("People", "41,220"), ("Accounts", "33,674"), ("Records", "96,411"), ("Views", "148,211")] {
            #expect(page.contains("<dt>\(label)</dt><dd>\(value)</dd>"))
        }
    }

    @Test("The chart has a bar for each day with views, shades the missing day, and says the same as a table")
    func chart() async throws {
        let page = try await Self.page("/scope")
        let html = StrictHTML(page)
        let days = SampleCase.scope.viewsByDay
        #expect(html.all("rect").filter { $0.attributes["class"] == "bar-day" }.count == days.filter { $0.views > 0 }.count)
        #expect(html.all("rect").filter { $0.attributes["class"] == "gap" }.count == 1)
        #expect(html.all("svg").first?.attributes["role"] == "img")
        for day in days.prefix(3) { #expect(page.contains("<td class=\"number\">\(TimeWords.grouped(day.views.value))</td>")) }
    }

    @Test("An overdue duty is called out on the first page, and one that runs is not")
    func alarms() async throws {
        let page = try await Self.page("/")
        #expect(page.contains("<strong>Overdue:</strong> Report of the network incident — 10 h 38 min late"))
        #expect(!page.contains("<strong>Overdue:</strong> Notice to people"))
    }

    @Test("Every candidate of awareness is shown, with what it would mean")
    func candidates() async throws {
        let timeline = try await Self.page("/timeline", .korean)
        #expect(timeline.contains("2025년 11월 16일 10:00") && timeline.contains("예 · 기한 기준"))
        let duties = try await Self.page("/duties")
        #expect(duties.contains("23 h 30 min late") && duties.contains("37 h 22 min left"))
    }

    @Test("Progress is rounded down, and a sum that is wrong is called wrong")
    func progress() async throws {
        var overview = SampleCase.overview
        overview.sends[0].states = [.confirmed: 41_219, .queued: 1]
        let almost = try await Self.page("/sends", overview: overview)
        #expect(almost.contains("(99%)") && almost.contains("The states add up to the audience."))
        overview.sends[0].states = [.confirmed: 41_219]
        let wrong = try await Self.page("/sends", overview: overview)
        #expect(wrong.contains("The states do not add up to the audience."))
    }

    @Test("A notice opens with its text, its approval and what the checker said")
    func notice() async throws {
        let world = try TestWorld()
        var browser = Browser(world.console)
        _ = await browser.logIn(key: world.operatorKey)
        let links = StrictHTML(await browser.get("/notices?lang=en").text).all("a").compactMap { $0.attributes["href"] }
            .filter { $0.hasPrefix("/notices/") }
        #expect(links.count == 2)
        let approved = await browser.get(links[0]).text
        #expect(approved.contains("본문\n둘째 줄") && approved.contains("lee.seojun"))
        let draft = await browser.get(links[1]).text
        #expect(draft.contains("not approved yet") && draft.contains("KR-N-06") && draft.contains("Rules that lack a fact: KR-N-11"))
        #expect(await browser.get("/notices/AAAA").status == .notFound)
        #expect(await browser.get("/notices/!").status == .notFound)
    }

    @Test("The console names no data subject", arguments: sections)
    func noPersons(path: String) async throws {
        let page = try await Self.page(path)
        #expect(!page.contains(SampleCase.member.rawValue) && !page.contains(SampleCase.code.text))
    }

    @Test("Each law that is touched is shown with its version, its people and how it was verified")
    func laws() async throws {
        let page = try await Self.page("/duties")
        #expect(page.contains("KR-2023") && page.contains("binds the company"))
        #expect(page.contains("none for the deciding date: a lawyer must look") && page.contains("follows people home"))
        #expect(page.contains("to be verified"))
    }

    @Test("What is due soon is called out apart from what is overdue")
    func nearing() async throws {
        let page = try await Self.page("/")
        #expect(page.contains("<strong>Due soon:</strong> Notice to people nears"))
        #expect(page.contains("<strong>Overdue:</strong> Public promise 1 is overdue"))
    }

    @Test("A posting that nobody looks at is not called overdue: nothing of it was due")
    func unwatched() async throws {
        let page = try await Self.page("/")
        #expect(page.contains("<strong>Needs attention now:</strong> Posting 1 (first screen): nobody has looked"))
        #expect(!page.contains("<strong>Overdue:</strong> Posting"))
    }

    @Test("Orders show what is done with which proof, and what is open")
    func orders() async throws {
        let page = try await Self.page("/promises")
        #expect(page.contains("1 of 2") && page.contains("banner.png (SHA-256 abcdefabcdef…)") && page.contains("wanted: the receipt"))
        #expect(page.contains("done, 9 h early") && page.contains("We will e-mail a detailed notice."))
    }

    @Test("A posting shows its whole days and what each screen showed")
    func postings() async throws {
        let page = try await Self.page("/postings")
        #expect(page.contains("cut: parts are missing or cannot be read") && page.contains("0 of 30"))
        #expect(page.contains("360 px") && page.contains("4 / 6 (clipped)"))
    }

    @Test("A page comes again by itself only where that was asked for")
    func refresh() async throws {
        let world = try TestWorld()
        var browser = Browser(world.console)
        _ = await browser.logIn(key: world.operatorKey)
        let name = try #require(HTTPField.Name("Refresh"))
        #expect(await browser.get("/duties?lang=en").headers[name] == nil)
        #expect(await browser.get("/duties?lang=en&live=1").headers[name] == "60")
        #expect(await browser.get("/duties?lang=en").text.contains("/duties?lang=en&amp;live=1"))
    }
}
