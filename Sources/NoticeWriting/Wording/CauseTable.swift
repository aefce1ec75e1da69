internal import BreachModel

/// The words for each cause of a breach; an unknown cause has none.
enum CauseTable {}

extension CauseTable {
    /// For adults: first what happened, then the failure.
    static let adult: [BreachCause: [Bilingual]] = [
        .forgedToken: [
            Bilingual(
                korean: "누군가 회사의 서명 키(전자 출입증을 만드는 열쇠)로 가짜 출입증(접속 토큰)을 만들어 정보를 열었습니다.",
                english:
                    "Someone forged electronic passes (access tokens) with a signing key of ours and used them to open the information."
            ),
            Bilingual(
                korean: "회사가 발급한 적이 없는 출입증인데도 회사 시스템은 발급 여부를 확인하지 않았습니다.",
                english: "We never issued these passes, and our systems did not check that."),
        ],
        .leaverKey: [
            Bilingual(
                korean: "이 키를 다루던 사람이 퇴사했을 때 회사는 키를 폐기하지 않았습니다.",
                english: "We did not revoke the key when a person who could read it left the company."),
            Bilingual(
                korean: "그래서 퇴사 뒤에도 그 키로 정보를 열 수 있었습니다.",
                english: "The key therefore still opened the information after that."),
        ],
        .stolenCredential: [
            Bilingual(
                korean: "회사 시스템에 들어가는 인증정보가 도용되어 정보를 여는 데 쓰였습니다.",
                english: "Stolen credentials of one of our systems were used to open the information."),
            Bilingual(
                korean: "회사는 이 도용을 제때 알아차려 막지 못했습니다.", english: "We did not notice this use in time to stop it."),
        ],
        .insider: [
            Bilingual(
                korean: "회사 직원이 업무와 관계없이 정보를 무단으로 열어 보았습니다.",
                english: "One of our employees opened the information without a business reason."),
            Bilingual(
                korean: "회사는 이런 접근을 막거나 바로 찾아내지 못했습니다.",
                english: "Our controls neither prevented this nor found it at once."),
        ],
        .misconfiguration: [
            Bilingual(
                korean: "회사가 시스템의 권한 설정을 잘못하여 권한이 없는 사람도 정보를 열 수 있었습니다.",
                english: "Through a configuration mistake of ours, people without permission could open the information.")
        ],
        .vulnerability: [
            Bilingual(
                korean: "회사 시스템의 보안 취약점이 정보를 여는 데 쓰였습니다.",
                english: "A security weakness in our system was used to open the information."),
            Bilingual(
                korean: "회사는 그 취약점을 미리 찾아 고치지 못했습니다.", english: "We had not found and fixed this weakness before."),
        ],
        .phishing: [
            Bilingual(
                korean: "회사 직원이 피싱(속임수) 메일에 속아 시스템의 인증정보를 넘겨주었습니다.",
                english: "One of our employees was tricked by a phishing message into giving away access to a system."),
            Bilingual(
                korean: "회사는 넘어간 인증정보가 쓰이지 못하도록 막아 두지 않았습니다.",
                english: "We had no protection in place that would have stopped the use of that access."),
        ],
        .malware: [
            Bilingual(
                korean: "회사 시스템에 설치된 악성 프로그램이 정보를 빼냈습니다.",
                english: "Malicious software in our systems took the information."),
            Bilingual(
                korean: "회사는 이 프로그램의 설치를 막거나 제때 찾아내지 못했습니다.",
                english: "We neither prevented its installation nor found it in time."),
        ],
        .ransomware: [
            Bilingual(
                korean: "회사 시스템의 자료를 잠그는 악성 프로그램(랜섬웨어)이 실행되었습니다.",
                english: "Malicious software that locks data (ransomware) ran in our systems."),
            Bilingual(
                korean: "회사는 이 프로그램이 들어오는 것을 막지 못했습니다.", english: "We did not keep it out of our systems."),
        ],
        .lostDevice: [
            Bilingual(
                korean: "정보가 들어 있는 저장매체나 기기를 회사가 잃어버렸습니다.",
                english: "The information was on a device or storage medium that we lost.")
        ],
        .misSent: [
            Bilingual(
                korean: "회사가 정보를 다른 사람에게 잘못 보냈습니다.", english: "We sent the information to the wrong recipient."),
            Bilingual(
                korean: "회사는 보내기 전에 받는 사람을 제대로 확인하지 않았습니다.",
                english: "We did not check the recipient properly before sending."),
        ],
        .processor: [
            Bilingual(
                korean: "회사의 업무를 맡아 처리하는 수탁업체에서 유출이 일어났습니다.",
                english: "The leak happened at a service provider that processes data on our behalf."),
            Bilingual(
                korean: "회사는 그 업체를 제대로 감독하지 못했습니다.", english: "We did not supervise that provider well enough."),
        ],
        .publicExposure: [
            Bilingual(
                korean: "회사의 잘못으로 정보가 인터넷에 공개된 상태가 되어 누구나 볼 수 있었습니다.",
                english: "Through our mistake, the information was publicly accessible on the internet.")
        ],
    ]
}
