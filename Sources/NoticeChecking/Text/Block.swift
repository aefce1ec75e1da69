/// A part of a document that stands by itself: no sentence and no phrase reaches over its end.
struct Block: Sendable {
    enum Kind: Equatable, Sendable {
        /// 1 for the title, larger for lower headings; 0 where only the looks say "heading".
        case heading(level: Int)
        case paragraph
        case listItem
        /// One row of a table; cells are kept apart by tab stops.
        case tableRow
    }

    /// Where on a page a block stands.
    enum Region: Equatable, Sendable {
        case main
        /// Company data, copyright lines, links: says nothing to the addressee about the leak.
        case footer
        /// Menus and banners beside the notice.
        case beside
        /// `From:`, `To:`, `Date:` of a mail.
        case mailHeader
    }

    var kind: Kind
    var region: Region
    /// Normalised scalars of the block.
    var range: Range<Int>
    /// A bullet or number that stood before the text and is not part of `range`.
    var marker: Marker
    /// The smallest type in points that a page sets for it; nil where the page does not say.
    var points: Double?
    /// Whether a blank line stood before it in plain text.
    var followsBlankLine = false
    /// How the line began in plain text: its first sign and how far it was set in.
    var opening = Opening()

    struct Opening: Equatable, Sendable {
        var sign: CodePoint = 0
        var indent = 0
    }

    enum Marker: Equatable, Sendable {
        case none
        case bullet
        case number(Int)
        /// Signs that companies put before headings (■, ▶, 【…】, #).
        case sign
    }

    var isHeading: Bool {
        if case .heading = kind { return true }
        return false
    }
}
