import BreachModel
import Foundation
import Testing

@Suite struct WindowTests {
    private func window(_ start: Int64, _ end: Int64) -> Window {
        Window(start: Instant(milliseconds: start), end: Instant(milliseconds: end))
    }

    @Test func `A window holds its start and not its end`() {
        let window = window(10, 20)
        #expect(window.contains(Instant(milliseconds: 10)))
        #expect(window.contains(Instant(milliseconds: 19)))
        #expect(!window.contains(Instant(milliseconds: 20)))
        #expect(!window.contains(Instant(milliseconds: 9)))
    }

    @Test func `An intersection is what both hold, and nil where they only touch`() {
        #expect(window(0, 10).intersection(window(5, 15)) == window(5, 10))
        #expect(window(0, 10).intersection(window(2, 3)) == window(2, 3))
        #expect(window(0, 10).intersection(window(10, 20)) == nil)
        #expect(window(0, 10).intersection(window(30, 40)) == nil)
    }

    @Test func `An intersection holds exactly the moments that both hold`() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let ends = (0..<4).map { _ in Int64.random(in: 0...12, using: &generator) }
            let (left, right) = (window(ends[0], ends[1]), window(ends[2], ends[3]))
            let both = left.intersection(right)
            #expect(both == right.intersection(left))
            for moment in (0...12).map({ Instant(milliseconds: $0) }) {
                #expect((both?.contains(moment) ?? false) == (left.contains(moment) && right.contains(moment)), "\(ends) at \(moment)")
            }
        }
    }

    @Test func `The window of all time survives being stored`() throws {
        let stored = try JSONEncoder().encode(Window.always)
        #expect(try JSONDecoder().decode(Window.self, from: stored) == .always)
        #expect(Window.always.start.isWritable && Window.always.end.isWritable)
        #expect(!Instant(milliseconds: Window.always.end.milliseconds + 1).isWritable)
        #expect(!Instant(milliseconds: Window.always.start.milliseconds - 1).isWritable)
    }

    @Test func `The window of all time holds the last moment that can be written, too`() {
        #expect(Window.always.contains(Window.always.end) && Window.always.contains(Window.always.start))
        #expect(!Window.always.contains(Instant(milliseconds: Window.always.end.milliseconds + 1)))
        #expect(window(0, Window.always.end.milliseconds).contains(Window.always.end))
    }

    @Test func `A window that was reckoned beyond what can be written is cut to it`() throws {
        let beyond = window(Window.always.start.milliseconds - 5, Window.always.end.milliseconds + 5)
        #expect(beyond.writable == .always && window(10, 20).writable == window(10, 20))
        #expect(try JSONDecoder().decode(Window.self, from: JSONEncoder().encode(beyond.writable)) == .always)
    }
}
