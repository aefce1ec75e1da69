import BreachLaw
import BreachModel

@testable import NoticeWriting

/// A synthetic company with a synthetic breach, in the shape of a real one.
enum SampleCase {
    static func time(_ text: String) -> Instant {
        guard let instant = Instant(rfc3339: text) else { preconditionFailure("not a time: \(text)") }
        return instant
    }

    static let company = Company(
        name: Bilingual(korean: "예시마켓", english: "Example Market"),
        department: Bilingual(korean: "개인정보보호센터", english: "Privacy Centre"), phone: "1500-0001",
        email: "privacy@example-market.invalid",
        hours: Bilingual(korean: "매일 9시~21시", english: "daily 9:00 to 21:00"),
        privacyOfficer: Bilingual(korean: "개인정보 보호책임자실", english: "Office of the Privacy Officer"),
        site: "www.example-market.invalid", domains: ["example-market.invalid"],
        senders: ["1500-0000", "privacy@example-market.invalid"])

    static let items: [DataItem] = [
        DataItem(id: .name, korean: "이름", english: "name", legalClass: .contact),
        DataItem(id: .email, korean: "이메일", english: "e-mail address", legalClass: .contact),
        DataItem(id: .phone, korean: "전화번호", english: "phone number", legalClass: .contact),
        DataItem(id: .address, korean: "배송지 주소", english: "delivery address", legalClass: .address),
        DataItem(id: .entranceCode, korean: "공동현관 비밀번호", english: "shared entrance code", legalClass: .credential),
        DataItem(id: .orders, korean: "주문 내역", english: "order history", legalClass: .behavioural),
        DataItem(id: .payment, korean: "카드 정보", english: "card details", legalClass: .financial),
        DataItem(id: .password, korean: "로그인 비밀번호", english: "sign-in password", legalClass: .credential),
        DataItem(id: .customsCode, korean: "개인통관고유부호", english: "customs code", legalClass: .uniqueIdentification),
        DataItem(id: .healthInfo, korean: "건강 정보", english: "health information", legalClass: .sensitive),
    ]

    static let measures: [Measure] = [
        Measure(
            kind: .reported, at: time("2025-11-19T21:35:00+09:00"),
            statement: Bilingual(
                korean: "한국인터넷진흥원에 침해사고를 신고했습니다.",
                english: "We reported the incident to the Korea Internet & Security Agency."),
            recipient: "KISA"),
        Measure(
            kind: .revokedKey, at: time("2025-11-18T23:30:00+09:00"),
            statement: Bilingual(korean: "서명 키를 폐기했습니다.", english: "We revoked the signing key."),
            verifiedAt: time("2025-11-19T00:10:00+09:00")),
        Measure(
            kind: .blockedRoute, at: time("2025-11-18T23:45:00+09:00"),
            statement: Bilingual(
                korean: "발급 기록이 없는 토큰을 거부하도록 시스템을 고쳤습니다.",
                english: "We changed our systems to refuse tokens that we did not issue."),
            verifiedAt: time("2025-11-19T00:20:00+09:00")),
    ]

    static func seen(_ item: DataItemID, _ visibility: Visibility = .clear) -> GroupItem {
        GroupItem(item: item, certainty: .seen, visibility: visibility)
    }

    static func item(_ item: DataItemID, _ certainty: Certainty) -> GroupItem {
        GroupItem(item: item, certainty: certainty, visibility: nil)
    }

    static func group(_ kind: PersonKind, _ items: [GroupItem], people: Int = 10) -> ExposureGroup {
        ExposureGroup(kind: kind, items: items.sorted { $0.item < $1.item }, people: PeopleCount(people))
    }

