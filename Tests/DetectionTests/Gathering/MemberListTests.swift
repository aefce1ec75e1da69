import BreachModel
import Testing

@testable import Detection

/// Who exists, by numbers and texts.
struct MemberListTests {
    @Test("Small numbers, large numbers and texts are members when they were taken, and nobody else is")
    func kinds() {
        var list = MemberList()
        for id in ["0", "7", "7", "2147483647", "2147483648", "999999999999999999", "007", "u-1", ""] { list.insert(Array(id.utf8)[...]) }
        #expect(list.contains(small: 0) && list.contains(small: 7) && list.contains(small: .max >> 1))
        #expect(!list.contains(small: 1))
        #expect(list.contains(whole: 1 << 31) && list.contains(whole: 999_999_999_999_999_999) && !list.contains(whole: 1 << 32))
    }
}
