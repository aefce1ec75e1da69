import BreachModel
import Testing

@testable import CredentialControl

/// A token of a random kind, from so small a space that repeats and near misses are common.
private func randomToken(_ random: inout SeededGenerator) -> String {
    let small = UInt64.random(in: 0..<300, using: &random)
    let hex = { (value: UInt64, width: Int) in
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return hex(small, 16)
    case 1: return hex(small &* 0x9E37_79B9_7F4A_7C15, 16)
    case 2: return hex(small, 16).uppercased()
    case 3: return hex(small, 32)
    case 4: return hex(small &* 0x9E37_79B9_7F4A_7C15, 16) + hex(small, 16)
    case 5: return "00000000-0000-4000-8000-" + hex(small, 12)
    case 6: return String(small)
    case 7: return "토큰-\(small)"
    default: return String(repeating: "x", count: Int(small) % 40) + "-\(small % 7)"
    }
}

@Suite struct IssuanceLedgerTests {
    @Test(arguments: [UInt64(1), 2, 3, 4, 5])
    func `A ledger agrees with a set of texts, whatever tokens come in whatever order`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var set: Set<String> = []
        var ledger = IssuanceLedger(report: TableReport(file: "t"))
        for _ in 0..<3000 {
            let token = randomToken(&random)
            #expect(ledger.insert(Array(token.utf8)) == set.insert(token).inserted, "seed \(seed), token \(token)")
        }
        #expect(ledger.count == set.count, "seed \(seed)")
        for _ in 0..<6000 {
            let token = randomToken(&random)
            #expect(ledger.contains(token) == set.contains(token), "seed \(seed), token \(token)")
        }
        #expect(set.allSatisfy { ledger.contains($0) }, "seed \(seed)")
    }

    @Test(arguments: [UInt64(7), 8])
    func `Numbers of one and two words agree with a set through every growth`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var narrow = NumberSet(isWide: false)
        var wide = NumberSet(isWide: true)
        var numbers: Set<UInt64> = []
        var pairs: Set<[UInt64]> = []
        for _ in 0..<20_000 {
            // Half of the numbers are small and in a row, which is what a bad hash handles worst.
            let low = Bool.random(using: &random) ? UInt64.random(in: 0...9000, using: &random) : random.next()
            let high = UInt64.random(in: 0...3, using: &random)
            #expect(narrow.insert(low: low) == numbers.insert(low).inserted, "seed \(seed)")
            #expect(wide.insert(high: high, low: low) == pairs.insert([high, low]).inserted, "seed \(seed)")
        }
        #expect(narrow.count == numbers.count && wide.count == pairs.count)
        for low in UInt64(0)...9000 {
            #expect(narrow.contains(low: low) == numbers.contains(low), "seed \(seed)")
            for high in UInt64(0)...1 { #expect(wide.contains(high: high, low: low) == pairs.contains([high, low]), "seed \(seed)") }
        }
    }

    @Test(arguments: [UInt64(11), 12, 13])
    func `Many questions at once are answered like one by one, in a set of any fullness`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var set = NumberSet(isWide: false)
        for size in [0, 1, 7, 11, 12, 700, 717, 718, 40_000] {
            while set.count < size { _ = set.insert(low: Bool.random(using: &random) ? UInt64(set.count) : random.next()) }
            let numbers = (0..<3000).map { _ in Bool.random(using: &random) ? UInt64.random(in: 0...9000, using: &random) : random.next() }
            var answers = [Bool](repeating: true, count: numbers.count)
            // SAFETY: there is room for an answer to each number.
            unsafe numbers.withUnsafeBufferPointer { numbers in
                unsafe answers.withUnsafeMutableBufferPointer { unsafe set.answer(numbers, into: $0) }
            }
            #expect(answers == numbers.map { set.contains(low: $0) }, "seed \(seed), \(size) numbers")
        }
    }

    @Test func `A copy of a set stays as it was when the other one grows`() {
        var set = NumberSet(isWide: false)
        for number in UInt64(1)...5 { _ = set.insert(low: number) }
        let copy = set
        for number in UInt64(6)...100 { _ = set.insert(low: number) }
        #expect(copy.count == 5 && (1...5).allSatisfy { copy.contains(low: $0) } && !(6...100).contains { copy.contains(low: $0) })
        #expect((1...100).allSatisfy { set.contains(low: $0) })
    }

    @Test func `An empty ledger contains nothing, not even the number zero`() {
        let ledger = IssuanceLedger(tokens: [])
        for token in ["", "0000000000000000", String(repeating: "0", count: 32), "00000000-0000-0000-0000-000000000000"] {
            #expect(!ledger.contains(token))
        }
        #expect(ledger.count == 0)
    }

    @Test(arguments: ["0000000000000000", "00000000000000000000000000000000", "00000000-0000-0000-0000-000000000000", "0"])
    func `Zero is a token like any other, and each way to write it another token`(token: String) {
        let ledger = IssuanceLedger(tokens: [token, token])
        #expect(ledger.contains(token))
        #expect(ledger.count == 1)
        for other in ["0000000000000000", "00000000000000000000000000000000", "00000000-0000-0000-0000-000000000000", "0"]
        where other != token {
            #expect(!ledger.contains(other))
        }
    }

    @Test func `Bytes, text, a span and a buffer ask the same question`() {
        let ledger = IssuanceLedger(tokens: ["6ff9da1ec9e08484", "토큰"])
        for (token, isIssued) in [("6ff9da1ec9e08484", true), ("6ff9da1ec9e08485", false), ("토큰", true), ("토큰 ", false)] {
            let bytes = Array(token.utf8)
            #expect(ledger.contains(token) == isIssued)
            #expect(ledger.contains(bytes) == isIssued)
            // SAFETY: the span lives as long as the array.
            let fromSpan = unsafe ledger.contains(bytes.span.bytes)
            #expect(fromSpan == isIssued)
            // SAFETY: the array keeps the bytes alive for the call.
            let fromBuffer = unsafe bytes.withUnsafeBytes { unsafe ledger.contains($0) }
            #expect(fromBuffer == isIssued)
        }
    }

    @Test func `Long tokens that differ only at their ends are told apart`() {
        let stem = String(repeating: "eyJhbGciOiJSUzI1NiJ9.", count: 50)
        let ledger = IssuanceLedger(tokens: (0..<500).map { stem + "\($0)" })
        #expect((0..<500).allSatisfy { ledger.contains(stem + "\($0)") })
        #expect(!ledger.contains(stem) && !ledger.contains(stem + "500") && !ledger.contains("0" + stem))
    }

    @Test func `Threads may share a ledger`() async {
        let ledger = IssuanceLedger(tokens: (0..<10_000).map { "token-\($0)" })
        let counts = await withTaskGroup(of: Int.self, returning: [Int].self) { group in
            for worker in 0..<4 {
                group.addTask { (0..<20_000).count { ledger.contains("token-\($0 + worker)") } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [9997, 9998, 9999, 10_000])
    }

    @Test func `A ledger of a million tokens holds each of them and none of a million others`() {
        var random = SeededGenerator(seed: 42)
        var ledger = IssuanceLedger(report: TableReport(file: "t"))
        let token = { (value: UInt64) -> [UInt8] in
            let text = Array(String(value, radix: 16).utf8)
            return [UInt8](repeating: 0x30, count: 16 - text.count) + text
        }
        let issued = (0..<1_000_000).map { _ in random.next() | 1 }
        for value in issued { ledger.insert(token(value)) }
        #expect(ledger.count == 1_000_000)
        #expect(issued.allSatisfy { ledger.contains(token($0)) })
        #expect(issued.allSatisfy { !ledger.contains(token($0 ^ 1)) })
    }
}
