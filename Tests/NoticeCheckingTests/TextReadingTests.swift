import BreachModel
import Testing

@testable import NoticeChecking

@Suite("Reading a text")
struct TextReadingTests {
    private func dates(_ text: String) -> [String] {
        NoticeText(text).sentences.flatMap(\.dates).map {
            "\($0.year.map(String.init) ?? "-")/\($0.month)/\($0.day.map(String.init) ?? "-")"
        }
    }

    @Test(
        "dates are read in all usual spellings",
        arguments: [
            ("2025년 4월 14일 유출되었습니다.", ["2025/4/14"]), ("2025. 4. 14. ~ 2025. 11. 8. 유출", ["2025/4/14", "2025/11/8"]),
            ("2025.04.14 유출", ["2025/4/14"]), ("2025-04-14 유출", ["2025/4/14"]), ("4/14 유출되었습니다", ["-/4/14"]),
            ("'25.4.14. 유출", ["2025/4/14"]), ("2025년 4월 14일부터 11월 8일까지", ["2025/4/14", "2025/11/8"]),
            ("On 14 April 2025 it leaked.", ["2025/4/14"]), ("On April 14, 2025 it leaked.", ["2025/4/14"]),
            ("On April 14th, 2025 it leaked.", ["2025/4/14"]), ("In April 2025 it leaked.", ["2025/4/-"]), ("지난 6월 유출되었습니다.", ["-/6/-"]),
            ("2025年4月14日に漏えいしました。", ["2025/4/14"]), ("令和7年11月17日に発生しました。", ["2025/11/17"]),
            ("令和７年４月１４日から同年11月8日まで", ["2025/4/14", "2025/11/8"]), ("令和元年5月1日", ["2019/5/1"]), ("平成31年4月30日", ["2019/4/30"]),
            ("発生日: R7.11.17", ["2025/11/17"]), ("We are open 24/7 and may call.", []), ("비율은 1.5배입니다.", []),
            ("from 14 April to 8 November 2025", ["-/4/14", "2025/11/8"]), ("개인정보 보호법 제39조의2", []), ("1833-6972", []),
        ])
    func readsDates(text: String, expected: [String]) {
        #expect(dates(text) == expected)
    }

    @Test(
        "counts are read with their unit and precision",
        arguments: [
            ("약 3,370만 개 계정이 유출", 33_700_000, "accounts"), ("33,673,817개 계정이 유출", 33_673_817, "accounts"),
            ("고객 4,536명의 정보", 4536, "people"),
            ("33.7 million accounts leaked", 33_700_000, "accounts"), ("1억 4,800만 회 조회", 148_000_000, "views"),
            ("148,056,502 views of the page", 148_056_502, "views"), ("3천 개 계정", 3000, "accounts"),
            ("4,536 of our customers", 4536, "people"),
            ("8,100 booking records", 8100, "records"), ("3,755만여 명", 37_550_000, "people"),
        ])
    func readsCounts(text: String, value: Double, unit: String) throws {
        let count = try #require(NoticeText(text).sentences.flatMap(\.counts).first)
        #expect(count.value == value)
        #expect(count.unit.rawValue == unit)
    }

    @Test("a rounded figure stands for the exact one, another does not")
    func precision() throws {
        let count = try #require(NoticeText("약 3,370만 개 계정").sentences.flatMap(\.counts).first)
        #expect(count.matches(33_673_817))
        #expect(!count.matches(37_550_000))
        #expect(!count.matches(4536))
    }

    @Test(
        "an item is claimed, denied or only mentioned",
        arguments: [
            ("고객님의 이메일이 유출되었습니다.", "email", "leaked"), ("결제 정보는 유출되지 않았습니다.", "payment", "notLeaked"),
            ("비밀번호를 변경해 주세요.", "password", "none"), ("이메일이 유출되었을 가능성이 있습니다.", "email", "possible"),
            ("전화번호도 유출된 것으로 추정됩니다.", "phone", "presumed"), ("이름은 유출되었으나 비밀번호는 포함되지 않았습니다.", "password", "notLeaked"),
            ("이름은 유출되었으나 비밀번호는 포함되지 않았습니다.", "name", "leaked"),
            ("Your name was leaked, but your password was not.", "password", "notLeaked"),
            ("Your name was leaked, but your password was not.", "name", "leaked"),
            ("No payment data were accessed.", "payment", "notLeaked"),
            ("There is no evidence that your password was accessed.", "password", "notLeaked"),
            ("Please change your password.", "password", "none"),
            ("배송지 목록 페이지가 조회되었습니다.", "address-book", "none"), ("이름과 이메일을 제외한 정보는 유출되지 않았습니다.", "email", "leaked"),
            ("유출 항목: 이름, 주소(비밀번호 제외)", "password", "notLeaked"), ("비밀번호가 유출되지 않도록 주의하세요.", "password", "none"),
            ("氏名が漏えいしました。", "name", "leaked"),
        ])
    func claims(text: String, item: String, claim: String) throws {
        let mentions = NoticeText(text).sentences.flatMap(\.items).filter { $0.item.rawValue == item }
        let found = try #require(mentions.first)
        #expect("\(found.claim)" == claim)
    }

