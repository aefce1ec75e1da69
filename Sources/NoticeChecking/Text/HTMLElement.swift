/// An open element and what it means for the words inside it.
struct HTMLElement {
    let name: String
    let isVisible: Bool
    let isBlock: Bool
    /// An entry of a list; a word processor writes them as paragraphs with a style of its own.
    let isListItem: Bool
    let headingLevel: Int?
    let region: Block.Region
    let points: Double?

    static let empty: Set<String> = ["br", "hr", "img", "meta", "link", "input", "wbr", "area", "base", "col", "source"]
    static let closesItself: Set<String> = ["p", "li", "td", "th", "tr", "dt", "dd", "option"]
    private static let blocks: Set<String> = [
        "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li", "table", "tr", "dl", "dt", "dd",
        "h1",
        "h2", "h3", "h4", "h5", "h6", "blockquote", "form", "fieldset", "body", "html", "figure", "figcaption", "details", "summary", "pre",
        "address", "title", "caption", "center", "button", "option",
    ]

    init(_ tag: HTMLTag, inside parent: HTMLElement?, styles: HTMLStyles) {
        let style = styles.declarations(of: tag)
        name = tag.name
        isVisible = (parent?.isVisible ?? true) && !Self.isHidden(tag, style)
        isBlock = Self.blocks.contains(tag.name) || style["display"] == "block"
        isListItem = tag.name == "li" || tag.name == "dd" || (isBlock && style["mso-list"] != nil)
        headingLevel = Self.level(of: tag) ?? (Self.blocks.contains(tag.name) ? nil : parent?.headingLevel)
        region = Self.region(of: tag) ?? parent?.region ?? .main
        points = style["font-size"].flatMap { HTMLStyles.points($0, parent: parent?.points) } ?? parent?.points
    }

    private static func isHidden(_ tag: HTMLTag, _ style: [String: String]) -> Bool {
        if tag.attributes["hidden"] != nil || tag.name == "head" { return true }
        if tag.attributes["aria-hidden"] == "true", tag.name != "span", tag.name != "i" { return true }
        if style["display"] == "none" || style["visibility"] == "hidden" || style["opacity"] == "0" { return true }
        // The bullet that a word processor draws beside its list.
        if style["mso-list"] == "ignore" { return true }
        return style["font-size"].map { ["0", "0px", "0pt"].contains($0) } ?? false
    }

    private static func level(of tag: HTMLTag) -> Int? {
        guard tag.name.count == 2, tag.name.first == "h", let level = tag.name.last?.wholeNumberValue, (1...6).contains(level) else {
            return tag.name == "dt" || tag.name == "summary" || tag.name == "caption" ? 4 : nil
        }
        return level
    }

    private static func region(of tag: HTMLTag) -> Block.Region? {
        let names = [tag.name, tag.attributes["class"] ?? "", tag.attributes["id"] ?? "", tag.attributes["role"] ?? ""]
            .joined(separator: " ").lowercased()
        if ["footer", "copyright", "contentinfo"].contains(where: names.holds) { return .footer }
        if tag.name == "nav" || tag.name == "aside" || ["banner", "gnb", "sidebar", "promo"].contains(where: names.holds) {
            return .beside
        }
        return nil
    }
}
