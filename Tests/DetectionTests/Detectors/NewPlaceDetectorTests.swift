import BreachModel
import Testing

@testable import Detection

/// N: a credential is used from a place that its past does not know.
struct NewPlaceDetectorTests {
    private func use(day: Int, country: String? = nil, network: String? = nil, key: String = "k1", minute: Int = 60) -> SeenLine {
        SeenLine("1", day: day, minute: minute, key: key) {
            $0.country = country
            $0.network = network
        }
    }

    private func found(_ lines: [SeenLine]) throws -> [Finding] { try DetectionWorld().detect(lines).kinds(.newPlace) }

    @Test("A country that comes after the first week is new")
    func newCountry() throws {
        let lines = [use(day: 0, country: "KR"), use(day: 9, country: "SG"), use(day: 12, country: "SG"), use(day: 13, country: "KR")]
        let finding = try #require(try found(lines).first)
        #expect(finding.id == "new-place:k1:country")
        #expect(finding.confidence == .medium)
        #expect(finding.events == 2)
        #expect(finding.since == lines[1].time)
        #expect(finding.until == lines[2].time)
        #expect(finding.indicator == Indicator(credentials: ["k1"], window: Window(start: lines[1].time, end: Window.always.end)))
        #expect(finding.statement.english.contains("SG") && finding.statement.korean.contains("국가 1곳(SG)"))
    }

    @Test("A network is judged apart from the country")
    func newNetwork() throws {
        let lines = [use(day: 0, country: "KR", network: "64512"), use(day: 9, country: "KR", network: "64513")]
        #expect(try found(lines).map(\.id) == ["new-place:k1:network"])
        let both = [use(day: 0, country: "KR", network: "64512"), use(day: 9, country: "SG", network: "64513")]
        #expect(try found(both).map(\.id) == ["new-place:k1:country", "new-place:k1:network"])
    }

    @Test("The past ends exactly seven days after the credential's first use")
    func boundary() throws {
        #expect(try found([use(day: 0, country: "KR"), use(day: 7, country: "SG", minute: 59)]).isEmpty)
        #expect(try found([use(day: 0, country: "KR"), use(day: 7, country: "SG", minute: 60)]).count == 1)
    }

    @Test("The length of the past is the configuration's")
    func configured() throws {
        let world = try DetectionWorld()
        world.limits.newPlaceAfterDays = 14
        let lines = [use(day: 0, country: "KR"), use(day: 9, country: "SG")]
        #expect(try world.detect(lines).isEmpty)
    }

    @Test("A credential of people who roam is not judged: from four places of its past on", arguments: [(3, 1), (4, 0)])
    func roaming(places: Int, findings: Int) throws {
        let past = (0..<places).map { use(day: $0, country: "P\($0)") }
        #expect(try found(past + [use(day: 9, country: "SG")]).count == findings)
    }

    @Test("More new places than old ones are sure; five of them are named")
    func many() throws {
        let new = ["ZA", "BR", "SG", "US", "DE", "FR"].map { use(day: 9, country: $0) }
        let finding = try #require(try found([use(day: 0, country: "KR")] + new).first)
        #expect(finding.confidence == .high)
        #expect(finding.events == 6)
        #expect(finding.statement.english.contains("from 6 places"))
        #expect(finding.statement.english.contains("BR, DE, FR, SG, US, …"))
    }

    @Test("A place that the past knows, or lines without any, are nothing to report")
    func negative() throws {
        #expect(try found([use(day: 0, country: "KR"), use(day: 20, country: "KR")]).isEmpty)
        #expect(try found([use(day: 0), use(day: 20)]).isEmpty)
        #expect(try found([use(day: 0), use(day: 20, country: "SG")]).isEmpty)
        #expect(try found([use(day: 0, country: "KR"), use(day: 20)]).isEmpty)
    }

    @Test("One credential's past is not another's")
    func perCredential() throws {
        let lines = [use(day: 0, country: "KR"), use(day: 0, country: "SG", key: "k2"), use(day: 9, country: "SG")]
        #expect(try found(lines).map(\.id) == ["new-place:k1:country"])
    }

    @Test("A past that stands in a file of its own, read later, counts all the same")
    func pastInOtherFile() throws {
        let past = [use(day: 0, country: "KR"), use(day: 1, country: "SG")]
        let found = try DetectionWorld().detect([
            .init(name: "a.jsonl", lines: [use(day: 9, country: "SG")]), .init(name: "b.jsonl", lines: past),
        ])
        #expect(found.isEmpty)
    }
}
