import BreachModel
import Testing

@Suite struct PhoneNumberTests {
    @Test(
        "One number has one spelling, however it was written",
        arguments: [
            "010-0123-4567", "01001234567", "010.0123.4567", "010 0123 4567", "(010) 0123-4567", "+82 10-0123-4567", "+821001234567",
            "+82 (0)10-0123-4567", "+82-010-0123-4567", "0082 10 0123 4567", "tel:+82-10-0123-4567", "821001234567", "82-10-0123-4567",
            "82 010 0123 4567", "\u{202A}010-0123-4567\u{202C}",
        ])
    func oneSpelling(_ text: String) {
        #expect(PhoneNumber.normalised(text) == "+821001234567")
    }

    @Test func `A foreign number keeps its country, and a national one gets the country asked for`() {
        #expect(PhoneNumber.normalised("+1 202-555-0143") == "+12025550143")
        #expect(PhoneNumber.normalised("001 202 555 0143") == "+12025550143")
        #expect(PhoneNumber.normalised("090-0000-1234", countryCode: "81") == "+819000001234")
        #expect(PhoneNumber.normalised("+82 10 0123 4567", countryCode: "81") == "+821001234567")
    }

    @Test(
        "Too few digits are no number",
        arguments: ["", "없음", "-", "+82", "123456", "010-012", "n/a", "+", "००००००००"])
    func refusing(_ text: String) {
        #expect(PhoneNumber.normalised(text) == nil)
    }

    @Test func `A spelling that is normalised once stays as it is`() {
        var generator = SeededGenerator(seed: 21)
        let alphabet = Array("0123456789+-() .")
        for _ in 0..<5000 {
            let text = String((0..<Int.random(in: 5...18, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
            guard let once = PhoneNumber.normalised(text) else { continue }
            #expect(once.first == "+")
            #expect(once.dropFirst().allSatisfy { $0.isASCII && $0.isNumber })
        }
        #expect(PhoneNumber.normalised("+821001234567") == "+821001234567")
    }

    @Test func `Different numbers keep different spellings`() {
        let spellings = Set((0..<1000).compactMap { PhoneNumber.normalised("010-0\(100 + $0 % 900)-\(1000 + $0)") })
        #expect(spellings.count == 1000)
    }
}
