import BreachModel
import CaseStore
import Testing

@testable import BreachResponse

struct LookUpPersonTests {
    @Test("The code of a notice names its addressee, and no other code names anyone")
    func codes() async throws {
        let fixture = try ServingFixture()
        let codes = try fixture.freeze()
        let reader = try fixture.reader()
        for (person, code) in codes { #expect(try await reader.personByCode(code) == person) }
        #expect(try await reader.personByCode(try #require(NoticeCode(typed: "0000-0000-0000"))) == nil)
    }

    @Test(
        "Every account of a person names that person",
        arguments: [("1", "m:1"), ("11", "m:1"), ("2", "m:2"), ("3", nil), ("", nil)] as [(String, String?)])
    func accounts(account: String, person: String?) async throws {
        let reader = try ServingFixture().reader()
        #expect(try await reader.personByAccount(SubjectID(account)) == person.map { PersonKey($0) })
    }

    @Test("A dossier has every item with its certainty, what opens a door first")
    func items() async throws {
        let fixture = try ServingFixture()
        let dossier = try #require(try await fixture.reader().dossier("m:1"))
        #expect(dossier.items.map(\.id) == [.entranceCode, .payment, .email, .name, .orders])
        #expect(dossier.leaked.map(\.id) == [.entranceCode, .email, .name])
        #expect(dossier.undecided.map(\.id) == [.orders])
        #expect(dossier.notSeen.map(\.id) == [.payment])
        #expect(dossier.kind == .member && dossier.language == .korean && !dossier.isMinor)
        let code = try #require(dossier.items.first)
        #expect(code.first == ServingFixture.first && code.last == ServingFixture.last && code.views == 3)
        #expect(!code.advice.isEmpty)
        #expect(dossier.notSeen[0].advice.isEmpty)
    }

    @Test("A dossier has neither name, contact datum nor account number")
    func noPersonalData() async throws {
        let fixture = try ServingFixture()
        try fixture.freeze()
        var dossier = try #require(try await fixture.reader().dossier("m:1"))
        dossier.notices = []
        let text = String(reflecting: dossier)
        for datum in ["김하나", "one@example.com", "m:1"] { #expect(!text.contains(datum)) }
    }

    @Test(
        "Who is under 14 today is a minor, up to the day before the birthday",
        arguments: [(2011, 11, 20, false), (2011, 11, 21, true), (2010, 1, 1, false), (2025, 1, 1, true)])
    func minors(year: Int, month: Int, day: Int, isMinor: Bool) async throws {
        let fixture = try ServingFixture()
        try fixture.store.people.save([
            PersonContact(person: "m:2", birthDate: Sensitive(CivilDate(year: year, month: month, day: day)), accounts: ["2"])
        ])
        #expect(try await fixture.reader().dossier("m:2")?.isMinor == isMinor)
    }

    @Test("A non-member is shown as one, in the language of the notice")
    func nonMember() async throws {
        let dossier = try await ServingFixture().reader().dossier("n:1/7")
        #expect(dossier?.kind == .nonMember)
        #expect(try await ServingFixture().reader().dossier("m:2")?.language == .english)
    }

    @Test("A person whom neither scope nor send knows has no page")
    func stranger() async throws {
        #expect(try await ServingFixture().reader().dossier("m:999") == nil)
    }

    @Test("The notices are shown as they were sent, with the code covered")
    func notices() async throws {
        let fixture = try ServingFixture()
        let codes = try fixture.freeze()
        let dossier = try #require(try await fixture.reader().dossier("m:1"))
        let notice = try #require(dossier.notices.first)
        #expect(dossier.notices.count == 1)
        #expect(notice.body == "김하나 고객님\n확인 코드 ••••-••••-••••\n")
        #expect(!notice.body.contains(try #require(codes["m:1"]).grouped))
        #expect(notice.state == .queued && notice.at == nil && notice.channel == "eml-folder")
        let unreached = try #require(try await fixture.reader().dossier("n:1/7")?.notices.first)
        #expect(unreached.state == .noChannel)
    }

    @Test("Someone who was told, and whom a later scope no longer knows, still sees the notice")
    func droppedFromScope() async throws {
        let fixture = try ServingFixture()
        try fixture.freeze()
        var scope = try #require(try fixture.store.scopes.newest())
        scope.version = 2
        scope.groups.removeAll { $0.kind == .nonMember }
        try fixture.store.scopes.save(
            scope, people: fixture.people.filter { $0.kind == .member }, at: ServingFixture.now, by: "kim")
        let dossier = try #require(try await fixture.reader().dossier("n:1/7"))
        #expect(dossier.items.isEmpty && dossier.notices.count == 1 && dossier.kind == .nonMember)
    }
}
