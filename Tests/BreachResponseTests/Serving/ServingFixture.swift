import BreachModel
import CaseStore
import Foundation

@testable import BreachResponse

/// A case with four people and one send, in a store of its own that goes away with the value.
///
/// Member 1 lost name, e-mail and entrance code, and of orders nothing is known; member 2 is 13 years old; the non-member
/// lost the phone number; member 3 is in no scope.
final class ServingFixture {
    static let now = Instant(rfc3339: "2025-11-20T09:30:00+09:00")!
    static let first = Instant(rfc3339: "2025-07-02T04:12:00+09:00")!
    static let last = Instant(rfc3339: "2025-10-30T03:55:00+09:00")!
    static let aware = Instant(rfc3339: "2025-11-18T22:52:00+09:00")!

    static let items = [
        DataItem(id: .name, korean: "이름", english: "Name", legalClass: .contact),
        DataItem(id: .email, korean: "전자우편", english: "E-mail", legalClass: .contact),
        DataItem(id: .phone, korean: "전화번호", english: "Phone", legalClass: .contact),
        DataItem(id: .entranceCode, korean: "공동현관 비밀번호", english: "Entrance code", legalClass: .credential),
        DataItem(id: .orders, korean: "주문", english: "Orders", legalClass: .behavioural),
        DataItem(id: .payment, korean: "결제", english: "Payment", legalClass: .financial),
    ]

    static let company = Company(
        name: Bilingual(korean: "가나다마켓", english: "Ganada Market"), department: Bilingual(korean: "보호팀", english: "Privacy"),
        phone: "02-0000-0000", email: "privacy@ganada.example.com", hours: Bilingual(korean: "매일", english: "daily"),
        privacyOfficer: Bilingual(korean: "김보호", english: "B. H. Kim"), site: "ganada.example.com",
        domains: ["ganada.example.com"], senders: ["02-0000-0000"])

    let folder: String
    let people: [PersonExposure]
    private var held: CaseStore?
    var store: CaseStore { held! }

    private let jurisdictions: [String]

    init(opensCase: Bool = true, jurisdictions: [String] = ["KR"]) throws {
        self.jurisdictions = jurisdictions
        let base = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = base + "/haechi-serving-\(UUID().uuidString)"
        people = Self.exposures
        held = try CaseStore(folder: folder)
        guard opensCase else { return }
        try store.cases.open(Self.facts, by: "kim")
        try store.scopes.save(Self.scope(of: people), people: people, at: Self.now, by: "kim")
        try store.people.save([
            PersonContact(
                person: "m:1", name: Sensitive("김하나"), email: Sensitive("one@example.com"), language: .korean,
                birthDate: Sensitive(CivilDate(year: 1990, month: 1, day: 1)), accounts: ["1", "11"]),
            PersonContact(
                person: "m:2", name: Sensitive("이둘"), language: .english, birthDate: Sensitive(CivilDate(year: 2011, month: 11, day: 21)),
                accounts: ["2"]),
            PersonContact(person: "n:1/7", name: Sensitive("박셋"), language: .korean),
        ])
        try saveNotices()
    }

    deinit {
        held = nil
        try? FileManager.default.removeItem(atPath: folder)
    }

    var environment: ResponseEnvironment {
        var environment = ResponseEnvironment(
            configuration: HaechiConfiguration(
                directory: folder, company: Self.company, zoneOffsetMinutes: 540, jurisdictions: jurisdictions, logs: [], routes: [],
                items: Self.items, credentials: CredentialSources(), people: PeopleSources(), channels: [], store: folder,
                detection: DetectionLimits()), clock: .fixed(Self.now), actor: "kim", threads: 1, store: store)
        environment.folder = ResponseFolder(path: folder)
        return environment
    }

    func reader() throws -> CaseReader { try CaseReader(environment) }

    /// Freezes a send to everyone who must be notified, and gives each person's code.
    @discardableResult
    func freeze() throws -> [PersonKey: NoticeCode] {
        var generator = SeededGenerator(seed: 5)
        let send = try store.sends.freeze(
            SendPlan(scopeVersion: 1, channel: "eml-folder", messageDomain: "notice.example.com", startedAt: Self.now, startedBy: "kim"),
            using: &generator
        ) { member throws(StoreError) in
            let address = member.contact?.email
            return AudienceDecision(
                notice: NoticeID("n-\(member.groupKey)"), address: address, reason: address == nil ? "no-email-address" : nil)
        }
        let deliveries = try store.sends.deliveries(send.id, in: Set(DeliveryState.allCases), after: nil, limit: 100)
        return Dictionary(uniqueKeysWithValues: deliveries.map { ($0.person, $0.code) })
    }

