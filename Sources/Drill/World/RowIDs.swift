/// Event and token ids: 64 bits, no two alike in a world.
struct RowIDs: Sendable {
    private let events: Dice
    private let tokens: Dice

    init(seed: UInt64) {
        events = Dice(seed: seed, "event ids")
        tokens = Dice(seed: seed, "token ids")
    }

    @inline(__always)
    func event(_ stream: LogNoise.Stream, _ slot: Int) -> UInt64 { events.bits(slot << 1 | stream.rawValue) }
    @inline(__always)
    func issuedToken(_ session: Int) -> UInt64 { tokens.bits(session << 1 | 1) }
    /// The token that the attacker made for one row; no issuance knows it.
    @inline(__always)
    func forgedToken(_ slot: Int) -> UInt64 { tokens.bits(slot << 1) }
}
