import BreachModel
import ByteStreams
import Testing

@testable import Scoping

/// A people's file against its summary, and read again.
struct PeopleAuditTests {
    /// A scope with a gap, so that all certainties occur, and its file.
    private func built() throws -> (ScopingWorld, ScopingWorld.Built) {
        let random = RandomWorld(seed: 42)
        let world = try random.world()
        let built = try world.build(files: [.init(name: "a.jsonl", text: ScopingWorld.text(random.lines) + "damaged\n")])
        try world.write(built.lines, to: "people.jsonl")
        return (world, built)
    }

    @Test("A file bears out every figure of its summary")
    func same() throws {
        let (world, built) = try built()
        let audit = try PeopleAudit(path: world.resolve("people.jsonl"))
        #expect(audit.root == built.scope.digest)
        #expect(audit.contradictions(to: built.scope).isEmpty)
        #expect(audit.firstFault == nil)
    }

    @Test("Every line is read back as the person that it was written from")
    func reading() throws {
        let (world, built) = try built()
        let reader = try PeopleFileReader(path: world.resolve("people.jsonl"))
        for person in built.people { #expect(try reader.nextPerson() == person) }
        #expect(try reader.nextPerson() == nil)
        for person in built.people { #expect(PersonRecord.person(PersonRecord.line(person)) == person) }
    }

    @Test("A line that is missing, changed, doubled or moved is told")
    func changed() throws {
        let (world, built) = try built()
        let lines = built.lines.split(separator: "\n").map(String.init)
        let cases: [([String], String)] = [
            (Array(lines.dropFirst()), "digest"), (lines.reversed(), "order"), ([lines[0]] + lines, "order"),
            (lines.map { $0 == lines[0] ? $0 + " " : $0 }, "order"),
            (lines.map { $0 == lines[0] ? $0.replacing("\"views\":", with: "\"views\":1") : $0 }, "digest"),
        ]
        for (changed, fault) in cases {
            try world.write(changed.map { $0 + "\n" }.joined(), to: "changed.jsonl")
            #expect(try PeopleAudit(path: world.resolve("changed.jsonl")).contradictions(to: built.scope).contains(fault))
        }
    }

    @Test("A summary with a figure that the file does not bear out is told by the figure's name")
    func changedSummary() throws {
        let (world, built) = try built()
        let audit = try PeopleAudit(path: world.resolve("people.jsonl"))
        func faults(_ change: (inout BreachScope) -> Void) -> [String] {
            var scope = built.scope
            change(&scope)
            return audit.contradictions(to: scope)
        }
        #expect(faults { $0.groups[0].people += 1 } == ["groups"])
        #expect(faults { $0.groups.removeLast() } == ["groups"])
        #expect(faults { $0.counts.people += 1 } == ["people"])
        let item = try #require(built.scope.items.firstIndex { $0.seenClear.value > 0 })
        let name = "items." + built.scope.items[item].item.rawValue
        #expect(faults { $0.items[item].seenClear += 1 } == [name])
        #expect(faults { $0.items.remove(at: item) } == [name])
        #expect(faults { $0.firstAccess = $0.lastAccess?.adding(hours: 1) } == ["firstAccess"])
        #expect(faults { $0.lastAccess = nil } == ["lastAccess"])
    }

    @Test("A line that is no person's is told by its number, counted from 1")
    func damagedLine() throws {
        let (world, built) = try built()
        let lines = built.lines.split(separator: "\n").map(String.init)
        for damaged in [0, 2] {
            var changed = lines
            changed[damaged] = changed[damaged].replacing("\"kind\"", with: "'kind'")
            try world.write(changed.map { $0 + "\n" }.joined(), to: "changed.jsonl")
            let reader = try PeopleFileReader(path: world.resolve("changed.jsonl"))
            do throws(ScopingError) {
                while try reader.nextPerson() != nil {}
                Issue.record("a damaged line was read")
            } catch {
                #expect(error.context.contains { $0.name == "line" && $0.value == "\(damaged + 1)" })
            }
        }
    }

    @Test("A reader knows the root over the lines that it gave out")
    func readerRoot() throws {
        let (world, built) = try built()
        #expect(try PeopleFileReader.root(ofFile: world.resolve("people.jsonl")) == built.scope.digest)
        try world.write("", to: "empty.jsonl")
        #expect(try PeopleFileReader.root(ofFile: world.resolve("empty.jsonl")) != built.scope.digest)
        #expect(try PeopleFileReader(path: world.resolve("people.jsonl")).root == nil)
    }

    @Test("A file that ends in the middle of a line, or is none, is refused")
    func cut() throws {
        let (world, built) = try built()
        try world.write(String(built.lines.dropLast(3)), to: "cut.jsonl")
        #expect(throws: ScopingError(.people, "")) { _ = try PeopleAudit(path: world.resolve("cut.jsonl")) }
        #expect(throws: ScopingError(.people, "")) { _ = try PeopleAudit(path: world.resolve("gone.jsonl")) }
    }

    @Test(
        "Text that is no person's line is none",
        arguments: [
            "", "{}", "[]", "{\"person\":\"m:1\"}", #"{"accounts":[],"items":[],"kind":"nobody","person":"m:1"}"#,
            #"{"accounts":[],"items":[],"kind":"member","person":"m:1"}x"#, #"{"accounts":[1],"items":[],"kind":"member","person":"m:1"}"#,
            #"{"accounts":[],"items":[{"item":"name"}],"kind":"member","person":"m:1"}"#,
            #"{"accounts":[],"items":[],"kind":"member","person":"m:\n"}"#,
            #"{"accounts":[],"items":[],"kind":"member","person":"m:1","more":1}"#,
        ])
    func noLine(text: String) { #expect(PersonRecord.person(Array(text.utf8)) == nil) }

    @Test("Two files are compared without holding either in memory, with the same result")
    func comparing() throws {
        let (world, built) = try built()
        var other = built.people
        other.removeFirst()
        other[0].items[0].certainty = .presumed
        other[0].items[0].visibility = nil
        try world.write(other.map { String(decoding: PersonRecord.line($0), as: UTF8.self) + "\n" }.joined(), to: "other.jsonl")
        let expected = ScopeDifference(from: built.people, to: other)
        let found = try ScopeDifference(
            from: PeopleFileReader(path: world.resolve("people.jsonl")), to: PeopleFileReader(path: world.resolve("other.jsonl")))
        #expect(found == expected)
        #expect(found.removed == 1)
    }
}
