package import BreachModel

/// What a world really holds, in numbers: the content of `truth.json`. Never read by any stage but the scorer.
package struct DrillTruth: Hashable, Sendable, Codable {
    package var scale: String
    package var seed: UInt64
    package var backgroundRatio: Int
    /// The rows of the breach: the stolen key, and only tokens that were never issued.
    package var indicator: Indicator
    /// The credential of a scheduled job that went on after its owner left: to be found, but not the breach.
    package var leaverJobCredential: CredentialID
    package var origins: Int
    /// Everything that happened, whether or not a log shows it.
    package var world: DrillTotals
    /// What the delivered, readable logs show.
    package var delivered: DrillTotals
    package var logs: DrillLogs
}

/// Figures of the breach. Views, records, accounts and people are four different units.
package struct DrillTotals: Hashable, Sendable, Codable {
    package var accounts: AccountCount = 0
    package var people: PeopleCount = 0
    package var members: PeopleCount = 0
    package var nonMembers: PeopleCount = 0
    /// Profiles, address-book entries and order lists shown at least once; an empty book is one.
    package var records: RecordCount = 0
    package var profileViews: ViewCount = 0
    package var listViews: ViewCount = 0
    package var editViews: ViewCount = 0
    package var orderViews: ViewCount = 0
    /// Requests (one token each) for members who do not exist.
    package var ghostTokens = 0
    /// Requests that were refused or failed and showed nothing.
    package var failedRequests = 0
    /// The first and the last view.
    package var firstAccess: Instant?
    package var lastAccess: Instant?
    /// People by the items shown of them.
    package var peopleByItem: [String: Int] = [:]

    package var views: ViewCount { profileViews + listViews + editViews + orderViews }
}

/// What the delivered log files hold.
package struct DrillLogs: Hashable, Sendable, Codable {
    package var files: Int
    package var lines: Int
    /// Requests behind the lines of all days, the lost ones included.
    package var requests: Int
    /// Lines that repeat an earlier one.
    package var repeatedLines: Int
    /// Lines that stand in the next day's file, hours late.
    package var hoursLateLines: Int
    package var damagedLines: Int
    package var gaps: [Gap]

    /// Where lines that were written never arrived.
    package struct Gap: Hashable, Sendable, Codable {
        package var reason: CoverageGap.Reason
        /// The civil day (KST) of the file.
        package var day: CivilDate
        package var file: String
        /// Lines lost, where they were ever made.
        package var lines: Int?
        /// Successful page views of the breach that no delivered line shows.
        package var hiddenViews: ViewCount
    }
}
