import BreachModel
import BreachResponse

extension SampleCase {
    static var scope: BreachScope {
        let first = CivilDate("2025-06-24")!
        let days = (0..<138).map { index in
            DayViews(day: first.adding(days: index), views: index == 60 ? 0 : ViewCount(400 + (index * 7919) % 1300))
        }
        return BreachScope(
            version: 2, findings: ["finding-1"], indicators: [],
            counts: ScopeCounts(
                accounts: 33_674, people: 41_220, members: 33_661, nonMembers: 7_559, records: 96_411, views: 148_211,
                cannotBeExcluded: 212, subjectsThatDoNotExist: 44_000, repeatedLines: 1_204, unmappedLines: 3),
            items: [
                ItemTally(item: .name, seenClear: 41_008, presumed: 212, views: 148_211),
                ItemTally(item: .email, seenClear: 33_449, presumed: 212, views: 90_311),
                ItemTally(item: .address, seenClear: 30_113, unknown: 212, views: 60_000),
                ItemTally(item: .entranceCode, seenClear: 51, unknown: 161, views: 51),
            ],
            groups: [
                ExposureGroup(
                    kind: .member,
                    items: [
                        GroupItem(item: .name, certainty: .seen, visibility: .clear),
                        GroupItem(item: .email, certainty: .seen, visibility: .clear),
                        GroupItem(item: .entranceCode, certainty: .unknown, visibility: nil),
                    ], people: 20_113),
                ExposureGroup(
                    kind: .nonMember, items: [GroupItem(item: .phone, certainty: .seen, visibility: .masked)], people: 7_559),
            ],
            firstAccess: Instant(rfc3339: "2025-06-24T03:11:00+09:00"), lastAccess: Instant(rfc3339: "2025-11-08T02:40:00+09:00"),
            coverage: Coverage(
                window: Window(
                    start: Instant(rfc3339: "2025-06-24T00:00:00+09:00")!, end: Instant(rfc3339: "2025-11-09T00:00:00+09:00")!),
                files: 137,
                gaps: [
                    CoverageGap(
                        window: Window(
                            start: Instant(rfc3339: "2025-08-23T00:00:00+09:00")!, end: Instant(rfc3339: "2025-08-24T00:00:00+09:00")!),
                        reason: .missingDay, source: "gateway")
                ]),
            viewsByDay: days, digest: String(repeating: "a1b2", count: 16))
    }

    static var finding: Finding {
        Finding(
            id: "finding-1", kind: .tokenNeverIssued, indicator: Indicator(credentials: ["sk-example"]),
            since: Instant(rfc3339: "2025-06-24T03:11:00+09:00")!, until: Instant(rfc3339: "2025-11-08T02:40:00+09:00")!,
            events: 150_000, views: 148_211, subjects: 77_674, tokens: 77_674, origins: 2_313, confidence: .high,
            statement: Bilingual(
                korean: "서명 키 sk-example로 만든 토큰 77,674개는 발급된 적이 없습니다.",
                english: "77,674 tokens made with signing key sk-example were never issued."),
            evidence: [
                Evidence(
                    source: "logs/2025-06-24.jsonl", sourceFingerprint: "00", offset: 1024, length: 311,
                    digest: String(repeating: "c0de", count: 16))
            ])
    }

