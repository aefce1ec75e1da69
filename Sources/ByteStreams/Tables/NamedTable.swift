package import BreachModel

/// A table whose first row names its columns, read by our names of them.
package final class NamedTable {
    /// The file, for messages.
    package let path: String
    private let reader: DelimitedReader
    private let source: TableSource
    private let positions: [String: Int]
    /// How many fields the first row has; rows with another number are damaged.
    package let width: Int

    /// Opens the table and reads its first row.
    ///
    /// - Parameters:
    ///   - path: the file, already resolved.
    ///   - source: what the file calls our columns.
    ///   - required: our names of the columns that must be there.
    /// - Throws: `ByteStreamError` (`missingColumn`, `repeatedColumn` of one that is required or that `source` names, `emptyTable`, or what
    ///   reading throws).
    package init(path: String, source: TableSource, required: [String]) throws(ByteStreamError) {
        self.path = path
        self.source = source
        reader = try DelimitedReader(path: path)
        var header = DelimitedRecord()
        guard try reader.next(&header) else {
            throw ByteStreamError(.emptyTable, "the table is empty", context: [("file", path)], hint: "the first row must name the columns")
        }
        var positions: [String: Int] = [:]
        var repeated: Set<String> = []
        for index in 0..<header.count {
            let name = header.text(index)
            if positions[name] == nil { positions[name] = index } else { repeated.insert(name) }
        }
        width = header.count
        self.positions = positions
        for name in required where positions[source.column(name)] == nil {
            throw ByteStreamError(
                .missingColumn, "the table has no column for \(name)", context: [("file", path), ("column", source.column(name))],
                hint: "name the column under `columns:` of this table in haechi.yaml")
        }
        // Of the other names a table may have two: exports come with columns that nobody asked for.
        let named = required + source.columns.keys.sorted()
        if let name = named.first(where: { repeated.contains(source.column($0)) }) {
            throw ByteStreamError(
                .repeatedColumn, "the table has two columns for \(name)", context: [("file", path), ("column", source.column(name))],
                hint: "rename one of them, or name the right one under `columns:` of this table in haechi.yaml")
        }
    }

    /// The position of our column `name`; nil where the file has none.
    package func position(_ name: String) -> Int? { positions[source.column(name)] }

    /// Reads the next row; see `DelimitedReader.next`.
    package func next(_ record: inout DelimitedRecord) throws(ByteStreamError) -> Bool {
        try reader.next(&record)
    }
}
