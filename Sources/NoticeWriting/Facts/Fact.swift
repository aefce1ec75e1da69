package import BreachModel

/// One thing that a text may state, with where it comes from.
package struct Fact: Hashable, Sendable, Codable {
    package var id: FactID
    /// Of the scope for scope facts, of the case for all others; a text names the versions that it rests on.
    package var version: Int
    /// The words that a text uses for it.
    package var value: Bilingual
    /// `case`, `configuration`, `scope 3`, `law KR-2023`.
    package var source: String

    package init(id: FactID, version: Int, value: Bilingual, source: String) {
        self.id = id
        self.version = version
        self.value = value
        self.source = source
    }
}

/// A fact as a text refers to it.
package struct FactReference: Hashable, Comparable, Sendable, Codable {
    package var id: FactID
    package var version: Int
    /// Where the fact comes from, as in `Fact`.
    package var source: String

    package init(id: FactID, version: Int, source: String) {
        self.id = id
        self.version = version
        self.source = source
    }

    package init(_ fact: Fact) {
        self.init(id: fact.id, version: fact.version, source: fact.source)
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.id, left.version) < (right.id, right.version)
    }

    /// `leak.from@1`.
    package var text: String { "\(id.rawValue)@\(version)" }
}
