extension Sentence {
    /// Its clauses: parts that make statements of their own ("… leaked, but … was not").
    var clauses: [Range<Int>] {
        var cuts: [Int] = []
        for hit in hits where hit.concept == .clauseBreak {
            // A Korean ending belongs to the clause it closes, an English conjunction to the one it opens.
            let opens = language == .english
            cuts.append(opens ? hit.range.lowerBound : hit.range.upperBound)
        }
        cuts = Array(Set(cuts)).sorted().filter { $0 > range.lowerBound && $0 < range.upperBound }
        var result: [Range<Int>] = []
        var start = range.lowerBound
        for cut in cuts {
            result.append(start..<cut)
            start = cut
        }
        result.append(start..<range.upperBound)
        return result
    }

    /// The clause that holds `place`.
    func clause(at place: Range<Int>) -> Range<Int> {
        clauses.first { $0.contains(place.lowerBound) } ?? range
    }

    /// Whether a phrase of `concept` stands in `part`.
    func has(_ concept: Concept, in part: Range<Int>) -> Bool {
        has(concept) && hits.contains { $0.concept == concept && $0.range.overlaps(part) }
    }
}
