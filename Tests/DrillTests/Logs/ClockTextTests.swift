import BreachModel
import Testing

@testable import Drill

@Suite struct ClockTextTests {
    @Test("Times read back as the same moment, in any order", arguments: [(0, "Z"), (540, "+09:00")])
    func readingBack(offset: Int, zone: String) {
        var clock = offset == 0 ? ClockText(offsetMinutes: 0, zone: "Z") : ClockText(offsetMinutes: 540, zone: "+09:00")
        var generator = SeededGenerator(seed: 5)
        let start = LogCalendar.start(ofDay: 0)
        for _ in 0..<500 {
            let time = start + Int64.random(in: 0..<(244 * 86_400_000), using: &generator)
            var buffer = LineBuffer()
            clock.append(time, to: &buffer)
            let text = String(decoding: buffer.bytes(from: 0), as: UTF8.self)
            #expect(text.hasSuffix(zone) && text.utf8.count == 23 + zone.utf8.count)
            #expect(Instant(rfc3339: text) == Instant(milliseconds: time))
        }
    }
}
