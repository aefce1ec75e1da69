/// A correct notice in its parts, from which tests take things away or to which they add.
struct CorrectNotice {
    var title: String
    var lead: String
    /// The parts in the order of the law, each with its heading.
    var parts: [[String]]
    var tail: [String] = []

    var text: String { ([title, "", lead, ""] + parts.flatMap { $0 + [""] } + tail).joined(separator: "\n") + "\n" }

    static let korean = CorrectNotice(
        title: "개인정보 유출 통지", lead: "고객님의 개인정보가 유출되었습니다. 먼저 깊이 사과드립니다.",
        parts: [
            ["1. 유출된 개인정보의 항목", "- 이름, 이메일 주소, 전화번호, 주소, 공동현관 비밀번호"],
            [
                "2. 유출된 시점과 경위", "- 시점: 2026년 4월 14일부터 2026년 9월 28일까지",
                "- 경위: 퇴사한 개발자의 서명키로 접속 토큰이 위조되었습니다. 당사는 이 키를 폐기하지 않았습니다.",
            ],
            [
                "3. 고객님이 하실 수 있는 일", "- 공동현관 비밀번호는 관리사무소에 요청해 바꿔 주세요.", "- 모르는 문자의 링크는 누르지 말고 118에 신고해 주세요.",
                "- 주문하지 않은 택배가 오면 받기 전에 발송인을 확인해 주세요.", "- 유출된 항목은 앱의 '유출 항목 확인' 메뉴에서 직접 보실 수 있습니다.",
            ],
            [
                "4. 회사의 대응조치와 피해 구제절차", "- 2026년 10월 5일 침입 경로를 차단하고 키를 폐기했습니다.",
                "- 피해를 입으셨다면 개인정보보호센터에 전화로 피해 구제를 신청해 주세요. 10일 안에 결과를 알려 드립니다.",
            ],
            ["5. 피해 신고와 상담", "- 개인정보보호센터 1500-0001"],
            [
                "6. 고객님의 법적 권리와 행사 방법", "- 손해배상(제39조)은 법원에 소송으로 청구할 수 있습니다.", "- 법정손해배상(제39조의2)은 300만 원까지 법원에 청구할 수 있습니다.",
                "- 개인정보 분쟁조정위원회(1833-6972)에 분쟁조정(제43조)을 신청할 수 있습니다.",
            ],
        ])

    static let english = CorrectNotice(
        title: "Notice of personal information leak", lead: "Your personal information leaked. We are sorry.",
        parts: [
            ["1. What information of yours was leaked", "- Name, email address, phone number, delivery address, shared entrance code"],
            [
                "2. When and how it happened",
                "- From 14 April 2026 to 28 September 2026 access tokens were forged with the signing key of a former developer. We had not revoked that key.",
            ],
            [
                "3. What you can do", "- Ask your building manager to change the shared entrance code.",
                "- Do not click links in texts that you did not expect. Report them to 118.",
                "- Check the sender before you accept a parcel that you did not order.",
                "- Check which of your items leaked under 'My leak check' in the app.",
            ],
            [
                "4. What we are doing and how to get relief", "- On 5 October 2026 we blocked the route and revoked the key.",
                "- If you suffered harm, call the Privacy Center and apply for relief. We answer within ten days.",
            ],
            ["5. Whom to contact", "- Privacy Center, 1500-0001"],
            [
                "6. Your legal rights and how to use them", "- Damages (article 39): claim them in court.",
                "- Statutory damages of up to KRW 3 million (article 39-2): claim them in court.",
                "- Dispute mediation (article 43): apply to the mediation committee at 1833-6972.",
            ],
        ])

    static let facts = """
        {"jurisdiction":"KR","awareAt":"2026-10-05T09:00:00+09:00","document":"notice","phase":"full","status":"leak","channel":"email","language":"ko",
         "sentAt":"2026-10-07T11:00:00+09:00","controller":{"name":"예시마켓","domains":["example-market.invalid"],"senders":["1500-0000"],
         "contacts":[{"department":"개인정보보호센터","phone":"1500-0001"}]},"leak":{"from":"2026-04-14","to":"2026-09-28",
         "discoveredAt":"2026-10-05T08:10:00+09:00","causes":["forged-token","leaver-key"],"ended":true},"addressee":{"kind":"member","age":34,
         "contactKnown":true,"items":{"name":"leaked","email":"leaked","phone":"leaked","address":"leaked","entrance-code":"leaked","orders":"not-seen",
         "payment":"not-seen","password":"not-seen","customs-code":"unknown"}},"counts":{"people":37550000,"accounts":33673817,"views":148056502},
         "events":[{"kind":"reported","to":"KISA","at":"2026-10-07T14:35:00+09:00"},{"kind":"reported","to":"PIPC","at":"2026-10-06T15:00:00+09:00"},
         {"kind":"blocked-route","at":"2026-10-05T23:30:00+09:00"},{"kind":"notified","at":"2026-10-07T11:00:00+09:00"},
         {"kind":"access-after-block","count":0}],"harmReports":{"count":0,"asOf":"2026-10-07"},
         "claims":[{"text":"about 3,000 accounts were stored","source":"internal","status":"unverified"}]}
        """
}
