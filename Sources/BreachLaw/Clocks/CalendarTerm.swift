package import BreachModel

/// Terms of whole days that no statute of a profile counts: results of an order, and the days of a posting.
package enum CalendarTerm {
    /// The last day of a term of `days` that an order of `day` sets; the day of the order is day 0.
    package static func lastDay(_ days: Int, after day: CivilDate) -> CivilDate {
        day.adding(days: days)
    }

    /// The longest run of days without a gap on which a posting was visible (PIPA Decree 39(3) asks for 30 or more).
    ///
    /// - Parameter visible: days on which it was seen, in any order; the same day may come twice.
    package static func longestRun(of visible: [CivilDate]) -> Int {
        var longest = 0
        var run = 0
        var last: Int64?
        for day in Set(visible).map(\.daysSinceEpoch).sorted() {
            run = last == day - 1 ? run + 1 : 1
            longest = max(longest, run)
            last = day
        }
        return longest
    }
}
