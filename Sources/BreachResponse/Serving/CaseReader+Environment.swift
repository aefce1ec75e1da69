internal import BreachModel
internal import CaseStore
internal import ConfigurationReading
internal import EvidenceLog

extension CaseReader {
    /// A reader over the case of `environment`, whose store is open (read-only is enough).
    ///
    /// - Throws: `noCase` where no store is open, and the configuration's error where it names no company.
    package init(_ environment: ResponseEnvironment) throws {
        let store = try environment.requireStore()
        let configuration = environment.configuration
        let company = try configuration.requireCompany()
        let incident = ShowIncident(
            store: store, company: company, items: configuration.items, zoneOffsetMinutes: configuration.zoneOffsetMinutes,
            clock: environment.clock)
        let people = LookUpPerson(store: store, items: configuration.items, incident: incident, clock: environment.clock)
        let show = ShowCase(
            store: store, company: company.name, items: configuration.items, zoneOffsetMinutes: configuration.zoneOffsetMinutes,
            duties: { try Self.duties(environment) }, evidence: { try Self.evidence(environment) },
            pending: { try Self.pending(environment) }, clock: environment.clock)
        self.init(
            incident: { try incident() }, personByCode: { try people.person(code: $0) },
            personByAccount: { try people.person(account: $0) }, dossier: { try people.dossier($0) },
            overview: { try show() }, checkStore: { _ = try store.cases.id() })
    }

    /// The duties; none before a credible moment of awareness is entered.
    private static func duties(_ environment: ResponseEnvironment) throws -> [DutyStatus] {
        do {
            return DutyStatus.list(try CaseDuties(environment)())
        } catch let error as ResponseError where error.code == .badAwareness {
            return []
        }
    }

    /// Hours before a due time from which the console warns.
    private static let aheadHours = 12

    private static func pending(_ environment: ResponseEnvironment) throws -> CasePending {
        let show = ShowPromises(environment)
        var jurisdictions: [JurisdictionStatus] = []
        do {
            jurisdictions = try ShowJurisdictions(environment)()
        } catch let error as ResponseError where error.code == .badAwareness {}
        return CasePending(
            jurisdictions: jurisdictions, alarms: try RaiseAlarms(environment).holding(aheadHours: aheadHours),
            orders: try show.orders(), promises: try show.promises(), postings: try show.postings(),
            preservation: try PreservedLogs(environment.folder).status())
    }

    /// Length, head and chain of the log. Digests of the sealed files take minutes: that is `haechi evidence verify`.
    private static func evidence(_ environment: ResponseEnvironment) throws -> EvidenceLogState {
        do throws(EvidenceError) {
            let report = try EvidenceLog(path: environment.folder.evidenceLog)
                .verify(baseDirectory: environment.folder.path, recompute: false)
            return EvidenceLogState(entries: report.entries, head: report.head, verified: report.isSound)
        } catch {
            guard error.code == .noLog else { throw error }
            return EvidenceLogState()
        }
    }
}
