/// Where one notice to one person stands. Every person of a frozen audience has exactly one at any time.
package enum DeliveryState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Waits for its turn.
    case queued
    /// Handed to a carrier, or about to be: the only state whose outcome a crash leaves open.
    case claimed
    /// The carrier took it, and that is recorded.
    case confirmed
    /// The carrier refused it for now; it is tried again.
    case failedTemporary = "failed-temporary"
    /// The carrier refused it for good.
    case failedPermanent = "failed-permanent"
    /// No channel reaches the person with what is known of them.
    case noChannel = "no-channel"

    /// The states that may follow this one. A state without any is final.
    package var successors: Set<DeliveryState> {
        switch self {
        case .queued: [.claimed]
        case .claimed: [.confirmed, .failedTemporary, .failedPermanent, .queued]
        case .failedTemporary: [.claimed]
        case .confirmed, .failedPermanent, .noChannel: []
        }
    }

    /// Whether nothing more will be tried.
    package var isFinal: Bool { successors.isEmpty }

    /// The states that may go over into this one.
    package var predecessors: [DeliveryState] {
        Self.allCases.filter { $0.successors.contains(self) }
    }
}
