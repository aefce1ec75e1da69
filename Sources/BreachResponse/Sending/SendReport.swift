package import BreachModel
package import CaseStore

/// Where a send stood when a command left it.
package struct SendReport: Hashable, Sendable {
    /// Why the command came back.
    package enum Ending: String, Hashable, Sendable, CaseIterable {
        /// Every person is in a final state.
        case finished
        /// Someone asked for a pause, or the task was cancelled.
        case paused
        /// Only deliveries are left that were refused for now.
        case waiting
    }

    package var send: SendRecord
    package var progress: SendProgress
    package var ending: Ending
    /// When the next refused delivery is due, where `ending` is `waiting`.
    package var nextAttempt: Instant?
    /// Deliveries whose outcome an earlier crash left open and that were handed over again with the same Message-ID.
    package var repeated: PeopleCount
}
