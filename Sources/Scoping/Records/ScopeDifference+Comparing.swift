package import BreachModel

extension ScopeDifference {
    /// Compares two versions' people, each in bytewise order of their keys.
    ///
    /// - Parameter differing: takes the key of every person who was added, removed or changed, in order.
    package init(
        from earlier: some Sequence<PersonExposure>, to later: some Sequence<PersonExposure>, differing: (PersonKey) -> Void = { _ in }
    ) {
        var left = earlier.makeIterator()
        var right = later.makeIterator()
        self = Self.compare({ left.next() }, { right.next() }, differing: differing)
    }

    /// The same for people that come one after the other from files.
    ///
    /// - Throws: what reading throws.
    package init(
        from earlier: PeopleFileReader, to later: PeopleFileReader, differing: (PersonKey) -> Void = { _ in }
    ) throws(ScopingError) {
        self = try Self.compare(
            { () throws(ScopingError) in try earlier.nextPerson() }, { () throws(ScopingError) in try later.nextPerson() },
            differing: differing)
    }

    private static func compare<Failure: Error>(
        _ left: () throws(Failure) -> PersonExposure?, _ right: () throws(Failure) -> PersonExposure?, differing: (PersonKey) -> Void
    ) throws(Failure) -> ScopeDifference {
        var difference = ScopeDifference()
        var old = try left()
        var new = try right()
        while old != nil || new != nil {
            if let person = old, new.map({ person.person.precedes($0.person) }) ?? true {
                difference.removed += 1
                difference.count(person, nil)
                differing(person.person)
                old = try left()
            } else if let person = new, old.map({ person.person.precedes($0.person) }) ?? true {
                difference.added += 1
                difference.count(nil, person)
                differing(person.person)
                new = try right()
            } else if let before = old, let after = new {
                difference.compare(before, after, differing)
                old = try left()
                new = try right()
            }
        }
        return difference
    }

    private mutating func compare(_ before: PersonExposure, _ after: PersonExposure, _ differing: (PersonKey) -> Void) {
        if ExposureGroup(before).key == ExposureGroup(after).key {
            unchanged += 1
            return
        }
        changed += 1
        count(before, after)
        differing(after.person)
    }

    private mutating func count(_ before: PersonExposure?, _ after: PersonExposure?) {
        let old = Set(before?.items.filter(\.certainty.mustBeNamed).map(\.item) ?? [])
        let new = Set(after?.items.filter(\.certainty.mustBeNamed).map(\.item) ?? [])
        for item in new.subtracting(old) { gained[item, default: 0] += 1 }
        for item in old.subtracting(new) { cleared[item, default: 0] += 1 }
    }
}

extension PersonKey {
    /// Whether the key stands bytewise before another.
    func precedes(_ other: PersonKey) -> Bool {
        rawValue.utf8.lexicographicallyPrecedes(other.rawValue.utf8)
    }
}
