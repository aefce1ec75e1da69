import BreachModel
import Foundation
import NoticeChecking
import Testing

@Suite("Check facts")
struct CheckFactsTests {
    static let sample = """
        {
          "profile": "KR-2023",                        // id of a profile
          "jurisdiction": "KR",
          "awareAt": "2025-11-17T16:00:00+09:00",
          "document": "notice", "phase": "full", "status": "leak", "channel": "email", "language": "ko",
          "controller": {"name": "예시마켓", "domains": ["example-market.invalid"], "senders": ["1500-0000"],
            "contacts": [{"department": "개인정보보호센터", "phone": "1500-0001"}]},
          "leak": {"from": "2025-04-14", "to": null, "discoveredAt": "2025-11-16T22:12:00+09:00", "causes": ["forged-token", "something-new"], "ended": true},
          "addressee": {"kind": "non-member", "age": 34, "contactKnown": true, "items": {"name": "leaked", "orders": "not-seen", "own-id": "presumed"}},
          "counts": {"people": 37550000, "accounts": 33673817, "records": null, "views": 148056502},
          "events": [{"kind": "reported", "to": "KISA", "at": "2025-11-19T21:35:00+09:00"}, {"kind": "access-after-block", "count": 0}],
          "harmReports": {"count": 37, "asOf": "2025-12-06", "source": "call centre"},
          "claims": [{"text": "about 3,000 accounts were stored", "source": "internal", "status": "unverified"}],
          "posting": {"place": "first-screen", "visibleDays": 2, "from": "2025-11-29"},
          "previous": {"items": ["name"], "counts": {"accounts": 4536}, "sentAt": "2025-11-20", "published": true},
          "sentAt": "2025-11-20", "now": "2025-11-21", "trigger": "39-2-1", "recipients": "subset",
          "followUp": {"open": true, "due": "2025-12-01"}, "evidence": {"name": ["e1"]},
          "subsets": [{"of": "accounts", "count": 2609, "stated": true}], "causeSource": "official",
        }
        """

    @Test("every key of the notice-facts page is read, comments and a trailing comma passed over")
    func readsEverything() throws {
        let facts = try CheckFacts(json: Array(Self.sample.utf8))
        #expect(facts.warnings.isEmpty)
        #expect(
            facts.profile == "KR-2023" && facts.document == .notice && facts.phase == .full && facts.status == .leak
                && facts.channel == .email)
        #expect(facts.awareAt?.instant == Instant(rfc3339: "2025-11-17T16:00:00+09:00"))
        #expect(facts.awareAt?.day == CivilDate(year: 2025, month: 11, day: 17) && facts.awareAt?.minute == 16 * 60)
        #expect(facts.controller?.contacts?.first?.department == "개인정보보호센터")
        #expect(facts.leak?.to == nil && facts.leak?.ended == true && facts.leak?.causes == [.forgedToken, .unknown])
        #expect(
            facts.addressee?.kind == .nonMember && facts.addressee?.items?["own-id"] == .presumed && facts.addressee?.contactKnown == true)
        #expect(facts.counts?.records == nil && facts.counts?.views == 148_056_502)
        #expect(facts.events?.count == 2 && facts.events?[1].count == 0)
        #expect(facts.harmReports?.source == "call centre" && facts.claims?.first?.status == "unverified")
        #expect(facts.posting?.visibleDays == 2 && facts.previous?.published == true && facts.previous?.counts?.accounts == 4536)
        #expect(facts.trigger == "39-2-1" && facts.recipients == "subset" && facts.followUp?.open == true)
        #expect(facts.evidence?["name"] == ["e1"] && facts.subsets?.first?.count == 2609 && facts.causeSource == "official")
    }

    @Test("keys that nobody knows are left aside and named with their path")
    func unknownKeys() throws {
        let facts = try CheckFacts(json: Array(#"{"colour": "red", "leak": {"shape": 1}, "events": [{"kind": "x", "who": "y"}]}"#.utf8))
        #expect(facts.warnings == ["colour", "events[0].who", "leak.shape"])
    }

    @Test(
        "a value of the wrong kind is an error that names its key",
        arguments: [
            (#"{"language": 3}"#, "language"), (#"{"counts": {"people": "many"}}"#, "counts.people"), (#"{"leak": []}"#, "leak"),
            (#"{"leak": {"ended": "yes"}}"#, "leak.ended"), (#"{"awareAt": "yesterday"}"#, "awareAt"), (#"{"events": {}}"#, "events"),
            (#"{"events": [1]}"#, "events"), (#"{"leak": {"causes": "x"}}"#, "leak.causes"),
            (#"{"counts": {"people": 1.5}}"#, "counts.people"),
            (#"{"leak": {"from": "2025-02-30"}}"#, "leak.from"),
        ])
    func wrongKinds(json: String, key: String) {
        let error = #expect(throws: NoticeCheckError.self) { try CheckFacts(json: Array(json.utf8)) }
        #expect(error?.code == .factsWrongType)
        #expect(error?.context.first?.value == key)
    }

    @Test(
        "a word that is none of those allowed is an error",
        arguments: [
            #"{"document": "poem"}"#, #"{"status": "maybe"}"#, #"{"addressee": {"items": {"name": "lost"}}}"#,
            #"{"addressee": {"kind": "dog"}}"#,
        ])
    func unknownWords(json: String) {
        let error = #expect(throws: NoticeCheckError.self) { try CheckFacts(json: Array(json.utf8)) }
        #expect(error?.code == .factsUnknownValue)
    }

    @Test("what is no JSON object is refused", arguments: ["", "[]", "3", "{", "\u{0}"])
    func notJSON(json: String) {
        let error = #expect(throws: NoticeCheckError.self) { try CheckFacts(json: Array(json.utf8)) }
        #expect(error?.code == .factsNotJSON)
    }

    @Test("with no facts at all, every rule that needs one says which")
    func noFacts() {
        let report = NoticeChecker(facts: nil).check(text: "개인정보 유출 통지\n\n고객님의 개인정보가 유출되었습니다.\n\n별도로 조치하실 사항은 없습니다.")
        #expect(report.failedRules.contains("KR-N-15"))
        #expect(report.profile == nil)
        #expect(report.cannotTell.contains { $0.rule == "KR-N-12" && $0.needs == "status" })
        #expect(report.cannotTell.contains { $0.rule == "KR-N-09" && $0.needs == "awareAt" })
    }
}
