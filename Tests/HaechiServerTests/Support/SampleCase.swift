import BreachModel
import BreachResponse

/// A small case with synthetic persons, for the pages.
enum SampleCase {
    static let now = Instant(rfc3339: "2025-11-20T09:30:00+09:00")!
    static let code = NoticeCode(typed: "7K3F-9Q2M-XD41")!
    static let otherCode = NoticeCode(typed: "2M4N-6P8Q-0RST")!
    static let member: PersonKey = "m:100001"
    static let nonMember: PersonKey = "n:100001/3"
    static let account: SubjectID = "100001"

    static let company = Company(
        name: Bilingual(korean: "가나다마켓", english: "Ganada Market"),
        department: Bilingual(korean: "개인정보보호팀", english: "Privacy team"), phone: "02-0000-0000",
        email: "privacy@ganada.example.com",
        hours: Bilingual(korean: "매일 09:00~21:00", english: "Every day, 09:00 to 21:00"),
        privacyOfficer: Bilingual(korean: "김보호 (개인정보 보호책임자)", english: "B. H. Kim, privacy officer"),
        site: "ganada.example.com", domains: ["ganada.example.com"], senders: ["02-0000-0000", "notice@ganada.example.com"])

    static let dataItems = [
        DataItem(id: .name, korean: "이름", english: "Name", legalClass: .contact),
        DataItem(id: .email, korean: "전자우편 주소", english: "E-mail address", legalClass: .contact),
        DataItem(id: .phone, korean: "전화번호", english: "Phone number", legalClass: .contact),
        DataItem(id: .address, korean: "배송지 주소", english: "Delivery address", legalClass: .address),
        DataItem(id: .entranceCode, korean: "공동현관 비밀번호", english: "Shared entrance code", legalClass: .credential),
        DataItem(id: .orders, korean: "주문 내역", english: "Orders", legalClass: .behavioural),
        DataItem(id: .payment, korean: "결제 정보", english: "Payment data", legalClass: .financial),
    ]

    static var incident: PublicIncident {
        PublicIncident(
            company: company,
            cause: Bilingual(
                korean: "퇴사한 개발자가 접근할 수 있었던 인증 서명 키로 만든 위조 토큰이 쓰였습니다.",
                english: "Forged tokens were used, made with a signing key that a departed developer could read."),
            items: dataItems.prefix(6).map { Bilingual(korean: $0.korean, english: $0.english) },
            leakFrom: Instant(rfc3339: "2025-06-24T03:11:00+09:00"), leakTo: Instant(rfc3339: "2025-11-08T02:40:00+09:00"),
            discoveredAt: Instant(rfc3339: "2025-11-18T22:52:00+09:00"), ended: true,
            measures: [
                Measure(
                    kind: .revokedKey, at: Instant(rfc3339: "2025-11-19T01:20:00+09:00")!,
                    statement: Bilingual(korean: "쓰인 서명 키를 폐기했습니다.", english: "The signing key that was used has been revoked."),
                    verifiedAt: Instant(rfc3339: "2025-11-19T01:35:00+09:00"))
            ],
            next: [
                Bilingual(
                    korean: "조사가 끝나면 결과를 알려 드리고, 항목이 더 확인되면 바로 다시 알려 드립니다.",
                    english: "We will tell you the result of the investigation, and at once if further items are found.")
            ],
            zoneOffsetMinutes: 540, asOf: now)
    }

    /// The member's page, or the non-member's.
    static func dossier(_ person: PersonKey, incident: PublicIncident = incident) -> PersonDossier {
        let first = Instant(rfc3339: "2025-07-02T04:12:00+09:00")!
        let last = Instant(rfc3339: "2025-10-30T03:55:00+09:00")!
        let order: [(DataItemID, Certainty, Visibility?)] =
            person == member
            ? [
                (.entranceCode, .seen, .clear), (.address, .seen, .clear), (.name, .seen, .clear), (.phone, .seen, .masked),
                (.email, .presumed, nil), (.orders, .unknown, nil), (.payment, .notSeen, nil),
            ] : [(.address, .seen, .clear), (.name, .seen, .clear), (.phone, .seen, .clear)]
        let items = order.map { id, certainty, visibility in
            let item = dataItems.first { $0.id == id }!
            return DossierItem(
                id: id, name: Bilingual(korean: item.korean, english: item.english), certainty: certainty, visibility: visibility,
                first: certainty == .seen ? first : nil, last: certainty == .seen ? last : nil, views: certainty == .seen ? 3 : 0,
                advice: certainty == .notSeen ? [] : ItemAdvice.steps(for: item))
        }
        return PersonDossier(
            kind: person == member ? .member : .nonMember, isMinor: false, language: .korean, items: items,
            notices: [
                DossierNotice(
                    id: "notice-1", at: Instant(rfc3339: "2025-11-20T08:10:00+09:00"), channel: "email", state: .confirmed,
                    language: .korean, subject: "개인정보 유출 통지", body: "고객님의 개인정보가 유출되었습니다.\n\n1. 유출된 개인정보의 항목\n이름, 전화번호, 배송지 주소, 공동현관 비밀번호")
            ], incident: incident)
    }

    /// A reader over this case. `lookedUp` is called with each code that reaches it.
    static func reader(
        incident: PublicIncident = incident, overview: CaseOverview = overview,
        lookedUp: @escaping @Sendable (NoticeCode) -> Void = { _ in }
    ) -> CaseReader {
        CaseReader(
            incident: { incident },
            personByCode: { code in
                lookedUp(code)
                return code == SampleCase.code ? member : code == otherCode ? nonMember : nil
            },
            personByAccount: { $0 == account ? member : nil },
            dossier: { $0 == member || $0 == nonMember ? dossier($0, incident: incident) : nil },
            overview: { overview }, checkStore: {})
    }
}
