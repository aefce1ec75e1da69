import BreachModel
import Testing

@testable import BreachResponse

struct ItemAdviceTests {
    static let named: [DataItemID] = [
        .name, .email, .phone, .address, .entranceCode, .addressBook, .orders, .password, .loginRecord, .customsCode, .birthDate,
    ]

    static func item(_ id: DataItemID, _ legalClass: DataItem.LegalClass = .contact) -> DataItem {
        DataItem(id: id, korean: "항목", english: "Item", legalClass: legalClass)
    }

    @Test("Every known item has steps in both languages", arguments: named)
    func known(id: DataItemID) {
        let steps = ItemAdvice.steps(for: Self.item(id))
        #expect(!steps.isEmpty)
        for step in steps {
            #expect(step.korean.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
            #expect(!step.english.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
        }
    }

    @Test("An item of the company's own has the steps of its legal class", arguments: DataItem.LegalClass.allCases)
    func byClass(legalClass: DataItem.LegalClass) {
        #expect(!ItemAdvice.steps(for: Self.item("our-own-item", legalClass)).isEmpty)
    }

    @Test("The shared entrance code is changed by the building office, not by the person alone")
    func entranceCode() {
        #expect(ItemAdvice.steps(for: Self.item(.entranceCode)).first?.korean.contains("관리사무소") == true)
    }

    @Test("What opens a door or an account comes before what only names a person")
    func urgency() {
        let order = DataItem.LegalClass.allCases.sorted {
            ItemAdvice.urgency(of: Self.item("a", $0)) < ItemAdvice.urgency(of: Self.item("a", $1))
        }
        #expect(order.first == .credential)
        #expect(Set(order.map { ItemAdvice.urgency(of: Self.item("a", $0)) }).count == DataItem.LegalClass.allCases.count)
    }

    @Test("Every cause is told in both languages, an unknown one not at all", arguments: BreachCause.allCases)
    func causes(cause: BreachCause) {
        let text = CauseStatement.text(of: [cause])
        #expect((text == nil) == (cause == .unknown))
        #expect(text?.korean.hasSuffix("니다.") != false && text?.english.hasSuffix(".") != false)
    }

    @Test("No step and no cause calls a leak an exposure")
    func words() {
        let items = Self.named.map { Self.item($0) } + DataItem.LegalClass.allCases.map { Self.item("x", $0) }
        let texts = items.flatMap(ItemAdvice.steps) + BreachCause.allCases.compactMap { CauseStatement.text(of: [$0]) }
        for text in texts {
            #expect(!text.korean.contains("노출") && !text.english.lowercased().contains("expos"))
            #expect(!text.korean.contains("http") && !text.english.contains("http"))
        }
    }
}
