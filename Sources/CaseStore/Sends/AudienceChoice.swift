/// Whom of a scope a send is for.
package enum AudienceChoice: String, Hashable, Sendable, CaseIterable {
    /// People with an item that a notice must name.
    case mustBeNamed
    /// People of whom nothing is established and something cannot be excluded.
    case cannotBeExcluded
    /// People whom a notice has reached, whatever the scope says of them now.
    case told

    /// SQL that selects `scope_person, kind, group_key`, the columns of `person`, and for `told` the last notice and its day.
    ///
    /// Parameters: the version of the scope, the company's distance from UTC in milliseconds.
    var sql: String {
        let none = "NULL AS last_notice, NULL AS last_day"
        switch self {
        case .mustBeNamed: return Self.scoped(none, "s.must_be_named")
        // A group's key names every item of the group with its certainty (ExposureGroup.key).
        case .cannotBeExcluded: return Self.scoped(none, "NOT s.must_be_named AND g.key LIKE '%=unknown%'")
        case .told:
            return """
                SELECT d.person AS scope_person,
                    coalesce(s.kind, CASE WHEN d.person LIKE 'n:%' THEN 'non-member' ELSE 'member' END) AS kind, g.key AS group_key,
                    p.*, d.notice_id AS last_notice, (d.confirmed_at + ?2) / 86400000 AS last_day
                FROM delivery d LEFT JOIN scope_person s ON s.scope_version = ?1 AND s.person = d.person
                LEFT JOIN scope_group g ON g.id = s.group_id LEFT JOIN person p ON p.person = d.person
                WHERE d.state = 'confirmed' AND d.id = \(SendRepository.lastDelivery("d.person")) ORDER BY d.person
                """
        }
    }

    private static func scoped(_ last: String, _ condition: String) -> String {
        """
        SELECT s.person AS scope_person, s.kind, g.key AS group_key, p.*, \(last) FROM scope_person s
        JOIN scope_group g ON g.id = s.group_id LEFT JOIN person p ON p.person = s.person
        WHERE s.scope_version = ?1 AND ?2 IS NOT NULL AND \(condition) ORDER BY s.person
        """
    }
}
