internal import BreachModel
internal import Foundation

/// The rehearsal's clock: it starts at the story's moment and runs as fast as the world's.
struct DrillClock: Sendable {
    /// When the response begins: 2025-11-17 18:00 in Seoul.
    let start: Instant
    let wall: WallClock

    init() throws {
        let start = try CommandTime.parse("2025-11-17T18:00:00+09:00", option: "drill")
        let began = Date()
        self.start = start
        wall = WallClock { Instant(milliseconds: start.milliseconds + Int64(Date().timeIntervalSince(began) * 1000)) }
    }
}
