import BreachModel
import NoticeChecking
import Testing

@Suite("Mutations of correct notices")
struct MutationTests {
    /// One way to spoil a correct notice, and the rules that must find it.
    struct Mutation: Sendable {
        let name: String
        let rules: Set<String>
        let apply: @Sendable (inout CorrectNotice, inout String, inout SeededGenerator) -> Void
        /// Where the rules depend on what was drawn.
        var rulesOf: (@Sendable (CorrectNotice) -> Set<String>)?
    }

    private static func replace(_ notice: inout CorrectNotice, _ pairs: [(String, String)]) {
        for (old, new) in pairs {
            notice.title = notice.title.replacing(old, with: new)
            notice.lead = notice.lead.replacing(old, with: new)
            notice.parts = notice.parts.map { $0.map { $0.replacing(old, with: new) } }
        }
    }

    private static func isKorean(_ notice: CorrectNotice) -> Bool { notice.title.contains("개인정보") }

    private static func add(_ notice: inout CorrectNotice, _ korean: [String], _ english: [String], _ random: inout SeededGenerator) {
        let choice = (isKorean(notice) ? korean : english).randomElement(using: &random) ?? ""
        notice.tail.append(choice)
    }

    static let wording: [Mutation] = [
        Mutation(name: "swap leak for exposure", rules: ["KR-N-12", "KR-N-13"]) { notice, _, _ in
            replace(&notice, [("유출", "노출"), ("leaked", "exposed"), ("leak", "exposure")])
        },
        Mutation(name: "drop one item", rules: ["KR-N-01"]) { notice, _, random in
            let items = isKorean(notice) ? ["이름, ", "이메일 주소, ", "전화번호, "] : ["Name, ", "email address, ", "phone number, "]
            let item = items.randomElement(using: &random) ?? ""
            notice.parts[0][1] = notice.parts[0][1].replacing(item, with: "")
        },
        Mutation(name: "drop the entrance code", rules: ["KR-N-01", "KR-N-03"]) { notice, _, _ in
            notice.parts[0][1] = notice.parts[0][1].replacing(", 공동현관 비밀번호", with: "").replacing(", shared entrance code", with: "")
        },
        Mutation(name: "add an item", rules: ["KR-N-02"]) { notice, _, random in
            let items =
                isKorean(notice)
                ? [", 주문 내역", ", 결제 정보", ", 비밀번호", ", 개인통관고유부호"] : [", order history", ", payment data", ", password", ", customs code"]
            notice.parts[0][1] += items.randomElement(using: &random) ?? ""
        },
        Mutation(name: "remove rights", rules: ["KR-N-09"]) { notice, _, _ in notice.parts.remove(at: 5) },
        Mutation(name: "remove contact", rules: ["KR-N-08"]) { notice, _, _ in notice.parts.remove(at: 4) },
        Mutation(name: "remove relief", rules: ["KR-N-07"]) { notice, _, _ in notice.parts[3].removeLast() },
        Mutation(name: "remove steps", rules: ["KR-N-06", "KR-D-10"]) { notice, _, _ in notice.parts.remove(at: 2) },
        Mutation(name: "remove the look-up", rules: ["KR-D-10"]) { notice, _, _ in notice.parts[2].removeLast() },
        Mutation(name: "remove time and cause", rules: ["KR-N-04", "KR-N-05"]) { notice, _, _ in notice.parts.remove(at: 1) },
        Mutation(name: "shuffle contact to the front", rules: ["KR-N-25"]) { notice, _, _ in
            notice.parts.insert(notice.parts.remove(at: 4), at: 0)
        },
        Mutation(name: "another date", rules: ["KR-N-04", "X-01"]) { notice, _, random in
            let day = Int.random(in: 1...30, using: &random)
            replace(&notice, [("2026년 4월 14일", "2026년 6월 \(day)일"), ("14 April 2026", "\(day) June 2026")])
        },
    ]

