/// A span of time: from `start`, up to but without `end`.
package struct Window: Hashable, Sendable, Codable {
    package var start: Instant
    package var end: Instant

    package init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// Every moment there is.
    package static let always = Window(
        start: Instant(milliseconds: .min / 4), end: Instant(milliseconds: .max / 4))

    package func contains(_ instant: Instant) -> Bool {
        start <= instant && instant < end
    }

    /// The part that both share; nil where they share none.
    package func intersection(_ other: Window) -> Window? {
        let start = max(start, other.start)
        let end = min(end, other.end)
        return start < end ? Window(start: start, end: end) : nil
    }
}
