/// What ARCHITECTURE.md allows: the rows of its table "The targets", in their order.
///
/// A row is `| name | kind | imports of ours | outside | toolchain |`; names stand in back quotes, several are parted by spaces.
struct ArchitecturePage: Equatable {
    struct Row: Equatable {
        var name: String
        var ours: Set<String>
        /// Products of packages and C libraries of the system.
        var outside: Set<String>
        /// Modules that come with the toolchain.
        var toolchain: Set<String>
    }

    var rows: [Row] = []
    /// Targets that have an entry of their own with a *Never* rule.
    var described: Set<String> = []

    init(rows: [Row], described: Set<String>) {
        self.rows = rows
        self.described = described
    }

    init(markdown: String) {
        var heading = ""
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#") { heading = line.drop { $0 == "#" || $0 == " " }.filter { $0 != "`" } }
            if heading == "The targets", let row = Self.row(line) { rows.append(row) }
            if line.hasPrefix("*Never*") { described.insert(heading) }
        }
    }

    private static func row(_ line: Substring) -> Row? {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        guard cells.count == 5, let name = names(cells[cells.startIndex]).first else { return nil }
        let rest = cells.dropFirst(2).map { Set(names($0)) }
        return Row(name: name, ours: rest[0], outside: rest[1], toolchain: rest[2])
    }

    /// The words in back quotes.
    private static func names(_ cell: Substring) -> [String] {
        let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
        return parts.indices.filter { ($0 - parts.startIndex) % 2 == 1 }.map { String(parts[$0]) }
    }
}
