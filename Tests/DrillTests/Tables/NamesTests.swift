import BreachModel
import Testing

@testable import Drill

@Suite struct NamesTests {
    static let names = Names(seed: 7)

    @Test("Every spelling of a phone number names the same person", arguments: 0..<7)
    func spellings(spelling: Int) {
        for phone in [("010", 0), ("010", 12_345_678), ("010", 19_999_999), ("011", 501_002)] {
            let usual = Self.names.phone((phone.0, phone.1), spelling: 0)
            let other = Self.names.phone((phone.0, phone.1), spelling: spelling)
            #expect(PhoneNumber.normalised(usual) == PhoneNumber.normalised(other))
            #expect((usual == other) == (spelling == 0))
        }
    }

    @Test("All spellings occur, the usual one most")
    func spellingShares() {
        let counts = (0..<2000).reduce(into: [Int: Int]()) { $0[Self.names.spelling($1), default: 0] += 1 }
        #expect(Set(counts.keys) == Set(0..<7))
        #expect((counts[0] ?? 0) > 1000)
    }

    @Test("A person keeps name and address; Korean ones are written in Hangul, English ones are not")
    func languages() {
        for person in -20..<500 {
            let korean = Self.names.name(person, english: false)
            #expect(korean == Self.names.name(person, english: false) && korean.count == 3)
            #expect(korean.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) })
            #expect(Self.names.name(person, english: true).utf8.allSatisfy { $0 < 0x80 })
            #expect(Self.names.address(person, english: true).utf8.allSatisfy { $0 < 0x80 })
            #expect(
                Self.names.email(person, number: 5).hasSuffix("example.com") || Self.names.email(person, number: 5).hasSuffix(".invalid"))
        }
    }
}
