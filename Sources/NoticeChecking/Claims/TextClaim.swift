package import BreachModel

/// Something that a text asserts, and what the facts make of it.
package struct TextClaim: Hashable, Sendable {
    /// What kind of assertion it is.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// That named items did not leak.
        case notLeaked = "not-leaked"
        /// That nothing else, or nothing new, leaked.
        case nothingElse = "nothing-else"
        case noHarm = "no-harm"
        case promptReport = "prompt-report"
        case reported
        case blocked
        case noFurtherAccess = "no-further-access"
        case told
        /// How many people, accounts, records or views.
        case count
        /// When the data left.
        case leakDate = "leak-date"
        /// Who did it, or how clever it was.
        case attacker
        /// A statement that the facts list as such: what was stored, deleted, recovered …
        case statement
    }

    /// What the facts say of it.
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        case supported, contradicted
        /// Nothing in the facts bears it out.
        case unsupported
    }

    package var kind: Kind
    package var verdict: Verdict
    /// Line and column from 1, the column in Unicode scalars.
    package var line: Int
    package var column: Int
    /// The sentence as the source has it.
    package var words: String
    /// The facts that decided it, by their keys: `events.reported 2025-11-19`, `addressee.items.payment=not-seen`.
    package var evidence: [String]
}

/// Two texts on the same incident that cannot both be true.
package struct ClaimConflict: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// One names as leaked what the other denies.
        case items
        /// Other days of the leak.
        case dates
        /// Other figures for the same unit.
        case counts
        /// One asserts what the other takes back: that nobody came to harm, that nothing new leaked.
        case assertion
    }

    /// A place in one of the texts.
    package struct Place: Hashable, Sendable {
        package var text: String
        package var line: Int
        package var column: Int
        package var words: String
        /// Offsets of the words in the source, in Unicode scalars.
        package var range: Range<Int>
    }

    package var kind: Kind
    package var first: Place
    package var second: Place
    /// What they differ in: an item, a unit.
    package var about: Bilingual
}
