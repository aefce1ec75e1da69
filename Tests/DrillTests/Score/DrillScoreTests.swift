import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import Drill

@Suite struct DrillScoreTests {
    /// A world, and the scope that is right about it.
    private static func world() throws -> (folder: RehearsalFolder, path: String, people: [PersonExposure]) {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(ratio: 300_000, background: 0)
        _ = try DrillWorld(plan).make()
        var truth = try TruthPeople(folder: plan.folder)
        var people: [PersonExposure] = []
        while let person = try truth.next() { people.append(perfect(person)) }
        return (folder, plan.folder, people)
    }

    private static func perfect(_ truth: TruthPerson) -> PersonExposure {
        let seen = truth.seen.map {
            ItemExposure(
                item: $0, certainty: .seen, visibility: $1.visibility, first: $1.first, last: $1.last, views: $1.views)
        }
        let hidden = truth.hidden.map { ItemExposure(item: $0, certainty: .unknown) }
        return PersonExposure(
            person: truth.person, kind: truth.kind, accounts: truth.accounts, items: (seen + hidden).sorted { $0.item < $1.item })
    }

    @Test("A scope that says what is true is exact")
    func exact() throws {
        let (folder, path, people) = try Self.world()
        let score = try DrillScore(folder: path, people: people)
        #expect(score.isExact && score.differences.isEmpty)
        #expect(score.exactPeople == score.people && score.people > 100)
        #expect(score.exactItems == score.items && score.items > 500)
        #expect(score.hiddenItems > 0 && score.hiddenUnknown == score.hiddenItems)
        withExtendedLifetime(folder) {}
    }

    @Test("The same comes out of a file of JSON lines, in any compression", arguments: ["", ".gz", ".zst"])
    func file(suffix: String) throws {
        let (folder, path, people) = try Self.world()
        let encoder = JSONEncoder()
        let file = folder.path + "/people.jsonl" + suffix
        let writer = try CompressedWriter(path: file)
        for person in people { try writer.write([UInt8](encoder.encode(person)) + [0x0A]) }
        try writer.finish()
        #expect(try DrillScore(folder: path, peopleFile: file) == DrillScore(folder: path, people: people))
    }

