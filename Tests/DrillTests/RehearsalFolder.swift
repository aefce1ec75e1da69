import BreachModel
import ByteStreams
import Foundation

@testable import Drill

/// A folder of its own for one test, removed with it.
final class RehearsalFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("drill-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// A world inside the folder.
    func plan(
        _ name: String = "world", ratio: Int = 100_000, seed: UInt64 = 7, background: Int = 20, compression: Compression = .none,
        threads: Int = 2
    ) throws -> DrillPlan {
        DrillPlan(
            scale: try DrillScale(ratio: ratio), seed: seed, folder: path + "/" + name, backgroundRatio: background,
            compression: compression, threads: threads)
    }

    /// Bytes of a file, decompressed; of a cut stream, what can be read.
    static func bytes(_ path: String) throws -> [UInt8] {
        let input = try ByteInput(path: path)
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count: Int
            do { count = try input.read(into: &chunk) } catch {
                if error.code == .truncated { return all }
                throw error
            }
            if count == 0 { return all }
            all += chunk[..<count]
        }
    }

    /// The files of a folder and below, by relative path.
    static func files(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { !folder.isEmpty && $0 != "logs" }.sorted()
    }

    /// The log lines of a world, file by file, without their line ends; a last line without one is marked.
    static func logLines(_ plan: DrillPlan) throws -> [(file: String, lines: [[UInt8]], endsInsideLine: Bool)] {
        try files(plan.folder).filter { $0.hasPrefix("logs/") }.map { file in
            let bytes = try bytes(plan.folder + "/" + file)
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
            return (file, lines.last == [] ? lines.dropLast() : lines, lines.last != [])
        }
    }
}
