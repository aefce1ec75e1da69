/// Holds page, manifest and imports against each other. A pure function of its three inputs, so that it can be shown to fail.
struct ArchitectureCheck {
    /// One disagreement, by a stable code.
    struct Violation: Hashable, CustomStringConvertible {
        enum Code: String {
            /// The page does not have a target of the manifest.
            case missingOnPage
            /// The page has a target that the manifest does not.
            case extraOnPage
            /// A target has no entry with its *Never* rules.
            case notDescribed
            /// The manifest has an arrow that the page does not allow.
            case arrowNotAllowed
            /// The page has an arrow that the manifest does not.
            case arrowNotDeclared
            /// A target's row allows a target that stands below it.
            case pointsDown
            /// A file imports what the page does not allow its target.
            case importNotAllowed
            /// A file imports what the manifest does not declare, reached through another target.
            case importNotDeclared
            /// A file hands an import on to others.
            case reexport
            /// The page allows an import that no file makes.
            case neverImported
        }

        var code: Code
        var target: String
        var other: String
        var place = ""

        var description: String { "\(code.rawValue): \(target) → \(other) \(place)" }
    }

    let page: ArchitecturePage
    let manifest: PackageDump
    /// Imports by target.
    let imports: [String: [ImportReader.Import]]

    func violations() -> [Violation] {
        targets() + arrows() + order() + files()
    }

    private func targets() -> [Violation] {
        let onPage = Set(page.rows.map(\.name))
        let declared = Set(manifest.products.map(\.name))
        let swift = manifest.products.filter { $0.type != "system" }.map(\.name)
        return declared.subtracting(onPage).sorted().map { Violation(code: .missingOnPage, target: $0, other: "") }
            + onPage.subtracting(declared).sorted().map { Violation(code: .extraOnPage, target: $0, other: "") }
            + swift.filter { !page.described.contains($0) }.map { Violation(code: .notDescribed, target: $0, other: "") }
    }

    private func arrows() -> [Violation] {
        pairs().flatMap { row, target -> [Violation] in
            let declared = Set(target.dependencies.map(\.name))
            let allowed = row.ours.union(row.outside)
            return declared.subtracting(allowed).sorted().map { Violation(code: .arrowNotAllowed, target: row.name, other: $0) }
                + allowed.subtracting(declared).sorted().map { Violation(code: .arrowNotDeclared, target: row.name, other: $0) }
        }
    }

    /// Rows allow only rows above them, so the page itself shows that no circle is possible.
    private func order() -> [Violation] {
        var above: Set<String> = []
        var found: [Violation] = []
        for row in page.rows {
            found += row.ours.subtracting(above).sorted().map { Violation(code: .pointsDown, target: row.name, other: $0) }
            above.insert(row.name)
        }
        return found
    }

    private func files() -> [Violation] {
        pairs().flatMap { row, target -> [Violation] in
            let declared = Set(target.dependencies.map(\.name))
            let made = imports[row.name] ?? []
            var found: [Violation] = []
            for one in made {
                let place = "\(one.file):\(one.line)"
                if one.isReexported { found.append(Violation(code: .reexport, target: row.name, other: one.module, place: place)) }
                if row.toolchain.contains(one.module) { continue }
                if !row.ours.union(row.outside).contains(one.module) {
                    found.append(Violation(code: .importNotAllowed, target: row.name, other: one.module, place: place))
                }
                if !declared.contains(one.module) {
                    found.append(Violation(code: .importNotDeclared, target: row.name, other: one.module, place: place))
                }
            }
            // C code includes headers; its arrows show in the manifest only.
            if !made.isEmpty {
                let unused = row.ours.union(row.outside).union(row.toolchain).subtracting(made.map(\.module))
                found += unused.sorted().map { Violation(code: .neverImported, target: row.name, other: $0) }
            }
            return found
        }
    }

    private func pairs() -> [(ArchitecturePage.Row, PackageDump.Target)] {
        page.rows.compactMap { row in manifest.products.first { $0.name == row.name }.map { (row, $0) } }
    }
}
