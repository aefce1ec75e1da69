// Hot: takes every view that a question means. Benchmark: Benchmarks/run scan (re-scope).
package import BreachModel
package import LogScanning

/// Which items were shown of which subjects: the answer to a question that needs no directories, no coverage and no seal. A subject is counted by its id
/// as the lines name it; who is one person, what is presumed and what is unknown is for `ScopeBuilder` to say.
// SENDABLE: one thread fills it and hands it over when it is done.
package final class ShownPairs: @unchecked Sendable {
    /// More different sets of items than this do not fit into a word.
    private static let kindLimit = 64

    /// By the index of the route rule: whether a view of its page counts.
    package let shows: [Bool]
    let table: ItemTable
    /// The different sets of items that pages show of their holders.
    let kinds: [ShownItems]
    private let kindOfRule: [UInt8]
    let bits: SubjectBits
    /// Ids that have no bits, and what stands for them.
    private(set) var others = IdentifierTable()
    private(set) var otherMasks: [UInt64] = []
    /// Views that were taken.
    package private(set) var views = 0
    /// Numbers in `others` of subjects that are no whole numbers, by their key in the segment or file that is being read.
    private var known: [UInt64: Int] = [:]

    /// - Throws: `tooManyItems` where pages show more items, or more different sets of items, than a word holds.
    package init(routes: [RouteRule]) throws(ScopingError) {
        table = try ItemTable(routes: routes)
        shows = routes.map(\.showsAnything)
        var kinds: [ShownItems] = []
        var kindOfRule: [UInt8] = []
        for route in routes {
            let shown = PageItems(route, items: table).holder
            let place = kinds.firstIndex { $0.clear == shown.clear && $0.masked == shown.masked }
            if place == nil, route.showsAnything { kinds.append(shown) }
            kindOfRule.append(UInt8(truncatingIfNeeded: place ?? max(0, kinds.count - 1)))
        }
        guard kinds.count <= Self.kindLimit else {
            throw ScopingError(
                .tooManyItems, "the routes show more than \(Self.kindLimit) different sets of items", context: [("sets", "\(kinds.count)")],
                hint: "haechi scope make has no such limit")
        }
        (self.kinds, self.kindOfRule) = (kinds, kindOfRule)
        bits = SubjectBits(kinds: kinds.count)
    }

    /// To be called before the views of another segment or file, whose numbers for ids are its own.
    package func beginSource() { known.removeAll(keepingCapacity: true) }

    /// Takes views, each of a page that `shows`.
    ///
    /// - Parameter subject: the id behind a subject that is no whole number.
    package func take(_ some: ShownViews, subject: (SubjectKey) -> String?) {
        views += some.count
        bits.add(some.subjects, some.rules, kinds: kindOfRule) { place in
            let kind = kindOfRule[Int(some.rules[place])]
            takeOther(SubjectKey(stored: some.subjects[place]), mask: 1 << UInt64(kind), subject: subject)
        }
    }

    private func takeOther(_ key: SubjectKey, mask: UInt64, subject: (SubjectKey) -> String?) {
        if let whole = key.wholeNumber { return note(Int(others.insert(whole: whole).number), mask) }
        if let number = known[key.value] { return note(number, mask) }
        guard let text = subject(key) else { return }
        let number = Int(others.insert(Array(text.utf8)[...]).number)
        known[key.value] = number
        note(number, mask)
    }

    private func note(_ other: Int, _ mask: UInt64) {
        if other == otherMasks.count { otherMasks.append(mask) } else { otherMasks[other] |= mask }
    }

    /// Takes what another thread found.
    package func formUnion(_ other: ShownPairs) {
        views += other.views
        other.bits.forEach { addWhole($0, $1) }
        for (number, mask) in other.otherMasks.enumerated() {
            if let whole = other.others.whole(Int32(number)) {
                addWhole(whole, mask)
            } else {
                note(Int(others.insert(Array(other.others.text(Int32(number)).utf8)[...]).number), mask)
            }
        }
    }

    private func addWhole(_ whole: UInt64, _ mask: UInt64) {
        var rest = mask
        while rest != 0 {
            let kind = rest.trailingZeroBitCount
            rest &= rest - 1
            if !bits.add(whole, kind: kind) { note(Int(others.insert(whole: whole).number), 1 << UInt64(kind)) }
        }
    }

    /// What pages of these kinds show together; an item that was ever shown in clear is not masked.
    func shown(_ mask: UInt64) -> ShownItems {
        var all = ShownItems()
        var rest = mask
        while rest != 0 {
            all |= kinds[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        all.masked &= ~all.clear
        return all
    }
}
