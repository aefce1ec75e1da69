/// The port to the outside world's clock (design rule 10: the clock is passed in).
package struct WallClock: Sendable {
    /// The present moment.
    package var now: @Sendable () -> Instant

    package init(now: @escaping @Sendable () -> Instant) {
        self.now = now
    }

    /// A clock that always shows `instant`, for rehearsals and tests.
    package static func fixed(_ instant: Instant) -> WallClock {
        WallClock { instant }
    }
}
