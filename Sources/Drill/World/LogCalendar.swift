internal import BreachModel

/// The civil days of the logs, counted from the first.
enum LogCalendar {
    static let firstDay = IncidentFigures.firstLogDay.daysSinceEpoch
    static let dayCount = Int(IncidentFigures.lastLogDay.daysSinceEpoch - firstDay) + 1
    static let attackDays =
        Int(IncidentFigures.firstAttackDay.daysSinceEpoch - firstDay)..<(Int(IncidentFigures.lastAttackDay.daysSinceEpoch - firstDay) + 1)

    /// The first millisecond of a civil day (KST), since 1970.
    static func start(ofDay day: Int) -> Int64 {
        (firstDay + Int64(day)) * CivilDate.millisecondsPerDay - Int64(IncidentFigures.zoneOffsetMinutes) * 60_000
    }

    static func date(ofDay day: Int) -> CivilDate { CivilDate(daysSinceEpoch: firstDay + Int64(day)) }
}
