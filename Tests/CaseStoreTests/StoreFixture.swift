import BreachModel
import Foundation
import GRDB

@testable import CaseStore

/// A store in a folder of its own that goes away with the value.
final class StoreFixture {
    let folder: String
    private var held: CaseStore?
    var store: CaseStore { held! }

    init() throws {
        // In memory where that exists: hundreds of tests would wait for a real disk's syncs.
        let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = base + "/haechi-store-\(UUID().uuidString)"
        held = try CaseStore(folder: folder)
    }

    deinit {
        held = nil
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Closes the store and opens it again from the disk, as after a crash.
    func reopen() throws {
        held = nil
        held = try CaseStore(folder: folder)
    }
}

/// Synthetic values.
enum Sample {
    static let noon = Instant(rfc3339: "2025-11-20T12:00:00+09:00")!

    static var facts: CaseFacts {
        CaseFacts(
            caseID: "case-1", openedAt: noon,
            awareness: [
                AwarenessCandidate(at: noon.adding(hours: -3), basis: "complaint", enteredAt: noon, enteredBy: "hong"),
                AwarenessCandidate(
                    at: noon.adding(hours: -9), basis: "rumour", credible: false, enteredAt: noon, enteredBy: "hong"),
            ],
            illegalExternalAccess: true, causes: [.leaverKey, .forgedToken], leakFrom: noon.adding(hours: -4000),
            leakTo: noon.adding(hours: -200), ended: true, discoveredAt: noon,
            measures: [
                Measure(
                    kind: .revokedKey, at: noon, statement: Bilingual(korean: "키를 폐기했습니다.", english: "Revoked the key."))
            ], scope: nil)
    }

    static func person(_ number: Int, items: [ItemExposure]? = nil, kind: PersonKind = .member) -> PersonExposure {
        let padded = String(number + 100_000)
        return PersonExposure(
            person: PersonKey((kind == .member ? "m:" : "n:") + padded), kind: kind,
            accounts: kind == .member ? [SubjectID(padded)] : [],
            items: items ?? [
                ItemExposure(
                    item: .email, certainty: .seen, visibility: .clear, first: noon, last: noon.adding(hours: 2), views: 3),
                ItemExposure(item: .name, certainty: .seen, visibility: .masked, first: noon, last: noon, views: 1),
            ])
    }

    /// A scope whose groups are those of `people`.
    static func scope(_ people: [PersonExposure], version: Int = 1) -> BreachScope {
        var groups: [ExposureGroup] = []
        for members in Dictionary(grouping: people, by: \.groupKey).values {
            let items = members[0].items.filter { $0.certainty != .notSeen }
                .map { GroupItem(item: $0.item, certainty: $0.certainty, visibility: $0.visibility) }
            groups.append(ExposureGroup(kind: members[0].kind, items: items, people: PeopleCount(members.count)))
        }
        return BreachScope(
            version: version, findings: ["f-1"], indicators: [Indicator(credentials: ["key-1"])],
            counts: ScopeCounts(people: PeopleCount(people.count)), items: [], groups: groups.sorted { $0.key < $1.key },
            firstAccess: noon, lastAccess: noon, coverage: Coverage(window: Window(start: noon, end: noon), files: 1, gaps: []),
            viewsByDay: [], digest: "d\(version)")
    }

    static func contact(_ person: PersonExposure, email: String?, language: Language = .korean) -> PersonContact {
        PersonContact(
            person: person.person, name: Sensitive("홍길동"), email: email.map { Sensitive($0) },
            phone: Sensitive("+821000000000"), language: language, birthDate: Sensitive(CivilDate(year: 1990, month: 2, day: 3)),
            country: "KR", accounts: person.accounts)
    }

    static func notice(
        _ id: NoticeID = "n-1", group: String, version: Int = 1, language: Language = .korean, scopeVersion: Int = 1
    ) -> StoredNotice {
        StoredNotice(
            id: id, version: version, scopeVersion: scopeVersion, groupKey: group, language: language, reader: "adult", personKind: .member,
            kind: "leak", subject: "개인정보 유출 통지", body: "본문", checkOutcome: "{}", createdAt: noon, createdBy: "hong")
    }

    static let approval = NoticeApproval(approver: "kim", at: noon, digest: "abc")
}

extension CaseStore {
    func rowCount(_ table: String) throws -> Int {
        try connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }
}
