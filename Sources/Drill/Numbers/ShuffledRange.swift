/// A shuffle of 0..<count that is computed, not stored: where an index goes, and which index came to a place.
///
/// A Feistel network over two mixed-radix halves, with cycle walking for the few places beyond `count`.
/// Source: Black and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002. For rehearsals only, never for secrets.
struct ShuffledRange: Sendable {
    let count: Int
    private let left: Int
    private let right: Int
    private let dice: Dice

    private static let rounds = 4

    /// - Parameter count: at least 1 and below 2^40.
    init(_ count: Int, seed: UInt64, _ purpose: String) {
        precondition(count >= 1 && count < 1 << 40)
        self.count = count
        var side = Int(Double(count).squareRoot())
        while side * side < count { side += 1 }
        left = side
        right = (count + side - 1) / side
        dice = Dice(seed: seed, "shuffle " + purpose)
    }

    /// The place of `index`.
    @inline(__always)
    func place(of index: Int) -> Int {
        var value = index
        repeat { value = encrypted(value) } while value >= count
        return value
    }

    /// The index that came to `place`.
    @inline(__always)
    func index(at place: Int) -> Int {
        var value = place
        repeat { value = decrypted(value) } while value >= count
        return value
    }

    @inline(__always)
    private func encrypted(_ value: Int) -> Int {
        var (high, low) = value.quotientAndRemainder(dividingBy: right)
        for round in stride(from: 0, to: Self.rounds, by: 2) {
            high += dice.below(left, low << 3 | round)
            if high >= left { high -= left }
            low += dice.below(right, high << 3 | round | 1)
            if low >= right { low -= right }
        }
        return high * right + low
    }

    @inline(__always)
    private func decrypted(_ value: Int) -> Int {
        var (high, low) = value.quotientAndRemainder(dividingBy: right)
        for round in stride(from: Self.rounds - 2, through: 0, by: -2) {
            low -= dice.below(right, high << 3 | round | 1)
            if low < 0 { low += right }
            high -= dice.below(left, low << 3 | round)
            if high < 0 { high += left }
        }
        return high * right + low
    }
}
