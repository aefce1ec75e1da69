import Foundation
import Testing

@testable import NoticeChecking

@Suite("Rule book")
struct RuleBookTests {
    struct Reference: Decodable {
        var article: String?
        var jurisdiction: String
        var profiles: [String]
        var document: String
        var severity: String
        var basis: String
        var applies_from: String?
    }

    static func reference() throws -> [String: Reference] {
        let bytes = try Data(contentsOf: Vector.folder.appending(path: "notice-rules/reference.json"))
        return try JSONDecoder().decode([String: Reference].self, from: bytes)
    }

    @Test("every rule of the reference is a row of data and a function, and there is no other")
    func rowsAndFunctions() throws {
        let ids = try Set(Self.reference().keys)
        #expect(ids.count == 90)
        #expect(Set(RuleBook.shared.rows.map(\.id)) == ids)
        #expect(Set(RuleBook.shared.functions.keys) == ids)
        #expect(RuleBook.shared.rows.count == 90)
    }

    @Test("each row has the reference's article, severity, profiles, document, basis and date")
    func rowsEqualReference() throws {
        for (id, entry) in try Self.reference() {
            let row = try #require(RuleBook.shared.row(id))
            #expect(row.article == entry.article ?? "", "\(id)")
            #expect(row.severity == entry.severity, "\(id)")
            #expect(row.profiles == entry.profiles, "\(id)")
            #expect(row.document == entry.document, "\(id)")
            #expect(row.basis == entry.basis, "\(id)")
            #expect(row.jurisdiction == entry.jurisdiction, "\(id)")
            #expect(row.from == entry.applies_from, "\(id)")
            #expect(
                !row.message.korean.isEmpty && !row.message.english.isEmpty && !row.fix.korean.isEmpty && !row.fix.english.isEmpty, "\(id)")
        }
    }

    @Test("the lexicon's data files name every concept once and nothing else")
    func lexiconIsComplete() throws {
        let files = [
            PackageResources.lexicon_event_json, PackageResources.lexicon_content_json, PackageResources.lexicon_tone_json,
            PackageResources.lexicon_structure_json,
        ]
        var names: [String] = []
        for file in files {
            let table = try JSONDecoder().decode([String: [String]].self, from: Data(file))
            names += table.keys
            for (name, phrases) in table {
                for phrase in phrases {
                    #expect(phrase.filter { $0 == "{" }.count == phrase.filter { $0 == "}" }.count, "\(name): \(phrase)")
                    #expect(!PhrasePattern(phrase).slots.isEmpty, "\(name): \(phrase)")
                }
            }
        }
        #expect(names.sorted() == Concept.named.keys.sorted())
        #expect(try JSONDecoder().decode([String: ItemTable.Entry].self, from: Data(PackageResources.lexicon_items_json)).count > 20)
    }

    @Test("a phrase pattern writes out its alternatives, nested ones too")
    func alternatives() {
        #expect(PhrasePattern.alternatives("{a|b{c|d}}e") == ["ae", "bce", "bde"])
        #expect(PhrasePattern.alternatives("plain") == ["plain"])
        #expect(PhrasePattern.alternatives("{open") == ["{open"])
    }
}
