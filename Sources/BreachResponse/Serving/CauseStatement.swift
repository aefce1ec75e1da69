internal import BreachModel

/// What the front page says of each cause: one sentence, without a word on who did it or why. Data: one row a cause.
enum CauseStatement {
    /// The sentences of `causes` in the order in which `BreachCause` lists them; nil where nothing is known.
    static func text(of causes: [BreachCause]) -> Bilingual? {
        let known = BreachCause.allCases.filter(causes.contains).compactMap { table[$0] }
        guard !known.isEmpty else { return nil }
        return Bilingual(
            korean: known.map(\.0).joined(separator: " "), english: known.map(\.1).joined(separator: " "))
    }

    private static let table: [BreachCause: (String, String)] = [
        .forgedToken: (
            "회사가 발급하지 않은 가짜 접속 토큰이 고객 정보를 여는 데 쓰였습니다.",
            "Access tokens that the company never issued were used to open customer data."
        ),
        .leaverKey: (
            "퇴사한 사람이 접근할 수 있었던 키를 회사가 폐기하지 않았습니다.",
            "The company had not revoked a key that a departed employee could read."
        ),
        .stolenCredential: (
            "도용된 인증 수단이 고객 정보를 여는 데 쓰였습니다.", "Stolen credentials were used to open customer data."
        ),
        .insider: (
            "시스템을 다루는 사람이 업무와 관계없이 고객 정보를 열었습니다.",
            "Someone with access to the systems opened customer data without a business reason."
        ),
        .misconfiguration: (
            "회사의 잘못된 설정으로 권한 없는 사람이 정보를 열 수 있었습니다.",
            "Through a wrong setting, people without authority could open the data."
        ),
        .vulnerability: (
            "회사 시스템의 보안 취약점이 쓰였습니다.", "A security weakness of a company system was used."
        ),
        .phishing: (
            "회사 직원이 속임수 메시지에 속아 접속 정보를 넘겨주었습니다.",
            "A member of staff was tricked into giving access away."
        ),
        .malware: ("회사 시스템에 악성 프로그램이 설치되었습니다.", "Malicious software was installed in a company system."),
        .ransomware: (
            "회사 시스템에서 자료를 잠그는 악성 프로그램이 실행되었습니다.", "Software that locks data (ransomware) ran in a company system."
        ),
        .lostDevice: (
            "고객 정보가 든 기기나 저장 매체를 잃어버렸습니다.", "A device or medium that held customer data was lost."
        ),
        .misSent: ("고객 정보가 다른 사람에게 잘못 보내졌습니다.", "Customer data were sent to the wrong recipient."),
        .processor: (
            "업무를 맡아 처리하는 다른 회사에서 유출이 일어났습니다.", "The leak happened at a company that processes data for us."
        ),
        .publicExposure: (
            "고객 정보가 인터넷에서 누구나 볼 수 있는 상태에 있었습니다.", "Customer data could be seen by anyone on the internet."
        ),
    ]
}
