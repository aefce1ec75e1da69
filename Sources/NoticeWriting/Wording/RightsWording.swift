internal import BreachModel

/// The legal rights of PIPA 34(1)6 and how to use them, under Korean law.
enum RightsWording {
    static let adult: [Bilingual] = [
        Bilingual(
            korean: "손해배상(개인정보 보호법 제39조): 회사가 법을 어겨 손해를 입으셨다면 배상을 청구하실 수 있습니다."
                + " 고의나 과실이 없었다는 점은 회사가 증명해야 합니다."
                + " 고의 또는 중대한 과실이 있었다면 법원은 손해액의 5배까지 배상액을 정할 수 있습니다."
                + " 회사에 직접 요구하거나 법원에 소송을 내시면 됩니다.",
            english:
                "Damages (Personal Information Protection Act, article 39): you can claim compensation if we broke the law and you suffered loss."
                + " We have to prove that we were not at fault."
                + " In case of intent or gross negligence, the court can award up to 5 times the loss."
                + " Claim from us directly or sue in court."),
        Bilingual(
            korean: "법정손해배상(제39조의2): 손해액을 증명하기 어려우면 300만 원 이하의 범위에서 배상을 청구하실 수 있습니다."
                + " 법원에 소송을 내면서 청구하시면 됩니다.",
            english: "Statutory damages (article 39-2): if the amount of loss is hard to prove, you can claim up to KRW 3 million."
                + " Make this claim when you sue in court."),
        Bilingual(
            korean: "분쟁조정(제43조): 소송을 하지 않고 개인정보 분쟁조정위원회에 조정을 신청하실 수 있습니다."
                + " 전화 1833-6972 또는 kopico.go.kr에서 신청하시면 됩니다.",
            english:
                "Dispute mediation (article 43): without going to court, you can apply to the Personal Information Dispute Mediation Committee."
                + " Call 1833-6972 or apply at kopico.go.kr."),
    ]

    static let child: [Bilingual] = [
        Bilingual(
            korean: "손해배상(개인정보 보호법 제39조): 이 일로 손해를 보았다면 회사에 물어 달라고 할 수 있어요."
                + " 보호자가 회사에 말하거나 법원에 소송을 낼 수 있어요.",
            english: "Damages (Personal Information Protection Act, article 39): if this harmed you, we may have to pay for it."
                + " Your parent or guardian can ask us or go to court."),
        Bilingual(
            korean: "법정손해배상(제39조의2): 손해가 얼마인지 몰라도 300만 원까지 청구할 수 있어요. 보호자가 법원에 신청해요.",
            english:
                "Statutory damages (article 39-2): even if nobody knows how large the harm is, up to KRW 3 million can be claimed in court."
        ),
        Bilingual(
            korean: "분쟁조정(제43조): 개인정보 분쟁조정위원회에 도와 달라고 할 수 있어요. 보호자가 1833-6972로 전화하면 돼요.",
            english: "Dispute mediation (article 43): a public committee can help to settle it. Your parent or guardian can call 1833-6972."
        ),
    ]
}
