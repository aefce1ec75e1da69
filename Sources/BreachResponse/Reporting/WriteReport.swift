internal import BreachLaw
internal import BreachModel
internal import ByteStreams
internal import CaseStore
internal import ConfigurationReading
internal import NoticeWriting

/// Use case: write the drafts of reports to authorities: the statutory fields of the case's date, what is not known marked so.
package struct WriteReport {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// One report's files.
    package struct Written: Hashable, Sendable {
        package var duty: String
        package var korean: String
        package var english: String
        /// Under Japan's law only.
        package var japanese: String?
        package var json: String
        /// Fields of which the case knows nothing.
        package var unknownFields: [String]
        /// Where the files lie, without their endings.
        package var path: String
    }

    /// Writes the drafts into the store's `reports` folder.
    ///
    /// - Parameters:
    ///   - duty: one report by its id (`report-leak`, `report-incident`); nil for all that the laws have.
    ///   - register: the entries in the register of breaches instead of the reports.
    ///   - jurisdictions: of the configured ones; empty for all.
    /// - Throws: `unknownReport`, `unknownJurisdiction`, `noLaw`, or what the store throws.
    package func callAsFunction(duty: String? = nil, register: Bool = false, jurisdictions: [String] = []) throws -> [Written] {
        let store = try environment.requireStore()
        try environment.folder.make()
        let facts = try store.cases.facts(scopeVersion: try store.scopes.newest()?.version)
        let duties = try CaseDuties(environment)()
        let laws = try NoticeProfiles(environment, families: jurisdictions)
        guard !laws.profiles.isEmpty else {
            throw ResponseError(
                .noLaw, "no version of a configured jurisdiction's law holds on the date that decides",
                hint: "docs/law has the dates of each version")
        }
        let overridden = try overrides(store)
        var written: [Written] = []
        for profile in laws.profiles {
            let own = duties.filter { $0.profile.id == profile.id }
            let writer = AuthorityReportWriter(
                NoticeWriter(
                    facts: facts, company: try environment.configuration.requireCompany(), items: environment.configuration.items,
                    profile: profile, zoneOffsetMinutes: environment.configuration.zoneOffsetMinutes))
            for var report in try reports(writer, own, duty: duty, register: register) {
                report.add(overrides: overridden)
                written.append(try write(report, mark: laws.mark(profile)))
            }
        }
        guard !written.isEmpty else {
            throw ResponseError(
                .unknownReport, "no law of the case has a report of that name",
                hint: register ? "the register of breaches is kept under GDPR 33(5)" : "haechi case clocks shows the duties")
        }
        try EvidenceSeal(environment).seal(
            step: "report", inputs: [SealedItem("case-facts", bytes: try StableJSON.encode(facts))],
            results: written.map { SealedItem("report:\($0.duty)", bytes: Array($0.json.utf8)) })
        return written
    }

    /// The reports of one law: all, or the one that was asked for if the law has it.
    private func reports(_ writer: AuthorityReportWriter, _ duties: [CaseDuties.Entry], duty: String?, register: Bool) throws
        -> [AuthorityReport]
    {
        if register {
            return writer.keepsRegister ? [try writer.registerEntry(answers: duties.map(\.answer))] : []
        }
        return try writer.reportIDs.filter { duty == nil || $0 == duty }.map { id in
            try writer.report(duty: id, clock: duties.first { $0.answer.duty.id == id }?.clocks.first)
        }
    }

    /// Rules that a named person let texts of the newest scope pass against, one line each.
    private func overrides(_ store: CaseStore) throws -> [Bilingual] {
        let notices = try store.notices.notices(scopeVersion: try store.scopes.newest()?.version)
        let all = notices.flatMap { $0.checkOutcome.flatMap(CheckOutcome.init(stored:))?.overrides ?? [] }
        let offset = environment.configuration.zoneOffsetMinutes
        return Set(all).sorted { ($0.at, $0.rule, $0.by) < ($1.at, $1.rule, $1.by) }.map { override in
            .same("\(override.rule) – \(override.by), \(override.at.rfc3339(offsetMinutes: offset)): \(override.reason)")
        }
    }

    /// - Parameter mark: set where the report is not of the law that the configuration names first.
    private func write(_ report: AuthorityReport, mark: String?) throws -> Written {
        let path = environment.folder.reports + "/" + (mark.map { $0.lowercased() + "-" } ?? "") + report.dutyID
        let written = Written(
            duty: report.dutyID, korean: report.text(.korean), english: report.text(.english),
            japanese: report.isInJapanese ? report.text(.japanese) : nil, json: report.json(), unknownFields: report.unknownFields,
            path: path)
        let japanese = written.japanese.map { [(".ja.txt", $0)] } ?? []
        for (ending, text) in [(".ko.txt", written.korean), (".en.txt", written.english), (".json", written.json)] + japanese {
            let file = try CompressedWriter(path: path + ending)
            try file.write(text)
            try file.finish(durable: true)
        }
        return written
    }
}
