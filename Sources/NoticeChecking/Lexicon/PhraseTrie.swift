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
            let key = UInt64(node) << 32 | UInt64(code == 0x09 ? 0x20 : code)
            guard let next = edges[key] else { return }
            node = next
            index += 1
            for leaf in leaves[Int(node)] {
                let runsOn = isSpaced && index < end && codes[index - 1].isLatin && codes[index].isLatin
                if leaf.startsWord, start > 0, codes[start - 1].isDense || codes[start - 1].isDigit { continue }
                if !runsOn || leaf.allowsEnding { found(Match(piece: leaf.piece, range: start..<index)) }
            }
        }
    }
}
