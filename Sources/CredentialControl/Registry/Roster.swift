package import BreachModel
package import ByteStreams

/// The employees, and when they left.
package struct Roster: Sendable {
    /// Sorted by employee, each once.
    package let entries: [RosterEntry]
    /// Employees whose time of leaving is given but cannot be read, sorted: whether they left is not known.
    package let unreadableDepartures: [EmployeeID]
    /// What was read and what could not be.
    package let report: TableReport
    private let positions: [EmployeeID: Int]

    /// A roster of `entries`; of several for one employee, the one who left first counts, so that no departure is lost.
    package init(
        _ entries: [RosterEntry], unreadableDepartures: [EmployeeID] = [], report: TableReport = TableReport(file: "roster")
    ) {
        var chosen: [EmployeeID: RosterEntry] = [:]
        for entry in entries {
            guard let earlier = chosen[entry.employee] else {
                chosen[entry.employee] = entry
                continue
            }
            if let left = entry.left, left < (earlier.left ?? Window.always.end) { chosen[entry.employee] = entry }
        }
        self.entries = chosen.values.sorted { $0.employee < $1.employee }
        self.unreadableDepartures = Set(unreadableDepartures).sorted()
        self.report = report
        positions = Dictionary(uniqueKeysWithValues: self.entries.enumerated().map { ($0.element.employee, $0.offset) })
    }

    /// The entry of `employee`; nil where the roster does not know them.
    package subscript(_ employee: EmployeeID) -> RosterEntry? {
        positions[employee].map { entries[$0] }
    }

    /// Everyone who left in `window`, in the order of leaving.
    package func leavers(in window: Window = .always) -> [RosterEntry] {
        entries.filter { entry in entry.left.map { window.contains($0) } ?? false }
            .sorted { ($0.left ?? window.end, $0.employee) < ($1.left ?? window.end, $1.employee) }
    }

    /// Reads the roster's table.
    ///
    /// - Throws: `ByteStreamError` where the file, the column of employees or the one of departures is missing, or reading fails.
    package static func load(_ source: TableSource, configuration: HaechiConfiguration) throws(ByteStreamError) -> Roster {
        var rows = try TableRows(source, required: ["employee", "left"], configuration: configuration)
        var entries: [RosterEntry] = []
        var unreadable: [EmployeeID] = []
        var lines: [EmployeeID: Int] = [:]
        while try rows.next() {
            guard let employee = rows.text("employee").map(EmployeeID.init(_:)) else {
                rows.note(.missingField, "the row names no employee")
                continue
            }
            if let first = lines[employee] {
                rows.note(.badRow, "the employee was already given on line \(first); the earlier departure counts")
            }
            lines[employee] = lines[employee] ?? rows.line
            rows.use()
            let left = rows.time("left")
            if case .unreadable = left { unreadable.append(employee) }
            entries.append(
                RosterEntry(
                    employee: employee, team: rows.text("team") ?? "", joined: rows.time("joined").instant,
                    moved: rows.time("moved").instant, left: left.instant))
        }
        return Roster(entries, unreadableDepartures: unreadable, report: rows.report)
    }
}
