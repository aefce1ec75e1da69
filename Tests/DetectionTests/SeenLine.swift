import BreachModel

/// One access of a test world.
struct SeenLine: Hashable {
    /// Midnight in Seoul of the first day; its number since 1970 is a multiple of 30, so that a long window of `DailyReach` begins here.
    static let firstDay = Instant(rfc3339: "2025-06-11T00:00:00+09:00")!

    var time: Instant
    var origin = "198.51.100.7"
    var country: String?
    var network: String?
    var key = "k1"
    var token: String?
    /// Written into the path; nil for a page that names nobody.
    var subject: String?
    var status = 200

    init(_ subject: String?, day: Int = 0, minute: Int = 60, key: String = "k1", _ change: (inout SeenLine) -> Void = { _ in }) {
        time = Self.firstDay.adding(minutes: day * 1440 + minute)
        self.subject = subject
        self.key = key
        change(&self)
    }

    static let fields = FieldMapping(
        time: "ts", origin: "ip", country: "country", network: "asn", credential: "kid", token: "tok", method: "method", route: "path",
        status: "status")

    var text: String {
        var text = "{\"ts\":\"\(time)\",\"ip\":\"\(origin)\",\"kid\":\"\(key)\",\"method\":\"GET\",\"status\":\(status)"
        for (name, value) in [("country", country), ("asn", network), ("tok", token)] {
            if let value { text += ",\"\(name)\":\"\(value)\"" }
        }
        return text + ",\"path\":\"\(subject.map { "/members/\($0)" } ?? "/health")\"}"
    }

    static func text(_ lines: [SeenLine]) -> String { lines.map { $0.text + "\n" }.joined() }

    /// Lines of one credential and origin that show `people` distinct members on `day`, from number `first` on.
    static func day(
        _ day: Int, people: Int, from first: Int = 0, key: String = "k1", _ change: (inout SeenLine) -> Void = { _ in }
    ) -> [SeenLine] {
        (0..<people).map { SeenLine("\(first + $0)", day: day, minute: 60 + $0, key: key, change) }
    }
}
