import Testing

/// The limits of the house style, each as a test (CONTRIBUTING.md lists them).
@Suite struct StyleTests {
    private let repository = Repository()

    private func lines(_ path: String) throws -> Int {
        try repository.text(path).split(separator: "\n", omittingEmptySubsequences: false).count - 1
    }

    private func report(_ faults: [String]) -> Comment { "\(faults.joined(separator: "\n"))" }

    @Test func `No source file is over 500 lines, the median at most 100, nine in ten at most 300`() throws {
        let sizes = try repository.sources().map { (try lines($0), $0) }.sorted { $0.0 < $1.0 }
        let long = sizes.filter { $0.0 > 500 }.map { "\($0.1): \($0.0) lines" }
        #expect(long.isEmpty, report(long))
        #expect(sizes[sizes.count / 2].0 <= 100)
        #expect(sizes[sizes.count * 9 / 10].0 <= 300)
    }

    @Test func `No test file is over 800 lines`() throws {
        let long = try repository.tests().filter { try lines($0) > 800 }
        #expect(long.isEmpty, report(long))
    }

    @Test func `No function is over 60 lines, the median at most 8, nine in ten at most 22`() throws {
        var sizes: [Int] = []
        var long: [String] = []
        for path in repository.sources() {
            for function in SwiftText(try repository.text(path)).functions {
                sizes.append(function.lines)
                if function.lines > 60 { long.append("\(path):\(function.line): \(function.lines) lines") }
            }
        }
        sizes.sort()
        #expect(long.isEmpty, report(long))
        #expect(sizes[sizes.count / 2] <= 8)
        #expect(sizes[sizes.count * 9 / 10] <= 22)
    }

    @Test func `No folder is a drawer`() {
        let drawers: Set<String> = ["Utils", "Util", "Helpers", "Common", "Core", "Misc", "Shared", "Extensions"]
        let faults = (repository.sources() + repository.tests()).filter { path in
            path.split(separator: "/").dropLast().contains { drawers.contains(String($0)) }
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `Tests lie in the folders that their sources lie in`() throws {
        let sources = Set(repository.sources().map { $0.split(separator: "/").dropLast().dropFirst().joined(separator: "/") })
        var faults: [String] = []
        for path in repository.tests() where !path.hasPrefix("Tests/ArchitectureTests/") {
            let parts = path.split(separator: "/").map(String.init)
            guard parts.count > 3, parts[1].hasSuffix("Tests"), try repository.text(path).contains("@Test") else { continue }
            let folder = ([String(parts[1].dropLast(5))] + parts[2..<(parts.count - 1)]).joined(separator: "/")
            if !sources.contains(folder) { faults.append(path) }
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `Unsafe code says why it is safe`() throws {
        let faults = try repository.sources().flatMap { path in
            UnsafeMarks.unmarkedUnsafe(in: try repository.text(path)).map { "\(path):\($0)" }
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `Unchecked sendability says why it holds`() throws {
        let faults = try (repository.sources() + repository.tests()).flatMap { path in
            UnsafeMarks.unmarkedSendable(in: try repository.text(path)).map { "\(path):\($0)" }
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `Files that are marked hot say so in line one and name their benchmark`() throws {
        let faults = try repository.sources().filter { path in
            let lines = try repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
            guard let hot = lines.firstIndex(where: { $0.hasPrefix("// Hot:") }) else { return false }
            return hot != 0 || !lines[0].contains("Benchmark: ")
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `At least nine in ten shared declarations carry a summary`() throws {
        var documented = 0
        var missing: [String] = []
        for path in repository.sources() {
            let file = DocumentedDeclarations(try repository.text(path))
            documented += file.documented
            missing += file.missing.map { "\(path):\($0)" }
        }
        #expect(documented * 10 >= (documented + missing.count) * 9, report(missing))
    }

    @Test func `Nothing is left to do in the code`() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X:"]
        let faults = try (repository.sources() + repository.tests()).filter { path in
            let text = try repository.text(path)
            return marks.contains { text.contains($0) }
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `Clock and randomness come in from outside`() throws {
        let calls = ["Date()", "Date.now", "SystemRandomNumberGenerator()", "ContinuousClock()", ".shuffled()", ".randomElement()"]
        // The two edges of the program, and the two places that draw what nobody may guess: session keys and notice codes.
        let edges = [
            "Sources/HaechiCommands/", "Sources/haechi/", "Sources/HaechiServer/Guarding/RandomBytes.swift",
            "Sources/BreachResponse/Sending/SendNotices.swift",
        ]
        let faults = try repository.sources().filter { path in
            if edges.contains(where: { path.hasPrefix($0) }) { return false }
            let code = SwiftText(try repository.text(path)).code
            return calls.contains { code.contains($0) }
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `No file names a folder of one machine`() throws {
        let folders = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"]
        let faults = (repository.sources() + repository.tests() + repository.prose()).filter { path in
            guard let text = try? repository.text(path) else { return false }
            return folders.contains { text.contains($0) }
        }
        #expect(faults.isEmpty, report(faults))
    }

    @Test func `Every test has a sentence as its title`() throws {
        var faults: [String] = []
        for path in repository.tests() {
            let lines = try repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where line.drop(while: { $0 == " " }).hasPrefix("@Test") {
                // A title is either a string behind @Test or the function's own name in back quotes.
                let rest = lines[index...]
                let name = rest.first { $0.contains("func ") } ?? ""
                let attribute = rest.prefix { !$0.contains("func ") }.prefix(2).joined(separator: " ") + line
                if !name.contains("func `") && !attribute.contains("\"") { faults.append("\(path):\(index + 1)") }
            }
        }
        #expect(faults.isEmpty, report(faults))
    }
}
