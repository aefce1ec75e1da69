import BreachModel
import Foundation
import Testing

@testable import BreachResponse

/// Where a copy may lie.
struct CopyDestinationTests {
    private func refused(_ folder: PreservingFolder, _ destination: String) throws {
        let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        #expect(throws: ResponseError(.badCopyFolder, "")) { try CopyLogs(folder.environment)(to: destination) }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
    }

    @Test(
        "The folders of the logs and the store, what lies inside them and what leads there are refused before anything is written",
        arguments: [
            "logs", "logs/", "logs/copy/deep", "store", "store/copy", "new/../logs", "new/../link", "link", "link/copy", "./logs/.",
        ], [["logs/"], ["logs/*.jsonl"], ["logs/a-2025-11-01.jsonl"]])
    func inside(destination: String, paths: [String]) throws {
        let folder = try PreservingFolder()
        folder.paths = paths
        try folder.link("link", to: "logs")
        _ = try folder.manifest()
        // A folder inside that of single files is read by nobody.
        if paths != ["logs/"], destination.hasSuffix("copy/deep") || destination == "link/copy" {
            #expect(try folder.copy(to: destination).isComplete)
            return
        }
        try refused(folder, folder.path + "/" + destination)
    }

    @Test("An empty name is no folder")
    func empty() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try refused(folder, "")
    }

    @Test("A folder that is not there yet is refused where a glob would read what is copied")
    func glob() throws {
        let folder = try PreservingFolder()
        folder.paths = ["logs/*", "logs/*/*"]
        try folder.makeFolder("logs/inner")
        try folder.write("x\n", to: "logs/inner/a.jsonl")
        _ = try folder.manifest()
        try refused(folder, folder.path + "/logs/new")
        folder.paths = ["*/*.json*"]
        try refused(folder, folder.path + "/new")
    }

    @Test("The place of the copied files counts as well, where a link has their name")
    func linkedFiles() throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        try folder.makeFolder("copy")
        try folder.link("copy/files", to: "../logs")
        try refused(folder, folder.path + "/copy")
    }

    @Test("Folders beside those are taken, also above them", arguments: ["copy", "logs-copy", "a/b/c", "."])
    func beside(destination: String) throws {
        let folder = try PreservingFolder()
        _ = try folder.manifest()
        #expect(try folder.copy(to: destination).isComplete)
    }

    @Test(
        "Paths are resolved as far as they are there",
        arguments: [
            ("/", []), ("/nowhere-at-all/a", ["nowhere-at-all", "a"]), ("/nowhere-at-all/../no-b/./c", ["no-b", "c"]),
        ] as [(String, [String])])
    func parts(path: String, parts: [String]) {
        #expect(RealPath.parts(path) == parts)
    }

    @Test("The folder of a path ends at the last slash, also where an accent follows it")
    func folder() {
        #expect(RealPath.folder("a/\u{301}b") == "a" && RealPath.folder("/a") == "/" && RealPath.folder("a") == ".")
    }
}
