import BreachModel
import CaseStore
import EvidenceLog
import Foundation
import Synchronization
import Testing

@testable import BreachResponse

struct WatchPostingsTests {
    /// Sees whatever the test says.
    private final class Viewer: PageViewer {
        private let seen: Mutex<PageView>
        private let asked = Mutex<[PageViewRequest]>([])

        init(_ view: PageView = Viewer.good) { seen = Mutex(view) }

        var requests: [PageViewRequest] { asked.withLock { $0 } }

        func see(_ view: PageView) { seen.withLock { $0 = view } }

        func view(_ request: PageViewRequest) async -> PageView {
            asked.withLock { $0.append(request) }
            return seen.withLock { $0 }
        }

        static let good = PageView(
            status: 200, digest: String(repeating: "a", count: 64),
            renderings: ViewSize.looked.map { size in
                PageView.Rendering(
                    size: size, lines: [PageView.LineSight(found: true, onFirstScreen: true), PageView.LineSight(found: true)],
                    picture: [UInt8(size.width & 0xFF)])
            })
    }

    /// A case with an approved text for everyone.
    private func fixture() throws -> ServingFixture {
        let fixture = try ServingFixture()
        let notice = StoredNotice(
            id: "posting-ko", version: 1, scopeVersion: 1, groupKey: "all", language: .korean, reader: "everyone", personKind: nil,
            kind: "homepage-posting", subject: "개인정보 유출 통지", body: "유출된 항목:  이름\n\n", checkOutcome: "{}",
            createdAt: ServingFixture.now, createdBy: "kim")
        try fixture.store.notices.save([notice])
        try fixture.store.notices.approve("posting-ko", NoticeApproval(approver: "lee", at: ServingFixture.now, digest: notice.textDigest))
        return fixture
    }

    private func environment(_ fixture: ServingFixture, hours: Int) -> ResponseEnvironment {
        var environment = fixture.environment
        environment.clock = .fixed(ServingFixture.now.adding(hours: hours))
        return environment
    }

    private func post(_ fixture: ServingFixture, url: String = "http://127.0.0.1:8080/") throws -> Int {
        try KeepPostings(fixture.environment).add(
            notice: "posting-ko", url: url, place: .firstScreen, termDays: 30, postedAt: ServingFixture.now)
    }

    @Test(
        "Only pages of ours may be watched",
        arguments: [
            ("http://127.0.0.1:8080/", true), ("http://localhost/", true), ("http://[::1]:80/x", true),
            ("https://www.ganada.example.com/", true),
            ("file:///srv/index.html", true), ("https://example.org/", false), ("http://ganada.example.com@example.org/", false),
            ("https://ganada.example.com.example.org/", false), ("http://127.0.0.1.example.org/", false),
            ("file:///srv/../etc/passwd", false),
            ("ftp://127.0.0.1/", false), ("http:///x", false), ("http://127.0.0.1/ x", false),
        ])
    func ownPages(_ url: String, _ allowed: Bool) throws {
        let fixture = try fixture()
        if allowed {
            #expect(try post(fixture, url: url) == 1)
        } else {
            #expect(throws: ResponseError(.badPosting, "")) { try post(fixture, url: url) }
            #expect(try fixture.store.duties.postings().isEmpty)
        }
    }

    @Test("Only an approved text for everyone may be posted, for 30 days or more, and not in the future")
    func refusals() throws {
        let fixture = try fixture()
        let keep = KeepPostings(fixture.environment)
        func add(_ notice: NoticeID, days: Int = 30, hours: Int = 0) throws {
            _ = try keep.add(
                notice: notice, url: "http://127.0.0.1/", place: .popUp, termDays: days, postedAt: ServingFixture.now.adding(hours: hours))
        }
        #expect(throws: ResponseError(.unknownNotice, "")) { try add("none") }
        #expect(throws: ResponseError(.badPosting, "")) { try add("posting-ko", days: 29) }
        #expect(throws: ResponseError(.badPosting, "")) { try add("posting-ko", hours: 1) }
        let group = try #require(try fixture.store.notices.notices().first { $0.personKind != nil })
        #expect(throws: ResponseError(.badPosting, "")) { try add(group.id) }
        try fixture.store.notices.save([
            StoredNotice(
                id: "draft", version: 2, scopeVersion: 1, groupKey: "all", language: .korean, reader: "everyone", personKind: nil,
                kind: "homepage-posting", subject: "s", body: "b", createdAt: ServingFixture.now, createdBy: "kim")
        ])
        #expect(throws: ResponseError(.notChecked, "")) { try add("draft") }
    }

