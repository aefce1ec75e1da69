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
        let c: Set<String> = ["CCurlShims", "CTextMarks", "CByteSearch", "CColumns"]
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
        // Shims hold no decision; marks and the byte search are tested where they are used; commands are tried as a whole by the scripts.
        let untested: Set<String> = ["CCurlShims", "CTextMarks", "CByteSearch", "CColumns", "HaechiCommands"]
        let libraries = manifest.products.filter { $0.type == "regular" && !untested.contains($0.name) }
        let without = libraries.map(\.name).filter { !tests.contains($0 + "Tests") }
        #expect(without.isEmpty, "\(without)")
    }

    @Test func `Every type that the page names exists`() throws {
        let repository = Repository()
        let page = try repository.text("ARCHITECTURE.md")
        let code = try repository.sources().map { try repository.text($0) }.joined()
        let toolchain: Set<String> = ["Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization"]
        let words = Set(page.split(separator: "`").filter { $0.first?.isUppercase == true && $0.allSatisfy { $0.isLetter || $0.isNumber } })
        let known = words.filter { word in
            toolchain.contains(String(word)) || ["Sources", "Benchmarks", "Tests"].contains { repository.exists("\($0)/\(word)") }
                || code.contains("import \(word)\n")
                || ["struct", "enum", "class", "protocol", "actor", "typealias"].contains { code.contains("\($0) \(word)") }
        }
        #expect(words.subtracting(known.union(["Console"])).isEmpty, "\(words.subtracting(known).sorted())")
    }
}