    static let sayings: [Mutation] = [
        Mutation(name: "nothing to do", rules: ["KR-N-15"]) { notice, _, random in
            add(
                &notice, ["별도로 조치하실 사항은 없습니다.", "추가로 하실 일은 없습니다.", "고객님께서 따로 조치를 취하실 필요는 없습니다.", "안심하셔도 됩니다.", "걱정하지 않으셔도 됩니다."],
                [
                    "There is nothing further you need to do.", "No action is required on your part.",
                    "You do not need to take any action.",
                    "There is no cause for concern.", "Rest assured.",
                ], &random)
        },
        Mutation(name: "not leaked over a log gap", rules: ["KR-N-17"]) { notice, _, random in
            add(
                &notice, ["개인통관고유부호는 유출되지 않았습니다.", "통관번호는 이번 유출에 포함되지 않았습니다.", "개인통관고유부호는 안전하게 보호되고 있습니다."],
                [
                    "Your customs code was not leaked.", "Customs codes were not affected.",
                    "There is no evidence that customs codes were accessed.",
                ], &random)
        },
        Mutation(name: "a coupon", rules: ["KR-N-21"]) { notice, _, random in
            add(
                &notice, ["5,000원 할인 쿠폰을 드립니다.", "와우 멤버십 무료 체험을 제공합니다.", "전 상품 무료배송 이벤트에 참여해 보세요."],
                ["Enjoy a 10% discount coupon.", "Shop now with free shipping.", "We are giving every customer a gift card."], &random)
        },
        Mutation(name: "a waiver", rules: ["KR-N-24"]) { notice, _, random in
            add(
                &notice, ["이후의 손해에 대해 당사는 책임을 지지 않습니다.", "이용을 계속하시면 동의한 것으로 간주합니다."],
                ["We are not liable for any loss.", "By continuing to use our service you agree to these terms."], &random)
        },
        Mutation(name: "an own finding as confirmed", rules: ["KR-N-18"]) { notice, _, random in
            add(
                &notice, ["실제로 저장된 계정은 3,000개인 것으로 확인되었습니다."], ["It has been confirmed that about 3,000 accounts were stored."], &random)
        },
        Mutation(name: "prompt reporting", rules: ["KR-N-19"]) { notice, _, random in
            let korean = ["- 인지 즉시 한국인터넷진흥원에 신고했습니다.", "- 지체 없이 관계 기관에 신고하였습니다."]
            let english = ["- We immediately reported it to the authorities.", "- We notified the regulator without delay."]
            notice.parts[3].append((isKorean(notice) ? korean : english).randomElement(using: &random) ?? "")
        },
        Mutation(name: "no secondary damage", rules: ["KR-N-16"]) { notice, _, random in
            add(
                &notice, ["2차 피해는 없습니다.", "현재까지 2차 피해는 발생하지 않았습니다."],
                ["No secondary damage has occurred.", "There has been no misuse of the data."], &random)
        },
        Mutation(name: "inconvenience", rules: ["X-06"]) { notice, _, random in
            add(&notice, ["불편을 드려 죄송합니다."], ["We apologise for the inconvenience."], &random)
        },
        Mutation(name: "blame", rules: ["X-07"]) { notice, _, random in
            add(
                &notice, ["고도화된 해킹 공격이었습니다.", "중국 국적의 해커가 저지른 일입니다."],
                ["It was a sophisticated attack.", "The attacker is a Chinese national."], &random)
        },
        Mutation(name: "somebody's number", rules: ["X-02"]) { notice, _, random in
            add(
                &notice, ["010-0\(Int.random(in: 100...999, using: &random))-4567"],
                ["010-0\(Int.random(in: 100...999, using: &random))-4567"], &random)
        },
        Mutation(name: "a deflection first", rules: ["KR-N-20"]) { notice, _, _ in
            notice.lead = (isKorean(notice) ? "이번 안내는 새로운 유출이 아닙니다. " : "This is not a new leak. ") + notice.lead
        },
        Mutation(name: "some people", rules: ["KR-N-14"]) { notice, _, _ in
            notice.lead = isKorean(notice) ? "일부 고객님의 개인정보가 유출되었습니다." : "The personal information of a small number of customers leaked."
        },
    ]

    static let settings: [Mutation] = [
        Mutation(name: "a posting of two days", rules: ["KR-D-02"]) { _, facts, _ in
            facts = facts.replacing(
                "\"document\":\"notice\"", with: "\"document\":\"homepage\",\"posting\":{\"place\":\"popup\",\"visibleDays\":2}")
        },
        Mutation(name: "a posting at the bottom", rules: ["KR-D-03"]) { _, facts, _ in
            facts = facts.replacing(
                "\"document\":\"notice\"", with: "\"document\":\"homepage\",\"posting\":{\"place\":\"bottom\",\"visibleDays\":30}")
        },
        Mutation(name: "a short link in an SMS", rules: ["KR-D-05"]) { notice, facts, random in
            facts = facts.replacing("\"document\":\"notice\"", with: "\"document\":\"sms\"")
            let link = ["https://bit.ly/3xYz12", "http://me2.do/aB12", "han.gl/Zz9x"].randomElement(using: &random) ?? ""
            let korean = "[예시마켓] 고객님의 개인정보가 유출되었습니다. 자세한 내용은 앱 알림함에서 확인해 주세요. 공식 발신번호 1500-0000 "
            let english = "[Example] Your personal information leaked. See the full notice in the app inbox. Official number 1500-0000 "
            notice = CorrectNotice(title: (isKorean(notice) ? korean : english) + link, lead: "", parts: [])
        },
    ]

    @Test("a correct notice breaks nothing", arguments: [CorrectNotice.korean.text, CorrectNotice.english.text])
    func unmutated(text: String) throws {
        let report = NoticeChecker(facts: try CheckFacts(json: Array(CorrectNotice.facts.utf8))).check(text: text)
        #expect(report.failedRules == [])
        #expect(report.cannotTell.isEmpty)
        #expect(report.exitCode == 0)
    }

    @Test("each of 1,000 seeded mutations is found by exactly the expected rules", arguments: [UInt64(20_251_117)])
    func mutations(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed, purpose: "mutations")
        let all = Self.wording + Self.sayings + Self.settings
        for round in 0..<1000 {
            let mutation = all[Int.random(in: 0..<all.count, using: &random)]
            var notice = Bool.random(using: &random) ? CorrectNotice.korean : CorrectNotice.english
            var facts = CorrectNotice.facts
            mutation.apply(&notice, &facts, &random)
            let report = NoticeChecker(facts: try CheckFacts(json: Array(facts.utf8))).check(text: notice.text)
            #expect(Set(report.failedRules) == mutation.rules, "seed \(seed) round \(round): \(mutation.name)\n\(notice.text)")
        }
    }
}
