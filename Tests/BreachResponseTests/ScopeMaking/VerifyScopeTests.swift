import BreachModel
import Foundation
import Testing

@testable import BreachResponse

/// A version against what it was made of, where its files were changed afterwards.
struct VerifyScopeTests {
    @Test("What nobody touched is the same from the index, from the logs, from its people's file and from the raw lines")
    func same() throws {
        let folder = try ScopeFolder()
        let evidence: [VerifyScope.Evidence] = [.index(folder: nil), .logs, .people(file: folder.path + "/" + ScopeFolder.people)]
        for kind in evidence { #expect(try folder.verify(kind).isSame) }
        #expect(try TraceScope(folder.environment)(nil).isSame)
    }

    @Test(
        "A figure of the summary that was changed is no longer the same, though the root is",
        arguments: [("\"people\" : 9", "\"people\" : 99"), ("\"accounts\" : 9", "\"accounts\" : 8"), ("\"views\" : 9", "\"views\" : 1")])
    func changedFigure(old: String, new: String) throws {
        let folder = try ScopeFolder()
        try folder.change(ScopeFolder.summary, old, to: new)
        for kind in [VerifyScope.Evidence.index(folder: nil), .logs] {
            let found = try folder.verify(kind)
            #expect(!found.isSame && found.isSameRoot && found.peopleFile == .same)
            #expect(!found.figures.isEmpty)
        }
    }

    @Test("Into how many files the logs are cut is said and decides nothing; a gap that somebody took out of the summary does")
    func cuts() throws {
        let folder = try ScopeFolder()
        try folder.change(ScopeFolder.summary, "\"files\" : 1", to: "\"files\" : 7")
        let found = try folder.verify()
        #expect(found.isSame && found.figures.map(\.name) == ["files"])
        try folder.change(ScopeFolder.summary, "\"reason\" : \"", to: "\"reason\" : \"clock-skew\", \"was\" : \"")
        #expect(try !folder.verify().isSame && folder.verify().contradictions == ["gaps"])
        #expect(try folder.verify(.index(folder: folder.environment.folder.path)).isSame)
    }

    @Test("Groups and items of the summary are held against what is found")
    func changedParts() throws {
        let folder = try ScopeFolder()
        try folder.change(ScopeFolder.summary, "\"seenClear\" : 9", to: "\"seenClear\" : 10")
        try folder.change(ScopeFolder.summary, "\"kind\" : \"member\"", to: "\"kind\" : \"non-member\"")
        #expect(try folder.verify().contradictions == ["items", "groups"])
        let people = try folder.verify(.people(file: folder.path + "/" + ScopeFolder.people))
        #expect(people.contradictions == ["items.name", "groups"])
    }

    @Test("A people's file that was removed, emptied or changed is told, whatever the index says")
    func keptFile() throws {
        let folder = try ScopeFolder()
        let lines = try folder.read(ScopeFolder.people).split(separator: "\n").count
        try folder.change(ScopeFolder.people, "\"views\":1", to: "\"views\":5")
        #expect(try folder.verify().peopleFile == .different)
        try folder.change(ScopeFolder.people, "\"kind\"", to: "'kind'")
        #expect(try folder.verify().peopleFile == .different)
        try folder.write("", to: ScopeFolder.people)
        let emptied = try folder.verify()
        #expect(emptied.peopleFile == .different && !emptied.isSame && emptied.isSameRoot)
        #expect(emptied.difference?.added.value == lines)
        try folder.remove(ScopeFolder.people)
        let removed = try folder.verify(.logs)
        #expect(removed.peopleFile == .missing && !removed.isSame)
    }

    @Test("Nothing is exported of a people's file that does not lead to the root, and nothing is left behind")
    func export() throws {
        let folder = try ScopeFolder()
        let export = ExportScope(folder.environment)
        let whole = try folder.read(ScopeFolder.people)
        let lines = whole.split(separator: "\n").map { String($0) + "\n" }
        #expect(try export.table(nil, format: .csv, to: folder.path + "/good.csv") == lines.count)
        let changes = [
            "", lines.dropFirst().joined(), lines[0] + whole, whole.replacing("\"views\":1", with: "\"views\":5", maxReplacements: 1),
        ]
        for changed in changes {
            try folder.write(changed, to: ScopeFolder.people)
            #expect(throws: ResponseError(.damagedFile, "")) { try export.table(nil, format: .csv, to: folder.path + "/bad.csv") }
        }
        #expect(try folder.names(in: ".").filter { $0.hasPrefix("bad") }.isEmpty)
    }

    @Test("A line that does not lead to the root is not proven, nor is its absence from a changed file")
    func explain() throws {
        let folder = try ScopeFolder()
        func proven(_ person: String) throws -> Bool? {
            try ExplainPerson(folder.environment)(person, version: nil, showingLines: false).isProven
        }
        #expect(try proven("m:3") == true)
        let whole = try folder.read(ScopeFolder.people)
        try folder.change(ScopeFolder.people, "\"views\":1", to: "\"views\":5")
        #expect(try proven("m:1") == false)
        try folder.write(whole.split(separator: "\n").dropFirst().map { String($0) + "\n" }.joined(), to: ScopeFolder.people)
        #expect(try proven("m:1") == false)
    }

    @Test("A damaged file of the store is an error with the file's name and a hint")
    func damaged() throws {
        let folder = try ScopeFolder()
        func failure(_ name: String, _ body: () throws -> Void) throws -> ResponseError? {
            let whole = try folder.read(name)
            try folder.write("x" + String(whole.dropFirst()), to: name)
            defer { try? folder.write(whole, to: name) }
            do { try body() } catch let error as ResponseError { return error }
            return nil
        }
        _ = try MakeLogManifest(folder.environment)()
        let failures = [
            "index/manifest.json": try failure("store/index/manifest.json") { _ = try folder.verify() },
            "scopes/0001.json": try failure(ScopeFolder.summary) { _ = try folder.verify() },
            "preservation/0001.json": try failure("store/preservation/0001.json") {
                _ = try PreservedLogs(folder.environment.folder).newest()
            },
        ]
        for (name, error) in failures {
            #expect(error?.code == .damagedFile && error?.hint?.isEmpty == false)
            #expect(error?.context.contains { $0.value == name } == true)
        }
        try folder.change(ScopeFolder.summary, "\"version\" : 1", to: "\"version\" : 2")
        #expect(throws: ResponseError(.damagedFile, "")) { try folder.verify() }
    }
}
