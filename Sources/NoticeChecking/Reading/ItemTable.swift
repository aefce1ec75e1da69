internal import BreachModel
internal import Foundation

/// The names of data items in Korean, English and Japanese, and the phrases that only look like one.
struct ItemTable: Sendable {
    struct Entry: Decodable, Sendable {
        /// contact, address, entrance, orders, account, payment, identifiers or health: what kind of step helps against its loss.
        let `class`: String
        let ko: String
        let en: String
        let phrases: [String]
    }

    /// The id of phrases that look like an item and are none ("web address").
    static let decoy: DataItemID = ""

    private(set) var entries: [DataItemID: Entry] = [:]
    private var items: [DataItemID] = []
    private var dense = PhraseTrie(isSpaced: false)
    private var spaced = PhraseTrie(isSpaced: true)

    /// The table of the data file.
    static let shared = ItemTable(file: PackageResources.lexicon_items_json)

    init(file: [UInt8]) {
        let table = (try? JSONDecoder().decode([String: Entry].self, from: Data(file))) ?? [:]
        for (id, entry) in table.sorted(by: { $0.key < $1.key }) {
            add(DataItemID(id), entry.phrases)
            entries[DataItemID(id)] = entry
        }
    }

    /// Adds names of an item that only this company's configuration knows.
    mutating func add(_ id: DataItemID, _ phrases: [String]) {
        let number = items.count
        items.append(id)
        for phrase in phrases.flatMap({ PhrasePattern.alternatives(Substring($0)) }) {
            let piece = PhrasePattern.Piece(Substring(phrase.lowercased()))
            if piece.isSpaced {
                spaced.insert(piece.codes, allowsEnding: false, piece: number)
            } else {
                dense.insert(piece.codes, allowsEnding: false, startsWord: piece.startsWord, piece: number)
            }
        }
    }

    /// Whether the table reads `name` as that item already.
    func knows(_ name: String, as item: DataItemID) -> Bool {
        let codes = VisibleText.folded(name)
        return mentions(codes, in: codes.indices).contains { $0.item == item }
    }

    /// The class of an item; what no table knows is taken as an identifier.
    func itemClass(_ id: DataItemID) -> String { entries[id]?.class ?? "identifiers" }

    func name(_ id: DataItemID, _ language: Language) -> String {
        guard let entry = entries[id], id != Self.decoy else { return id.rawValue }
        return language == .korean ? entry.ko : entry.en
    }

    /// Items named in `range`: at each place the longest name, none inside another.
    func mentions(_ codes: [CodePoint], in range: Range<Int>) -> [(item: DataItemID, range: Range<Int>)] {
        var matches: [PhraseTrie.Match] = []
        dense.scan(codes, range) { matches.append($0) }
        spaced.scan(codes, range) { matches.append($0) }
        matches.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        var result: [(item: DataItemID, range: Range<Int>)] = []
        var end = range.lowerBound
        for match in matches where match.range.lowerBound >= end {
            end = match.range.upperBound
            if items[match.piece] != Self.decoy { result.append((items[match.piece], match.range)) }
        }
        return result
    }
}
