package import BreachModel

extension ScopeDifference {
    /// Compares two versions' people, each in bytewise order of their keys.
    ///
    /// - Parameter differing: takes the key of every person who was added, removed or changed, in order.
    package init(
        from earlier: some Sequence<PersonExposure>, to later: some Sequence<PersonExposure>, differing: (PersonKey) -> Void = { _ in }
    ) {
        self.init()
        var left = earlier.makeIterator()
        var right = later.makeIterator()
        var old = left.next()
        var new = right.next()
        while old != nil || new != nil {
            if let person = old, new.map({ person.precedes($0) }) ?? true {
                removed += 1
                count(person, nil)
                differing(person.person)
                old = left.next()
            } else if let person = new, old.map({ person.precedes($0) }) ?? true {
                added += 1
                count(nil, person)
                differing(person.person)
                new = right.next()
            } else if let before = old, let after = new {
                compare(before, after, differing)
                old = left.next()
                new = right.next()
            }
        }
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

extension PersonExposure {
    fileprivate func precedes(_ other: PersonExposure) -> Bool {
        person.rawValue.utf8.lexicographicallyPrecedes(other.person.rawValue.utf8)
    }
}
