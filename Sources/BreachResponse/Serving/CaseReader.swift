package import BreachModel

/// What the pages ask of a case, as functions: the server knows neither the store nor the law.
///
/// Every function may be called from many requests at the same time. An error that one throws is shown as "try again later"
/// and logged by its stable code only.
package struct CaseReader: Sendable {
    /// What is said to everyone alike.
    package var incident: @Sendable () async throws -> PublicIncident
    /// The person whose notice carries the code; nil where no notice does. It must do the same work for hit and miss.
    package var personByCode: @Sendable (NoticeCode) async throws -> PersonKey?
    /// The person who holds the account; nil where the scope knows none.
    package var personByAccount: @Sendable (SubjectID) async throws -> PersonKey?
    /// The person's page; nil where the person is in no scope any more.
    package var dossier: @Sendable (PersonKey) async throws -> PersonDossier?
    /// The console's view of the case.
    package var overview: @Sendable () async throws -> CaseOverview
    /// Throws where the store cannot be read.
    package var checkStore: @Sendable () async throws -> Void

    package init(
        incident: @escaping @Sendable () async throws -> PublicIncident,
        personByCode: @escaping @Sendable (NoticeCode) async throws -> PersonKey?,
        personByAccount: @escaping @Sendable (SubjectID) async throws -> PersonKey?,
        dossier: @escaping @Sendable (PersonKey) async throws -> PersonDossier?,
        overview: @escaping @Sendable () async throws -> CaseOverview,
        checkStore: @escaping @Sendable () async throws -> Void
    ) {
        self.incident = incident
        self.personByCode = personByCode
        self.personByAccount = personByAccount
        self.dossier = dossier
        self.overview = overview
        self.checkStore = checkStore
    }
}
