package import BreachModel

/// One log line that shows something of a person, or that may have: a page that the route map does not know.
package struct PersonLine: Hashable, Sendable {
    /// The log file as the scan named it.
    package var source: String
    /// Of the line's first byte in the file's decompressed text.
    package var offset: Int
    package var time: Instant
    /// The address that the request came from; empty where the line names none.
    package var origin: String
    /// The route rule; nil for a page that the map does not know.
    package var route: String?
    /// What the page shows of this person, sorted by item; empty for a page that the map does not know.
    package var items: [DataItemID: Visibility]
    /// Whether the line is an event that was delivered before, so that it was not counted again.
    package var isRepeated = false
    var eventID: UInt64 = 0
    var account: Int32 = 0
    var rule = 0
    /// The address-book entry that the page was of; -1 where it names none or the book has no such entry.
    var entry: Int32 = -1
}
