internal import BreachModel

extension CauseTable {
    /// For children.
    static let child: [BreachCause: [Bilingual]] = [
        .forgedToken: [
            Bilingual(
                korean: "누군가 회사의 열쇠로 가짜 출입증을 만들어 정보를 열었어요. 회사는 그 출입증이 진짜인지 확인하지 않았어요.",
                english: "Someone made fake passes with a key of ours and opened the information."
                    + " We did not check whether the passes were real.")
        ],
        .leaverKey: [
            Bilingual(
                korean: "열쇠(서명 키)를 쓰던 사람이 회사를 그만두었을 때 회사는 그 열쇠를 못 쓰게 해야 했어요. 그런데 그렇게 하지 않았어요.",
                english: "When a person who used a key left the company, we should have stopped the key from working. We did not.")
        ],
        .stolenCredential: [
            Bilingual(
                korean: "누군가 훔친 계정이나 키로 정보를 열었어요. 회사는 바로 알아차리지 못했어요.",
                english: "Someone opened the information with a stolen account of ours. We did not notice it in time.")
        ],
        .insider: [
            Bilingual(
                korean: "회사 직원이 일과 상관없이 정보를 무단으로 보았어요. 회사는 막지 못했어요.",
                english: "One of our employees looked at the information without a reason. We did not prevent it.")
        ],
        .misconfiguration: [
            Bilingual(
                korean: "회사가 컴퓨터 설정을 잘못해서 다른 사람도 정보를 볼 수 있었어요.",
                english: "We made a configuration mistake in our computers, and other people could see the information.")
        ],
        .publicExposure: [
            Bilingual(
                korean: "회사가 실수해서 정보가 인터넷에 공개된 상태였어요. 누구나 볼 수 있었어요.",
                english: "Because of our mistake, the information was open to the public on the internet. Anyone could see it.")
        ],
        .vulnerability: [
            Bilingual(
                korean: "누군가 회사 컴퓨터의 약한 곳(취약점)으로 들어와 정보를 열었어요. 회사는 미리 고치지 못했어요.",
                english: "Someone used a weakness in our computers to open the information. We had not fixed it before.")
        ],
        .phishing: [
            Bilingual(
                korean: "회사 직원이 거짓 메일(피싱 메일)에 속았어요. 회사는 그런 일을 막아 두지 않았어요.",
                english: "One of our employees was tricked by a false message (phishing). We had not guarded against that.")
        ],
        .malware: [
            Bilingual(
                korean: "나쁜 프로그램(악성 프로그램)이 회사 컴퓨터에 들어왔어요. 회사는 막지 못했어요.",
                english: "A harmful program (malware) got into our computers. We did not keep it out.")
        ],
        .ransomware: [
            Bilingual(
                korean: "자료를 잠그는 나쁜 프로그램(랜섬웨어)이 회사 컴퓨터에 들어왔어요. 회사는 막지 못했어요.",
                english: "A harmful program that locks data (ransomware) got into our computers. We did not keep it out.")
        ],
        .lostDevice: [
            Bilingual(korean: "회사가 정보가 든 기기를 잃어버렸어요.", english: "The information was on a device that we lost.")
        ],
        .misSent: [
            Bilingual(korean: "회사가 정보를 다른 사람에게 잘못 보냈어요.", english: "We sent the information to the wrong person.")
        ],
        .processor: [
            Bilingual(
                korean: "회사 일을 맡은 다른 회사(수탁업체)에서 유출되었어요. 회사는 그 회사를 잘 살피지 못했어요.",
                english: "It was leaked at a service provider that works for us. We did not watch over it well enough.")
        ],
    ]
}
