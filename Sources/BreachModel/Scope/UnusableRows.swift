/// Rows of the member export and of the address books that could not be used: whom they name is in no scope by them.
package struct UnusableRows: Hashable, Sendable, Codable {
    package var count: Int
    /// The first of them with file, line and what is wrong; nothing of the row itself.
    package var first: [Diagnostic]

    package init(count: Int, first: [Diagnostic]) {
        self.count = count
        self.first = first
    }
}
