import BreachModel
import Testing

@testable import Scoping

/// Which files the names of the others make expected.
struct FileSeriesTests {
    private func missing(_ names: [String]) -> [String] { FileSeries(names, zoneOffsetMinutes: 540).missing.map(\.name) }

    @Test("A day between the days of a series is expected, whatever packs the files")
    func days() {
        #expect(
            missing(["logs/a-2025-06-28.jsonl.gz", "logs/a-2025-06-29.jsonl.gz", "logs/a-2025-07-01.jsonl"])
                == ["logs/a-2025-06-30.jsonl.gz"])
        #expect(missing(["a-2025-06-28.log", "a-2025-06-29.log", "a-2025-06-30.log"]).isEmpty)
    }

    @Test("Names of machines keep series apart, also where they hold numbers")
    func series() {
        let names = ["28", "29", "30"].flatMap { ["edge-1-202506\($0).log", "edge-2-202506\($0).log"] }
        #expect(missing(names).isEmpty)
        #expect(missing(names.filter { $0 != "edge-2-20250629.log" } + ["edge-2-20250701.log"]) == ["edge-2-20250629.log"])
    }

    @Test("Hours are expected where names hold hours")
    func hours() {
        let names = [22, 23, 24, 26].map { hour in
            "x.2025-06-\(hour < 24 ? "30" : "01")T\(hour < 24 ? "\(hour)" : "0\(hour - 24)").log".replacing("06-01", with: "07-01")
        }
        let found = FileSeries(names, zoneOffsetMinutes: 0).missing
        #expect(found.map(\.name) == ["x.2025-07-01T01.log"])
        #expect(found.first?.window.length == 3_600_000)
    }

    @Test(
        "A date is found wherever it stands, and nothing else is taken for one",
        arguments: [
            ("access.log-20250701", "2025-07-01"), ("2025/07/01/front.log", "2025-07-01"), ("v12345678/a.log", nil),
            ("a-2025-13-01.log", nil), ("a-2025-02-30.log", nil), ("120250701.log", nil), ("a_2025_07_01_b.log", "2025-07-01"),
            ("a.log", nil), ("", nil), ("20240101-20250701.log", "2025-07-01"),
        ] as [(String, String?)])
    func dates(name: String, date: String?) {
        #expect(FileSeries.stamp(of: name)?.day.description == date)
    }

    @Test("Weekly files do not make six days a week expected, and two files are no series")
    func sparse() {
        #expect(missing(["a-2025-06-01.log", "a-2025-06-08.log", "a-2025-06-15.log"]).isEmpty)
        #expect(missing(["a-2025-06-01.log", "a-2025-06-03.log"]).isEmpty)
    }
}
