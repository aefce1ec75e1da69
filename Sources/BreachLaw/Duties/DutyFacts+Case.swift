package import BreachModel

extension DutyFacts {
    /// The facts as a case has them.
    ///
    /// A leak counts as confirmed when the scope names at least one item of one person, or no scope was made yet and the
    /// case is open; as suspected when nothing but doubt is left.
    ///
    /// - Parameters:
    ///   - items: the configuration's items, for their legal classes and names.
    ///   - residents: people by the ISO 3166 code of their home, where counted.
    package init(case facts: CaseFacts, items: [DataItem], residents: [String: Int]? = nil) {
        self.init(leak: Self.status(facts.scope))
        if let scope = facts.scope {
            people = scope.counts.people.value
            peopleNotExcluded = scope.counts.cannotBeExcluded.value
            self.items = Self.lostItems(scope, items)
            scopeIsComplete = scope.coverage.isComplete && scope.counts.unmappedLines == 0
        }
        illegalExternalAccess = facts.illegalExternalAccess
        networkIncident = Self.isNetworkIncident(facts)
        improperPurpose = Self.hasImproperPurpose(facts)
        risk = Self.risk(facts, self.items)
        self.residents = residents
        dates = facts.awareAt.map { SelectionDates(awareAt: $0, occurredAt: facts.leakFrom) }
    }

    private static func status(_ scope: BreachScope?) -> LeakStatus {
        guard let scope else { return .confirmed }
        if scope.counts.people.value > 0 { return .confirmed }
        return scope.counts.cannotBeExcluded.value > 0 || !scope.coverage.isComplete ? .suspected : .disproved
    }

    private static func lostItems(_ scope: BreachScope, _ items: [DataItem]) -> [LostItem] {
        let known = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return scope.items.sorted { $0.item < $1.item }.compactMap { tally in
            guard let item = known[tally.item] else { return nil }
            if tally.seenClear.value + tally.seenMasked.value > 0 { return LostItem(item: item, certainty: .seen) }
            if tally.presumed.value > 0 { return LostItem(item: item, certainty: .presumed) }
            return tally.unknown.value > 0 ? LostItem(item: item, certainty: .unknown) : nil
        }
    }

    /// Network Act 2(1)7: an attack on a network or system by hacking, malware or the like.
    private static func isNetworkIncident(_ facts: CaseFacts) -> Bool? {
        let intrusions: Set<BreachCause> = [
            .forgedToken, .leaverKey, .stolenCredential, .vulnerability, .malware, .ransomware, .phishing,
        ]
        if facts.illegalExternalAccess || facts.causes.contains(where: intrusions.contains) { return true }
        return facts.causes.isEmpty || facts.causes.contains(.unknown) ? nil : false
    }

    /// APPI Rules 7(3): unauthorised access, theft by staff and the like.
    private static func hasImproperPurpose(_ facts: CaseFacts) -> Bool? {
        let accidents: Set<BreachCause> = [.misSent, .lostDevice, .misconfiguration, .publicExposure, .processor]
        if facts.illegalExternalAccess { return true }
        if facts.causes.contains(where: { !accidents.contains($0) && $0 != .unknown }) { return true }
        return facts.causes.isEmpty || facts.causes.contains(.unknown) ? nil : false
    }

    private static func risk(_ facts: CaseFacts, _ items: [LostItem]?) -> Risk? {
        guard let items, !items.isEmpty else { return nil }
        let factors = SeverityFactors(
            classes: items.filter { $0.certainty != .unknown }.map(\.item.legalClass),
            malicious: facts.illegalExternalAccess)
        guard let band = (try? BreachSeverity(factors))?.band else { return nil }
        return band >= .high ? .high : .some
    }
}
