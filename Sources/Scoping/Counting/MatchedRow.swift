internal import BreachModel

/// One page view by the chosen indicators, of an account that exists.
struct MatchedRow {
    var eventID: UInt64
    var time: Int64
    var account: Int32
    /// Number of the address-book entry in the directory; -1 where the route names none or the book has no such entry.
    var entry: Int32
    var rule: UInt16

    /// Rows of one event side by side.
    static func byEvent(_ left: MatchedRow, _ right: MatchedRow) -> Bool {
        (left.account, left.eventID, left.time, left.rule, left.entry) < (right.account, right.eventID, right.time, right.rule, right.entry)
    }

    /// Rows of one page of one account side by side, in order of time.
    static func byPage(_ left: MatchedRow, _ right: MatchedRow) -> Bool {
        (left.account, left.rule, left.entry, left.time) < (right.account, right.rule, right.entry, right.time)
    }
}
