/// Text that is the same only where its bytes are. `String` takes texts for equal that differ in how letters are put together (Unicode's canonical
/// equivalence): two files, or two credentials, would be one.
package struct ByteText: Hashable, Comparable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package static func == (left: Self, right: Self) -> Bool { isSame(left.text, right.text) }
    package static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
    package func hash(into hasher: inout Hasher) { Self.hash(text, into: &hasher) }

    /// Whether both have the same bytes.
    package static func isSame(_ left: String, _ right: String) -> Bool {
        // Texts that are not even canonically equal are told apart faster than their bytes are read one by one.
        left == right && left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    /// Texts that are canonically equal have one hash; they are told apart by `isSame`.
    static func hash(_ text: String, into hasher: inout Hasher) { hasher.combine(text) }
}
