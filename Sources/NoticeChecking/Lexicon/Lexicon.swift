internal import Foundation

/// Every phrase the checker knows, read once from the data files under `Rules`.
struct Lexicon: Sendable {
    /// A phrase with gaps, in terms of slot numbers.
    struct Chain: Sendable {
        let concept: Concept
        let slots: [Int]
        let gaps: [Int]
    }

    /// What a slot means by itself, where a phrase has no gap.
    private(set) var concepts: [[Concept]] = []
    /// Chains that begin with a slot.
    private(set) var chains: [[Chain]] = []
    /// The slots that a piece of text fits.
    private var slotsOfPiece: [[Int]] = []
    private(set) var dense = PhraseTrie(isSpaced: false)
    private(set) var spaced = PhraseTrie(isSpaced: true)
    private var pieceIDs: [String: Int] = [:]

    /// The lexicon of the data files.
    static let shared = Lexicon(files: [
        PackageResources.lexicon_event_json, PackageResources.lexicon_content_json, PackageResources.lexicon_tone_json,
        PackageResources.lexicon_structure_json,
    ])

    /// - Parameter files: JSON objects, concept → list of phrases. A name that is no `Concept` is a defect of our own data and is
    ///   caught by a test; here it is passed over.
    init(files: [[UInt8]]) {
        for file in files {
            let table = (try? JSONDecoder().decode([String: [String]].self, from: Data(file))) ?? [:]
            for (name, phrases) in table.sorted(by: { $0.key < $1.key }) {
                guard let concept = Concept.named[name] else { continue }
                for phrase in phrases { add(phrase, as: concept) }
            }
        }
    }

    private mutating func add(_ phrase: String, as concept: Concept) {
        let pattern = PhrasePattern(phrase)
        let slots = pattern.slots.map { slot(of: $0) }
        guard let first = slots.first else { return }
        if slots.count == 1 {
            concepts[first].append(concept)
        } else {
            chains[first].append(Chain(concept: concept, slots: slots, gaps: pattern.gaps))
        }
    }

    private mutating func slot(of pieces: [PhrasePattern.Piece]) -> Int {
        let slot = concepts.count
        concepts.append([])
        chains.append([])
        for piece in pieces {
            let id = id(of: piece)
            if slotsOfPiece[id].last != slot { slotsOfPiece[id].append(slot) }
        }
        return slot
    }

    private mutating func id(of piece: PhrasePattern.Piece) -> Int {
        let key = (piece.allowsEnding ? "*" : "") + (piece.startsWord ? "^" : "") + piece.codes.map(String.init).joined(separator: ",")
        if let known = pieceIDs[key] { return known }
        let id = slotsOfPiece.count
        pieceIDs[key] = id
        slotsOfPiece.append([])
        if piece.isSpaced {
            spaced.insert(piece.codes, allowsEnding: piece.allowsEnding, piece: id)
        } else {
            dense.insert(piece.codes, allowsEnding: false, startsWord: piece.startsWord, piece: id)
        }
        return id
    }

    /// Every phrase in `range`, in the order of places; of equal starts the longer first.
    func hits(_ codes: [CodePoint], in range: Range<Int>) -> [PhraseHit] {
        var matches: [SlotMatch] = []
        let note = { (match: PhraseTrie.Match) in
            for slot in slotsOfPiece[match.piece] { matches.append(SlotMatch(slot: slot, range: match.range)) }
        }
        dense.scan(codes, range, found: note)
        spaced.scan(codes, range, found: note)
        var hits: [PhraseHit] = []
        for match in matches {
            for concept in concepts[match.slot] { hits.append(PhraseHit(concept: concept, range: match.range)) }
            for chain in chains[match.slot] {
                if let end = Self.complete(chain, from: match.range.upperBound, step: 1, matches) {
                    hits.append(PhraseHit(concept: chain.concept, range: match.range.lowerBound..<end))
                }
            }
        }
        return hits.sorted { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
    }

    private struct SlotMatch {
        var slot: Int
        var range: Range<Int>
    }

    private static func complete(_ chain: Chain, from end: Int, step: Int, _ matches: [SlotMatch]) -> Int? {
        if step == chain.slots.count { return end }
        let reach = end + chain.gaps[step - 1]
        for match in matches where match.slot == chain.slots[step] && match.range.lowerBound >= end && match.range.lowerBound <= reach {
            if let last = complete(chain, from: match.range.upperBound, step: step + 1, matches) { return last }
        }
        return nil
    }
}

/// A place where a phrase of a concept stands.
struct PhraseHit: Equatable, Sendable {
    var concept: Concept
    var range: Range<Int>
}
