import BreachModel
import Testing

@Suite struct NoticeCodeTests {
    @Test func `A drawn code is twelve letters and digits that cannot be mistaken, and is read as it is shown`() throws {
        var generator = SeededGenerator(seed: 41)
        var seen: Set<String> = []
        for _ in 0..<2000 {
            let code = NoticeCode.random(using: &generator)
            #expect(code.text.count == 12)
            #expect(code.text.allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
            #expect(NoticeCode(typed: code.grouped) == code)
            #expect(NoticeCode(typed: " " + code.text.lowercased() + " ") == code)
            seen.insert(code.text)
        }
        #expect(seen.count == 2000)
    }

    @Test func `Letters that look like digits are read as digits`() {
        #expect(NoticeCode(typed: "oO1i-IlL0-2345") == NoticeCode(typed: "0011-1110-2345"))
    }

    @Test(
        "Anything else is no code",
        arguments: ["", "7K3F-9Q2M", "7K3F-9Q2M-XD411", "7K3F-9Q2M-XDU1", "7K3F_9Q2M_XD41", "7K3F-9Q2M-XD4é", "7K3F9Q2MXD4\u{0}"])
    func refusing(_ text: String) {
        #expect(NoticeCode(typed: text) == nil)
    }
}

@Suite struct DeliveryStateTests {
    @Test func `A state follows another exactly where the other may come before it`() {
        for state in DeliveryState.allCases {
            for next in state.successors { #expect(next.predecessors.contains(state)) }
            for previous in state.predecessors { #expect(previous.successors.contains(state)) }
        }
    }

    @Test func `Only confirmed, refused and unreachable deliveries are final`() {
        #expect(DeliveryState.allCases.filter(\.isFinal) == [.confirmed, .failedPermanent, .noChannel])
    }
}
