package import BreachModel
package import LogScanning

/// Every line that a scope's answer about one person rests on.
package struct PersonEvidence {
    /// The person's key.
    package let person: PersonKey
    /// The lines, in order of time, file and offset.
    package private(set) var lines: [PersonLine] = []
    /// A segment's description of each log file, by the name that lines call it.
    package private(set) var files: [String: SegmentMetadata] = [:]
    private let number: Int
    private let directory: PeopleDirectory
    private let routes: [RouteRule]
    private let pages: [PageItems]
    private let items: ItemTable
    /// Accounts whose pages may show the person: their own, and those whose address books name them.
    private let accounts: Set<Int32>

    /// Finds the lines.
    ///
    /// - Parameters:
    ///   - name: a person's key, or a subject id.
    ///   - indicators: what the scope was made of.
    /// - Returns: nil where the exports name no such person.
    /// - Throws: `index` if a segment cannot be read, `tooManyItems`.
    package init?(
        of name: String, in directory: PeopleDirectory, routes: [RouteRule], indicators: [Indicator], index: AccessIndex
    ) throws(ScopingError) {
        guard let number = directory.person(named: name) else { return nil }
        self.number = number
        self.directory = directory
        self.routes = routes
        person = directory.key(number)
        let items = try ItemTable(routes: routes)
        self.items = items
        pages = routes.map { PageItems($0, items: items) }
        accounts = Set(directory.links.accounts(number)).union(directory.links.entries(number).map { directory.ownerOfEntry[Int($0)] })
        do throws(LogScanningError) {
            try index.forEachSegment { gather($0, indicators) }
        } catch { throw ScopingError(.index, from: error) }
        markRepeated()
    }

    private mutating func gather(_ segment: Segment, _ indicators: [Indicator]) {
        var names = SegmentNames(segment)
        segment.forEachEvent(ofAny: indicators) { event in
            guard event.isSuccess, let account = MatchedRows.account(event.subject, names: &names, directory: directory),
                accounts.contains(account)
            else { return }
            let isUnmapped = event.rule >= routes.count
            let viewed = isUnmapped ? -1 : entry(event, account: account, names: &names)
            let shown = isUnmapped ? ShownItems() : self.shown(event, account: account, viewed: viewed)
            let isOwn = directory.personOfAccount[Int(account)] == Int32(number)
            guard !shown.isEmpty || isUnmapped && isOwn else { return }
            lines.append(
                PersonLine(
                    source: segment.metadata.source, offset: event.offset, time: event.time,
                    origin: segment.origin(event.origin).address, route: isUnmapped ? nil : routes[event.rule].name,
                    items: visibilities(shown), eventID: event.eventID, account: account, rule: event.rule,
                    entry: viewed))
            files[segment.metadata.source] = segment.metadata
        }
    }

    private func entry(_ event: AccessEvent, account: Int32, names: inout SegmentNames) -> Int32 {
        guard case .id(let id) = names.entry(event.entry, in: directory) else { return -1 }
        return directory.entry(id, of: account).map { Int32($0) } ?? -1
    }

    private func shown(_ event: AccessEvent, account: Int32, viewed: Int32) -> ShownItems {
        let page = pages[event.rule]
        var shown = directory.personOfAccount[Int(account)] == Int32(number) ? page.holder : ShownItems()
        if page.entry.isEmpty { return shown }
        for entry in directory.book(account)
        where directory.entries[entry].person == Int32(number) && page.shows(entry: entry, viewed: viewed) {
            shown |= page.shown(of: directory.entries[entry])
        }
        return shown
    }

    private func visibilities(_ shown: ShownItems) -> [DataItemID: Visibility] {
        var visibilities: [DataItemID: Visibility] = [:]
        for (index, item) in items.ids.enumerated() {
            let bit = UInt64(1) << UInt64(index)
            if shown.clear & bit != 0 { visibilities[item] = .clear } else if shown.masked & bit != 0 { visibilities[item] = .masked }
        }
        return visibilities
    }

    /// Of lines with one event id, account, route and entry the earliest counts, as in the scope.
    private mutating func markRepeated() {
        lines.sort { ($0.time, $0.rule, $0.source, $0.offset) < ($1.time, $1.rule, $1.source, $1.offset) }
        var seen: Set<SeenEvent> = []
        for index in lines.indices where lines[index].eventID != 0 {
            let line = lines[index]
            let event = SeenEvent(id: line.eventID, account: line.account, rule: line.rule, entry: line.entry)
            lines[index].isRepeated = !seen.insert(event).inserted
        }
    }

    /// What makes two lines one event that was delivered twice.
    private struct SeenEvent: Hashable {
        let id: UInt64
        let account: Int32
        let rule: Int
        let entry: Int32
    }
}

extension PeopleDirectory {
    /// The person that a key or a subject id names; nil where the exports know none.
    func person(named name: String) -> Int? {
        if name.hasPrefix("n:") {
            let text = Array(name.utf8.dropFirst(2))
            for slash in text.indices where text[slash] == 0x2F {
                guard let owner = accounts.number(text[..<slash]), let id = entryID(text[(slash + 1)...]) else { continue }
                if let entry = entry(id, of: owner) { return Int(entries[entry].person) }
            }
        }
        let subject = name.hasPrefix("m:") ? String(name.dropFirst(2)) : name
        return (account(SubjectID(subject)) ?? account(SubjectID(name))).map { Int(personOfAccount[Int($0)]) }
    }
}
