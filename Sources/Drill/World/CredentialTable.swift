/// The credentials of the rehearsal company that sign or open requests in the logs, and those that lie idle.
enum CredentialTable {
    /// The key that was taken: it signs members' tokens for the backup authentication system. Its owner left in December 2024.
    static let stolen = 4
    /// The account of a scheduled job that goes on after its owner left: a matter of hygiene, not the breach.
    static let leaverJob = 11
    static let memberKeyCount = 4
    static let firstCallCentre = 5
    static let callCentreCount = 6
    static let firstService = 11
    static let serviceCount = 12

    /// Ids of the credentials that appear in the logs, by position.
    static let used: [String] =
        ["sk-auth-1", "sk-auth-2", "sk-auth-3", "sk-auth-4", "sk-auth-backup-2"]
        + (1...6).map { "ak-callcentre-\($0)" }
        + [
            "sa-settlement-hourly", "sa-order-sync", "sa-delivery-label", "sa-invoice", "sa-recommendation", "sa-point-expiry",
            "sa-member-export", "sa-search-index", "sa-fraud-check", "sa-push-sender", "sa-return-pickup", "sa-stock-alert",
        ]

    /// Ids of credentials that no request uses.
    static let idle = [
        "sk-auth-backup-1", "sk-auth-2023", "sk-auth-2022", "sk-partner-1", "sk-partner-2", "ak-logistics-1", "ak-logistics-2",
        "ak-survey", "ak-advertising", "sa-migration-2024", "sa-backup-copy", "sa-legacy-coupon", "sa-report-weekly",
    ]
}
