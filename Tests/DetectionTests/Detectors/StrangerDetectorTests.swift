import BreachModel
import Testing

@testable import Detection

/// Requests for subjects who do not exist.
struct StrangerDetectorTests {
    private func world() throws -> DetectionWorld {
        let world = try DetectionWorld()
        world.members = { Int($0.rawValue).map { $0 < 1000 } ?? false }
        return world
    }

    private func strangers(_ count: Int) -> [SeenLine] {
        (0..<count).map { number in SeenLine("\(5000 + number)", minute: number) { $0.status = 404 } }
    }

    @Test(
        "A hundred distinct subjects who do not exist are a walk; fewer may be typing errors",
        arguments: [(100, Finding.Confidence.high), (99, .low), (1, .low)])
    func confidence(count: Int, confidence: Finding.Confidence) throws {
        let found = try world().detect(strangers(count)).kinds(.subjectDoesNotExist)
        #expect(found.map(\.confidence) == [confidence])
        #expect(found.first?.subjects == count)
    }

    @Test("Asking for the same one again adds lines, not subjects")
    func repeated() throws {
        let finding = try #require(try world().detect(strangers(3) + strangers(3) + [SeenLine("ghost")]).kinds(.subjectDoesNotExist).first)
        #expect(finding.events == 7)
        #expect(finding.subjects == 4)
        #expect(finding.views == 1)
        #expect(finding.id == "subject-does-not-exist:k1")
        #expect(finding.indicator == Indicator(credentials: ["k1"]))
    }

    @Test("Where forged tokens asked, the finding names the lines with forged tokens")
    func forged() throws {
        let lines = (0..<5).map { number in SeenLine("\(6000 + number)") { $0.token = "forged-\(number)" } }
        let finding = try #require(try world().detect(lines).kinds(.subjectDoesNotExist).first)
        #expect(finding.tokens == 5)
        #expect(finding.indicator.onlyTokensNeverIssued)
    }

    @Test("One forged token among honest ones does not narrow the finding to lines with forged tokens")
    func oneForged() throws {
        let forged = SeenLine("6000", minute: 500) { $0.token = "forged" }
        let finding = try #require(try world().detect(strangers(20) + [forged]).kinds(.subjectDoesNotExist).first)
        #expect(finding.events == 21 && finding.tokens == 1)
        #expect(!finding.indicator.onlyTokensNeverIssued)
    }

    @Test("Members, and lines that name nobody, are nothing to report")
    func negative() throws {
        #expect(try world().detect([SeenLine("1"), SeenLine("999"), SeenLine(nil)]).isEmpty)
    }

    @Test("Where nobody knows who is a member, nobody is a stranger")
    func notKnown() throws {
        #expect(try DetectionWorld().detect(strangers(200)).kinds(.subjectDoesNotExist).isEmpty)
    }
}
