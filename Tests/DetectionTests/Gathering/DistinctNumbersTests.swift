import BreachModel
import Foundation
import Testing

@testable import Detection

/// Distinct numbers, in memory and in a file.
struct DistinctNumbersTests {
    private static let folder = FileManager.default.temporaryDirectory.path

    /// What sets count: by mark.
    private func counts(_ numbers: [(number: UInt64, marks: UInt8)]) -> [Int] {
        var sets = [Set<UInt64>](repeating: [], count: DistinctNumbers.marks)
        for (number, marks) in numbers {
            for mark in sets.indices where marks >> UInt8(mark) & 1 == 1 { sets[mark].insert(number) }
        }
        return sets.map(\.count)
    }

    @Test("It counts what sets count, for any numbers in any order, with and without memory of recent ones")
    func likeSet() {
        print("seeds 1 to 200")
        for seed in 1...200 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let range: ClosedRange<UInt64> = [0...1, 0...50, 0...100_000, 0...UInt64.max][Int(seed % 4)]
            let shift = UInt64.random(in: 0...63, using: &generator)
            var space = CountingSpace(scratch: ScratchStore(folders: []))
            var ours = DistinctNumbers(remembers: seed % 2 == 0)
            let numbers = (0..<Int.random(in: 0...600, using: &generator)).map { _ in
                (UInt64.random(in: range, using: &generator) << (seed % 3 == 0 ? shift : 0), UInt8.random(in: 1...255, using: &generator))
            }
            for (number, marks) in numbers { ours.insert(number, marks: marks, space: &space) }
            #expect(ours.count(&space) == counts(numbers), "seed \(seed)")
        }
    }

    @Test("Many numbers are counted as few are, whatever part of them fits into memory", arguments: [0, 100_000, 10_000_000])
    func stored(limit: Int) throws {
        var generator = SeededGenerator(seed: 17)
        var space = CountingSpace(scratch: ScratchStore(folders: [Self.folder], limit: limit))
        for _ in 0..<2 {
            var sets = [DistinctNumbers(), DistinctNumbers(remembers: true)]
            var theirs: [[(UInt64, UInt8)]] = [[], []]
            for step in 0..<500_000 {
                let number =
                    step % 5 == 0 ? UInt64.random(in: 0...20_000, using: &generator) : UInt64.random(in: 0 ... .max, using: &generator)
                let marks: UInt8 = step % 11 == 0 ? 3 : 1
                sets[step % 2].insert(number, marks: marks, space: &space)
                theirs[step % 2].append((number, marks))
            }
            for place in sets.indices { #expect(sets[place].count(&space) == counts(theirs[place])) }
            try space.empty()
        }
    }

    @Test("Numbers that come again and again stay in memory")
    func repeated() throws {
        var space = CountingSpace(scratch: ScratchStore(folders: [], limit: 0))
        var set = DistinctNumbers()
        for step in 0..<1_000_000 as Range<UInt64> { set.insert(step % 20_000, marks: step % 2 == 0 ? 1 : 2, space: &space) }
        #expect(set.count(&space) == [10_000, 10_000, 0, 0, 0, 0, 0, 0])
        try space.empty()
    }

    @Test("Where no folder takes the file, nothing is counted quietly wrong", arguments: [[], ["/nowhere"], ["/proc/self"]])
    func noFolder(folders: [String]) {
        var space = CountingSpace(scratch: ScratchStore(folders: folders, limit: 10))
        var set = DistinctNumbers()
        for number in 0..<200_000 as Range<UInt64> { set.insert(number, marks: 1, space: &space) }
        _ = set.count(&space)
        #expect(throws: DetectionError(.scratch, "")) { try space.empty() }
    }

    @Test("The second folder is asked where the first does not take the file, and no name is left in it")
    func secondFolder() throws {
        let folder = Self.folder + "/haechi-scratch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var space = CountingSpace(scratch: ScratchStore(folders: ["/nowhere", folder], limit: 10))
        var set = DistinctNumbers()
        for number in 0..<200_000 as Range<UInt64> { set.insert(number, marks: 1, space: &space) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        #expect(set.count(&space)[0] == 200_000)
        try space.empty()
    }
}
