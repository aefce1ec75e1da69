internal import Yams

/// Where something stands in the file: line and column, both from 1, the column in Unicode scalars.
struct Place: Hashable, Sendable {
    var line: Int
    var column: Int
}

extension Place {
    init(_ mark: Mark) {
        self.init(line: mark.line, column: mark.column)
    }
}

extension Node {
    /// Where the node begins in the text that was parsed.
    var place: Place? { mark.map { Place($0) } }
}
