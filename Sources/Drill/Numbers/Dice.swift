internal import BreachModel

/// Random numbers by position: the throw for `index` is the same whenever and wherever it is asked for, so that days, accounts
/// and books can be made in any order, by any thread, without lists.
struct Dice: Sendable {
    private let key: UInt64

    /// Dice for one purpose of one world.
    init(seed: UInt64, _ purpose: String) {
        var generator = SeededGenerator(seed: seed, purpose: purpose)
        key = generator.next()
    }

    /// 64 bits for `index`; different for different indices (the mixing is a bijection).
    ///
    /// Source: the finaliser of SplitMix64 (see `SeededGenerator`).
    @inline(__always)
    func bits(_ index: Int) -> UInt64 {
        Self.mix(key ^ UInt64(bitPattern: Int64(index)))
    }

    /// A number from 0 up to but without `limit`.
    @inline(__always)
    func below(_ limit: Int, _ index: Int) -> Int {
        Self.scaled(bits(index), below: limit)
    }

    /// True for about `perMille` of 1000 indices.
    @inline(__always)
    func happens(_ perMille: Int, _ index: Int) -> Bool {
        below(1000, index) < perMille
    }

    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Maps 64 even bits to 0..<limit by their high part (Lemire, "Fast Random Integer Generation in an Interval", 2019).
    @inline(__always)
    static func scaled(_ bits: UInt64, below limit: Int) -> Int {
        Int(truncatingIfNeeded: bits.multipliedFullWidth(by: UInt64(truncatingIfNeeded: limit)).high)
    }
}
