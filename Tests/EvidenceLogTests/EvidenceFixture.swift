import BreachModel
import Foundation

@testable import EvidenceLog

/// A log in a folder of its own that goes away with the value.
final class EvidenceFixture {
    let folder: String
    let log: EvidenceLog

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "haechi-evidence-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        log = EvidenceLog(path: folder + "/" + EvidenceLog.fileName)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static let noon = Instant(rfc3339: "2025-11-20T12:00:00Z")!

    /// A log of `count` entries, each of which seals a file that it also writes.
    func fill(_ count: Int) throws {
        for number in 0..<count {
            let path = try write("r\(number)", to: "file\(number).json")
            try log.append(
                step: "step-\(number)", inputs: number == 0 ? [] : [try .file(folder + "/file\(number - 1).json", base: folder)],
                results: [try .file(path, base: folder)], by: "hong", at: Self.noon.adding(minutes: number))
        }
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    var text: String {
        get throws { String(decoding: try Data(contentsOf: URL(filePath: log.path)), as: UTF8.self) }
    }

    func replace(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: log.path)) }

    func lines() throws -> [String] { try text.split(separator: "\n").map(String.init) }

    func problems(keptHead: String? = nil) throws -> [String] {
        try log.verify(baseDirectory: folder, keptHead: keptHead).problems.map(\.description)
    }
}
