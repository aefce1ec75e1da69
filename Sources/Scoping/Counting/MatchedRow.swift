/// One page view by the chosen indicators, of an account that exists.
struct MatchedRow {
    var eventID: UInt64
    var time: Int64
    var account: Int32
    /// Number of the address-book entry in the directory; -1 where the route names none or the book has no such entry.
    var entry: Int32
    /// Number of the origin in `OriginNumbers`; 0 where the line names none.
    var origin: UInt32
    var rule: UInt16

    var withoutOrigin: MatchedRow {
        var row = self
        row.origin = 0
        return row
    }

    /// Rows of one event of an account side by side, the earliest first.
    static func byEvent(_ left: MatchedRow, _ right: MatchedRow) -> Bool {
        (left.eventID, left.time, left.rule, left.entry) < (right.eventID, right.time, right.rule, right.entry)
    }

    /// Rows of one page of an account side by side, in order of time.
    static func byPage(_ left: MatchedRow, _ right: MatchedRow) -> Bool {
        (left.rule, left.entry, left.time) < (right.rule, right.entry, right.time)
    }

    /// Whether both are views of the same page of the same account.
    func isSamePage(_ other: MatchedRow) -> Bool { rule == other.rule && entry == other.entry }
}
