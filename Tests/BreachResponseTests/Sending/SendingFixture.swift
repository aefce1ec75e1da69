import BreachModel
import CaseStore
import Foundation
import NoticeWriting
import Synchronization

@testable import BreachResponse

/// A store with a scope, people and approved notices, in a folder of its own that goes away with the value.
final class SendingFixture {
    static let noon = Instant(rfc3339: "2025-11-20T12:00:00+09:00")!
    static let request = StartSend.Request(scopeVersion: 1, startedBy: "lee", messageDomain: "notice.example.com")

    let folder: String
    let people: [PersonExposure]
    private var held: CaseStore?
    var store: CaseStore { held! }
    var pause: PauseRequest { PauseRequest(storeFolder: folder) }

    /// - Parameters:
    ///   - people: every fifth has no e-mail address, every seventh reads English.
    ///   - approve: whether the notices are approved.
    init(people count: Int = 20, approve: Bool = true) throws {
        let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = base + "/haechi-sending-\(UUID().uuidString)"
        people = (0..<count).map { number in
            PersonExposure(
                person: PersonKey("m:\(100_000 + number)"), kind: .member, accounts: [SubjectID("\(100_000 + number)")],
                items: [ItemExposure(item: .email, certainty: .seen, visibility: .clear, views: 1)])
        }
        held = try CaseStore(folder: folder)
        try store.scopes.save(scope, people: people, at: Self.noon, by: "hong")
        try store.people.save(people.enumerated().map { contact($0.offset, $0.element) })
        for language in Language.firstLanguages { try save(notice(language), approve: approve) }
    }

    private init(copy: String, people: [PersonExposure]) throws {
        folder = copy
        self.people = people
        held = try CaseStore(folder: copy)
    }

    deinit {
        held = nil
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The store as a process killed at this moment would leave it.
    func snapshot() throws -> String {
        let copy = folder + "-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
        return copy
    }

    static func opening(snapshot: String, of fixture: SendingFixture) throws -> SendingFixture {
        try SendingFixture(copy: snapshot, people: fixture.people)
    }

    var scope: BreachScope {
        let items = [GroupItem(item: .email, certainty: .seen, visibility: .clear)]
        return BreachScope(
            version: 1, findings: [], indicators: [], counts: ScopeCounts(people: PeopleCount(people.count)), items: [],
            groups: [ExposureGroup(kind: .member, items: items, people: PeopleCount(people.count))], firstAccess: nil,
            lastAccess: nil, coverage: Coverage(window: .always, files: 1, gaps: []), viewsByDay: [], digest: "d")
    }

    var group: String { people[0].groupKey }

    func email(_ number: Int) -> String? { number % 5 == 4 ? nil : "person\(number)@example.com" }

    private func contact(_ number: Int, _ person: PersonExposure) -> PersonContact {
        PersonContact(
            person: person.person, name: Sensitive("사람\(number)"), email: email(number).map { Sensitive($0) },
            language: number % 7 == 6 ? .english : .korean,
            birthDate: Sensitive(CivilDate(year: number % 10 == 3 ? 2013 : 1990, month: 11, day: 21)), accounts: person.accounts)
    }

    func notice(
        _ language: Language, id: String? = nil, reader: String = "adult", kind: String = "leak", version: Int = 1
    ) -> StoredNotice {
        StoredNotice(
            id: NoticeID(id ?? "n-\(language.rawValue)"), version: version, scopeVersion: 1, groupKey: group, language: language,
            reader: reader, personKind: .member, kind: kind, subject: "[\(language.rawValue)] notice",
            body: "{{name}}, code {{code}}.\n", checkOutcome: "{}", createdAt: Self.noon, createdBy: "hong")
    }

    func save(_ notice: StoredNotice, approve: Bool = true, digest: String? = nil, approver: String = "kim") throws {
        try store.notices.save([notice])
        guard approve else { return }
        try store.notices.approve(
            notice.id, NoticeApproval(approver: approver, at: Self.noon, digest: digest ?? notice.textDigest))
    }

    func starter(_ carrier: any Carrier, clock: WallClock = .fixed(noon), batch: Int = 6, lanes: Int = 1) -> StartSend {
        StartSend(
            store: store, carrier: carrier, pause: pause, clock: clock,
            options: SendOptions(batchSize: batch, concurrency: lanes, maxAttempts: 3))
    }

    func resumer(_ carrier: any Carrier, clock: WallClock = .fixed(noon), batch: Int = 6) -> ResumeSend {
        ResumeSend(
            store: store, carrier: carrier, pause: pause, clock: clock, options: SendOptions(batchSize: batch, maxAttempts: 3))
    }
}

/// The world outside: what arrived, and how it answers. Outlives the process that sends.
final class MailWorld: Sendable {
    struct Arrival: Hashable, Sendable {
        var messageID: String
        var address: String
        var body: String
        var subject: String
    }

    private let state = Mutex<(arrivals: [Arrival], calls: Int, settles: Int, durable: Int)>(([], 0, 0, 0))

    var arrivals: [Arrival] { state.withLock { $0.arrivals } }
    var addresses: [String] { arrivals.map(\.address).sorted() }
    /// What a batch that was settled holds.
    var durable: [Arrival] { state.withLock { Array($0.arrivals.prefix($0.durable)) } }
    var settles: Int { state.withLock { $0.settles } }

    /// The number of the call, 1 for the first.
    func count() -> Int {
        state.withLock {
            $0.calls += 1
            return $0.calls
        }
    }

    func take(_ message: OutgoingMessage) {
        state.withLock {
            $0.arrivals.append(
                Arrival(
                    messageID: message.messageID, address: message.address.reveal(), body: message.body.reveal(),
                    subject: message.subject))
        }
    }

    func settled() {
        state.withLock {
            $0.settles += 1
            $0.durable = $0.arrivals.count
        }
    }
}

/// A carrier into a `MailWorld` that can fail, or run something, at any operation.
struct TestCarrier: Carrier {
    var name = "test"
    let world: MailWorld
    /// What happens at an operation before it takes effect, by its number (deliver and settle count alike).
    var before: @Sendable (_ operation: Int) throws(CarrierError) -> Void = { _ in }
    /// … and after it.
    var after: @Sendable (_ operation: Int) throws(CarrierError) -> Void = { _ in }
    /// Refuses by address.
    var refuse: @Sendable (_ address: String) -> CarrierError? = { _ in nil }

    func deliver(_ message: OutgoingMessage) async throws(CarrierError) -> Confirmation {
        let operation = world.count()
        try before(operation)
        if let error = refuse(message.address.reveal()) { throw error }
        world.take(message)
        try after(operation)
        return Confirmation(receipt: "test-ok")
    }

    func settle() async throws(CarrierError) {
        let operation = world.count()
        try before(operation)
        world.settled()
        try after(operation)
    }
}
