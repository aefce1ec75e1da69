/// A span of time: from `start`, up to but without `end`.
package struct Window: Hashable, Sendable, Codable {
    package var start: Instant
    package var end: Instant

    package init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// Every moment that RFC 3339 can write: from the year 0000 up to the last millisecond of 9999, so that it survives
    /// being stored as text.
    package static let always = Window(
        start: Instant(CivilTime(date: CivilDate(year: 0, month: 1, day: 1))),
        end: Instant(CivilTime(date: CivilDate(year: 9999, month: 12, day: 31), hour: 23, minute: 59, second: 59, millisecond: 999)))

    /// The last moment that RFC 3339 can write, in milliseconds since 1970: 9999-12-31T23:59:59.999Z.
    private static let lastWritable: Int64 = 253_402_300_799_999

    /// Whether the moment lies in the window. A window that ends with the last moment that can be written holds that one, too: none
    /// could follow it, and a line of that time must not be left out of all time.
    package func contains(_ instant: Instant) -> Bool {
        start <= instant && (instant < end || instant == end && end.milliseconds == Self.lastWritable)
    }

    /// The window as far as RFC 3339 can write it, so that it can be read again.
    package var writable: Window { Window(start: start.writable, end: end.writable) }

    /// The part that both share; nil where they share none.
    package func intersection(_ other: Window) -> Window? {
        let start = max(start, other.start)
        let end = min(end, other.end)
        return start < end ? Window(start: start, end: end) : nil
    }
}