    static var duties: [DutyStatus] {
        [
            DutyStatus(
                id: "KR-72H-PEOPLE", profile: "KR-2025", name: Bilingual(korean: "정보주체 통지", english: "Notice to people"),
                recipient: Bilingual(korean: "정보주체", english: "Data subjects"),
                citation: Bilingual(korean: "개인정보 보호법 제34조 제1항", english: "PIPA 34(1)"),
                reason: Bilingual(korean: "개인정보가 유출되었습니다.", english: "Personal data were leaked."),
                start: Instant(rfc3339: "2025-11-18T22:52:00+09:00"), due: Instant(rfc3339: "2025-11-21T22:52:00+09:00"),
                state: .running, stateText: Bilingual(korean: "37시간 22분 남음", english: "37 h 22 min left"), isAlarm: false,
                candidates: [
                    DutyCandidate(
                        awareAt: Instant(rfc3339: "2025-11-18T22:52:00+09:00")!, credible: true, isDefault: true,
                        due: Instant(rfc3339: "2025-11-21T22:52:00+09:00"),
                        stateText: Bilingual(korean: "37시간 22분 남음", english: "37 h 22 min left"), isAlarm: false),
                    DutyCandidate(
                        awareAt: Instant(rfc3339: "2025-11-16T10:00:00+09:00")!, credible: false, isDefault: false,
                        due: Instant(rfc3339: "2025-11-19T10:00:00+09:00"),
                        stateText: Bilingual(korean: "23시간 30분 지남", english: "23 h 30 min late"), isAlarm: true),
                ]),
            DutyStatus(
                id: "KR-24H-INCIDENT", profile: "KR-2025", name: Bilingual(korean: "침해사고 신고", english: "Report of the network incident"),
                recipient: Bilingual(korean: "과학기술정보통신부·KISA", english: "MSIT, KISA"),
                citation: Bilingual(korean: "정보통신망법 제48조의3", english: "Network Act 48-3"),
                reason: Bilingual(korean: "정보통신망 침해사고입니다.", english: "It is a network incident."),
                start: Instant(rfc3339: "2025-11-18T22:52:00+09:00"), due: Instant(rfc3339: "2025-11-19T22:52:00+09:00"),
                state: .overdue, stateText: Bilingual(korean: "10시간 38분 지남", english: "10 h 38 min late"), isAlarm: true),
        ]
    }

    static var overview: CaseOverview {
        let aware = AwarenessCandidate(
            at: Instant(rfc3339: "2025-11-18T22:52:00+09:00")!, basis: "고객 문의를 보안팀이 확인", enteredAt: now, enteredBy: "kim.minji")
        let early = AwarenessCandidate(
            at: Instant(rfc3339: "2025-11-16T10:00:00+09:00")!, basis: "첫 고객 문의 접수", credible: false, enteredAt: now,
            enteredBy: "kim.minji")
        return CaseOverview(
            caseID: "2025-001", company: company.name, asOf: now, zoneOffsetMinutes: 540,
            facts: CaseFacts(
                caseID: "2025-001", openedAt: Instant(rfc3339: "2025-11-18T23:05:00+09:00")!, awareness: [aware, early],
                illegalExternalAccess: true, causes: [.forgedToken], leakFrom: scope.firstAccess, leakTo: scope.lastAccess,
                ended: true, discoveredAt: aware.at, measures: incident.measures, scope: scope),
            timeline: [
                TimelineEntry(
                    at: aware.at, kind: .awareness,
                    statement: Bilingual(korean: "보안팀이 유출을 확인했습니다.", english: "The security team confirmed the leak.")),
                TimelineEntry(
                    at: incident.measures[0].at, kind: .measure, statement: incident.measures[0].statement),
            ], findings: [finding], items: dataItems, duties: duties,
            sends: [
                SendStatus(
                    id: "1", channel: "eml-folder", startedAt: Instant(rfc3339: "2025-11-20T08:00:00+09:00"), finishedAt: nil,
                    audience: 41_220,
                    states: [
                        .queued: 10_100, .claimed: 50, .confirmed: 30_820, .failedTemporary: 130, .failedPermanent: 20, .noChannel: 100,
                    ])
            ],
            notices: [
                NoticeSummary(
                    id: "leak 2/member=1", version: 2, kind: "leak", language: .korean, personKind: .member, people: 20_113,
                    approval: .approved, approvedBy: ["lee.seojun"], approvedAt: now, subject: "개인정보 유출 통지", body: "본문\n둘째 줄"),
                NoticeSummary(
                    id: "leak-3", version: 1, kind: "leak", language: .english, personKind: .nonMember, people: 7_559,
                    approval: .draft, subject: "Notice of personal information leak", body: "Text",
                    check: NoticeCheckSummary(failures: [.init(rule: "KR-N-06", severity: "BLOCK")], cannotTell: ["KR-N-11"])),
            ],
            unreached: [
                UnreachedCount(
                    send: "1", state: .noChannel, reason: Bilingual(korean: "전자우편 주소가 없습니다.", english: "No e-mail address is held."),
                    people: 100),
                UnreachedCount(send: "1", state: .failedPermanent, reason: Bilingual(korean: "smtp-550", english: "smtp-550"), people: 20),
            ], evidence: EvidenceLogState(entries: 17, head: String(repeating: "f00d", count: 16), verified: true),
            jurisdictions: laws, alarms: alarms, orders: orders, promises: promises, postings: postings)
    }
}
