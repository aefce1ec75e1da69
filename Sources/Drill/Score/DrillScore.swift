package import BreachModel

/// How a scope compares with the truth of a rehearsal: every person, every item, no one too many.
package struct DrillScore: Hashable, Sendable, Codable {
    /// People of whom the delivered logs show something.
    package var people = 0
    /// … of whom kind, accounts and every item are as they should be.
    package var exactPeople = 0
    package var peopleMissing = 0
    /// People of whom the scope says that something was seen, and nothing was.
    package var peopleTooMany = 0
    package var wrongKind = 0
    package var wrongAccounts = 0

    /// Items that the delivered logs show.
    package var items = 0
    package var exactItems = 0
    package var itemsMissing = 0
    /// Items that the scope calls seen, and no delivered log shows.
    package var itemsTooMany = 0
    package var wrongVisibility = 0
    package var wrongFirst = 0
    package var wrongLast = 0
    package var wrongViews = 0

    /// Items that were shown, but only by lines that are missing, cut off or unreadable.
    package var hiddenItems = 0
    /// … and that the scope says were not seen: it must not, since logs are missing.
    package var hiddenCalledNotSeen = 0
    package var hiddenUnknown = 0
    /// Items that the scope presumes: those that were really shown, and those that were not.
    package var presumedRight = 0
    package var presumedWrong = 0

    /// Figures of the scope that are not the truth's, in order of their names.
    package var figures: [Figure] = []

    /// The first people with a difference, in order of their keys.
    package var differences: [Difference] = []

    /// What is wrong with one person. Rehearsal people are made up; never fill this from a real case.
    package struct Difference: Hashable, Sendable, Codable {
        package var person: PersonKey
        /// `missing`, `too-many`, `kind`, `accounts`, or `item: fault`.
        package var faults: [String]
    }

    /// A figure that is said otherwise than it is.
    package struct Figure: Hashable, Sendable, Codable {
        /// As in `truth.json`; people by item as `peopleByItem.ITEM`.
        package var name: String
        package var truth: String
        package var said: String
    }

    package init() {}

    /// Whether the scope equals the truth. Presumptions are not faults: they are said of what no log can show.
    package var isExact: Bool {
        exactPeople == people && exactItems == items
            && figures.isEmpty && peopleMissing + peopleTooMany + itemsMissing + itemsTooMany + hiddenCalledNotSeen == 0
    }

    /// Compares a world's truth with a scope's people, both in bytewise order of their keys; memory does not grow with them.
    ///
    /// - Parameters:
    ///   - folder: the folder of the world.
    ///   - people: the people of the scope.
    ///   - limit: how many people with differences are listed.
    /// - Throws: `readFailed`; `badRecord` where a line is damaged or the people are out of order.
    package init(folder: String, people: some Sequence<PersonExposure>, limit: Int = 20) throws(DrillError) {
        var iterator = people.makeIterator()
        try self.init(folder: folder, limit: limit) { () throws(DrillError) in iterator.next() }
    }

    /// The same with the scope's people in a file of JSON lines.
    package init(folder: String, peopleFile: String, limit: Int = 20) throws(DrillError) {
        var people = try ScopePeopleFile(path: peopleFile)
        try self.init(folder: folder, limit: limit) { () throws(DrillError) in try people.next() }
    }

    private init(folder: String, limit: Int, nextInScope: () throws(DrillError) -> PersonExposure?) throws(DrillError) {
        var truth = try TruthPeople(folder: folder)
        var actual = try truth.next()
        var said = try nextInScope()
        var last: PersonKey?
        while actual != nil || said != nil {
            let order = Self.order(actual?.person, said?.person)
            let faults = compare(order <= 0 ? actual : nil, order >= 0 ? said : nil)
            let key = order <= 0 ? actual?.person : said?.person
            if let key, let last, !last.precedes(key) {
                throw DrillError(.badRecord, "people are not in bytewise order of their keys", hint: "sort the file as the C locale does")
            }
            last = key
            if let key, !faults.isEmpty, differences.count < limit { differences.append(Difference(person: key, faults: faults)) }
            if order <= 0 { actual = try truth.next() }
            if order >= 0 { said = try nextInScope() }
        }
    }

    /// Below 0 if the truth's person comes first, above if the scope's does; an end comes last.
    private static func order(_ truth: PersonKey?, _ scope: PersonKey?) -> Int {
        guard let truth else { return 1 }
        guard let scope else { return -1 }
        return truth == scope ? 0 : truth.precedes(scope) ? -1 : 1
    }
}

extension PersonKey {
    fileprivate func precedes(_ other: PersonKey) -> Bool {
        rawValue.utf8.lexicographicallyPrecedes(other.rawValue.utf8)
    }
}
