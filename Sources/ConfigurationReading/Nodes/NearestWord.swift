/// Finds what a person most likely meant to write.
enum NearestWord {
    /// The member of `known` that takes the fewest edits, if at most a third of the letters (and at least one edit) differ.
    static func to(_ word: String, among known: [String]) -> String? {
        let wanted = Self.plain(word)
        let limit = max(1, wanted.count / 3)
        let distances = known.map { (distance: Self.distance(wanted, Self.plain($0)), word: $0) }
        return distances.filter { $0.distance <= limit }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// Hyphens, underscores and capitals are the commonest slips; they count as nothing.
    private static func plain(_ word: String) -> [Character] {
        word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
    ///
    /// Source: the "optimal string alignment" form of Damerau's distance.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