    private func saveNotices() throws {
        for key in Set(people.filter(\.mustBeNotified).map(\.groupKey)).sorted() {
            let kind: PersonKind = key.hasPrefix("non-member") ? .nonMember : .member
            let notice = StoredNotice(
                id: NoticeID("n-\(key)"), version: 1, scopeVersion: 1, groupKey: key, language: .korean, reader: "adult",
                personKind: kind, kind: "leak", subject: "개인정보 유출 통지", body: "{{name}} 고객님\n확인 코드 {{code}}\n",
                checkOutcome: "{}", createdAt: Self.now, createdBy: "kim")
            try store.notices.save([notice])
            try store.notices.approve(notice.id, NoticeApproval(approver: "lee", at: Self.now, digest: notice.textDigest))
        }
    }

    private static var exposures: [PersonExposure] {
        let seen = { (item: DataItemID, visibility: Visibility) in
            ItemExposure(item: item, certainty: .seen, visibility: visibility, first: first, last: last, views: 3)
        }
        return [
            PersonExposure(
                person: "m:1", kind: .member, accounts: ["1", "11"],
                items: [
                    seen(.email, .clear), seen(.entranceCode, .clear), seen(.name, .clear),
                    ItemExposure(item: .orders, certainty: .unknown), ItemExposure(item: .payment, certainty: .notSeen),
                ]),
            PersonExposure(
                person: "m:2", kind: .member, accounts: ["2"],
                items: [seen(.name, .masked), ItemExposure(item: .email, certainty: .presumed)]),
            PersonExposure(person: "n:1/7", kind: .nonMember, accounts: [], items: [seen(.phone, .clear)]),
        ]
    }

    private static func scope(of people: [PersonExposure]) -> BreachScope {
        let groups = Dictionary(grouping: people, by: \.groupKey).map { key, members in
            ExposureGroup(
                kind: members[0].kind,
                items: members[0].items.filter { $0.certainty != .notSeen }.map {
                    GroupItem(item: $0.item, certainty: $0.certainty, visibility: $0.visibility)
                }, people: PeopleCount(members.count))
        }
        return BreachScope(
            version: 1, findings: [], indicators: [], counts: ScopeCounts(accounts: 3, people: 3, members: 2, nonMembers: 1),
            items: [
                ItemTally(item: .email, seenClear: 1, presumed: 1), ItemTally(item: .entranceCode, seenClear: 1),
                ItemTally(item: .name, seenClear: 1, seenMasked: 1), ItemTally(item: .orders, unknown: 1),
                ItemTally(item: .phone, seenClear: 1),
                ItemTally(item: .payment),
            ], groups: groups.sorted { $0.key < $1.key }, firstAccess: first, lastAccess: last,
            coverage: Coverage(
                window: Window(start: first, end: last), files: 2,
                gaps: [CoverageGap(window: Window(start: first, end: last), reason: .missingDay, source: "gateway")]), viewsByDay: [],
            digest: "d")
    }

    private static var facts: CaseFacts {
        CaseFacts(
            caseID: "2025-001", openedAt: now,
            awareness: [
                AwarenessCandidate(at: aware, basis: "confirmed", enteredAt: now, enteredBy: "kim"),
                AwarenessCandidate(at: aware.adding(hours: -60), basis: "first inquiry", credible: false, enteredAt: now, enteredBy: "kim"),
            ], illegalExternalAccess: true, causes: [.leaverKey, .forgedToken], leakFrom: nil, leakTo: nil, ended: true, discoveredAt: nil,
            measures: [
                Measure(kind: .revokedKey, at: now, statement: Bilingual(korean: "키를 폐기했습니다.", english: "The key was revoked.")),
                Measure(kind: .other, at: now, statement: Bilingual(korean: "내부 회의", english: "Internal meeting")),
            ], scope: nil)
    }
}
