import BreachLaw
import BreachModel
import Foundation
import Testing

@testable import NoticeWriting

@Suite("Golden drafts")
struct GoldenDraftTests {
    /// The vectors' folder; with `HAECHI_WRITE_GOLDEN=1` the files are written instead of compared.
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Vectors/notices")

    /// Every text that has a vector, by its file name.
    private static func texts() throws -> [(name: String, text: String)] {
        var texts = try Samples.all().map { (name: $0.name + ".txt", text: $0.draft.canonicalText) }
        for report in try Samples.reports() {
            texts.append((name: report.name + ".ko.txt", text: report.report.text(.korean)))
            texts.append((name: report.name + ".en.txt", text: report.report.text(.english)))
            texts.append((name: report.name + ".json", text: report.report.json()))
            guard report.report.profileID == "JP" else { continue }
            texts.append((name: report.name + ".ja.txt", text: report.report.text(.japanese)))
        }
        let writer = try SampleCase.writer()
        let draft = try writer.draft(group: SampleCase.mixed, language: .korean, kind: .leak)
        texts.append((name: "explained.ko.txt", text: draft.explanation))
        return texts
    }

    @Test("Each text is byte for byte the one that was read and accepted")
    func textsAreGolden() throws {
        let write = ProcessInfo.processInfo.environment["HAECHI_WRITE_GOLDEN"] != nil
        for (name, text) in try Self.texts() {
            let file = Self.folder.appendingPathComponent(name)
            if write { try Data(text.utf8).write(to: file) }
            let accepted = try String(decoding: Data(contentsOf: file), as: UTF8.self)
            #expect(text == accepted, "\(name)")
        }
    }

    @Test("No accepted text is left without a writer that makes it")
    func noOrphans() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0 != "README.md" }
        #expect(files.sorted() == (try Self.texts().map(\.name).sorted()))
    }
}
