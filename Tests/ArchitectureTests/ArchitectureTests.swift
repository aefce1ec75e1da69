import Testing

/// ARCHITECTURE.md, Package.swift and the imports say the same.
@Suite struct ArchitectureTests {
    @Test func `Page, manifest and imports agree`() throws {
        let repository = Repository()
        var imports: [String: [ImportReader.Import]] = [:]
        for path in repository.sources() {
            imports[ImportReader.target(of: path), default: []] += ImportReader.imports(in: try repository.text(path), file: path)
        }
        let check = ArchitectureCheck(
            page: ArchitecturePage(markdown: try repository.text("ARCHITECTURE.md")), manifest: try .current(repository), imports: imports)
        let violations = check.violations()
        #expect(violations.isEmpty, "\(violations.map(\.description).joined(separator: "\n"))")
    }

    @Test func `Every Swift target is built by the house rules`() throws {
        let wanted: Set<String> = [
            "swiftLanguageMode", "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility", "strictMemorySafety",
            "treatAllWarnings",
        ]
        let c: Set<String> = ["CCurlShims"]
        for target in try PackageDump.current(Repository()).targets where target.type != "system" && !c.contains(target.name) {
            let set = Set(target.settings.map { $0.name == "enableUpcomingFeature" ? $0.value ?? "" : $0.name })
            #expect(wanted.subtracting(set).isEmpty, "\(target.name) lacks \(wanted.subtracting(set).sorted())")
            #expect(target.settings.first { $0.name == "swiftLanguageMode" }?.value == "6", "\(target.name)")
            #expect(target.settings.first { $0.name == "treatAllWarnings" }?.value == "error", "\(target.name)")
        }
    }

    @Test func `Every library has a test target of its own`() throws {
        let manifest = try PackageDump.current(Repository())
        let tests = Set(manifest.tests.map(\.name))
        let without = manifest.products.filter { $0.type == "regular" && $0.name != "CCurlShims" && !tests.contains($0.name + "Tests") }
        #expect(without.isEmpty, "\(without.map(\.name))")
    }
}