    @Test("a page gives its visible words with their places, hidden ones left out")
    func html() throws {
        let page =
            "<html><head><style>.x{display:none}</style><script>var 유출=1;</script></head>\n<body><p>첫&nbsp;줄 &amp; 둘</p><p class='x'>숨김</p>"
            + "<div hidden>쿠폰</div><p>공동현관<b> 비밀번호</b></p><footer>주소 서울</footer><!-- 쿠폰 --></body>"
        let text = NoticeText(page)
        let words = text.sentences.map { text.words($0.range) }
        #expect(words == ["첫 줄 & 둘", "공동현관 비밀번호", "주소 서울"])
        #expect(text.sentences.last?.region == .footer)
        let mention = try #require(text.sentences[1].items.first)
        #expect(mention.item == .entranceCode)
        let place = text.source.place(text.visible.sourceRange(mention.range).lowerBound)
        #expect(place.line == 2)
    }

    @Test("a declaration with a priority and no value declares nothing")
    func priorityAlone() {
        let page =
            #"<style>p{display:!important}</style><p style="display:none!important">숨김</p>"#
            + #"<p style="color:!;display:!important">보임</p>"#
        let text = NoticeText(page)
        #expect(text.sentences.map { text.words($0.range) } == ["보임"])
    }

    @Test("a slash at a tag's end closes a drawing and nothing else, as browsers have it")
    func selfClosing() {
        func words(_ page: String) -> [String] {
            let text = NoticeText("<html><body>" + page + "</body></html>")
            return text.sentences.map { text.words($0.range) }
        }
        #expect(words("<style/>p{color:red}</style><p>보임</p>") == ["보임"])
        #expect(words(#"<p>하나</p><div hidden/><p>숨김</p></div><p>둘</p>"#) == ["하나", "둘"])
        #expect(words("<p>하나<svg/>둘</p>") == ["하나둘"])
        // With nothing open around it.
        let text = NoticeText("<style/>p{}</style><p>보임</p><p>")
        #expect(text.sentences.map { text.words($0.range) } == ["보임"])
    }

    @Test("the smallest type of a page is found through sheets and attributes")
    func typeSize() {
        #expect(NoticeText("<p>a</p><p style='font-size:8pt'>small</p>").visible.smallestPoints == 8)
        #expect(NoticeText("<style>.s{font-size:12px}</style><p>a</p><p class=s>small</p>").visible.smallestPoints == 9)
        #expect(NoticeText("<p>a</p><p>b</p>").visible.smallestPoints == nil)
    }

    @Test("headings, lists, tables and mail heads are told apart")
    func structure() {
        let text = NoticeText("Subject: 개인정보 유출 통지\nTo: a@b.example\n\n■ 유출 항목\n- 이름\n\n유출 시점\t2025. 4. 14.\n")
        #expect(text.titles.count == 1)
        #expect(text.sentences.contains { $0.isHeading && $0.section == [.items] })
        #expect(text.sentences.contains { $0.isListItem && $0.section == [.items] })
        #expect(text.sentences.contains { $0.isTableRow && $0.section == [.time] })
        #expect(text.sentences.contains { $0.region == .mailHeader })
    }

    @Test("decomposed Hangul, full-width letters and marks without width read like the usual spelling")
    func normalisation() {
        #expect(NoticeText("\u{110B}\u{1172}\u{110E}\u{116E}\u{11AF}").mentions(.leak))
        #expect(NoticeText("개인정보 유\u{200B}출").mentions(.leak))
        #expect(NoticeText("ｌｅａｋ").mentions(.leak))
    }

    @Test(
        "links, mail addresses and phone numbers are found",
        arguments: [
            ("https://bit.ly/3xYz12 를 누르세요", "bit.ly"), ("www.example-market.invalid/notice", "www.example-market.invalid"),
            ("자세히: me2.do/abcd", "me2.do"),
        ])
    func links(text: String, host: String) {
        #expect(NoticeText(text).contacts.links.map(\.host) == [host])
    }

    @Test(
        "phone numbers are told from other digits",
        arguments: [
            ("1500-0001", ["15000001"]), ("02-1234-5678", ["0212345678"]), ("010-0123-4567", ["01001234567"]),
            ("+82 2 1234 5678", ["+82212345678"]),
            ("2025-04-14", []), ("33,673,817", []), ("제39조", []), ("1-800-685-1111", ["18006851111"]), ("118", []),
        ])
    func phones(text: String, digits: [String]) {
        #expect(NoticeText(text).contacts.phones.map(\.digits) == digits)
    }
}
