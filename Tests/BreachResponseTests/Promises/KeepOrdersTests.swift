import BreachModel
import CaseStore
import EvidenceLog
import Foundation
import Testing

@testable import BreachResponse

struct KeepOrdersTests {
    static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("examples/orders/first-order.json").path

    private func environment(_ fixture: ServingFixture, at time: String) -> ResponseEnvironment {
        var environment = fixture.environment
        environment.clock = .fixed(Instant(rfc3339: time)!)
        return environment
    }

    @Test("The order of 2025-12-03 becomes six duties, due with the last moment of 2025-12-10 in Korea")
    func firstOrder() throws {
        let fixture = try ServingFixture()
        let order = try KeepOrders(environment(fixture, at: "2025-12-03T18:00:00+09:00")).add(file: Self.example)
        #expect(order.duties.map(\.number) == [1, 2, 3, 4, 5, 6])
        #expect(Set(order.duties.map { $0.dueAt.rfc3339(offsetMinutes: 540) }) == ["2025-12-10T23:59:59.999+09:00"])
        #expect(throws: StoreError(.alreadyExists, "")) {
            try KeepOrders(environment(fixture, at: "2025-12-03T19:00:00+09:00")).add(file: Self.example)
        }
    }

    @Test("A duty is done by a proof that is kept and sealed, early or late to the minute")
    func proofs() throws {
        let fixture = try ServingFixture()
        let now = environment(fixture, at: "2025-12-11T12:00:00+09:00")
        let order = try KeepOrders(now).add(file: Self.example)
        let proof = fixture.folder + "/banner.png"
        try Data("a picture".utf8).write(to: URL(fileURLWithPath: proof))
        let done = Instant(rfc3339: "2025-12-07T11:00:00+09:00")!
        let kept = try KeepOrders(now).prove(4, of: order.id, proof: proof, at: done, note: "banner")
        _ = try KeepOrders(now).prove(1, of: order.id, proof: proof, at: Instant(rfc3339: "2025-12-11T09:00:00+09:00")!, note: "")
        #expect(FileManager.default.fileExists(atPath: fixture.folder + "/proofs/" + kept.digest))
        let status = try #require(try ShowPromises(now).orders().first)
        #expect(status.duties.map(\.state.code) == ["done-late", "overdue", "overdue", "done", "overdue", "overdue"])
        #expect(status.duties[0].state.words.english == "done, 9 h late")
        let report = try EvidenceLog(path: now.folder.evidenceLog).verify(baseDirectory: fixture.folder, recompute: true)
        #expect(report.isSound && report.filesChecked > 0)
        try Data("another".utf8).write(to: URL(fileURLWithPath: fixture.folder + "/proofs/" + kept.digest))
        #expect(try !EvidenceLog(path: now.folder.evidenceLog).verify(baseDirectory: fixture.folder, recompute: true).isSound)
    }

    @Test("An empty proof, one of the future, and one of a duty that the order does not have are refused")
    func badProofs() throws {
        let fixture = try ServingFixture()
        let now = environment(fixture, at: "2025-12-05T12:00:00+09:00")
        let order = try KeepOrders(now).add(file: Self.example)
        let empty = fixture.folder + "/empty"
        try Data().write(to: URL(fileURLWithPath: empty))
        #expect(throws: ResponseError(.badProof, "")) {
            try KeepOrders(now).prove(1, of: order.id, proof: empty, at: now.clock.now(), note: "")
        }
        #expect(throws: ResponseError(.badProof, "")) {
            try KeepOrders(now).prove(1, of: order.id, proof: Self.example, at: now.clock.now().adding(hours: 1), note: "")
        }
        #expect(throws: StoreError(.notFound, "")) {
            try KeepOrders(now).prove(7, of: order.id, proof: Self.example, at: now.clock.now(), note: "")
        }
    }

    @Test(
        "An order file that contradicts its format is refused with its place",
        arguments: [
            ("\"format\": \"haechi-order/1\"", "\"format\": \"haechi-order/9\""), ("\"number\": 2", "\"number\": 1"),
            ("\"dueDays\": 7", "\"dueDays\": -1"), ("\"decidedOn\": \"2025-12-03\"", "\"decidedOn\": \"2025-13-03\""),
            ("\"id\": \"", "\"id\": \"../"), ("{", "["),
        ])
    func badFiles(_ old: String, _ new: String) throws {
        let fixture = try ServingFixture()
        let text = try String(contentsOfFile: Self.example, encoding: .utf8).replacing(old, with: new, maxReplacements: 1)
        let path = fixture.folder + "/order.json"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: ResponseError(.badOrder, "")) { try KeepOrders(fixture.environment).add(file: path) }
    }

    @Test("The report calls nothing done without its proof, and lists what is open and what was promised")
    func report() throws {
        let fixture = try ServingFixture()
        let now = environment(fixture, at: "2025-12-09T12:00:00+09:00")
        let order = try KeepOrders(now).add(file: Self.example)
        _ = try KeepOrders(now).prove(
            4, of: order.id, proof: Self.example, at: Instant(rfc3339: "2025-12-07T11:00:00+09:00")!, note: "banner")
        let promise = PublicPromise(
            text: "We will e-mail a detailed notice.", place: "press release", owner: "Kim Minji", madeAt: ServingFixture.now,
            dueAt: Instant(rfc3339: "2025-12-02T18:00:00+09:00")!)
        _ = try KeepPromises(now).add(promise)
        let written = try #require(try WriteOrderReport(now)().first)
        #expect(written.proven == 1 && written.open == 5)
        #expect(written.english.contains("Of 6 duties, 1 are done with proof and 5 are open."))
        #expect(written.english.contains("SHA-256"))
        #expect(written.english.components(separatedBy: "No proof: not reported as done.").count == 6)
        #expect(written.english.contains("overdue by 162 h"))
        #expect(written.korean.contains("증빙 없음") && written.korean.contains("공개적으로 한 약속"))
        #expect(throws: ResponseError(.unknownReport, "")) { try WriteOrderReport(now)(order: "other") }
    }

    @Test("A promise is open, then overdue, then kept late; a broken one stays broken")
    func promises() throws {
        let fixture = try ServingFixture()
        let promise = PublicPromise(
            text: "Call back within a day", place: "FAQ", owner: "Desk", madeAt: ServingFixture.now,
            dueAt: ServingFixture.now.adding(hours: 24))
        let first = try KeepPromises(fixture.environment).add(promise)
        let second = try KeepPromises(fixture.environment).add(promise)
        #expect(try ShowPromises(fixture.environment).promises().map(\.state.code) == ["open", "open"])
        let later = environment(fixture, at: "2025-11-22T09:30:00+09:00")
        #expect(try ShowPromises(later).promises().map(\.state.code) == ["overdue", "overdue"])
        try KeepPromises(later).settle(first, as: .kept, at: later.clock.now(), note: "all called")
        try KeepPromises(later).settle(second, as: .broken, at: later.clock.now(), note: "lines were full")
        #expect(try ShowPromises(later).promises().map(\.state.code) == ["done-late", "broken"])
    }
}
