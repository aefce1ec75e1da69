/// All pieces of a lexicon in one tree, so that one walk over a sentence finds every one of them.
struct PhraseTrie: Sendable {
    struct Match {
        var piece: Int
        var range: Range<Int>
    }

    private struct Leaf: Sendable {
        var piece: Int
        var allowsEnding: Bool
        var startsWord: Bool
    }

    private var edges: [UInt64: Int32] = [:]
    private var leaves: [[Leaf]] = [[]]
    /// First scalars of any piece, by their low 16 bits: most positions of a text start no piece.
    private var starts = [Bool](repeating: false, count: 65_536)
    let isSpaced: Bool

    init(isSpaced: Bool) {
        self.isSpaced = isSpaced
    }

    mutating func insert(_ codes: [CodePoint], allowsEnding: Bool, startsWord: Bool = false, piece: Int) {
        guard let first = codes.first else { return }
        starts[Int(first & 0xFFFF)] = true
        var node: Int32 = 0
        for code in codes {
            let key = UInt64(node) << 32 | UInt64(code)
            if let next = edges[key] {
                node = next
            } else {
                leaves.append([])
                edges[key] = Int32(leaves.count - 1)
                node = Int32(leaves.count - 1)
            }
        }
        leaves[Int(node)].append(Leaf(piece: piece, allowsEnding: allowsEnding, startsWord: startsWord))
    }

    /// Calls `found` for every piece in `range`, in the order of their starts, shorter before longer.
    func scan(_ codes: [CodePoint], _ range: Range<Int>, found: (Match) -> Void) {
        for start in range where starts[Int(codes[start] & 0xFFFF)] {
            if isSpaced, start > range.lowerBound, codes[start].isLatin || codes[start].isDigit,
                codes[start - 1].isLatin || codes[start - 1].isDigit
            {
                continue
            }
            walk(codes, from: start, to: range.upperBound, found: found)
        }
    }

    private func walk(_ codes: [CodePoint], from start: Int, to end: Int, found: (Match) -> Void) {
        var node: Int32 = 0
        var index = start
        while index < end {
            let code = codes[index]
            if !isSpaced, code.isBlank {
                index += 1
                continue
            }
            guard let next = edge(node, code == 0x09 ? 0x20 : code) else { return }
            node = next
            index += 1
            report(node, codes, start..<index, end, found: found)
            if let star = edge(node, Self.star) { walkStar(star, codes, from: start, at: index, to: end, found: found) }
        }
    }

    /// Goes on after a `*` inside a phrase: any letters, then the rest.
    private func walkStar(_ star: Int32, _ codes: [CodePoint], from start: Int, at place: Int, to end: Int, found: (Match) -> Void) {
        var node = star
        var index = place
        while index < end, codes[index].isLatin { index += 1 }
        while index < end {
            guard let next = edge(node, codes[index] == 0x09 ? 0x20 : codes[index]) else { return }
            node = next
            index += 1
            report(node, codes, start..<index, end, found: found)
            if let again = edge(node, Self.star) {
                walkStar(again, codes, from: start, at: index, to: end, found: found)
            }
        }
    }

    private static let star: CodePoint = 0x2A

    private func edge(_ node: Int32, _ code: CodePoint) -> Int32? { edges[UInt64(node) << 32 | UInt64(code)] }

    private func report(_ node: Int32, _ codes: [CodePoint], _ range: Range<Int>, _ end: Int, found: (Match) -> Void) {
        for leaf in leaves[Int(node)] {
            if leaf.startsWord, range.lowerBound > 0, codes[range.lowerBound - 1].isDense || codes[range.lowerBound - 1].isDigit {
                continue
            }
            let runsOn = isSpaced && range.upperBound < end && codes[range.upperBound - 1].isLatin && codes[range.upperBound].isLatin
            if !runsOn || leaf.allowsEnding { found(Match(piece: leaf.piece, range: range)) }
        }
    }
}
