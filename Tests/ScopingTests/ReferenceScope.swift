import BreachModel
import Foundation

@testable import Scoping

/// Who lost what, worked out a second time in the most naive way: from the parsed lines, with dictionaries.
///
/// Shares no code with `Scoping`. What each page of `ScopingWorld.routes` shows is written out here once more.
struct ReferenceScope {
    private struct Line: Decodable {
        var ts: String
        var event: String?
        var ip: String
        var kid: String
        var tok: String?
        var sub: String?
        var method: String
        var path: String
        var status: Int
    }

    private struct View {
        var account: String
        var event: String?
        var origin: String
        var time: Instant
        var page: Page
        var entry: String?
    }

    private enum Page: String { case profile, full, book, entry, orders, me }

    private enum Route { case shows(Page), nothing, unknown }

    private struct Person {
        var accounts: [String] = []
        /// Numbers of the world's entries.
        var entries: [Int] = []
        var touched = false
        var unmapped = false
        var seen: [DataItemID: ItemExposure] = [:]
        var origins: [DataItemID: Set<String>] = [:]
    }

    private let world: RandomWorld
    private let indicators: [Indicator]
    private var personOfAccount: [String: Int] = [:]
    private var personOfEntry: [Int: Int] = [:]
    private var persons: [Person] = []
    private var views: [View] = []
    private(set) var counts = ScopeCounts()
    private(set) var people: [PersonExposure] = []

    init(_ world: RandomWorld, text: String, indicators: [Indicator], gaps: [CoverageGap]) throws {
        self.world = world
        self.indicators = indicators
        identify()
        var strangers: Set<String> = []
        for line in text.split(separator: "\n") { take(try JSONDecoder().decode(Line.self, from: Data(line.utf8)), &strangers) }
        counts.subjectsThatDoNotExist = strangers.count
        removeRepeats()
        for view in views { show(view) }
        count()
        judge(gaps)
    }

    /// People who share a phone number are one; members come first.
    private mutating func identify() {
        var byPhone: [Int: Int] = [:]
        func person(_ phone: Int?, _ persons: inout [Person]) -> Int {
            if let phone, let known = byPhone[phone] { return known }
            persons.append(Person())
            if let phone { byPhone[phone] = persons.count - 1 }
            return persons.count - 1
        }
        for member in world.members {
            let number = person(member.phone, &persons)
            persons[number].accounts.append(member.subject)
            personOfAccount[member.subject] = number
        }
        for (index, entry) in world.entries.enumerated() {
            let number = person(entry.phone, &persons)
            persons[number].entries.append(index)
            personOfEntry[index] = number
        }
    }

    // MARK: Lines

    private func isChosen(_ line: Line, _ time: Instant) -> Bool {
        indicators.contains { indicator in
            (indicator.credentials.map { $0.contains(CredentialID(line.kid)) } ?? true)
                && (indicator.origins.map { $0.contains(line.ip) } ?? true)
                && (!indicator.onlyTokensNeverIssued || line.tok == "forged") && time >= indicator.window.start
                && time < indicator.window.end
        }
    }

    private func route(_ line: Line) -> (Route, subject: String?, entry: String?) {
        let parts = line.path.prefix { $0 != "?" }.split(separator: "/").map(String.init)
        switch (line.method, parts.first ?? "", parts.count, parts.last ?? "") {
        case ("GET", "members", 2, _): return (.shows(.profile), parts[1], nil)
        case ("GET", "members", 3, "full"): return (.shows(.full), parts[1], nil)
        case ("GET", "members", 3, "addresses"): return (.shows(.book), parts[1], nil)
        case ("GET", "members", 3, "orders"): return (.shows(.orders), parts[1], nil)
        case ("GET", "members", 4, let entry) where parts[2] == "addresses": return (.shows(.entry), parts[1], entry)
        case ("PUT", "members", 4, let entry) where parts[2] == "addresses": return (.nothing, parts[1], entry)
        case (_, "health", 1, _): return (.nothing, nil, nil)
        case ("GET", "profile", 1, _): return (.shows(.me), nil, nil)
        default: return (.unknown, nil, nil)
        }
    }

    private mutating func take(_ line: Line, _ strangers: inout Set<String>) {
        let time = Instant(rfc3339: line.ts)!
        guard isChosen(line, time) else { return }
        let (route, pathSubject, entry) = route(line)
        let subject = line.sub ?? pathSubject
        if let subject, personOfAccount[subject] == nil { strangers.insert(subject) }
        guard (200...299).contains(line.status) else {
            counts.refusedLines += 1
            return
        }
        if case .unknown = route { counts.unmappedLines += 1 }
        switch (route, subject) {
        case (.nothing, _): return
        case (_, nil): counts.linesWithoutSubject += 1
        case (_, let subject?) where personOfAccount[subject] == nil: return
        case (.unknown, let subject?):
            persons[personOfAccount[subject]!].unmapped = true
        case (.shows(let page), let subject?):
            views.append(View(account: subject, event: line.event, origin: line.ip, time: time, page: page, entry: entry))
        }
    }

    private mutating func removeRepeats() {
        guard world.deduplicates else { return }
        var seen: Set<String> = []
        let all = views.count
        views = views.filter { view in
            guard let event = view.event else { return true }
            return seen.insert([view.account, event, view.page.rawValue, view.entry ?? ""].joined(separator: " ")).inserted
        }
        counts.repeatedLines = all - views.count
    }

