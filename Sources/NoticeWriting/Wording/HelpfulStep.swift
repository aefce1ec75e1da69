internal import BreachModel

/// Something that a person can do about an item that leaked, in the words for adults and for children.
struct HelpfulStep: Sendable {
    /// Items that call for it.
    var items: Set<DataItemID>
    /// Legal classes of other items that call for it.
    var classes: Set<DataItem.LegalClass> = []
    /// Whether it can be done with an account alone.
    var membersOnly = false
    var adult: [Bilingual]
    var child: [Bilingual] = []
    /// The same outside Korea, where numbers and services of Korea do not help; nil: no difference.
    var abroad: (adult: [Bilingual], child: [Bilingual])?

    /// The sentences for a reader of that kind, in or outside Korea.
    func sentences(child isChild: Bool, inKorea: Bool) -> [Bilingual] {
        let (adult, child) = inKorea ? (adult, child) : abroad ?? (adult, child)
        return isChild ? child : adult
    }

    /// Whether an item of this id and class calls for the step.
    func fits(_ item: DataItem) -> Bool {
        if items.contains(item.id) { return true }
        return classes.contains(item.legalClass) && !Self.named.contains(item.id)
    }

    /// Items that have steps of their own and need none by class.
    private static let named: Set<DataItemID> = Set(all.flatMap(\.items))
}

extension HelpfulStep {
    /// All steps, in the order in which a text lists them.
    static let all: [HelpfulStep] =
        [contact, phone, email, address, entranceCode, orders, signIn] + [payment, customsCode, identity, health, sensitive]

    static let contact = HelpfulStep(
        items: [.name, .birthDate, .deviceID, .addressBook], classes: [.contact],
        adult: [
            Bilingual(
                korean: "회사, 경찰, 은행이라며 돈이나 인증번호를 요구하면 바로 끊고, 알고 있는 대표 번호로 직접 확인하세요.",
                english: "If a caller says they are from us, the police or a bank and asks for money or a code, hang up."
                    + " Then call the number that you know yourself."),
            Bilingual(
                korean: "돈을 보냈거나 속은 것 같으면 바로 경찰 112에 신고하고, 금융 피해는 금융감독원 1332에 알리세요.",
                english: "If you sent money or think you were tricked, call the police on 112 and the financial regulator on 1332."),
        ],
        child: [
            Bilingual(
                korean: "모르는 사람이 이름을 부르며 연락해도 대답하지 말고, 바로 보호자께 말하세요.",
                english: "If a stranger contacts you and knows your name, do not answer. Tell your parent or guardian at once."),
            Bilingual(
                korean: "무섭거나 이상한 일이 있으면 경찰 112에 전화하세요.",
                english: "If something scares you, call the police on 112."),
        ],
        abroad: (
            adult: [
                Bilingual(
                    korean: "회사, 경찰, 은행이라며 돈이나 인증번호를 요구하면 바로 끊고, 알고 있는 대표 번호로 직접 확인하세요.",
                    english: "If a caller says they are from us, the police or a bank and asks for money or a code, hang up."
                        + " Then call the number that you know yourself."),
                Bilingual(
                    korean: "돈을 보냈거나 속은 것 같으면 바로 경찰과 은행에 알리세요.",
                    english: "If you sent money or think you were tricked, tell the police and your bank at once."),
            ],
            child: [
                Bilingual(
                    korean: "모르는 사람이 이름을 부르며 연락해도 대답하지 말고, 바로 보호자께 말하세요.",
                    english: "If a stranger contacts you and knows your name, do not answer. Tell your parent or guardian at once.")
            ]
        ))

