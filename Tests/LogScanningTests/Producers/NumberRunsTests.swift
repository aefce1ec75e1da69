import BreachModel
import Testing

@testable import LogScanning

/// Which numbers of a counter were read, in whatever order lines come.
struct NumberRunsTests {
    private func runs(_ numbers: [UInt64]) -> NumberRuns {
        var runs = NumberRuns()
        for number in numbers { runs.insert(number, time: Int64(number) * 10) }
        return runs
    }

    @Test("Numbers in order are one run from the first time to the last")
    func inOrder() {
        let all = runs(Array(5...900))
        #expect(all.runs == [NumberRun(first: 5, last: 900, from: 50, to: 9000)])
        #expect(all.repeated == 0)
    }

    @Test(
        "Whatever the order, the runs hold exactly the numbers that came, each once", arguments: [UInt64(1), 2, 3, 4, 5])
    func anyOrder(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, purpose: "number runs")
        let wanted = (1...600).filter { _ in generator.next() % 10 != 0 }.map { UInt64($0) }
        let repeated = wanted.filter { _ in generator.next() % 20 == 0 }
        let all = runs((wanted + repeated).shuffled(using: &generator))
        #expect(all.runs.flatMap { Array($0.first...$0.last) } == wanted)
        #expect(all.runs.allSatisfy { $0.from == Int64($0.first) * 10 && $0.to == Int64($0.last) * 10 })
        #expect(all.repeated == repeated.count)
        #expect(zip(all.runs, all.runs.dropFirst()).allSatisfy { $0.last + 1 < $1.first })
    }

    @Test("A small number later than the highest is a counter that began again; one that came late is not")
    func restart() {
        let all = runs(Array(1...100))
        #expect(all.isRestart(1, time: 1001))
        #expect(all.isRestart(50, time: 1000 + NumberRun.restartAfter + 1))
        #expect(!all.isRestart(50, time: 1005))
        #expect(!all.isRestart(1, time: 10))
        #expect(!all.isRestart(101, time: 99_999_999))
    }

    @Test("A clock that stays behind while the numbers go on went back; one late line did not")
    func clock() {
        var late = NumberRuns()
        var back = NumberRuns()
        for number in 1...200 as ClosedRange<UInt64> {
            let time = Int64(number) * 1000
            late.insert(number, time: number == 100 ? time - 7_200_000 : time)
            back.insert(number, time: number >= 100 ? time - 7_200_000 : time)
        }
        #expect(late.stepBack == 0)
        #expect(back.stepBack > 7_000_000 && back.stepBack <= 7_200_000)
    }

    @Test("A run is kept as four numbers")
    func coding() throws {
        let run = NumberRun(first: 7, last: 9, from: -5, to: 12)
        let bytes = CanonicalJSON.encode([run])
        #expect(String(decoding: bytes, as: UTF8.self) == "[[7,9,-5,12]]")
        #expect(try CanonicalJSON.decode([NumberRun].self, bytes) == [run])
    }

    @Test("A scan keeps each producer's numbers apart and joins the parts of a file")
    func trace() throws {
        let part = ProducerTrace(
            lines: 2, first: Instant(milliseconds: 1), last: Instant(milliseconds: 5), hours: ["0": 2],
            counters: [[NumberRun(first: 1, last: 2, from: 1, to: 5)]], repeated: 1)
        let next = ProducerTrace(
            lines: 3, first: Instant(milliseconds: 6), last: Instant(milliseconds: 9), hours: ["0": 1, "1": 2],
            counters: [[NumberRun(first: 3, last: 5, from: 6, to: 9)]], unnumbered: 4)
        let joined = part.joined(next)
        #expect(joined.lines == 5 && joined.repeated == 1 && joined.unnumbered == 4)
        #expect(joined.first == part.first && joined.last == next.last && joined.hours == ["0": 3, "1": 2])
        #expect(joined.counters?.count == 2)
    }
}
