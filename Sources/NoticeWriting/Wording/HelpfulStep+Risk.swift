internal import BreachModel

/// Steps for items that open accounts or identify a person for good.
extension HelpfulStep {
    static let signIn = HelpfulStep(
        items: [.password, .loginRecord], classes: [.credential], membersOnly: true,
        adult: [
            Bilingual(
                korean: "회사 홈페이지에 직접 접속해 비밀번호를 바꾸고, 모든 기기에서 로그아웃하세요.",
                english: "Go to our website yourself, change your password and sign out on all devices."),
            Bilingual(
                korean: "다른 서비스에서 같은 비밀번호를 쓰고 있다면 그 서비스에서도 바꾸세요.",
                english: "If you use the same password elsewhere, change it there too."),
        ],
        child: [
            Bilingual(
                korean: "보호자와 함께 비밀번호를 바꾸세요.", english: "Change your password together with your parent or guardian.")
        ])

    static let payment = HelpfulStep(
        items: [.payment, .accountNumber], classes: [.financial],
        adult: [
            Bilingual(
                korean: "카드사나 은행에 전화해 카드를 다시 발급받고, 모르는 거래가 있는지 확인하세요.",
                english: "Call your bank or card company to replace the card, and look for payments that you did not make."),
            Bilingual(
                korean: "은행 앱이나 영업점에서 ‘금융거래 안심차단’을 신청하면 본인 모르게 계좌나 대출이 만들어지는 것을 막을 수 있습니다.",
                english: "Your bank can block new loans and accounts in your name (\"금융거래 안심차단\")."),
        ],
        child: [
            Bilingual(
                korean: "보호자께 카드사나 은행에 전화해 카드를 바꿔 달라고 하세요.",
                english: "Ask your parent or guardian to call the bank and have the card replaced.")
        ],
        abroad: (
            adult: [
                Bilingual(
                    korean: "카드사나 은행에 전화해 카드를 다시 발급받고, 모르는 거래가 있는지 확인하세요.",
                    english: "Call your bank or card company to replace the card, and look for payments that you did not make.")
            ],
            child: [
                Bilingual(
                    korean: "보호자께 카드사나 은행에 전화해 카드를 바꿔 달라고 하세요.",
                    english: "Ask your parent or guardian to call the bank and have the card replaced.")
            ]
        ))

    static let customsCode = HelpfulStep(
        items: [.customsCode],
        adult: [
            Bilingual(
                korean: "관세청 유니패스에서 {item.customs-code:을} 다시 발급받으세요. 예전 부호는 바로 쓸 수 없게 됩니다.",
                english: "Have the {item.customs-code} reissued in UNIPASS of the Korea Customs Service. The old one dies at once."),
            Bilingual(
                korean: "접속이 몰려 열리지 않으면 시간을 두고 다시 시도하세요.",
                english: "If the service is busy, wait a while and try again."),
        ],
        child: [
            Bilingual(
                korean: "보호자와 함께 유니패스에서 {item.customs-code} 재발급을 신청하세요.",
                english: "Ask your parent or guardian to have the {item.customs-code} reissued.")
        ])

    static let identity = HelpfulStep(
        items: [.nationalID, .driverLicense, .ssn], classes: [.uniqueIdentification],
        adult: [
            Bilingual(
                korean: "은행 앱이나 영업점에서 ‘금융거래 안심차단’을 신청해 본인 모르게 계좌나 대출이 만들어지는 것을 막으세요.",
                english: "Ask your bank to block new loans and accounts in your name (\"금융거래 안심차단\")."),
            Bilingual(
                korean: "명의도용이 의심되면 금융감독원 1332와 경찰 112에 알리세요.",
                english: "If you suspect that someone uses your identity, call 1332 and the police on 112."),
        ],
        child: [
            Bilingual(
                korean: "보호자께 이 통지를 보여 주고, 대출이나 계좌가 만들어지지 않게 은행에 신청해 달라고 하세요.",
                english: "Show this notice to your parent or guardian and ask them to have the bank block new loans.")
        ],
        abroad: (
            adult: [
                Bilingual(
                    korean: "은행에 알려 본인 모르게 계좌나 대출이 만들어지지 않도록 하고, 명의도용이 의심되면 경찰에 신고하세요.",
                    english: "Tell your bank, so that no account or loan is opened in your name."
                        + " If you suspect that someone uses your identity, report it to the police.")
            ],
            child: [
                Bilingual(
                    korean: "보호자께 이 통지를 보여 주고, 대출이나 계좌가 만들어지지 않게 은행에 신청해 달라고 하세요.",
                    english: "Show this notice to your parent or guardian and ask them to have the bank block new loans.")
            ]
        ))

    static let health = HelpfulStep(
        items: [.healthInfo],
        adult: [
            Bilingual(
                korean: "건강 상태를 말하며 돈이나 구매를 요구하는 연락에는 응하지 말고 경찰 112에 신고하세요.",
                english: "If someone mentions your health to press you for money, do not answer and call the police on 112.")
        ],
        child: [
            Bilingual(
                korean: "건강이나 병원 이야기를 하며 돈을 달라는 전화는 바로 끊고 보호자께 말하세요.",
                english: "If a caller talks about your health and asks for money, hang up and tell your parent or guardian.")
        ],
        abroad: (
            adult: [
                Bilingual(
                    korean: "건강 상태를 말하며 돈이나 구매를 요구하는 연락에는 응하지 말고 경찰에 신고하세요.",
                    english: "If someone mentions your health to press you for money, do not answer and call the police.")
            ],
            child: [
                Bilingual(
                    korean: "건강이나 병원 이야기를 하며 돈을 달라는 전화는 바로 끊고 보호자께 말하세요.",
                    english: "If a caller talks about your health and asks for money, hang up and tell your parent or guardian.")
            ]
        ))

    static let sensitive = HelpfulStep(
        items: [], classes: [.sensitive],
        adult: [
            Bilingual(
                korean: "유출된 정보를 말하며 돈이나 구매를 요구하는 연락에는 응하지 말고 경찰 112에 신고하세요.",
                english: "If someone uses this information to press you for money, do not answer and call the police on 112.")
        ],
        child: [
            Bilingual(
                korean: "누가 이 정보로 놀리거나 겁을 주면 바로 보호자께 말하세요.",
                english: "If someone uses this to tease or scare you, tell your parent or guardian at once.")
        ],
        abroad: (
            adult: [
                Bilingual(
                    korean: "유출된 정보를 말하며 돈이나 구매를 요구하는 연락에는 응하지 말고 경찰에 신고하세요.",
                    english: "If someone uses this information to press you for money, do not answer and call the police.")
            ],
            child: [
                Bilingual(
                    korean: "누가 이 정보로 놀리거나 겁을 주면 바로 보호자께 말하세요.",
                    english: "If someone uses this to tease or scare you, tell your parent or guardian at once.")
            ]
        ))
}
