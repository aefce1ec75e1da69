internal import BreachModel

/// Adds up the attack's rows account by account, once for the world and once for what the delivered logs show.
struct AccountTotals {
    private let world: DrillWorldPlan
    private let delivered: DeliveredLogs
    var all = DrillTotals()
    var shown = DrillTotals()
    /// Views that no delivered line shows, by the reason.
    private(set) var hidden: [DeliveredLogs.Loss: Int] = [:]

    init(world: DrillWorldPlan, delivered: DeliveredLogs) {
        self.world = world
        self.delivered = delivered
    }

    /// Counts the views of one account's pages.
    mutating func add(_ account: Int) {
        let attack = world.attack
        let entries = world.books.entries(of: account)
        let profiles = count(attack.profileSlots(of: account), \.profileViews)
        let lists = count(attack.listSlots(of: account), \.listViews)
        let orders = count(attack.orderSlots(of: account), \.orderViews)
        var edited: (all: Set<Int>, shown: Set<Int>) = ([], [])
        for (slot, number) in attack.editSlots(of: account) {
            let seen = count([slot], \.editViews).shown > 0
            guard let entry = Attack.editedEntry(number, of: entries) else { continue }
            edited.all.insert(entry.place)
            if seen { edited.shown.insert(entry.place) }
        }
        // A book without entries is one record, for that it is empty was shown.
        let book = max(1, entries.count)
        Self.addRecords(&all, profiles.all, lists.all > 0 ? book : edited.all.count, orders.all, lists.all + edited.all.count)
        Self.addRecords(
            &shown, profiles.shown, lists.shown > 0 ? book : edited.shown.count, orders.shown, lists.shown + edited.shown.count)
    }

    private static func addRecords(_ totals: inout DrillTotals, _ profiles: Int, _ entries: Int, _ orders: Int, _ bookViews: Int) {
        if profiles + orders + bookViews > 0 { totals.accounts += 1 }
        totals.records += RecordCount((profiles > 0 ? 1 : 0) + entries + (orders > 0 ? 1 : 0))
    }

    private mutating func count(_ slots: [Int], _ page: WritableKeyPath<DrillTotals, ViewCount>) -> (all: Int, shown: Int) {
        var seen = 0
        for slot in slots {
            let time = Instant(milliseconds: delivered.time(of: slot))
            Self.widen(&all, time)
            if let loss = delivered.loss(of: slot) {
                hidden[loss, default: 0] += 1
            } else {
                seen += 1
                Self.widen(&shown, time)
            }
        }
        all[keyPath: page] += ViewCount(slots.count)
        shown[keyPath: page] += ViewCount(seen)
        return (slots.count, seen)
    }

    private static func widen(_ totals: inout DrillTotals, _ time: Instant) {
        totals.firstAccess = totals.firstAccess.map { min($0, time) } ?? time
        totals.lastAccess = totals.lastAccess.map { max($0, time) } ?? time
    }

    /// Counts the rows that showed nothing.
    mutating func addFruitlessRows() {
        let attack = world.attack
        for ghost in 0..<attack.ghosts {
            all.ghostTokens += 1
            if delivered.loss(of: attack.ghostSlot(ghost)) == nil { shown.ghostTokens += 1 }
        }
        for failure in 0..<attack.failures {
            all.failedRequests += 1
            if delivered.loss(of: attack.failureSlot(failure)) == nil { shown.failedRequests += 1 }
        }
    }

    /// Counts one person.
    mutating func add(_ tally: PersonTally, isMember: Bool) {
        Self.add(tally, isMember: isMember, isCounted: !tally.isEmpty, to: &all) { $0.views > 0 || $0.isHidden }
        Self.add(tally, isMember: isMember, isCounted: tally.isSeen, to: &shown) { $0.views > 0 }
    }

    private static func add(
        _ tally: PersonTally, isMember: Bool, isCounted: Bool, to totals: inout DrillTotals, isShown: (PersonTally.Showing) -> Bool
    ) {
        guard isCounted else { return }
        totals.people += 1
        if isMember { totals.members += 1 } else { totals.nonMembers += 1 }
        for item in PersonTally.Item.allCases where isShown(tally.showings[item.rawValue]) {
            totals.peopleByItem[item.id.description, default: 0] += 1
        }
    }
}
