import BreachModel
import Testing

@testable import Detection

/// K: use of a credential after it should have been dead.
struct DepartureDetectorTests {
    private let left = SeenLine.firstDay.adding(hours: 48)

    private func limit(_ reason: CredentialLimit.Reason = .ownerLeft, end: Instant = Window.always.end) -> CredentialLimit {
        CredentialLimit(credential: "k1", reason: reason, employee: reason == .retired ? nil : "e1", window: Window(start: left, end: end))
    }

    private func findings(_ lines: [SeenLine], _ limits: [CredentialLimit]) throws -> [Finding] {
        let world = try DetectionWorld()
        world.credentialLimits = limits
        return try world.detect(lines)
    }

    @Test(
        "Use after the owner left, a reader left or the retirement is found, each in its own words",
        arguments: [
            (
                CredentialLimit.Reason.ownerLeft, Finding.Kind.usedAfterDeparture, "used-after-departure:k1:e1", "its owner had left",
                "소유자가 퇴사한"
            ),
            (.readerLeft, .usedAfterDeparture, "used-after-departure:k1:e1", "someone who could read it had left", "열람 권한자가 퇴사한"),
            (.retired, .usedAfterRetirement, "used-after-retirement:k1", "it had been retired", "폐기된"),
        ])
    func reasons(reason: CredentialLimit.Reason, kind: Finding.Kind, id: String, english: String, korean: String) throws {
        let found = try findings([SeenLine("1", day: 1), SeenLine("1", day: 3), SeenLine("2", day: 4)], [limit(reason)])
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.kind == kind)
        #expect(finding.id == FindingID(id))
        #expect(finding.statement.english.contains(english))
        #expect(finding.statement.korean.contains(korean))
        #expect(finding.events == 2)
        #expect(finding.subjects == 2)
        #expect(finding.indicator == Indicator(credentials: ["k1"], window: limit().window))
    }

    @Test("The first millisecond of the window counts, the one before it is still legitimate use")
    func start() throws {
        let before = SeenLine("1") { $0.time = Instant(milliseconds: left.milliseconds - 1) }
        #expect(try findings([before], [limit()]).isEmpty)
        let found = try findings([before, SeenLine("1") { $0.time = left }], [limit()])
        #expect(found.first?.events == 1)
        #expect(found.first?.since == left)
    }

    @Test("Once the secret was replaced its use is no longer the leaver's")
    func rotated() throws {
        let rotated = left.adding(hours: 24)
        let last = SeenLine("1") { $0.time = Instant(milliseconds: rotated.milliseconds - 1) }
        let after = SeenLine("2") { $0.time = rotated }
        #expect(try findings([after], [limit(end: rotated)]).isEmpty)
        let found = try findings([last, after], [limit(end: rotated)])
        #expect(found.first?.events == 1)
        #expect(found.first?.until == last.time)
        #expect(found.first?.indicator.window.end == rotated)
    }

    @Test("A credential that nobody used afterwards, or that is another one, is not found")
    func notUsed() throws {
        #expect(try findings([SeenLine("1", day: 1)], [limit()]).isEmpty)
        #expect(try findings([SeenLine("1", day: 5, key: "k2")], [limit()]).isEmpty)
        #expect(try findings([SeenLine("1", day: 5)], []).isEmpty)
    }

    @Test("Refused requests are use too, but show nothing")
    func refused() throws {
        let lines = [SeenLine("1", day: 3) { $0.status = 403 }, SeenLine("2", day: 3), SeenLine(nil, day: 4)]
        let finding = try #require(try findings(lines, [limit()]).first)
        #expect(finding.events == 3)
        #expect(finding.views == 2)
        #expect(finding.subjects == 2)
        #expect(finding.origins == 1)
    }

    @Test("Tokens that nobody issued turn a neglected key into an abused one")
    func confidence() throws {
        #expect(try findings([SeenLine("1", day: 3) { $0.token = "issued" }], [limit()]).first?.confidence == .medium)
        let forged = try findings([SeenLine("1", day: 3) { $0.token = "forged" }], [limit()])
        #expect(forged.kinds(.usedAfterDeparture).first?.confidence == .high)
    }

    @Test("Owner, reader and retirement of one credential are findings of their own")
    func several() throws {
        var reader = limit(.readerLeft)
        reader.employee = "e2"
        reader.window.start = left.adding(hours: 48)
        let found = try findings([SeenLine("1", day: 3), SeenLine("2", day: 5)], [limit(), reader, limit(.retired)])
        #expect(found.map(\.id) == ["used-after-departure:k1:e1", "used-after-departure:k1:e2", "used-after-retirement:k1"])
        #expect(found.map(\.events) == [2, 1, 2])
    }

    @Test("Use in several files adds up, also where one file knows the credential only before")
    func severalFiles() throws {
        let world = try DetectionWorld()
        world.credentialLimits = [limit()]
        let found = try world.detect([
            .init(name: "a.jsonl", lines: [SeenLine("1", day: 0)]), .init(name: "b.jsonl", lines: [SeenLine("1", day: 3)]),
            .init(name: "c.jsonl", lines: [SeenLine("1", day: 4), SeenLine("3", day: 5)]),
        ])
        #expect(found.first?.events == 3)
        #expect(found.first?.subjects == 2)
    }
}
