package import BreachLaw
package import BreachModel
package import CaseStore

extension CaseReader {
    /// A reader over a case store.
    ///
    /// - Parameters:
    ///   - company: who says it; `requireCompany()` of the configuration.
    ///   - evidence: reads the evidence log for the console.
    package init(
        store: CaseStore, configuration: HaechiConfiguration, company: Company, law: LawLibrary, clock: WallClock,
        evidence: @escaping @Sendable () throws -> EvidenceLogState
    ) {
        let incident = ShowIncident(
            store: store, company: company, items: configuration.items, zoneOffsetMinutes: configuration.zoneOffsetMinutes,
            clock: clock)
        let people = LookUpPerson(store: store, items: configuration.items, incident: incident, clock: clock)
        let duties = ReadDuties(
            store: store, law: law, jurisdictions: configuration.jurisdictions, items: configuration.items, clock: clock)
        let show = ShowCase(
            store: store, company: company.name, items: configuration.items,
            zoneOffsetMinutes: configuration.zoneOffsetMinutes, duties: duties, evidence: evidence, clock: clock)
        self.init(
            incident: { try incident() }, personByCode: { try people.person(code: $0) },
            personByAccount: { try people.person(account: $0) }, dossier: { try people.dossier($0) },
            overview: { try show() }, checkStore: { _ = try store.cases.id() })
    }
}
