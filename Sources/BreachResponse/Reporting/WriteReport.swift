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
        package var json: String
        /// Fields of which the case knows nothing.
        package var unknownFields: [String]
        /// Where the files lie, without their endings.
        package var path: String
    }

    /// Writes the drafts into the store's `reports` folder.
    ///
    /// - Parameter duty: one report by its id (`report-leak`, `report-incident`); nil for all that the profile has.
    /// - Throws: `unknownReport`'s equal of the writer, or what the store throws.
    package func callAsFunction(duty: String? = nil) throws -> [Written] {
        let store = try environment.requireStore()
        try environment.folder.make()
        let facts = try store.cases.facts(scopeVersion: try store.scopes.newest()?.version)
        let duties = try CaseDuties(environment)()
        guard let profile = duties.first?.profile else {
            throw ResponseError(.unknownReport, "the law profile has no duties")
        }
        let writer = AuthorityReportWriter(
            NoticeWriter(
                facts: facts, company: try environment.configuration.requireCompany(), items: environment.configuration.items,
                profile: profile,
                zoneOffsetMinutes: environment.configuration.zoneOffsetMinutes))
        let written = try (duty.map { [$0] } ?? writer.reportIDs).map { id in
            let clock = duties.first { $0.profile.id == profile.id && $0.answer.duty.id == id }?.clocks.first
            return try write(try writer.report(duty: id, clock: clock))
        }
        try EvidenceSeal(environment).seal(
            step: "report", inputs: [SealedItem("case-facts", bytes: try StableJSON.encode(facts))],
            results: written.map { SealedItem("report:\($0.duty)", bytes: Array($0.json.utf8)) })
        return written
    }

    private func write(_ report: AuthorityReport) throws -> Written {
        let path = environment.folder.reports + "/" + report.dutyID
        let written = Written(
            duty: report.dutyID, korean: report.text(.korean), english: report.text(.english), json: report.json(),
            unknownFields: report.unknownFields, path: path)
        for (ending, text) in [(".ko.txt", written.korean), (".en.txt", written.english), (".json", written.json)] {
            let file = try CompressedWriter(path: path + ending)
            try file.write(text)
            try file.finish(durable: true)
        }
        return written
    }
}
