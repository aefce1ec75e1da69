internal import BreachModel

/// The fixed words of the console's templates (`{{w.key}}`), one row a key.
enum ConsoleWords {
    static func all(in language: Language) -> [String: String] {
        table.mapValues { language == .korean ? $0.0 : $0.1 }
    }

    static let table: [String: (String, String)] = [
        "console": ("사고 대응 콘솔", "Response console"),
        "skip": ("본문으로 건너뛰기", "Skip to the content"),
        "sections": ("콘솔 메뉴", "Console sections"),
        "login": ("로그인", "Log in"),
        "logout": ("로그아웃", "Log out"),
        "loginLead": ("이 콘솔은 사고 대응 담당자만 씁니다.", "This console is for the people who respond to the incident."),
        "operatorName": ("담당자 이름", "Operator name"),
        "accessKey": ("접속 키", "Access key"),
        "figures": ("현재까지의 규모", "Extent so far"),
        "noScope": ("아직 확정된 범위가 없습니다.", "No scope has been determined yet."),
        "overdueLead": ("기한이 지났습니다:", "Overdue:"),
        "duties": ("법적 의무와 기한", "Duties and clocks"),
        "noDuties": ("아직 계산된 의무가 없습니다.", "No duties have been worked out yet."),
        "duty": ("의무", "Duty"),
        "due": ("기한", "Due"),
        "state": ("상태", "State"),
        "sends": ("발송", "Sends"),
        "send": ("발송", "Send"),
        "noSends": ("시작한 발송이 없습니다.", "No send has been started."),
        "evidenceLog": ("증거 기록", "Evidence log"),
        "awareness": ("인지 시점 후보", "Candidates for the moment of awareness"),
        "awarenessLead": (
            "기한은 믿을 만한 후보 가운데 가장 이른 시점부터 셉니다. 모든 후보를 남겨 둡니다.",
            "Clocks run from the earliest credible candidate. Every candidate is kept."
        ),
        "time": ("시각", "Time"),
        "basis": ("근거", "Basis"),
        "credible": ("신뢰", "Credible"),
        "enteredBy": ("입력", "Entered by"),
        "events": ("경과", "Events"),
        "noEvents": ("기록된 일이 없습니다.", "Nothing has been recorded."),
        "noFindings": ("탐지된 것이 없습니다.", "There are no findings."),
        "source": ("원본", "Source"),
        "offset": ("바이트 위치", "Byte offset"),
        "length": ("바이트 수", "Bytes"),
        "digest": ("SHA-256", "SHA-256"),
        "counts": ("네 가지 단위의 수", "Counts in four units"),
        "countsLead": (
            "사람, 계정, 기록, 열람은 서로 다른 단위이며 더할 수 없습니다.",
            "People, accounts, records and views are different units and never add up."
        ),
        "overTime": ("날짜별 열람 수", "Views by day"),
        "gapLegend": ("기록이 빠진 날", "days with missing logs"),
        "asTable": ("표로 보기", "Show as a table"),
        "noChart": ("날짜별 수가 없습니다.", "There are no counts by day."),
        "day": ("날짜", "Day"),
        "views": ("열람 수", "Views"),
        "items": ("항목", "Items"),
        "item": ("항목", "Item"),
        "seenClear": ("확인(읽을 수 있음)", "Seen, readable"),
        "seenMasked": ("확인(가려짐)", "Seen, masked"),
        "presumed": ("추정", "Presumed"),
        "unknown": ("배제 불가", "Not excluded"),
        "coverage": ("접속 기록의 빈 곳", "Gaps in the access logs"),
        "from": ("시작", "From"),
        "to": ("끝", "To"),
        "reason": ("이유", "Reason"),
        "lines": ("줄 수", "Lines"),
        "groups": ("같은 항목이 유출된 사람들", "People by exactly the same items"),
        "groupsLead": ("한 묶음에 통지문 하나를 씁니다.", "One notice text serves each group."),
        "people": ("사람", "People"),
        "kind": ("구분", "Kind"),
        "byCandidate": ("인지 시점 후보별 기한", "By candidate of awareness"),
        "awareAt": ("인지 시점", "Aware at"),
        "audience": ("대상", "Audience"),
        "unreached": ("아직 닿지 못한 사람", "People not reached yet"),
        "unreachedLead": (
            "이유별 사람 수만 보여 줍니다. 명단은 명령줄에서 볼 수 있습니다.",
            "Counts by reason only. The list of people is on the command line."
        ),
        "noUnreached": ("닿지 못한 사람이 없습니다.", "Nobody is unreached."),
        "notices": ("통지문", "Notices"),
        "noNotices": ("작성된 통지문이 없습니다.", "No notices have been drafted."),
        "notice": ("통지문", "Notice"),
        "language": ("언어", "Language"),
        "approval": ("승인", "Approval"),
        "allNotices": ("모든 통지문", "All notices"),
        "checkOutcome": ("검사 결과", "Result of the check"),
    ]
}
