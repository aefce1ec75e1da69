internal import BreachModel

/// How many times smaller than the incident a rehearsal world is: 1:`ratio`.
package struct DrillScale: Hashable, Sendable, CustomStringConvertible {
    /// 1 for the full size; at most `largestRatio`.
    package let ratio: Int

    /// Beyond this a world has too few rows for one a day.
    package static let largestRatio = 1_000_000

    /// - Throws: `badScale` unless 1 ≤ `ratio` ≤ `largestRatio`.
    package init(ratio: Int) throws(DrillError) {
        guard (1...Self.largestRatio).contains(ratio) else {
            throw DrillError(
                .badScale, "the scale is out of range", context: [("ratio", "\(ratio)")], hint: "choose 1:1 to 1:\(Self.largestRatio)")
        }
        self.ratio = ratio
    }

    /// Reads `1:1000`; a bare `1000` means the same.
    ///
    /// - Throws: `badScale` for any other text.
    package init(_ text: String) throws(DrillError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 1 || (parts.count == 2 && parts[0] == "1"), let last = parts.last, let ratio = Int(last) else {
            throw DrillError(.badScale, "the scale cannot be read", hint: "write it as 1:1000")
        }
        try self.init(ratio: ratio)
    }

    package var description: String { "1:\(ratio)" }

    /// A full-size figure at this scale, rounded up so that no class of victim vanishes (reference, incident-2025, section 8).
    package func count(_ fullSize: Int) -> Int {
        (fullSize + ratio - 1) / ratio
    }
}
