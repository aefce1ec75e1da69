import BreachModel
import Testing

@testable import Detection

/// R: tokens that nobody issued.
struct IssuanceDetectorTests {
    private func forged(_ tokens: Int) -> [SeenLine] {
        (0..<tokens).map { number in
            SeenLine("\(number)", minute: number) {
                $0.token = "forged-\(number)"
                $0.origin = "203.0.113.\(number % 3)"
            }
        }
    }

    private func issued(_ lines: Int) -> [SeenLine] {
        (0..<lines).map { number in SeenLine("1", minute: number % 1000) { $0.token = "issued" } }
    }

    @Test("Ten tokens and one line in a thousand are sure; fewer of either may be lost rows of the issuance log")
    func confidence() throws {
        let cases: [(tokens: Int, others: Int, confidence: Finding.Confidence)] = [
            (10, 0, .high), (9, 0, .low), (1, 0, .low), (10, 9990, .high), (10, 9991, .low),
        ]
        for (tokens, others, confidence) in cases {
            let found = try DetectionWorld().detect(forged(tokens) + issued(others)).kinds(.tokenNeverIssued)
            #expect(found.map(\.confidence) == [confidence], "\(tokens) of \(others)")
        }
    }

    @Test("Tokens on lines that name no credential are found, too")
    func withoutCredential() throws {
        let lines = forged(12).map { line in
            var line = line
            line.key = ""
            return line
        }
        let finding = try #require(try DetectionWorld().detect(lines + issued(5)).kinds(.tokenNeverIssued).first)
        #expect(finding.id == "token-never-issued:(none)" && finding.events == 12 && finding.confidence == .high)
        #expect(finding.indicator == Indicator(credentials: [""], onlyTokensNeverIssued: true))
        #expect(finding.statement.english.hasSuffix("on lines that name no credential."))
    }

    @Test("A finding has the extent of the forged lines alone, and names just them")
    func extent() throws {
        let lines =
            forged(12) + [forged(1)[0]] + issued(20) + [
                SeenLine("9", minute: 700) {
                    $0.token = "x"; $0.status = 500
                }
            ]
        let finding = try #require(try DetectionWorld().detect(lines).kinds(.tokenNeverIssued).first)
        #expect(finding.id == "token-never-issued:k1")
        #expect(finding.events == 14)
        #expect(finding.views == 13)
        #expect(finding.tokens == 13)
        #expect(finding.subjects == 12)
        #expect(finding.origins == 4)
        #expect(finding.since == forged(1)[0].time)
        #expect(finding.until == SeenLine.firstDay.adding(minutes: 700))
        #expect(finding.indicator == Indicator(credentials: ["k1"], onlyTokensNeverIssued: true))
        #expect(finding.statement.english.contains("13 tokens") && finding.statement.korean.contains("13개"))
    }

    @Test("Each credential is judged for itself")
    func perCredential() throws {
        let found = try DetectionWorld().detect(
            forged(10)
                + forged(2).map {
                    var line = $0; line.key = "k2"; return line
                })
        #expect(found.kinds(.tokenNeverIssued).map(\.id) == ["token-never-issued:k1", "token-never-issued:k2"])
        #expect(found.kinds(.tokenNeverIssued).map(\.confidence) == [.high, .low])
    }

    @Test("Issued tokens, and lines without a token, are nothing to report")
    func negative() throws {
        #expect(try DetectionWorld().detect(issued(50) + [SeenLine("1")]).isEmpty)
    }

    @Test("Without an issuance log no token can be called forged")
    func noIssuanceLog() throws {
        let world = try DetectionWorld()
        world.knowsIssuance = false
        #expect(try world.detect(forged(20)).kinds(.tokenNeverIssued).isEmpty)
    }
}
