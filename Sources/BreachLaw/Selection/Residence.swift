package import BreachModel

/// Where people live, by ISO 3166 code: a country (`JP`) or a part of one (`US-CA`).
package enum Residence {
    /// The code in its canonical form; nil for anything that is no such code.
    package static func code(_ text: String) -> String? {
        let code = text.uppercased().filter { !$0.isWhitespace }
        let parts = code.split(separator: "-", omittingEmptySubsequences: false)
        guard let country = parts.first, country.utf8.count == 2, country.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
        guard parts.count <= 2 else { return nil }
        guard let part = parts.dropFirst().first else { return code }
        let isPart = (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
        return isPart ? code : nil
    }

    /// Whether someone who lives in `code` lives in one of `regions`: cannot be told for a country of which only a part is one.
    static func lies(_ code: String, in regions: [String]) -> Truth {
        if regions.contains(where: { $0 == code || code.hasPrefix($0 + "-") }) { return .yes }
        return regions.contains { $0.hasPrefix(code + "-") } ? .cannotTell : .no
    }
}

/// The people of a scope by where they live and what they lost. A person is counted once.
package struct Residences: Hashable, Sendable {
    /// People of one place who lost exactly the same items.
    package struct Row: Hashable, Sendable {
        /// The canonical code; nil where the home is not known.
        package var code: String?
        /// What they lost, each with its certainty.
        package var items: [GroupItem]
        package var people: Int

        package init(code: String?, items: [GroupItem], people: Int) {
            self.code = code
            self.items = items
            self.people = people
        }

        /// Whether an item of theirs was seen or is presumed leaked.
        var isNamed: Bool { items.contains { $0.certainty.mustBeNamed } }
    }

    package var rows: [Row]

    package init(rows: [Row]) {
        self.rows = rows
    }

    /// People who must be notified, by code.
    package var named: [String: Int] {
        var counts: [String: Int] = [:]
        for row in rows where row.isNamed {
            if let code = row.code { counts[code, default: 0] += row.people }
        }
        return counts
    }

    /// People who must be notified and whose home is not known.
    package var unknown: Int { rows.filter { $0.code == nil && $0.isNamed }.reduce(0) { $0 + $1.people } }

    func rows(in regions: [String], _ wanted: Truth) -> [Row] {
        rows.filter { row in (row.code.map { Residence.lies($0, in: regions) } ?? .cannotTell) == wanted }
    }
}