    /// One thing to say wrongly, and what the score must then say.
    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var change: @Sendable (inout [PersonExposure]) -> Void
        var count: @Sendable (DrillScore) -> Int
        var words: String
    }

    static let faults = [
        Fault(testDescription: "a person left out", change: { $0.remove(at: 3) }, count: { $0.peopleMissing }, words: "missing"),
        Fault(
            testDescription: "a person too many",
            change: {
                let item = ItemExposure(item: .name, certainty: .seen, visibility: .clear, views: 1)
                $0.append(PersonExposure(person: "n:99999999/99", kind: .nonMember, accounts: [], items: [item]))
            }, count: { $0.peopleTooMany }, words: "too-many"),
        Fault(testDescription: "another kind", change: { $0[2].kind = .nonMember }, count: { $0.wrongKind }, words: "kind"),
        Fault(testDescription: "an account too few", change: { $0[2].accounts = [] }, count: { $0.wrongAccounts }, words: "accounts"),
        Fault(
            testDescription: "an item left out", change: { $0[5].items.removeAll { $0.item == .name } }, count: { $0.itemsMissing },
            words: "name: missing"),
        Fault(
            testDescription: "an item presumed that was seen",
            change: { $0[5].items = $0[5].items.map { $0.item == .name ? ItemExposure(item: .name, certainty: .presumed) : $0 } },
            count: { $0.itemsMissing }, words: "name: missing"),
        Fault(
            testDescription: "an item too many",
            change: { $0[5].items.append(ItemExposure(item: .password, certainty: .seen, visibility: .clear, views: 1)) },
            count: { $0.itemsTooMany }, words: "password: too many"),
        Fault(
            testDescription: "masked for clear",
            change: { $0[5].items = $0[5].items.map { $0.item == .name ? $0.with { $0.visibility = .masked } : $0 } },
            count: { $0.wrongVisibility }, words: "name: visibility"),
        Fault(
            testDescription: "another first time",
            change: { $0[5].items = $0[5].items.map { $0.item == .name ? $0.with { $0.first = $0.first?.adding(minutes: 1) } : $0 } },
            count: { $0.wrongFirst }, words: "name: first"),
        Fault(
            testDescription: "another last time",
            change: { $0[5].items = $0[5].items.map { $0.item == .name ? $0.with { $0.last = $0.last?.adding(minutes: 1) } : $0 } },
            count: { $0.wrongLast }, words: "name: last"),
        Fault(
            testDescription: "a view counted twice",
            change: { $0[5].items = $0[5].items.map { $0.item == .name ? $0.with { $0.views += 1 } : $0 } },
            count: { $0.wrongViews }, words: "name: views"),
    ]

    @Test("Each way to be wrong is counted and named, and nothing else is", arguments: faults)
    func wrong(fault: Fault) throws {
        var (folder, path, people) = try Self.world()
        fault.change(&people)
        let score = try DrillScore(folder: path, people: people)
        #expect(!score.isExact)
        #expect(fault.count(score) == 1)
        #expect(score.differences.count == 1)
        #expect(score.differences.first?.faults.contains { $0.hasPrefix(fault.words) } == true)
        #expect(score.people - score.exactPeople <= 1)
        withExtendedLifetime(folder) {}
    }

    @Test("What gaps hide may be presumed or unknown, but not called not seen")
    func hidden() throws {
        let (folder, path, people) = try Self.world()
        func said(_ certainty: Certainty) throws -> DrillScore {
            try DrillScore(
                folder: path,
                people: people.map { person in
                    var person = person
                    person.items = person.items.map { $0.certainty == .seen ? $0 : ItemExposure(item: $0.item, certainty: certainty) }
                    return person
                })
        }
        let presumed = try said(.presumed)
        #expect(presumed.isExact && presumed.presumedRight == presumed.hiddenItems)
        let denied = try said(.notSeen)
        #expect(!denied.isExact && denied.hiddenCalledNotSeen == denied.hiddenItems)
        let omitted = try DrillScore(
            folder: path,
            people: people.map { person in
                var person = person
                person.items.removeAll { $0.certainty != .seen }
                return person
            })
        #expect(omitted.hiddenCalledNotSeen == omitted.hiddenItems)
        withExtendedLifetime(folder) {}
    }

    @Test("Someone of whom nothing can be excluded is no one too many, and a wrong presumption is counted apart")
    func unknownPeople() throws {
        let (folder, path, people) = try Self.world()
        let unknown = ItemExposure(item: .name, certainty: .unknown)
        let presumed = ItemExposure(item: .phone, certainty: .presumed)
        let score = try DrillScore(
            folder: path,
            people: people + [PersonExposure(person: "n:99999999/99", kind: .nonMember, accounts: [], items: [unknown, presumed])])
        #expect(score.isExact && score.peopleTooMany == 0 && score.presumedWrong == 1)
        withExtendedLifetime(folder) {}
    }

    @Test(
        "A figure that is not the truth's is named, and no scope with one is exact",
        arguments: [nil, "records", "views", "peopleByItem.name"])
    func figures(wrong: String?) throws {
        let (folder, path, people) = try Self.world()
        let truth = try DrillTruth(folder: path).delivered
        var counts = ScopeCounts()
        (counts.accounts, counts.records, counts.views) = (truth.accounts, truth.records, truth.views)
        var items = truth.peopleByItem.map { ItemTally(item: DataItemID($0), seenClear: PeopleCount($1)) }
        if wrong == "records" { counts.records += 1 }
        if wrong == "views" { counts.views += 1 }
        if wrong == "peopleByItem.name" { items.removeAll { $0.item == .name } }
        var score = try DrillScore(folder: path, people: people)
        try score.compareFigures(
            BreachScope(
                version: 1, findings: [], indicators: [], counts: counts, items: items, groups: [], firstAccess: truth.firstAccess,
                lastAccess: truth.lastAccess, coverage: Coverage(window: .always, files: 1, gaps: []), viewsByDay: [], digest: ""),
            folder: path)
        #expect(score.figures.map(\.name) == [wrong].compactMap(\.self))
        #expect(score.isExact == (wrong == nil))
        #expect(throws: DrillError(.readFailed, "")) { try DrillTruth(folder: path + "/elsewhere") }
        try Data("{".utf8).write(to: URL(fileURLWithPath: path + "/truth.json"))
        #expect(throws: DrillError(.badRecord, "")) { try DrillTruth(folder: path) }
        withExtendedLifetime(folder) {}
    }

    @Test("No more differences are listed than asked for, the first by key")
    func limit() throws {
        let (folder, path, people) = try Self.world()
        let score = try DrillScore(folder: path, people: [], limit: 3)
        #expect(score.peopleMissing == score.people)
        #expect(score.differences.map(\.person) == people.prefix(3).map(\.person))
        withExtendedLifetime(folder) {}
    }

    @Test("People out of order, damaged records and missing files are refused")
    func refusing() throws {
        let (folder, path, people) = try Self.world()
        #expect(throws: DrillError(.badRecord, "")) { try DrillScore(folder: path, people: people.reversed()) }
        #expect(throws: DrillError(.badRecord, "")) { try DrillScore(folder: path, people: people + people.suffix(1)) }
        #expect(throws: DrillError(.readFailed, "")) { try DrillScore(folder: folder.path, people: people) }
        for text in [
            "{", "{}", #"{"person":"m:1","kind":"ghost","accounts":[],"items":[]}"#,
            #"{"person":"m:1","kind":"member","items":[{"item":"x"}]}"#,
        ] {
            let file = folder.path + "/broken.jsonl"
            try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: file))
            #expect(throws: DrillError(.badRecord, "")) { try DrillScore(folder: path, peopleFile: file) }
        }
    }
}

extension ItemExposure {
    fileprivate func with(_ change: (inout ItemExposure) -> Void) -> ItemExposure {
        var copy = self
        change(&copy)
        return copy
    }
}
