internal import BreachModel

/// What a page shows, as masks.
struct PageItems: Sendable {
    /// Of the account's holder.
    let holder: ShownItems
    /// Of a person in the address book.
    let entry: ShownItems
    /// The same for an entry that has no entrance code.
    let entryWithoutCode: ShownItems
    /// Whether the page is about one entry, not the whole book.
    let isOneEntry: Bool
    /// Whether all that the page shows of its holder is that there is an address book.
    let isBookOnly: Bool

    init(_ route: RouteRule, items: ItemTable) {
        holder = ShownItems(clear: items.mask(route.items, .clear), masked: items.mask(route.items, .masked))
        entry = ShownItems(clear: items.mask(route.entryItems, .clear), masked: items.mask(route.entryItems, .masked))
        let code = items.number(.entranceCode).map { UInt64(1) << UInt64($0) } ?? 0
        entryWithoutCode = ShownItems(clear: entry.clear & ~code, masked: entry.masked & ~code)
        isOneEntry = route.pattern.contains("{entry}")
        isBookOnly = route.items.keys.elementsEqual([.addressBook])
    }

    /// What a view of this page shows of an entry's person.
    func shown(of entry: PeopleDirectory.Entry) -> ShownItems { entry.hasEntranceCode ? self.entry : entryWithoutCode }

    /// Whether a view of the page, opened for `viewed` (-1 for none), shows entry `entry` of the book.
    func shows(entry: Int, viewed: Int32) -> Bool { !isOneEntry || Int(viewed) == entry }
}
