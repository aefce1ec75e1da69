/// A text exactly as it was given, with the line and column of every scalar.
struct SourceText: Sendable {
    let codes: [CodePoint]
    /// Where each line starts; lines end at LF, CR LF, CR, U+2028 or U+2029.
    private let lineStarts: [Int]

    init(_ text: String) {
        codes = CodePoint.codes(text)
        var starts = [0]
        for (index, code) in codes.enumerated() {
            let isBreak = code == 0x0A || code == 0x2028 || code == 0x2029
            let isLoneReturn = code == 0x0D && (index + 1 == codes.count || codes[index + 1] != 0x0A)
            if isBreak || isLoneReturn { starts.append(index + 1) }
        }
        lineStarts = starts
    }

    /// Line and column of the scalar at `offset`, both counted from 1, the column in Unicode scalars.
    func place(_ offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, offset - lineStarts[low] + 1)
    }
}
