internal import BreachModel

/// The figures of the 2025 incident at full size. Source: reference, incident-2025, sections 1, 4 and 8.
package enum IncidentFigures {
    package static let accounts = 33_673_817
    package static let listViews = 148_056_502
    package static let editViews = 50_474
    package static let orderViews = 102_682
    package static let ghostTokens = 44_000_000
    package static let origins = 2_313
    package static let memberPeople = 33_220_000
    package static let nonMemberPeople = 4_330_000

    /// Civil days (KST) that the logs cover.
    static let firstLogDay = CivilDate(year: 2025, month: 4, day: 1)
    static let lastLogDay = CivilDate(year: 2025, month: 11, day: 30)
    /// Civil days (KST) of the first and the last access.
    static let firstAttackDay = CivilDate(year: 2025, month: 4, day: 14)
    static let lastAttackDay = CivilDate(year: 2025, month: 11, day: 8)
    /// Korean Standard Time is nine hours ahead of UTC all year.
    static let zoneOffsetMinutes = 540
}
