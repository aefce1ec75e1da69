import BreachModel
import Testing

@testable import Scoping

/// Ids in flat arrays.
struct IdentifierTableTests {
    private static let ids = [
        "0", "7", "10", "9", "99999999", "100000000", "999999999999999999", "1000000000000000000", "007", "u-1", "u-10", "회원-7", "", "a",
        "1001", "100", "123456789", "12345678", "123456780", "6f1c2d3e-0000-4000-8000-000000000001", "6f1c2d3e-0000-4000-8000-000000000002",
    ]

    private func table() -> IdentifierTable {
        var table = IdentifierTable()
        for id in Self.ids { _ = table.insert(Array(id.utf8)[...]) }
        return table
    }

    @Test("Every id keeps its number and its text")
    func roundTrip() {
        let table = table()
        #expect(table.count == Self.ids.count)
        for (number, id) in Self.ids.enumerated() {
            #expect(table.number(id) == Int32(number))
            #expect(table.text(Int32(number)) == id)
        }
        #expect(table.number("8") == nil)
        #expect(table.number("u-2") == nil)
        #expect(table.number(whole: 10) == 2)
        #expect(table.number(whole: 11) == nil)
    }

    @Test("An id that is inserted again is known")
    func again() {
        var table = table()
        for (number, id) in Self.ids.enumerated() {
            let (found, isNew) = table.insert(Array(id.utf8)[...])
            #expect(found == Int32(number) && !isNew)
        }
    }

    @Test("Ids sort as the bytes of their texts do")
    func order() {
        let table = table()
        for (left, one) in Self.ids.enumerated() {
            for (right, other) in Self.ids.enumerated() {
                #expect(
                    table.precedes(Int32(left), Int32(right)) == one.utf8.lexicographicallyPrecedes(other.utf8), "\(one) and \(other)")
            }
        }
    }

    @Test("Thousands of ids of both kinds are found again")
    func many() {
        var generator = SeededGenerator(seed: 5)
        var table = IdentifierTable()
        var known: [String: Int32] = [:]
        for _ in 0..<20_000 {
            let number = UInt64.random(in: 0...30_000, using: &generator)
            let id = number % 2 == 0 ? String(number) : "s\(number)"
            let (found, isNew) = table.insert(Array(id.utf8)[...])
            #expect(isNew == (known[id] == nil))
            #expect(known[id] ?? found == found)
            known[id] = found
        }
        #expect(table.count == known.count)
    }

    @Test(
        "Numbers that lie close together are found all the same when the table has settled, and so is whatever comes later",
        arguments: [8000, 60_000] as [UInt64], [false, true])
    func settled(spread: UInt64, ascending: Bool) {
        var generator = SeededGenerator(seed: spread)
        let sorted = Set((0..<4000).map { _ in UInt64.random(in: 10_000_000...(10_000_000 + spread), using: &generator) }).sorted()
        let ids = ascending ? sorted : sorted.shuffled(using: &generator)
        var table = IdentifierTable()
        for id in ids { _ = table.insert(whole: id) }
        table.settle()
        var known = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, Int32($0.offset)) })
        for id in 9_999_990...(10_000_010 + spread) as ClosedRange<UInt64> { #expect(table.number(whole: id) == known[id]) }
        #expect(table.number(whole: 0) == nil && table.number(whole: 999_999_999_999_999_999) == nil && table.number("s-1") == nil)
        for id in ids.prefix(10) { #expect(table.insert(whole: id) == (known[id]!, false)) }

        #expect(table.insert(Array("s-1".utf8)[...]) == (Int32(ids.count), true))
        #expect(table.insert(whole: 3) == (Int32(ids.count + 1), true))
        known[3] = Int32(ids.count + 1)
        table.settle()
        for (id, number) in known { #expect(table.number(whole: id) == number) }
        #expect(table.number("s-1") == Int32(ids.count))
    }
}
