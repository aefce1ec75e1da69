import BreachLaw
import BreachModel
import BreachResponse
import CaseStore

extension SampleCase {
    static var laws: [JurisdictionStatus] {
        let verified = Bilingual(korean: "확인함", english: "verified")
        return [
            JurisdictionStatus(
                family: "KR", profile: "KR-2023", name: Bilingual(korean: "대한민국", english: "Korea"),
                chosenBy: Bilingual(korean: "인지한 날", english: "the date of awareness"), bindsCompany: true, residents: 40_000,
                notSettled: 7_559, basis: verified),
            JurisdictionStatus(
                family: "US-CA", profile: nil, name: Bilingual(korean: "캘리포니아", english: "California"),
                chosenBy: Bilingual(korean: "사는 곳", english: "residence"), bindsCompany: false, residents: nil, notSettled: 0,
                basis: Bilingual(korean: "확인 필요", english: "to be verified")),
        ]
    }

    static var alarms: [CaseAlarm] {
        func alarm(_ key: String, _ level: CaseAlarm.Level, _ korean: String, _ english: String) -> CaseAlarm {
            CaseAlarm(key: key, level: level, statement: Bilingual(korean: korean, english: english), due: now)
        }
        return [
            alarm("promise:1", .overdue, "공개 약속 1번의 기한이 지남", "Public promise 1 is overdue"),
            CaseAlarm(
                key: "posting:1:unwatched:0", level: .overdue,
                statement: Bilingual(
                    korean: "게시 1번(첫 화면): 90분 넘게 확인하지 않음", english: "Posting 1 (first screen): nobody has looked for more than 90 minutes"),
                due: nil),
            alarm("duty:KR-72H-PEOPLE", .nearing, "정보주체 통지 기한이 다가옴", "Notice to people nears"),
        ]
    }

    static var orders: [OrderStatus] {
        func duty(_ number: Int) -> RegulatorOrder.Duty {
            RegulatorOrder.Duty(
                number: number, text: Bilingual(korean: "첫 화면에 게시할 것", english: "Post it on the first screen"),
                proof: Bilingual(korean: "접수증", english: "the receipt"), dueAt: now)
        }
        let order = RegulatorOrder(
            id: "order-1", authority: Bilingual(korean: "위원회", english: "Commission"),
            title: Bilingual(korean: "즉시 조치", english: "Immediate measures"), decidedOn: CivilDate(year: 2025, month: 11, day: 13),
            duties: [duty(1), duty(2)])
        let proof = TrackedDuty.Proof(
            file: "banner.png", digest: String(repeating: "abcdef", count: 10), note: "", metAt: now.adding(hours: -9), by: "kim.minji")
        return [
            OrderStatus(
                order: order,
                duties: [
                    TrackedDuty(duty: duty(1), proof: proof, state: .done(early: ClockSpan(from: now.adding(hours: -9), to: now))),
                    TrackedDuty(duty: duty(2), proof: nil, state: .open(left: ClockSpan(from: now, to: now.adding(hours: 2)))),
                ])
        ]
    }

    static var promises: [PromiseStatus] {
        [
            PromiseStatus(
                id: 1,
                promise: PublicPromise(
                    text: "We will e-mail a detailed notice.", place: "press release", owner: "kim.minji", madeAt: now.adding(hours: -72),
                    dueAt: now.adding(hours: -1)), note: nil, state: .overdue(by: ClockSpan(from: now.adding(hours: -1), to: now)))
        ]
    }

    static var postings: [PostingStatus] {
        let body = """
            {"state":"cut","status":200,"pageDigest":"00","lines":6,"screens":[{"size":{"width":360,"height":640},"linesFound":6,\
            "linesReadable":4,"titleOnFirstScreen":true,"problems":["clipped"],"picture":""}]}
            """
        let posting = WatchedPosting(
            id: 1, posting: Posting(noticeID: nil, place: "first-screen", postedAt: now.adding(hours: -1), by: "kim.minji"),
            url: "http://127.0.0.1:8080/", termDays: 30, text: "a", digest: "00")
        return [
            PostingStatus(
                posting, [PostingObservation(at: now, state: "cut", body: body)], now: now, zone: .korea, maximumGapMinutes: 90)
        ]
    }
}
