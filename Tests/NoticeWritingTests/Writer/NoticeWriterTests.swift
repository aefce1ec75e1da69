import BreachModel
import Testing

@testable import NoticeWriting

@Suite("Writing a notice")
struct NoticeWriterTests {
    private func section(_ slot: String, of draft: NoticeDraft) throws -> NoticeSection {
        try #require(draft.sections.first { $0.slot == slot })
    }

    @Test("The item section lists exactly the group's items", arguments: Language.firstLanguages)
    func exactItems(_ language: Language) throws {
        for group in [SampleCase.basic, SampleCase.full, SampleCase.mixed, SampleCase.nonMember] {
            let draft = try SampleCase.writer().draft(group: group, language: language, kind: .leak)
            let items = try section("items", of: draft)
            let listed = Set(items.statements.filter(\.isListEntry).flatMap(\.factIDs).filter { $0.rawValue.hasPrefix("item.") })
            #expect(listed == Set(group.items.map { FactID("item.\($0.item.rawValue)") }))
        }
    }

    @Test("Seen, presumed and unknown stand under words of their own, masked is said")
    func certainties() throws {
        let draft = try SampleCase.writer().draft(group: SampleCase.mixed, language: .korean, kind: .leak)
        let text = try section("items", of: draft).text
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.contains("- 공동현관 비밀번호(기호로 가려진 상태)"))
        let presumed = try #require(lines.firstIndex { $0.contains("추정합니다") })
        let unknown = try #require(lines.firstIndex { $0.contains("유출 여부를 아직 확인하지 못했습니다") })
        #expect(lines[presumed + 1] == "- 이메일(유출된 것으로 추정)")
        #expect(lines[unknown + 1] == "- 주문 내역(유출을 배제할 수 없음)")
    }

    @Test("The six matters stand in the order of the statute", arguments: Language.firstLanguages)
    func order(_ language: Language) throws {
        let draft = try SampleCase.writer().draft(group: SampleCase.full, language: language, kind: .leak)
        #expect(
            draft.sections.map(\.slot) == [
                "opening", "items", "time-and-circumstances", "what-you-can-do", "response-and-relief",
                "department-and-contact", "legal-rights", "further-notice", "genuine",
            ])
    }

    @Test("A non-member is told how the company held the data, and is offered nothing that needs an account")
    func nonMember() throws {
        let items = SampleCase.nonMember.items + [SampleCase.seen(.password)]
        let group = SampleCase.group(.nonMember, items)
        let draft = try SampleCase.writer().draft(group: group, language: .korean, kind: .leak)
        #expect(draft.body.contains("회원의 주소록에 받는 분으로 저장되어 있어"))
        #expect(!draft.body.contains("로그아웃"))
        let member = try SampleCase.writer().draft(
            group: SampleCase.group(.member, items), language: .korean, kind: .leak)
        #expect(member.body.contains("로그아웃"))
        #expect(!member.body.contains("주소록"))
    }

    @Test("A child and a guardian get copies of their own for the same items")
    func childAndGuardian() throws {
        let writer = try SampleCase.writer()
        let child = try writer.draft(group: SampleCase.full, language: .korean, kind: .leak, reader: .child)
        let guardian = try writer.draft(group: SampleCase.full, language: .korean, kind: .leak, reader: .guardian)
        #expect(child.subject.hasSuffix("(어린이용)"))
        #expect(child.body.contains("회원님의 잘못이 아니에요."))
        #expect(guardian.body.contains("자녀분의 개인정보가 유출되었습니다."))
        #expect(child.groupKey == guardian.groupKey)
        #expect(child.id != guardian.id)
    }

    @Test("A notice of possible leak needs no rights section and says that another follows")
    func possible() throws {
        let draft = try SampleCase.writer(profile: "KR-2026").draft(
            group: SampleCase.open, language: .korean, kind: .possibleLeak)
        #expect(!draft.sections.contains { $0.slot == "legal-rights" })
        #expect(draft.subject == "[예시마켓] 개인정보 유출 가능성 통지")
        #expect(try section("further-notice", of: draft).text.contains("다시 통지합니다"))
    }

    @Test("What is not known yet is said to be open, never left out")
    func openFacts() throws {
        let writer = try SampleCase.writer(
            SampleCase.facts(causes: [], from: nil, to: nil, ended: false, measures: [], scope: nil))
        let draft = try writer.draft(group: SampleCase.group(.member, []), language: .english, kind: .preliminary)
        #expect(draft.body.contains("still investigating which information was leaked"))
        #expect(draft.body.contains("still establishing when the leak happened"))
        #expect(draft.body.contains("still investigating how the information was opened"))
        #expect(draft.body.contains("we will send you a further notice"))
    }

    @Test(
        "The window is told as far as it is known",
        arguments: [
            (
                "2025-04-14T02:00:00+09:00" as String?, "2025-11-08T23:00:00+09:00" as String?, true,
                "lasted from 14 April 2025 to 8 November 2025"
            ),
            ("2025-04-14T02:00:00+09:00", "2025-11-08T23:00:00+09:00", false, "The last day known so far is 8 November 2025"),
            ("2025-04-14T02:00:00+09:00", nil, true, "We are still establishing when it ended."),
            (nil, "2025-11-08T23:00:00+09:00", true, "We are still establishing when it began."),
        ])
    func windows(_ row: (String?, String?, Bool, String)) throws {
        let writer = try SampleCase.writer(SampleCase.facts(from: row.0, to: row.1, ended: row.2))
        let draft = try writer.draft(group: SampleCase.basic, language: .english, kind: .leak)
        #expect(draft.body.contains(row.3))
    }

    @Test("A key of a leaver is told as the company's failure, also without forged tokens")
    func leaverKeyAlone() throws {
        let writer = try SampleCase.writer(SampleCase.facts(causes: [.leaverKey]))
        let draft = try writer.draft(group: SampleCase.basic, language: .english, kind: .leak)
        #expect(draft.body.contains("A key to our systems was used to open the information. We did not revoke the key"))
    }

    @Test("A text message carries the items and no link", arguments: Language.firstLanguages)
    func sms(_ language: Language) throws {
        let draft = try SampleCase.writer().draft(group: SampleCase.nonMember, language: language, kind: .smsPointer)
        for link in ["http", "www.", ".invalid", "@", ".kr"] { #expect(!draft.body.contains(link)) }
        #expect(draft.body.contains(language == .korean ? "공동현관 비밀번호" : "shared entrance code"))
        #expect(draft.body.contains("{{code}}"))
    }

    @Test("Where nothing was seen and something is presumed, no sentence says that it leaked for certain")
    func presumedAlone() throws {
        let group = SampleCase.group(.member, [SampleCase.item(.name, .presumed), SampleCase.item(.email, .unknown)])
        for kind in [NoticeKind.leak, .smsPointer] {
            let korean = try SampleCase.writer().draft(group: group, language: .korean, kind: kind)
            let english = try SampleCase.writer().draft(group: group, language: .english, kind: kind, reader: .child)
            #expect(korean.statements[0].text == "예시마켓이 가지고 있던 고객님의 개인정보가 유출된 것으로 추정합니다.")
            #expect(english.statements[0].text == "We presume that your personal information at Example Market was leaked.")
        }
    }

    @Test("A later notice says what changed, what is new and what was wrong")
    func changes() throws {
        let previous = PreviousNotice(
            sentAt: SampleCase.firstNotice.sentAt, kind: .leak,
            items: [SampleCase.seen(.name), SampleCase.item(.email, .presumed), SampleCase.seen(.customsCode)],
            leakFrom: SampleCase.facts().leakFrom, leakTo: nil, causes: [.forgedToken, .leaverKey])
        let draft = try SampleCase.writer().draft(
            group: SampleCase.full, language: .english, kind: .correction, previous: previous)
        let lines = try section("changes", of: draft).statements.map(\.text)
        #expect(
            lines == [
                "Since our notice of 20 November 2025, we have established the following:",
                "Also leaked: phone number, delivery address, shared entrance code, order history",
                "Now confirmed as leaked: e-mail address", "Named in our last notice by mistake: customs code",
                "Last day of the leak: 8 November 2025",
            ])
    }

    @Test("A change of what could be read is a change")
    func visibilityChange() throws {
        let previous = PreviousNotice(
            sentAt: SampleCase.firstNotice.sentAt, kind: .leak,
            items: SampleCase.full.items.map { $0.item == .entranceCode ? SampleCase.seen(.entranceCode, .masked) : $0 },
            leakFrom: SampleCase.facts().leakFrom, leakTo: SampleCase.facts().leakTo, causes: SampleCase.facts().causes)
        let draft = try SampleCase.writer().draft(
            group: SampleCase.full, language: .korean, kind: .supplement, previous: previous)
        #expect(
            try section("changes", of: draft).statements.map(\.text).last
                == "가려지지 않은 상태로 유출된 것이 확인된 정보: 공동현관 비밀번호")
    }

    @Test("The posting counts people by item and speaks to non-members too")
    func posting() throws {
        let draft = try SampleCase.writer().posting(groups: SampleCase.groups, language: .korean)
        #expect(draft.personKind == nil)
        #expect(draft.body.contains("- 이름: 37,395명"))
        #expect(draft.body.contains("회원이 아니지만"))
        #expect(draft.body.contains("30일 이상"))
        #expect(!draft.body.contains("{{code}}"))
        let membersOnly = try SampleCase.writer().posting(groups: [SampleCase.basic], language: .korean)
        #expect(!membersOnly.body.contains("회원이 아니지만"))
    }

    @Test("The kind of notice follows the certainty of the group's items")
    func kindOwed() throws {
        let writer = try SampleCase.writer()
        #expect(writer.kindOwed(to: SampleCase.mixed) == .leak)
        #expect(writer.kindOwed(to: SampleCase.open) == .possibleLeak)
        #expect(writer.kindOwed(to: SampleCase.clear) == nil)
    }

    @Test("The same input gives the same bytes")
    func deterministic() throws {
        let first = try Samples.all().map(\.draft.canonicalText)
        let second = try Samples.make().map(\.draft.canonicalText)
        #expect(first == second)
        #expect(Set(try Samples.all().map(\.draft.id)).count == first.count)
    }
}
