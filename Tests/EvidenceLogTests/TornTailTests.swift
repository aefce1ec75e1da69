import BreachModel
import Foundation
import Testing

@testable import EvidenceLog

@Suite struct TornTailTests {
    let fixture: EvidenceFixture

    init() throws {
        fixture = try EvidenceFixture()
        try fixture.fill(3)
    }

    @Test func `A torn tail is reported by verify and left where it is`() throws {
        let torn = try fixture.text + "{\"index\":3,\"ti"
        try fixture.replace(torn)
        #expect(try fixture.problems() == ["torn-tail: line 4"])
        #expect(try fixture.text == torn)
    }

    @Test func `The next entry moves it aside under its digest, seals that, and goes on`() throws {
        let whole = try fixture.text
        try fixture.replace(whole + "{\"index\":3,\"ti")
        try fixture.log.append(step: "next", by: "hong", at: EvidenceFixture.noon)
        let entries = try fixture.log.entries()
        #expect(entries.map(\.step).suffix(2) == ["torn-tail", "next"])
        let aside = try #require(entries[3].results.first)
        let name = String(aside.name.dropFirst(EvidenceItem.valuePrefix.count))
        #expect(name.hasPrefix("evidence.log.torn-"))
        let kept = try Data(contentsOf: URL(filePath: fixture.folder + "/" + name))
        #expect(String(decoding: kept, as: UTF8.self) == "{\"index\":3,\"ti")
        #expect(try fixture.problems().isEmpty)
    }

    /// A crash can leave any first part of the bytes that were being written.
    @Test func `Whatever part of an entry a crash left, nothing acknowledged is lost`() throws {
        let whole = try fixture.text
        let next = EvidenceEntry(
            index: 3, time: EvidenceFixture.noon, step: "lost", by: "hong", inputs: [], results: [],
            previous: try fixture.log.verify(baseDirectory: fixture.folder).head
        ).line
        for length in stride(from: 0, through: next.utf8.count, by: 7) {
            try fixture.replace(whole + String(decoding: Array(next.utf8).prefix(length), as: UTF8.self))
            try fixture.log.append(step: "after", by: "hong", at: EvidenceFixture.noon)
            let steps = try fixture.log.entries().map(\.step)
            #expect(steps.prefix(3) == ["step-0", "step-1", "step-2"] && steps.last == "after")
            #expect(try fixture.problems().isEmpty, "length \(length)")
        }
    }

    @Test func `A log that is nothing but a torn tail starts anew and keeps it`() throws {
        try fixture.replace("{\"ind")
        try fixture.log.append(step: "first", by: "hong", at: EvidenceFixture.noon)
        #expect(try fixture.log.entries().map(\.step) == ["torn-tail", "first"])
        #expect(try fixture.problems().isEmpty)
    }

    @Test func `Nothing is appended to a last entry that was changed`() throws {
        let forged = try fixture.text.replacingOccurrences(of: "step-2", with: "step-9")
        try fixture.replace(forged)
        #expect(throws: EvidenceError(.damaged, "")) {
            try fixture.log.append(step: "s", by: "hong", at: EvidenceFixture.noon)
        }
        #expect(try fixture.text == forged)
    }
}
