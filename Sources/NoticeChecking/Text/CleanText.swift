/// A source without what only a machine sees, for telling bullets, numbers and labels at the edges of lines: marks without width left out,
/// Hangul composed, full-width letters, digits and signs in their usual width. Letters keep their case, lines their ends.
struct CleanText {
    private(set) var codes: [CodePoint] = []
    /// For each of `codes`, its offset in the source.
    private(set) var places: [Int] = []

    init(_ source: [CodePoint]) {
        codes.reserveCapacity(source.count)
        places.reserveCapacity(source.count)
        for (offset, code) in source.enumerated() {
            guard VisibleTextBuilder.fold(code) != nil else { continue }
            let usual = (0xFF01...0xFF5E).contains(code) && code != 0xFF1A ? code - 0xFEE0 : code
            if let last = codes.last, let joined = VisibleTextBuilder.compose(last, usual) {
                codes[codes.count - 1] = joined
                continue
            }
            codes.append(usual)
            places.append(offset)
        }
    }
}
