package import BreachModel

/// What a person can do about one leaked item, in the order in which to do it. Data, not judgement: one row an item.
///
/// Source: reference law.md, 4.2 (offices and numbers in Korea). A reissue or a block is named only where the office offers it.
package enum ItemAdvice {
    /// The steps for `item`: its own row, or else its legal class's.
    package static func steps(for item: DataItem) -> [Bilingual] {
        byItem[item.id] ?? byClass[item.legalClass] ?? []
    }

    /// Rank on the page: what opens a door or an account first.
    package static func urgency(of item: DataItem) -> Int {
        switch item.legalClass {
        case .credential: 0
        case .financial: 1
        case .uniqueIdentification: 2
        case .sensitive: 3
        case .address: 4
        case .contact: 5
        case .behavioural: 6
        }
    }

    private static func step(_ korean: String, _ english: String) -> Bilingual {
        Bilingual(korean: korean, english: english)
    }

    private static let noLinks = step(
        "보상, 환불, 피해 조회를 이유로 링크를 누르거나 앱을 설치하게 하는 문자와 전화는 응하지 마세요.",
        "Do not follow messages or calls that want you to open a link or install an app for compensation, a refund or a check.")
    private static let report = step(
        "의심스러운 문자는 한국인터넷진흥원 118로 신고하고, 돈을 보냈다면 바로 경찰 112에 신고하세요.",
        "Report suspicious messages to KISA at 118. If you have sent money, call the police at 112 at once.")

    private static let byItem: [DataItemID: [Bilingual]] = [
        .entranceCode: [
            step(
                "관리사무소나 건물 관리인에게 공동현관 출입번호를 바꿔 달라고 오늘 요청하세요. 함께 쓰는 이웃에게도 알려 주세요.",
                "Ask the building office today to change the shared entrance code, and tell the neighbours who use it."),
            step(
                "새 번호는 배송 메모에 다시 적지 말고, 저장된 예전 번호는 지우세요.",
                "Do not store the new code in a delivery note again, and delete the old one."),
        ],
        .address: [
            step(
                "주문하지 않은 물건이나 예고 없는 방문자가 오면 문을 열지 말고 보낸 곳에 먼저 확인하세요.",
                "If goods that you did not order or unannounced visitors arrive, keep the door closed and ask the sender first."),
            step("신변에 위협을 느끼면 112에 신고하세요.", "If you feel threatened, call 112."),
        ],
        .phone: [noLinks, report],
        .email: [
            step(
                "로그인이나 결제를 요구하는 메일의 링크 대신, 앱이나 직접 입력한 주소로 접속해 확인하세요.",
                "Instead of a link in a mail that asks you to log in or pay, open the app or type the address yourself."),
            step(
                "이 메일 주소로 가입한 곳에서 같은 비밀번호를 쓰고 있다면 서로 다르게 바꾸세요.",
                "If accounts with this e-mail address share a password, give each its own."),
        ],
        .name: [
            step(
                "이름을 안다고 해서 회사나 기관의 연락이라고 믿지 마세요.",
                "That a caller knows your name does not prove who is calling.")
        ],
        .orders: [
            step(
                "실제 주문 내역을 말하며 환불이나 확인을 요구하는 전화에 주의하세요. 끊고 앱에서 주문 내역을 확인하세요.",
                "Beware of callers who name a real order and want a refund or a check. Hang up and look at the order in the app.")
        ],
        .addressBook: [
            step(
                "배송지에 저장한 가족과 지인에게 이름, 전화번호, 주소가 알려졌을 수 있다고 전해 주세요. 회사도 그분들께 따로 알립니다.",
                "Tell the family and friends in your address book that their name, phone number and address may be known. We notify them too."
            ),
            step("더 쓰지 않는 배송지는 지우세요.", "Delete entries that you no longer need."),
        ],
        .password: [
            step(
                "지금 비밀번호를 바꾸고, 같은 비밀번호를 쓰는 다른 곳도 모두 바꾸세요.",
                "Change the password now, and everywhere else that you use the same one."),
            step("모든 기기에서 로그아웃하고 2단계 인증을 켜세요.", "Log out on all devices and turn on two-step verification."),
        ],
        .loginRecord: [
            step(
                "로그인 기록에서 모르는 기기나 지역이 있는지 보고, 있으면 모든 기기에서 로그아웃하세요.",
                "Look through your logins for devices or places you do not know. If there is one, log out on all devices.")
        ],
        .customsCode: [
            step(
                "개인통관고유부호는 관세청에서 다시 발급받을 수 있습니다. 통관 중인 물건이 있으면 먼저 도착을 기다리세요.",
                "You can have your customs code reissued by the Customs Service. If a parcel is being cleared, wait for it first.")
        ],
        .birthDate: [
            step(
                "생년월일을 본인 확인이나 비밀번호에 쓰고 있다면 다른 것으로 바꾸세요.",
                "Where your date of birth serves as a password or a proof of identity, replace it.")
        ],
    ]

    private static let byClass: [DataItem.LegalClass: [Bilingual]] = [
        .contact: [noLinks, report],
        .address: [
            step(
                "주문하지 않은 물건이나 예고 없는 방문자가 오면 보낸 곳에 먼저 확인하세요.",
                "If goods that you did not order or unannounced visitors arrive, ask the sender first.")
        ],
        .credential: [
            step("지금 새것으로 바꾸고, 같은 것을 쓰는 다른 곳도 바꾸세요.", "Replace it now, also wherever else you use it.")
        ],
        .behavioural: [
            step(
                "이용 내역을 말하며 접근하는 연락이라도 진짜라고 믿지 말고, 앱에서 직접 확인하세요.",
                "That a caller knows what you did proves nothing: check in the app yourself.")
        ],
        .financial: [
            step(
                "결제와 계좌 내역을 확인하고, 모르는 거래가 있으면 카드사나 은행에 바로 정지를 요청하세요.",
                "Check your payments and accounts. If you find one you do not know, ask the card company or bank to block at once."),
            step(
                "새 대출과 계좌 개설을 막으려면 은행에서 금융거래 안심차단을 신청하세요. 금융 상담은 1332입니다.",
                "To stop new loans and accounts in your name, ask a bank for the safe-block service. Financial advice: 1332."),
        ],
        .uniqueIdentification: [
            step(
                "명의 도용을 막으려면 은행에서 금융거래 안심차단을, 엠세이퍼에서 휴대전화 가입 제한을 신청하세요.",
                "Against misuse of your identity, ask a bank for the safe-block service and M-Safer to block new phone lines."),
            step(
                "금융감독원(1332) 사고예방시스템에 등록해 내 이름으로 된 금융거래를 더 엄격히 확인받게 하세요.",
                "Register with the Financial Supervisory Service (1332), so that dealings in your name are checked more strictly."),
        ],
        .sensitive: [
            step(
                "이 정보를 내세워 돈이나 답변을 요구하는 연락에는 응하지 말고 112에 신고하세요.",
                "Do not answer anyone who uses this information to ask for money or a reply. Call 112.")
        ],
    ]
}
