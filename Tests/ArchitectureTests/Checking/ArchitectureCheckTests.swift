import Testing

/// The check itself is held to what it promises, on a small made-up package.
@Suite struct ArchitectureCheckTests {
    private static let page = """
        # The page
        ## The targets
        | target | kind | ours | outside | toolchain |
        |---|---|---|---|---|
        | `Words` | library | – | – | – |
        | `Scan` | library | `Words` | `zip` | `Foundation` |
        | `Tell` | library | `Words` `Scan` | – | – |
        ### `Words`
        *Never* knows anything else.
        ### `Scan`
        *Never* writes.
        ### `Tell`
        *Never* reads logs.
        """
    private static let manifest = PackageDump(targets: [
        .init(name: "Words"),
        .init(name: "Scan", dependencies: [.target("Words"), .product("zip")]),
        .init(name: "Tell", dependencies: [.target("Words"), .target("Scan")]),
        .init(name: "ScanTests", type: "test", dependencies: [.target("Scan")]),
    ])
    private static let sources = [
        "Scan": "internal import Foundation\npackage import Words\nimport zip\n",
        "Tell": "import Words\nimport struct Scan.Line\n",
    ]

    private func violations(
        page: String = Self.page, manifest: PackageDump = Self.manifest, sources: [String: String] = Self.sources
    ) -> [String] {
        let imports = Dictionary(
            uniqueKeysWithValues: sources.map { ($0.key, ImportReader.imports(in: $0.value, file: "\($0.key).swift")) })
        let check = ArchitectureCheck(page: ArchitecturePage(markdown: page), manifest: manifest, imports: imports)
        return check.violations().map { "\($0.code.rawValue) \($0.target) \($0.other)" }
    }

    @Test func `Inputs that agree have no violation`() {
        #expect(violations() == [])
    }

    @Test func `A forbidden import is refused even where it compiles through another target`() {
        var sources = Self.sources
        sources["Tell", default: ""] += "import zip\n"
        #expect(violations(sources: sources) == ["importNotAllowed Tell zip", "importNotDeclared Tell zip"])
    }

    @Test func `An import that is declared and not on the page is refused`() {
        var manifest = Self.manifest
        manifest.targets[2].dependencies.append(.product("zip"))
        var sources = Self.sources
        sources["Tell", default: ""] += "import zip\n"
        #expect(violations(manifest: manifest, sources: sources) == ["arrowNotAllowed Tell zip", "importNotAllowed Tell zip"])
    }

    @Test func `A toolchain module that the row does not name is refused`() {
        var sources = Self.sources
        sources["Words"] = "import Foundation\n"
        #expect(violations(sources: sources) == ["importNotAllowed Words Foundation", "importNotDeclared Words Foundation"])
    }

    @Test func `A target that the page lacks is missing`() {
        var manifest = Self.manifest
        manifest.targets.append(.init(name: "Extra"))
        #expect(violations(manifest: manifest) == ["missingOnPage Extra ", "notDescribed Extra "])
    }

    @Test func `A target that only the page has is extra`() {
        var manifest = Self.manifest
        manifest.targets.remove(at: 2)
        #expect(violations(manifest: manifest) == ["extraOnPage Tell "])
    }

    @Test func `An arrow that only the page has is drift`() {
        var manifest = Self.manifest
        manifest.targets[1].dependencies = [.target("Words")]
        let found = violations(manifest: manifest)
        #expect(found == ["arrowNotDeclared Scan zip", "importNotDeclared Scan zip"])
    }

    @Test func `A row that allows a row below it is refused`() {
        let page = Self.page.replacing("| `Words` | library | – |", with: "| `Words` | library | `Tell` |")
        var manifest = Self.manifest
        manifest.targets[0].dependencies = [.target("Tell")]
        #expect(violations(page: page, manifest: manifest) == ["pointsDown Words Tell"])
    }

    @Test func `Handing an import on is refused`() {
        var sources = Self.sources
        sources["Tell", default: ""] += "@_exported import Words\n"
        #expect(violations(sources: sources) == ["reexport Tell Words"])
    }

    @Test func `An import that is allowed and never made is drift`() {
        var sources = Self.sources
        sources["Scan"] = "import Words; import zip\n"
        #expect(violations(sources: sources) == ["neverImported Scan Foundation"])
    }

    @Test func `A target without a never rule is not described`() {
        let page = Self.page.replacing("*Never* reads logs.", with: "It reads.")
        #expect(violations(page: page) == ["notDescribed Tell "])
    }

    @Test func `Imports in comments and strings do not count`() {
        let text = "// import A\n/* import B /* import C */ */\nlet s = \"\"\"\n  import D\n  \"\"\"\nimport E // F\n"
        #expect(ImportReader.imports(in: text, file: "x").map(\.module) == ["E"])
    }
}
