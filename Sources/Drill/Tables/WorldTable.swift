internal import BreachModel
internal import ByteStreams

/// The files of a world that are not logs and not truth.
enum WorldTable: String, CaseIterable, Sendable {
    case issuance = "issuance.csv"
    case addresses = "addresses.csv"
    case members = "members.csv"
    case credentials = "credentials.csv"
    case roster = "roster.csv"
    case configuration = "haechi.yaml"

    /// Writes the file into `folder`.
    func write(_ world: DrillWorldPlan, to folder: String) throws(DrillError) {
        let path = folder + "/" + rawValue
        switch self {
        case .issuance: try Self.writeIssuance(world, path)
        case .addresses: try Self.writeAddresses(world, path)
        case .members: try Self.writeMembers(world, path)
        case .credentials: try CompanyRecords(world).writeCredentials(path)
        case .roster: try CompanyRecords(world).writeRoster(path)
        case .configuration: try Self.writeConfiguration(path)
        }
    }

    /// Members in the order of their subject ids.
    private static func writeMembers(_ world: DrillWorldPlan, _ path: String) throws(DrillError) {
        let population = world.population
        let names = world.names
        var table = try TableWriter.begin(path, columns: ["subject", "name", "email", "phone", "language", "birth_date", "country"])
        for rank in 0..<population.subjectSpace {
            guard let account = population.account(atRank: rank) else { continue }
            let person = population.person(of: account)
            let english = population.readsEnglish(person)
            let subject = population.subject(account)
            try table.append([
                "\(subject)", names.name(person, english: english),
                population.hasEmail(account) ? names.email(person, number: subject) : "",
                population.hasPhone(person) ? names.phone(population.phone(of: person), spelling: names.spelling(account)) : "",
                english ? "en" : "ko", population.birthDate(person).description, population.country(person),
            ])
        }
        try table.finish()
    }

    /// Address books in the order of the subject ids of their holders.
    private static func writeAddresses(_ world: DrillWorldPlan, _ path: String) throws(DrillError) {
        let population = world.population
        var table = try TableWriter.begin(
            path, columns: ["subject", "entry", "name", "phone", "email", "address", "entrance_code", "language"])
        for rank in 0..<population.subjectSpace {
            guard let account = population.account(atRank: rank) else { continue }
            let subject = "\(population.subject(account))"
            for entry in world.books.entries(of: account) {
                try table.append([subject, "\(entry.number)"] + fields(of: entry, in: account, world))
            }
        }
        try table.finish()
    }

    private static func fields(of entry: BookEntry, in account: Int, _ world: DrillWorldPlan) -> [String] {
        let population = world.population
        let names = world.names
        let record = (account << 3 | entry.place) + population.accounts
        let person: Int
        var email = ""
        switch entry.names {
        case .member(let member, _): person = member
        case .nonMember(let number):
            person = population.number(ofNonMember: number)
            if population.nonMemberHasEmail(number) { email = names.email(person, number: person) }
        }
        let english = population.readsEnglish(person)
        let phone =
            world.books.hasPhone(entry)
            ? names.phone(population.phone(of: person), spelling: names.spelling(record))
            : account % 2 == 0 ? "-" : ""
        return [
            names.name(person, english: english), phone, email, names.address(record, english: english),
            entry.hasCode ? names.entranceCode(record) : "", english ? "en" : "ko",
        ]
    }

    /// Every token that was really issued; forged ones are not among them.
    private static func writeIssuance(_ world: DrillWorldPlan, _ path: String) throws(DrillError) {
        var table = try TableWriter.begin(path, columns: ["token", "issued", "credential", "subject"])
        var clock = ClockText(offsetMinutes: 0, zone: "Z")
        let background = world.background
        for number in 0..<background.sessions {
            let session = background.session(number)
            let first = background.schedule.time(of: background.firstSlot(ofSession: number))
            try table.appendRow { buffer in
                buffer.append(hex: world.ids.issuedToken(number))
                buffer.append(0x2C)
                clock.append(first - 1500 - Int64(number & 0x3FFF), to: &buffer)
                buffer.append(0x2C)
                buffer.append(text: CredentialTable.used[session.credential])
                buffer.append(0x2C)
                if session.actor == .member { buffer.append(decimal: world.population.subject(session.account), digits: 8) }
            }
        }
        try table.finish()
    }

    private static func writeConfiguration(_ path: String) throws(DrillError) {
        let writer = try CompressedWriter.open(path)
        do { try writer.write(RehearsalConfiguration.text) } catch { throw DrillError(writing: error) }
        try writer.close()
    }
}
