import BreachModel

@testable import Scoping

/// A small world drawn from a seed: who is in it, and what was asked for.
struct RandomWorld {
    struct Member {
        var subject: String
        /// Number of a phone; nil for none.
        var phone: Int?
    }

    struct Entry {
        var owner: String
        var id: String
        var phone: Int?
        var hasCode: Bool
    }

    var members: [Member] = []
    var entries: [Entry] = []
    var lines: [LogLine] = []
    let deduplicates: Bool
    private(set) var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed, purpose: "scoping")
        deduplicates = Bool.random(using: &generator)
        for number in 0..<Int.random(in: 1...8, using: &generator) {
            let subject = number % 3 == 2 ? "u-\(number)" : "\(number * 7)"
            members.append(Member(subject: subject, phone: phone()))
        }
        for number in 0..<Int.random(in: 0...12, using: &generator) {
            let owner = members.randomElement(using: &generator)!.subject
            entries.append(Entry(owner: owner, id: "e\(number % 5)-\(number)", phone: phone(), hasCode: Bool.random(using: &generator)))
        }
        members.shuffle(using: &generator)
        for number in 0..<Int.random(in: 1...30, using: &generator) { lines.append(line(number)) }
        for _ in 0..<Int.random(in: 0...8, using: &generator) { lines.append(lines.randomElement(using: &generator)!) }
    }

    private mutating func phone() -> Int? {
        Int.random(in: 0...3, using: &generator) == 0 ? nil : Int.random(in: 1...6, using: &generator)
    }

    private mutating func line(_ number: Int) -> LogLine {
        let subject = Int.random(in: 0...5, using: &generator) == 0 ? "4\(number % 3)" : members.randomElement(using: &generator)!.subject
        let entry = entries.randomElement(using: &generator).map(\.id) ?? "none"
        let paths = [
            "/members/\(subject)", "/members/\(subject)/full", "/members/\(subject)/addresses", "/members/\(subject)/addresses/\(entry)",
            "/members/\(subject)/orders?page=2", "/health", "/profile", "/export/\(subject)",
        ]
        var line = LogLine(paths.randomElement(using: &generator)!, minute: Int.random(in: 0...4000, using: &generator))
        if Int.random(in: 0...4, using: &generator) > 0 { line.id = "event-\(number)" }
        if line.path.hasPrefix("/profile") || line.path.hasPrefix("/export"), Int.random(in: 0...2, using: &generator) > 0 {
            line.subject = subject
        }
        line.method = Int.random(in: 0...9, using: &generator) == 0 ? "PUT" : "GET"
        line.status = [200, 200, 200, 204, 403, 500].randomElement(using: &generator)!
        line.key = ["k1", "k2"].randomElement(using: &generator)!
        line.origin = ["198.51.100.7", "203.0.113.9"].randomElement(using: &generator)!
        line.token = [nil, "issued", "forged"].randomElement(using: &generator)!
        return line
    }

    /// One or two indicators, of which the first is about a credential.
    mutating func indicators() -> [Indicator] {
        let start = LogLine("/").time.adding(minutes: Int.random(in: 0...1000, using: &generator))
        let all = [
            Indicator(), Indicator(credentials: ["k1"]), Indicator(origins: ["203.0.113.9"]), Indicator(onlyTokensNeverIssued: true),
            Indicator(credentials: ["k2"], window: Window(start: start, end: start.adding(minutes: 2000))),
        ]
        return (0..<Int.random(in: 1...2, using: &generator)).map { _ in all.randomElement(using: &generator)! }
    }

    /// The same phone number, each time in another spelling.
    private static func spelled(_ phone: Int?, _ variant: Int) -> String {
        guard let phone else { return "" }
        return ["010-0000-000\(phone)", "+82 10 0000 000\(phone)", "01000000" + "00\(phone)", "0082 10.0000.000\(phone)"][variant % 4]
    }

    func world() throws -> ScopingWorld {
        let world = try ScopingWorld(
            members: members.enumerated().map { "\($1.subject),N,,\(Self.spelled($1.phone, $0)),ko,,KR" },
            books: entries.enumerated().map { "\($1.owner),\($1.id),N,\(Self.spelled($1.phone, $0 + 1)),,R,\($1.hasCode ? "77" : "")" })
        world.deduplication = deduplicates ? .eventID : .none
        return world
    }
}