    static let phone = HelpfulStep(
        items: [.phone],
        adult: [
            Bilingual(
                korean: "모르는 문자의 링크는 누르지 마세요. 카카오톡 채널 ‘보호나라’에 문자를 붙여 넣으면 사기 문자인지 확인할 수 있습니다.",
                english: "Do not tap links in text messages that you did not expect."
                    + " You can paste a message into the KakaoTalk channel \"보호나라\" to have it checked."),
            Bilingual(
                korean: "사기 문자나 전화가 의심되면 한국인터넷진흥원 118에서 상담받으세요.",
                english: "For advice on scam messages and calls, call the Korea Internet & Security Agency on 118."),
        ],
        child: [
            Bilingual(
                korean: "모르는 번호로 온 전화는 받지 말고, 문자에 있는 링크는 누르지 마세요.",
                english: "Do not answer calls from numbers that you do not know. Do not tap links in messages.")
        ],
        abroad: (
            adult: [
                Bilingual(
                    korean: "예상하지 못한 문자의 링크는 누르지 말고 지우세요.",
                    english: "Do not tap links in text messages that you did not expect. Delete them.")
            ],
            child: [
                Bilingual(
                    korean: "모르는 번호로 온 전화는 받지 말고, 문자에 있는 링크는 누르지 마세요.",
                    english: "Do not answer calls from numbers that you do not know. Do not tap links in messages.")
            ]
        ))

    static let email = HelpfulStep(
        items: [.email],
        adult: [
            Bilingual(
                korean: "회사를 사칭한 메일의 링크나 첨부 파일은 열지 말고, 회사 홈페이지에 직접 접속해 확인하세요.",
                english: "Do not open links or attachments in mails that claim to be from us. Go to our website yourself.")
        ],
        child: [
            Bilingual(
                korean: "모르는 사람이 보낸 메일은 열지 말고 보호자께 보여 주세요.",
                english: "Do not open e-mails from people you do not know. Show them to your parent or guardian.")
        ])

    static let address = HelpfulStep(
        items: [.address, .location], classes: [.address],
        adult: [
            Bilingual(
                korean: "예상하지 못한 방문이나 배달이 있으면 문을 열기 전에 누가 왜 왔는지 확인하세요.",
                english: "If someone you do not expect comes to your door, ask who sent them before you open."),
            Bilingual(korean: "위협을 느끼면 경찰 112에 신고하세요.", english: "If you feel threatened, call the police on 112."),
        ],
        child: [
            Bilingual(
                korean: "모르는 사람이 집으로 찾아오면 문을 열지 말고 보호자께 알리세요.",
                english: "If a stranger comes to your home, do not open the door. Tell your parent or guardian.")
        ],
        abroad: (
            adult: [
                Bilingual(
                    korean: "예상하지 못한 방문이나 배달이 있으면 문을 열기 전에 누가 왜 왔는지 확인하고, 위협을 느끼면 경찰에 신고하세요.",
                    english: "If someone you do not expect comes to your door, ask who sent them before you open."
                        + " If you feel threatened, call the police.")
            ],
            child: [
                Bilingual(
                    korean: "모르는 사람이 집으로 찾아오면 문을 열지 말고 보호자께 알리세요.",
                    english: "If a stranger comes to your home, do not open the door. Tell your parent or guardian.")
            ]
        ))

    static let entranceCode = HelpfulStep(
        items: [.entranceCode],
        adult: [
            Bilingual(
                korean: "건물 관리사무소에 {item.entrance-code:을} 바꿔 달라고 요청하세요.",
                english: "Ask the building manager to change the {item.entrance-code}."),
            Bilingual(
                korean: "같은 건물에 사는 모두가 함께 쓰는 것이므로 관리사무소가 바꾸고 입주민에게 알려야 합니다.",
                english: "Everyone in the building shares it, so the manager has to change it and tell the residents."),
        ],
        child: [
            Bilingual(
                korean: "보호자와 함께 관리사무소에 {item.entrance-code:을} 바꿔 달라고 말하세요.",
                english: "Ask your parent or guardian to have the building manager change the {item.entrance-code}.")
        ])

    static let orders = HelpfulStep(
        items: [.orders], classes: [.behavioural],
        adult: [
            Bilingual(
                korean: "주문한 물건을 말하며 돈이나 인증번호를 요구하는 연락은 사기입니다. 응하지 말고 끊으세요.",
                english: "If someone mentions what you ordered and asks for money or a code, it is a scam. Hang up."),
            Bilingual(
                korean: "주문에 관한 연락은 아래 담당부서에 직접 물어 확인하세요.",
                english: "Ask the department named below about any message on an order."),
        ],
        child: [
            Bilingual(
                korean: "주문한 물건 이야기를 하며 돈을 달라는 전화는 바로 끊고 보호자께 말하세요.",
                english: "If a caller talks about your orders and asks for money, hang up and tell your parent or guardian.")
        ])
}
