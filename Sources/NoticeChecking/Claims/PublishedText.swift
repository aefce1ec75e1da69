/// A text that is out, or is to go out, and for whom: what a text for one group of people denies, another group may have lost.
package struct PublishedText: Sendable {
    /// For whom it is.
    package enum Readers: Hashable, Sendable {
        /// A posting, an FAQ, a report: it answers for everybody.
        case everyone
        /// People with exactly the same items; texts for the same people carry the same key.
        case group(String)
        /// A text for persons, of whom it is not known who they are.
        case unknown
    }

    package let name: String
    package let readers: Readers
    let text: NoticeText

    package init(name: String, text: NoticeText, readers: Readers) {
        self.name = name
        self.text = text
        self.readers = readers
    }
}
