import Foundation
import Testing

/// Every input that the fuzzer found worth keeping, through the same entries, in the ordinary build.
@Suite struct CorpusReplayTests {
    private static let corpora = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpora")

    @Test("No input of the kept corpus stops a reader", arguments: FuzzEntry.allCases)
    func replay(_ entry: FuzzEntry) throws {
        let folder = Self.corpora.appending(path: entry.rawValue)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count >= 5, "the corpus of \(entry.rawValue) is empty")
        for file in files { entry.run([UInt8](try Data(contentsOf: file))) }
    }

    @Test("Nor does an input that was cut or had a byte changed", arguments: FuzzEntry.allCases)
    func mutations(_ entry: FuzzEntry) throws {
        let folder = Self.corpora.appending(path: entry.rawValue)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
        var state: UInt64 = 7
        for file in files.prefix(20) {
            let bytes = [UInt8](try Data(contentsOf: file))
            if bytes.isEmpty { continue }
            for _ in 0..<10 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                var changed = bytes
                changed[Int(state >> 33) % bytes.count] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
                entry.run(changed)
                entry.run(Array(bytes.prefix(Int(state >> 40) % bytes.count)))
            }
        }
    }
}
