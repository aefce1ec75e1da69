internal import BreachModel

/// The rehearsal company's employees and credentials: who joined, moved and left, who owns which key and who could read it.
struct CompanyRecords {
    private let names: Names
    private let dice: Dice

    static let employees = 320
    /// Left in December 2024 and took the key of the backup authentication system along.
    static let keyTaker = 7
    /// Left while a scheduled job went on under their account.
    static let jobOwner = 42
    /// Could read a signing key, left, and the key was replaced after that: nothing to find.
    static let cleanLeaver = 88

    private static let teams = ["인증플랫폼팀", "주문서비스팀", "배송플랫폼팀", "고객상담팀", "정산팀", "데이터분석팀", "보안운영팀", "검색추천팀", "인사팀", "재무팀"]

    init(_ world: DrillWorldPlan) {
        names = world.names
        dice = world.companyDice
    }

    // MARK: Roster

    private static func id(_ employee: Int) -> String { "E\(1001 + employee)" }

    private static func time(_ date: CivilDate, hour: Int) -> String {
        Instant(CivilTime(date: date, hour: hour), offsetMinutes: IncidentFigures.zoneOffsetMinutes)
            .rfc3339(offsetMinutes: IncidentFigures.zoneOffsetMinutes)
    }

    private func day(_ question: Int, of employee: Int, from year: Int, days: Int) -> CivilDate {
        CivilDate(year: year, month: 1, day: 1).adding(days: dice.below(days, employee << 3 | question))
    }

    private func left(_ employee: Int) -> CivilDate? {
        switch employee {
        case Self.keyTaker: CivilDate(year: 2024, month: 12, day: 13)
        case Self.jobOwner: CivilDate(year: 2025, month: 6, day: 30)
        case Self.cleanLeaver: CivilDate(year: 2025, month: 2, day: 14)
        default: dice.happens(130, employee << 3) ? day(1, of: employee, from: 2023, days: 1030) : nil
        }
    }

    private func team(_ employee: Int) -> String {
        employee == Self.keyTaker ? Self.teams[0] : Self.teams[dice.below(Self.teams.count, employee << 3 | 2)]
    }

    /// Writes the roster, joiners of the logs' months, movers and leavers among them.
    func writeRoster(_ path: String) throws(DrillError) {
        var table = try TableWriter.begin(path, columns: ["employee", "name", "team", "joined", "moved", "left"])
        for employee in 0..<Self.employees {
            let left = left(employee)
            let joined =
                left == nil && employee >= 250
                ? day(3, of: employee, from: 2024, days: 660) : day(3, of: employee, from: 2014, days: 3200)
            let moved =
                dice.happens(150, employee << 3 | 4) && employee < 250
                ? day(5, of: employee, from: 2023, days: 364) : nil
            try table.append([
                Self.id(employee), names.name(-employee - 1, english: false), team(employee), Self.time(joined, hour: 9),
                moved.map { Self.time($0, hour: 9) } ?? "", left.map { Self.time($0, hour: 18) } ?? "",
            ])
        }
        try table.finish()
    }

    // MARK: Credentials

    /// Someone who has been there all along.
    private func stayer(_ question: Int) -> Int {
        var employee = dice.below(250, 1 << 20 | question)
        while left(employee) != nil { employee = (employee + 1) % 250 }
        return employee
    }

    private func readers(_ position: Int) -> [Int] {
        let count = 1 + dice.below(3, 2 << 20 | position)
        return Set((0..<count).map { stayer(position << 3 | $0 | 1 << 10) }).sorted()
    }

    /// Writes the credential registry.
    func writeCredentials(_ path: String) throws(DrillError) {
        var table = try TableWriter.begin(
            path, columns: ["credential", "kind", "owner", "readers", "created", "rotated", "retired", "state"])
        for (position, id) in (CredentialTable.used + CredentialTable.idle).enumerated() {
            let isIdle = position >= CredentialTable.used.count
            let isRetired = isIdle && position % 3 != 0
            var owner = stayer(position)
            var readers = readers(position)
            var rotated: CivilDate? = day(6, of: 1000 + position, from: 2025, days: 80)
            if position == CredentialTable.stolen {
                owner = Self.keyTaker
                rotated = nil
            } else if position == CredentialTable.leaverJob {
                owner = Self.jobOwner
            } else if position == 1 {
                readers.append(Self.cleanLeaver)
                rotated = CivilDate(year: 2025, month: 3, day: 10)
            }
            try table.append([
                id, kind(of: id), Self.id(owner), readers.filter { $0 != owner }.map(Self.id).joined(separator: ";"),
                Self.time(day(7, of: 1000 + position, from: 2021, days: 1000), hour: 10),
                isRetired ? "" : rotated.map { Self.time($0, hour: 3) } ?? "",
                isRetired ? Self.time(day(6, of: 1000 + position, from: 2024, days: 300), hour: 12) : "",
                isRetired ? (position % 3 == 1 ? "disabled" : "destroyed") : isIdle ? "passive" : "active",
            ])
        }
        try table.finish()
    }

    private func kind(of id: String) -> String {
        id.hasPrefix("sk-") ? "signing-key" : id.hasPrefix("ak-") ? "api-key" : "service-account"
    }
}
