import BreachModel
import Foundation

@testable import Scoping

/// Thirty-six days of a busy log, with the stolen key k1 at work from the tenth to the thirtieth day; eighty members, of whom it
/// touched the first forty. Lines are numbered before anything is taken away.
struct GapWorld {
    static let start = Instant(rfc3339: "2025-05-31T15:00:00Z")!
    static let members = (1...80).map { "\($0),Kim \($0),,010-0000-0\(100 + $0),ko,,KR" }

    /// The lines of each day's file.
    var days: [[String]]

    init(deduplicated: Bool = false) {
        var lines: [LogLine] = []
        for hour in 0..<(36 * 24) {
            for number in 0..<15 {
                let id = "b\(hour)-\(number)"
                lines.append(
                    LogLine("/members/\(1 + (hour * 7 + number) % 80)", id: id, key: "k2").with {
                        $0.time = Self.start.adding(minutes: hour * 60 + number * 4)
                    })
            }
        }
        for member in 1...40 {
            lines.append(
                LogLine("/members/\(member)", id: "a\(member)").with { $0.time = Self.start.adding(minutes: 10 * 1440 + member * 720 + 1) })
        }
        lines.sort { $0.time < $1.time }
        days = Array(repeating: [], count: 36)
        for (index, line) in lines.enumerated() {
            let day = Int((line.time.milliseconds - Self.start.milliseconds) / CivilDate.millisecondsPerDay)
            days[day].append("{\"seq\":\(index + 1),\"host\":\"edge-\(index % 2)\"," + line.text().dropFirst())
        }
    }

    static func name(_ day: Int) -> String {
        "gateway-\(Instant(milliseconds: start.milliseconds + Int64(day) * CivilDate.millisecondsPerDay).civil(offsetMinutes: 540).date).jsonl"
    }

    static func day(_ day: Int) -> Instant { start.adding(hours: day * 24) }

    func files(without: Set<Int> = [], ending: String = "") -> [ScopingWorld.LogFile] {
        days.indices.filter { !without.contains($0) }.map {
            ScopingWorld.LogFile(name: Self.name($0) + ending, text: days[$0].joined(separator: "\n") + "\n")
        }
    }

    /// Takes lines away.
    mutating func remove(_ isGone: (_ day: Int, _ line: String) -> Bool) -> Int {
        var gone = 0
        for day in days.indices {
            let before = days[day].count
            days[day].removeAll { isGone(day, $0) }
            gone += before - days[day].count
        }
        return gone
    }

    static func world() throws -> ScopingWorld {
        let world = try ScopingWorld(members: members)
        world.isNumbered = false
        world.rhythm = .daily
        return world
    }
}
