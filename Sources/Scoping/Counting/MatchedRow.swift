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

    init(eventID: UInt64, time: Int64, account: Int32, entry: Int32, origin: UInt32, rule: UInt16) {
        self.eventID = eventID
        self.time = time
        self.account = account
        self.entry = entry
        self.origin = origin
        self.rule = rule
    }

    /// A row from its four words.
    @inline(__always)
    init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        eventID = first
        time = Int64(bitPattern: second)
        account = Int32(truncatingIfNeeded: third)
        entry = Int32(truncatingIfNeeded: third >> 32)
        origin = UInt32(truncatingIfNeeded: fourth)
        rule = UInt16(truncatingIfNeeded: fourth >> 32)
    }

    /// The row in four words.
    @inline(__always)
    var words: (UInt64, UInt64, UInt64, UInt64) {
        (
            eventID, UInt64(bitPattern: time), UInt64(UInt32(bitPattern: account)) | UInt64(UInt32(bitPattern: entry)) << 32,
            UInt64(origin) | UInt64(rule) << 32
        )
    }

    var withoutOrigin: MatchedRow {
        var row = self
        row.origin = 0
        return row
    }

    /// Rows of one event of an account side by side, the earliest first: the same id on another page is another event.
    static func byEvent(_ left: MatchedRow, _ right: MatchedRow) -> Bool {
        (left.eventID, left.rule, left.entry, left.time) < (right.eventID, right.rule, right.entry, right.time)
    }

    /// Whether both, of one account, are one event that was delivered twice.
    func isSameEvent(_ other: MatchedRow) -> Bool { eventID != 0 && eventID == other.eventID && isSamePage(other) }

    /// Rows of one page of an account side by side, in order of time.
    static func byPage(_ left: MatchedRow, _ right: MatchedRow) -> Bool {
        (left.rule, left.entry, left.time) < (right.rule, right.entry, right.time)
    }

    /// Whether both are views of the same page of the same account.
    func isSamePage(_ other: MatchedRow) -> Bool { rule == other.rule && entry == other.entry }
}
