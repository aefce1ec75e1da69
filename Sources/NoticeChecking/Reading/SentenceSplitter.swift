/// Cuts a block into sentences at full stops that end one.
enum SentenceSplitter {
    private static let abbreviations: Set<String> = [
        "e.g", "i.e", "etc", "no", "nos", "inc", "ltd", "co", "corp", "mr", "mrs", "ms", "dr", "vs", "approx", "art", "sec", "a.m", "p.m",
        "st",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "tel", "u.s", "u.k", "al", "para", "dept",
        "ext",
    ]

    /// No sentence of a person is longer than this; what is gets cut, so that time stays linear in the length of any text.
    private static let longest = 1500

    static func split(_ codes: [CodePoint], _ block: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = block.lowerBound
        var index = block.lowerBound
        while index < block.upperBound {
            if index - start >= longest, codes[index].isBlank || index - start >= 2 * longest {
                append(codes, start..<index, to: &result)
                start = index
            }
            if ends(codes, at: index, in: block) {
                var end = index + 1
                while end < block.upperBound, isCloser(codes[end]) { end += 1 }
                append(codes, start..<end, to: &result)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        append(codes, start..<block.upperBound, to: &result)
        return result
    }

    private static func append(_ codes: [CodePoint], _ range: Range<Int>, to result: inout [Range<Int>]) {
        var low = range.lowerBound
        while low < range.upperBound, codes[low].isBlank || codes[low] == .blockBreak { low += 1 }
        var high = range.upperBound
        while high > low, codes[high - 1].isBlank || codes[high - 1] == .blockBreak { high -= 1 }
        if low < high, codes[low..<high].contains(where: \.isWord) { result.append(low..<high) }
    }

    private static func isCloser(_ code: CodePoint) -> Bool {
        [0x22, 0x27, 0x29, 0x5D, 0x2E, 0x21, 0x3F, 0x300D, 0x300F].contains(code)
    }

    private static func ends(_ codes: [CodePoint], at index: Int, in block: Range<Int>) -> Bool {
        let code = codes[index]
        if code == 0x3002 || code == .blockBreak { return true }
        guard code == 0x2E || code == 0x21 || code == 0x3F else { return false }
        var next = index + 1
        while next < block.upperBound, isCloser(codes[next]) { next += 1 }
        guard next < block.upperBound else { return true }
        let previous = index > block.lowerBound ? codes[index - 1] : CodePoint.space
        // "요.고객" pasted without a blank still ends a sentence; "2025.11.18" and "a.b" do not.
        guard codes[next].isBlank || (previous.isHangul && codes[next].isHangul) else { return false }
        if code != 0x2E { return true }
        if previous.isDigit { return endsAfterDigit(codes, index, next, block) }
        return !isAbbreviation(codes, index, block)
    }

    /// "2025. 11. 18." runs on; "in 2025. We" does not.
    private static func endsAfterDigit(_ codes: [CodePoint], _ index: Int, _ next: Int, _ block: Range<Int>) -> Bool {
        var after = next
        while after < block.upperBound, codes[after].isBlank { after += 1 }
        guard after < block.upperBound else { return true }
        if codes[after].isDigit || codes[after].isHangul || codes[after] == 0x28 || codes[after] == 0x7E || codes[after] == 0x2D {
            return false
        }
        return codes[after].isLatin
    }

    private static func isAbbreviation(_ codes: [CodePoint], _ index: Int, _ block: Range<Int>) -> Bool {
        var start = index
        while start > block.lowerBound, codes[start - 1].isLatin || codes[start - 1] == 0x2E { start -= 1 }
        let word = codes.text(start..<index)
        return word.count == 1 && codes[index - 1].isLatin && word != "i" || abbreviations.contains(word)
    }
}