    // MARK: Pages

    private func holderItems(_ page: Page) -> [DataItemID: Visibility] {
        switch page {
        case .profile: [.name: .clear, .email: .masked]
        case .full: [.name: .clear, .email: .clear]
        case .book: [.addressBook: .clear]
        case .entry: [:]
        case .orders: [.orders: .clear]
        case .me: [.name: .clear]
        }
    }

    private func entries(_ view: View) -> [Int] {
        world.entries.indices.filter { index in
            world.entries[index].owner == view.account
                && (view.page == .book || view.page == .entry && world.entries[index].id == view.entry)
        }
    }

    private mutating func show(_ view: View) {
        var shown: [Int: [DataItemID: Visibility]] = [:]
        let holder = holderItems(view.page)
        if !holder.isEmpty { shown[personOfAccount[view.account]!] = holder }
        for index in entries(view) {
            var items: [DataItemID: Visibility] =
                view.page == .book
                ? [.name: .clear, .phone: .masked, .address: .masked] : [.name: .clear, .phone: .clear, .address: .clear]
            if view.page == .entry, world.entries[index].hasCode { items[.entranceCode] = .clear }
            shown[personOfEntry[index]!, default: [:]].merge(items) { $0 == .clear ? $0 : $1 }
        }
        for (person, items) in shown {
            persons[person].touched = true
            for (item, visibility) in items { see(item, visibility, of: person, in: view) }
        }
    }

    private mutating func see(_ item: DataItemID, _ visibility: Visibility, of person: Int, in view: View) {
        let time = view.time
        var known = persons[person].seen[item] ?? ItemExposure(item: item, certainty: .seen, visibility: .masked, first: time, last: time)
        if visibility == .clear { known.visibility = .clear }
        known.first = min(known.first!, time)
        known.last = max(known.last!, time)
        known.views += 1
        persons[person].origins[item, default: []].insert(view.origin)
        known.origins = persons[person].origins[item]!.count
        persons[person].seen[item] = known
    }

    private mutating func count() {
        counts.views = ViewCount(views.count)
        counts.accounts = AccountCount(Set(views.map(\.account)).count)
        // A book is its entries; one without any is a record by itself.
        let pages = Set(views.filter { $0.page != .entry && entries($0).isEmpty }.map { "\($0.account) \($0.page.rawValue)" })
        counts.records = RecordCount(pages.count + Set(views.flatMap(entries)).count)
        let missing = views.filter { $0.page == .entry && entries($0).isEmpty }
        counts.entriesNotInExport = RecordCount(Set(missing.map { "\($0.account) \($0.entry ?? "")" }).count)
    }

    // MARK: People

    private func has(_ item: DataItemID, _ person: Person) -> Bool {
        switch item {
        case .name: true
        case .email, .orders: !person.accounts.isEmpty
        case .addressBook: world.entries.contains { person.accounts.contains($0.owner) }
        case .entranceCode: person.entries.contains { world.entries[$0].hasCode }
        default: !person.entries.isEmpty
        }
    }

    private func isMostlyShown(_ item: DataItemID, members: Bool) -> Bool {
        let touched = persons.filter { $0.touched && $0.accounts.isEmpty != members && has(item, $0) }
        let shown = touched.count { $0.seen[item] != nil }
        return shown > 0 && 2 * shown >= touched.count
    }

    private mutating func judge(_ gaps: [CoverageGap]) {
        let access = views.map(\.time).min().flatMap { first in
            views.map(\.time).max().map { Window(start: first, end: Instant(milliseconds: $0.milliseconds + 1)) }
        }
        let gaps = gaps.filter(\.concernsAnyone)
        let during = gaps.contains { gap in gap.effect?.presumes == true && access.map { gap.window.intersection($0) != nil } ?? false }
        let items: [DataItemID] = [.address, .addressBook, .email, .entranceCode, .name, .orders, .phone]
        for person in persons {
            let isMember = !person.accounts.isEmpty
            let exposures = items.compactMap { item -> ItemExposure? in
                if let seen = person.seen[item] { return seen }
                guard has(item, person) else { return nil }
                if person.unmapped { return ItemExposure(item: item, certainty: .presumed) }
                if gaps.isEmpty { return ItemExposure(item: item, certainty: .notSeen) }
                let presumed = during && person.touched && isMostlyShown(item, members: isMember)
                return ItemExposure(item: item, certainty: presumed ? .presumed : .unknown)
            }
            guard exposures.contains(where: { $0.certainty != .notSeen }) else { continue }
            let key =
                isMember
                ? "m:" + person.accounts.min()! : "n:" + person.entries.map { world.entries[$0].owner + "/" + world.entries[$0].id }.min()!
            people.append(
                PersonExposure(
                    person: PersonKey(key), kind: isMember ? .member : .nonMember, accounts: person.accounts.sorted().map { SubjectID($0) },
                    items: exposures))
            let named = exposures.contains { $0.certainty == .seen || $0.certainty == .presumed }
            if !named { counts.cannotBeExcluded += 1 }
            if named { counts.people += 1 }
            if named, isMember { counts.members += 1 }
            if named, !isMember { counts.nonMembers += 1 }
        }
        people.sort { $0.person.rawValue < $1.person.rawValue }
    }
}
