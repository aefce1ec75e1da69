package import BreachModel
package import ByteStreams

/// All that the company records of its credentials, as far as the configuration names it.
///
/// Stages: tables (`Tables/`) → who owns and who could read (`Registry/`), what was issued (`Issuance/`) → what should be dead
/// (`Departures/`).
package struct CredentialRecords: Sendable {
    package let registry: CredentialRegistry?
    package let roster: Roster?
    package let issuance: IssuanceLedger?

    package init(registry: CredentialRegistry?, roster: Roster?, issuance: IssuanceLedger?) {
        self.registry = registry
        self.roster = roster
        self.issuance = issuance
    }

    /// Reads every table that `configuration.credentials` names; one that it does not name is nil.
    ///
    /// - Throws: `ByteStreamError` where a named file or a required column of it is missing, or reading fails.
    package static func load(_ configuration: HaechiConfiguration) throws(ByteStreamError) -> CredentialRecords {
        let sources = configuration.credentials
        var records = (registry: CredentialRegistry?.none, roster: Roster?.none, issuance: IssuanceLedger?.none)
        if let source = sources.registry { records.registry = try .load(source, configuration: configuration) }
        if let source = sources.roster { records.roster = try .load(source, configuration: configuration) }
        if let source = sources.issuance {
            records.issuance = try .load(source, isPlainList: sources.issuanceIsPlainList, configuration: configuration)
        }
        return CredentialRecords(registry: records.registry, roster: records.roster, issuance: records.issuance)
    }

    /// What was read of each table and what could not be: registry, roster, issuance.
    package var reports: [TableReport] {
        [registry?.report, roster?.report, issuance?.report].compactMap(\.self)
    }

    /// Which credentials should be dead; nil without a registry.
    ///
    /// - Parameter graceHours: see `DepartureAudit`.
    package func departureAudit(graceHours: Int) -> DepartureAudit? {
        registry.map { DepartureAudit(registry: $0, roster: roster, graceHours: graceHours) }
    }
}
