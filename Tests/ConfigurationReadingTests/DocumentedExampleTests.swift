import BreachModel
import Foundation
import Testing

@testable import ConfigurationReading

/// The folder of the package, found from this file.
let packageFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The first YAML block of a Markdown file.
private func exampleBlock(_ path: String) throws -> String {
    let text = try String(contentsOf: packageFolder.appending(path: path), encoding: .utf8)
    let start = try #require(text.range(of: "```yaml\n"))
    let end = try #require(text.range(of: "\n```", range: start.upperBound..<text.endIndex))
    return String(text[start.upperBound..<end.lowerBound])
}

@Suite struct DocumentedExampleTests {
    private func example() throws -> HaechiConfiguration {
        try ConfigurationReader.read(text: exampleBlock("docs/configuration.md").utf8, path: "shop/haechi.yaml")
    }

    @Test func `The complete example of the documentation loads without a problem`() throws {
        let example = try example()
        #expect(example.directory == "shop")
        #expect(example.company?.name.korean == "가온마켓")
        #expect(example.zoneOffsetMinutes == 540)
        #expect(example.jurisdictions == ["KR"])
        #expect(example.items.count == 7)
        #expect(example.logs.map(\.name) == ["gateway", "front"])
        #expect(example.logs[0].success == [200...299, 304...304])
        #expect(example.logs[0].deduplication == .eventID)
        #expect(example.logs[0].fields.country == "geo.country")
        #expect(example.routes.count == 5)
        #expect(example.credentials.registry?.column("credential") == "key_id")
        #expect(example.credentials.issuanceIsPlainList)
        #expect(example.people.members?.path == "people/members.csv.gz")
        #expect(example.channels.count == 2)
        #expect(example.store == "haechi-store")
        #expect(example.detection == DetectionLimits())
    }

    @Test func `The example gives address-book entries their own items`() throws {
        let list = try #require(try example().routes.first { $0.name == "GET /v1/members/{subject}/addresses" })
        #expect(list.items == [.name: .clear])
        #expect(list.entryItems[.entranceCode] == .masked)
    }
}
