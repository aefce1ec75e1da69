import BreachModel
import Foundation
import Testing

@testable import Scoping

/// Rows in partitions, in memory and in a file.
struct RowPartitionsTests {
    private static func row(_ number: Int) -> [UInt64] { (0..<4).map { UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64($0) } }

    private static func rows(_ partitions: RowPartitions, in partition: Int, words: Int) throws -> [[UInt64]] {
        var rows: [[UInt64]] = []
        // SAFETY: the words are copied inside the closure.
        unsafe try partitions.forEach(in: partition) { part in
            let copy = unsafe Array(part)
            for place in stride(from: 0, to: copy.count, by: words) { rows.append(Array(copy[place..<(place + words)])) }
        }
        return rows
    }

    @Test("Each partition gives back its own rows, whatever fits into memory", arguments: [0, 100_000, 1 << 30], [2, 4])
    func roundTrip(limit: Int, words: Int) throws {
        let folder = FileManager.default.temporaryDirectory.path
        for isSettled in [false, true] {
            let partitions = RowPartitions(words: words, limit: limit, folders: [folder])
            var expected = [[[UInt64]]](repeating: [], count: RowPartitions.count)
            var generator = SeededGenerator(seed: 3, purpose: "partitions")
            for number in 0..<30_000 {
                let partition = Int.random(in: 0...255, using: &generator) & Int.random(in: 0...255, using: &generator)
                let row = Array(Self.row(number).prefix(words))
                expected[partition].append(row)
                if words == 2 {
                    partitions.append(row[0], row[1], to: partition)
                } else {
                    partitions.append(row[0], row[1], row[2], row[3], to: partition)
                }
            }
            if isSettled { partitions.settle() }
            for partition in 0..<RowPartitions.count {
                #expect(partitions.rows(in: partition) == expected[partition].count)
                #expect(try Self.rows(partitions, in: partition, words: words) == expected[partition])
            }
        }
    }

    @Test("Halving puts neighbours together, again and again, whatever lies in the file", arguments: [0, 100_000, 1 << 30])
    func halving(limit: Int) throws {
        let partitions = RowPartitions(words: 4, limit: limit, folders: [FileManager.default.temporaryDirectory.path])
        var expected = [Set<[UInt64]>](repeating: [], count: RowPartitions.count)
        var generator = SeededGenerator(seed: 4, purpose: "partitions")
        for number in 0..<40_000 {
            if number % 7000 == 6999 {
                partitions.halve()
                expected = (0..<RowPartitions.count).map { $0 < 128 ? expected[2 * $0].union(expected[2 * $0 + 1]) : [] }
            }
            let (partition, row) = (Int.random(in: 0...255, using: &generator), Self.row(number))
            expected[partition].insert(row)
            partitions.append(row[0], row[1], row[2], row[3], to: partition)
        }
        partitions.settle()
        for partition in 0..<RowPartitions.count {
            let rows = try Self.rows(partitions, in: partition, words: 4)
            #expect(rows.count == expected[partition].count && Set(rows) == expected[partition])
        }
    }

    @Test("Rows that no file takes are an error, not lost")
    func nowhere() throws {
        let partitions = RowPartitions(words: 4, limit: 0, folders: ["/nowhere/at/all"])
        for number in 0..<1000 { partitions.append(UInt64(number), 0, 0, 0, to: 3) }
        #expect(partitions.failure == ScopingError(.write, ""))
        #expect(throws: ScopingError(.write, "")) { _ = try Self.rows(partitions, in: 3, words: 4) }
    }
}