    /// Members who lost name and e-mail.
    static let basic = group(.member, [seen(.name), seen(.email)], people: 33_000)
    /// Members who lost everything on the pages, the entrance code in clear.
    static let full = group(
        .member, [seen(.name), seen(.email), seen(.phone), seen(.address), seen(.entranceCode), seen(.orders)], people: 40)
    /// Members whose entrance code was covered, and whose orders cannot be excluded.
    static let mixed = group(
        .member,
        [seen(.name), seen(.phone), item(.email, .presumed), seen(.entranceCode, .masked), item(.orders, .unknown)],
        people: 25)
    /// People in others' address books.
    static let nonMember = group(
        .nonMember, [seen(.name), seen(.phone), seen(.address), seen(.entranceCode, .masked)], people: 4_330)
    /// Members of whom nothing is established.
    static let open = group(.member, [item(.name, .unknown), item(.email, .unknown)], people: 12)
    /// Members of whom nothing leaked.
    static let clear = group(.member, [], people: 12)

    static let groups = [basic, nonMember, full, mixed, open]

    static func scope(complete: Bool = true, groups: [ExposureGroup] = groups) -> BreachScope {
        let window = Window(start: time("2025-04-14T00:00:00+09:00"), end: time("2025-11-09T00:00:00+09:00"))
        let gap = CoverageGap(
            window: Window(start: time("2025-07-01T00:00:00+09:00"), end: time("2025-07-02T00:00:00+09:00")),
            reason: .missingDay, source: "gateway")
        return BreachScope(
            version: 3, findings: ["k1"], indicators: [],
            counts: ScopeCounts(
                accounts: 33_674, people: 37_395, members: 33_065, nonMembers: 4_330, records: 70_000, views: 148_057,
                cannotBeExcluded: 12),
            items: tallies(groups), groups: groups, firstAccess: window.start, lastAccess: window.end,
            coverage: Coverage(window: window, files: 209, gaps: complete ? [] : [gap]), viewsByDay: [],
            digest: String(repeating: "0", count: 64))
    }

    private static func tallies(_ groups: [ExposureGroup]) -> [ItemTally] {
        var tallies: [DataItemID: ItemTally] = [:]
        for group in groups {
            for item in group.items {
                var tally = tallies[item.item] ?? ItemTally(item: item.item)
                switch (item.certainty, item.visibility) {
                case (.seen, .masked): tally.seenMasked += group.people
                case (.seen, _): tally.seenClear += group.people
                case (.presumed, _): tally.presumed += group.people
                case (.unknown, _): tally.unknown += group.people
                case (.notSeen, _): break
                }
                tallies[item.item] = tally
            }
        }
        return tallies.values.sorted { $0.item < $1.item }
    }

    static func facts(
        causes: [BreachCause] = [.forgedToken, .leaverKey], from: String? = "2025-04-14T02:00:00+09:00",
        to: String? = "2025-11-08T23:00:00+09:00", ended: Bool = true, measures: [Measure] = measures,
        scope: BreachScope? = scope()
    ) -> CaseFacts {
        CaseFacts(
            caseID: "case-1", openedAt: time("2025-11-18T00:00:00+09:00"),
            awareness: [
                AwarenessCandidate(
                    at: time("2025-11-18T22:52:00+09:00"), basis: "stated by the company",
                    enteredAt: time("2025-11-19T09:00:00+09:00"), enteredBy: "Kim Example"),
                AwarenessCandidate(
                    at: time("2025-11-17T16:00:00+09:00"), basis: "a customer's mail was read",
                    enteredAt: time("2025-11-19T09:00:00+09:00"), enteredBy: "Kim Example"),
            ], illegalExternalAccess: true, causes: causes, leakFrom: from.map(time), leakTo: to.map(time), ended: ended,
            discoveredAt: time("2025-11-16T22:12:00+09:00"), measures: measures, scope: scope)
    }

    /// Read once, as every test needs it.
    private static let library = Result { try LawLibrary.embedded() }

    static func writer(_ facts: CaseFacts = facts(), profile: String = "KR-2023") throws -> NoticeWriter {
        guard let profile = try library.get().profile(id: profile) else { preconditionFailure("no such profile") }
        return NoticeWriter(facts: facts, company: company, items: items, profile: profile)
    }

    static let firstNotice = PreviousNotice(
        sentAt: time("2025-11-20T10:00:00+09:00"), kind: .leak, items: [seen(.name), seen(.email)],
        leakFrom: time("2025-06-24T00:00:00+09:00"), leakTo: time("2025-11-08T23:00:00+09:00"), causes: [.forgedToken])
}