    @Test("A look is kept and sealed; its pictures too where the state is new")
    func looks() async throws {
        let fixture = try fixture()
        let id = try post(fixture)
        let viewer = Viewer()
        for hour in 1...3 {
            if hour == 3 { viewer.see(PageView(status: 404, digest: String(repeating: "b", count: 64))) }
            let watch = WatchPostings(environment(fixture, hours: hour), viewer: viewer)
            try watch.keep(try await watch.look())
        }
        #expect(viewer.requests.map(\.lines).first == ["개인정보 유출 통지", "유출된 항목: 이름"])
        #expect(try fixture.store.duties.observations(posting: id).map(\.state) == ["visible", "visible", "gone"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder + "/postings").count == 2)
        let log = try EvidenceLog(path: fixture.environment.folder.evidenceLog).verify(baseDirectory: fixture.folder, recompute: true)
        #expect(log.entries == 4 && log.isSound && log.filesChecked == 2)
    }

    @Test("A posting that is not seen, not looked at, or taken down early alarms, once for each spell")
    func alarms() async throws {
        let fixture = try fixture()
        let id = try post(fixture)
        let viewer = Viewer()
        func look(_ hour: Int) async throws {
            let watch = WatchPostings(environment(fixture, hours: hour), viewer: viewer)
            try watch.keep(try await watch.look())
        }
        func fresh(_ hour: Int) throws -> [String] {
            try RaiseAlarms(environment(fixture, hours: hour))(aheadHours: 0).filter { $0.isNew && $0.key.hasPrefix("posting") }
                .map { String($0.key.split(separator: ":")[2]) }
        }
        try await look(1)
        #expect(try fresh(1).isEmpty)
        #expect(try fresh(3) == ["unwatched"])
        let statement = try #require(
            try RaiseAlarms(environment(fixture, hours: 3)).holding(aheadHours: 0).first { $0.key.hasPrefix("posting") }?.statement)
        #expect(statement.english.hasPrefix("Posting 1 (first screen): ") && statement.korean.hasPrefix("게시 1번(첫 화면): "))
        viewer.see(PageView(failure: "page-timeout", status: 0, digest: ""))
        try await look(4)
        #expect(try fresh(4) == ["unreachable"])
        try await look(5)
        #expect(try fresh(5).isEmpty)
        viewer.see(Viewer.good)
        try await look(6)
        #expect(try fresh(6).isEmpty)
        try KeepPostings(environment(fixture, hours: 7)).end(id, at: ServingFixture.now.adding(hours: 7))
        #expect(try fresh(8) == ["ended-early"])
        #expect(try ShowPromises(environment(fixture, hours: 8)).postings()[0].visibleDays == 0)
    }

    @Test("Thirty whole days seen at every look serve the term")
    func term() throws {
        let fixture = try fixture()
        let id = try post(fixture)
        for hour in 0...(32 * 24) {
            try fixture.store.duties.observe(
                posting: id, PostingObservation(at: ServingFixture.now.adding(hours: hour), state: "visible", body: "{}"))
        }
        let posting = try #require(try ShowPromises(environment(fixture, hours: 32 * 24)).postings().first)
        #expect(posting.visibleDays == 31 && posting.isServed && posting.trouble == nil && posting.since?.description == "2025-11-21")
    }

    @Test("What stands as a posting is shown to everyone on the front page, until it is taken down")
    func frontPage() async throws {
        let fixture = try fixture()
        #expect(try await fixture.reader().incident().postings.isEmpty)
        let id = try post(fixture)
        let posting = try #require(try await fixture.reader().incident().postings.first)
        #expect(posting.subject == "개인정보 유출 통지" && posting.paragraphs == ["유출된 항목: 이름"])
        try KeepPostings(environment(fixture, hours: 1)).end(id, at: ServingFixture.now.adding(hours: 1))
        #expect(try await fixture.reader().incident().postings.isEmpty)
    }
}
