package import BreachModel
package import CaseStore

/// Finds the person behind a proof of identity, and what that person may see.
package struct LookUpPerson: Sendable {
    /// The age up to which a guardian must be told (PIPA 22-2).
    private static let guardianUntilAge = 14

    private let store: CaseStore
    private let items: [DataItemID: DataItem]
    private let incident: ShowIncident
    private let clock: WallClock

    package init(store: CaseStore, items: [DataItem], incident: ShowIncident, clock: WallClock) {
        self.store = store
        self.items = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.incident = incident
        self.clock = clock
    }

    /// The addressee of the notice that carries `code`; nil where none does. One index look-up, for hit and miss alike.
    package func person(code: NoticeCode) throws(StoreError) -> PersonKey? {
        try store.sends.delivery(code: code)?.person
    }

    /// The person who holds `account`; nil where the case knows none.
    package func person(account: SubjectID) throws(StoreError) -> PersonKey? {
        try store.people.person(account: account)
    }

    /// The person's page by the newest scope; nil where neither scope nor send knows the person.
    package func dossier(_ person: PersonKey) throws(StoreError) -> PersonDossier? {
        let scope = try store.scopes.newest()
        let exposure = try scope.flatMap { scope throws(StoreError) in try store.scopes.person(person, version: scope.version) }
        let deliveries = try store.sends.deliveries(to: person)
        guard exposure != nil || !deliveries.isEmpty else { return nil }
        let contact = try store.people.contact(person)
        let incident = try incident()
        return PersonDossier(
            kind: exposure?.kind ?? (person.rawValue.hasPrefix("n:") ? .nonMember : .member),
            isMinor: isMinor(contact, zoneOffsetMinutes: incident.zoneOffsetMinutes), language: (contact?.language ?? .korean).ofPages,
            items: (exposure?.items ?? []).map(item).sorted(by: Self.precedes), notices: try notices(deliveries, contact),
            incident: incident)
    }

    private func item(_ exposure: ItemExposure) -> DossierItem {
        let item = items[exposure.item]
        let named = exposure.certainty == .notSeen ? nil : item
        return DossierItem(
            id: exposure.item,
            name: Bilingual(
                korean: item?.korean ?? exposure.item.rawValue, english: item?.english ?? exposure.item.rawValue),
            certainty: exposure.certainty, visibility: exposure.visibility, first: exposure.first, last: exposure.last,
            views: exposure.views, advice: named.map(ItemAdvice.steps) ?? [],
            urgency: item.map(ItemAdvice.urgency) ?? .max)
    }

    private static func precedes(_ left: DossierItem, _ right: DossierItem) -> Bool {
        (left.urgency, left.id) < (right.urgency, right.id)
    }

    private func isMinor(_ contact: PersonContact?, zoneOffsetMinutes: Int) -> Bool {
        guard let birth = contact?.birthDate?.reveal() else { return false }
        let today = clock.now().civil(offsetMinutes: zoneOffsetMinutes).date
        let hadBirthday = (today.month, today.day) >= (birth.month, birth.day)
        return today.year - birth.year - (hadBirthday ? 0 : 1) < Self.guardianUntilAge
    }

    /// The texts as they were sent, newest first, with the code covered: the page must not show what opens it.
    private func notices(_ deliveries: [PersonDelivery], _ contact: PersonContact?) throws(StoreError) -> [DossierNotice] {
        var notices: [DossierNotice] = []
        for delivery in deliveries.reversed() {
            guard let notice = try store.notices.notice(delivery.noticeID) else { continue }
            notices.append(
                DossierNotice(
                    id: notice.id, at: delivery.confirmedAt, channel: delivery.channel, state: delivery.state,
                    language: notice.language, subject: notice.subject,
                    body: NoticePersonalising.coveredBody(notice.body, name: contact?.name?.reveal(), language: notice.language)))
        }
        return notices
    }
}
