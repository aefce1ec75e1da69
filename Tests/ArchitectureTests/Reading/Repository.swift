import Foundation

/// The files of this repository, found from where this test file lies.
struct Repository {
    let root: URL

    init() {
        // Links are resolved first, so that a package that links to these folders still finds the pages.
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        root = folder
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// Paths below `folder`, relative to the repository, sorted; build folders and hidden ones are left out.
    func files(under folder: String, ending: String = "") -> [String] {
        let base = root.appendingPathComponent(folder).resolvingSymlinksInPath().path
        guard let walker = FileManager.default.enumerator(atPath: base) else { return [] }
        var found: [String] = []
        while let path = walker.nextObject() as? String {
            if path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
            let kind = walker.fileAttributes?[.type] as? FileAttributeType
            if kind == .typeRegular, path.hasSuffix(ending) { found.append(folder + "/" + path) }
        }
        return found.sorted()
    }

    /// Every Swift file of the product and of its benchmarks.
    func sources() -> [String] { ["Sources", "Benchmarks"].flatMap { files(under: $0, ending: ".swift") } }

    /// Every Swift file of the tests.
    func tests() -> [String] { files(under: "Tests", ending: ".swift") }

    /// Every text that a user or an engineer reads: pages, scripts, examples, the manifest.
    func prose() -> [String] {
        let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Package.swift"].filter(exists)
        return pages + ["Benchmarks", "docs", "scale", "scripts", "examples"].flatMap { files(under: $0) }
    }
}
