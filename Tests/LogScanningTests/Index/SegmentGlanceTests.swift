import BreachModel
import Foundation
import Testing

@testable import LogScanning

/// A glance reads a few pages of a segment and gives what reading all of it gives.
@Suite struct SegmentGlanceTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private static let shows = (0..<40).map { $0 % 3 != 0 }

    private func write(_ count: Int, seed: UInt64) throws -> String {
        var generator = SeededGenerator(seed: seed, purpose: "glance")
        let path = folder.index + "/a.segment"
        let builder = try SegmentBuilder(path: path)
        func number(_ text: String, in dictionary: SegmentDictionary) -> Int {
            unsafe Array(text.utf8).withUnsafeBytes { unsafe builder.number($0, in: dictionary) }
        }
        for index in 0..<count {
            var row = SegmentBuilder.Row()
            row.time = Int64(index) * 1000 + .random(in: -3000...3000, using: &generator)
            row.credential = number("k\(Int.random(in: 0..<9, using: &generator))", in: .credentials)
            row.subject = .random(in: 0..<50_000_000, using: &generator)
            if index % 5 == 0 { row.subject = SubjectKey.none.value }
            if index % 7 == 0 { row.subject = UInt64(number("u-\(index % 100)", in: .subjects)) | SubjectKey.dictionaryBit }
            row.origin = OriginNumber(value: 0xC000_0200 + .random(in: 0..<5, using: &generator), place: 0).number
            row.rule = .random(in: 0..<50, using: &generator)
            row.flags = UInt8([1, 1, 1, 0, 5, 3].randomElement(using: &generator)!)
            row.offset = index * 300
            try builder.append(&row)
        }
        try builder.finish(
            metadata: SegmentMetadata(
                version: SegmentFormat.version, source: "a", logName: "l", size: 1, modified: 1, fingerprint: "", part: 0, parts: 1,
                start: 0,
                settings: "", counts: LineCounts(), hours: [:], diagnostics: [], unmappedRoutes: [:], truncated: false))
        return path
    }

    private static func views(_ path: String, _ indicators: [Indicator]) throws(LogScanningError) -> [String] {
        let glance = try SegmentGlance(path: path)
        var all: [String] = []
        var views = ShownViews()
        try glance.forEachView(ofAny: indicators, shows: shows, into: &views) { views in
            for place in 0..<views.count {
                all.append("\(views.rules[place]) \(glance.subject(SubjectKey(stored: views.subjects[place])) ?? "?")")
            }
        }
        return all
    }

    @Test("A glance gives the successful views that the whole segment gives", arguments: [1, 300, 65_536, 150_000])
    func equal(_ count: Int) throws {
        let path = try write(count, seed: UInt64(count))
        let segment = try Segment(path: path)
        let end = Int64(count) * 1000
        func window(_ from: Int64, _ to: Int64) -> Window { Window(start: Instant(milliseconds: from), end: Instant(milliseconds: to)) }
        let questions: [[Indicator]] = [
            [Indicator(credentials: ["k3"])], [Indicator(credentials: ["k3", "k5", "nobody"], window: window(end / 3, end / 2))], [],
            [Indicator(origins: ["192.0.2.1"])], [Indicator(onlyTokensNeverIssued: true)], [Indicator(credentials: ["nobody"])],
            [Indicator(credentials: ["k1"], window: window(0, end / 4)), Indicator(credentials: ["k1"], window: window(end / 5, end))],
            [Indicator(window: window(-100_000, -50_000))], [Indicator()],
        ]
        for indicators in questions {
            var expected: [String] = []
            segment.forEachEvent(ofAny: indicators) { event in
                guard event.isSuccess, event.rule < Self.shows.count, Self.shows[event.rule], event.subject != .none else { return }
                expected.append("\(event.rule) \(segment.subject(event.subject)?.rawValue ?? "?")")
            }
            #expect(try Self.views(path, indicators) == expected, "\(indicators)")
        }
    }

    @Test func `A bit that fell over is noticed where it matters to the answer`() throws {
        let path = try write(400, seed: 3)
        let indicators = [Indicator(credentials: ["k3"])]
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let right = try Self.views(path, indicators)
        #expect(!right.isEmpty)
        var noticed = 0
        for place in whole.indices {
            var damaged = whole
            damaged[place] ^= 1 << UInt8(place % 8)
            try folder.write("index/b.segment", damaged)
            do throws(LogScanningError) {
                #expect(try Self.views(folder.index + "/b.segment", indicators) == right, "byte \(place)")
            } catch {
                noticed += 1
                #expect([.indexCorrupt, .indexVersion].contains(error.code), "byte \(place)")
            }
        }
        // The blocks of so small a segment are few pages, and all of them are needed.
        #expect(noticed > whole.count * 9 / 10)
    }

    @Test func `A segment that is not there is an error`() {
        #expect(throws: LogScanningError(.indexUnreadable, "")) { try SegmentGlance(path: folder.index + "/missing.segment") }
    }
}
