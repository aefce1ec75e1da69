/// HTML that is safe to send: every text in it was escaped when it went in. There is no way to put in raw text, except for
/// words of the program itself (`StaticString`).
package struct Markup: Sendable {
    /// The HTML so far.
    package private(set) var html: String

    package init() {
        html = ""
    }

    private init(html: String) {
        self.html = html
    }

    /// Text of any origin.
    package static func text(_ text: some StringProtocol) -> Markup {
        Markup(html: escape(text))
    }

    /// Markup that stands in this program's source.
    static func fixed(_ markup: StaticString) -> Markup {
        Markup(html: String(describing: markup))
    }

    /// One element with its attributes and content.
    static func element(_ tag: Tag, _ attributes: [Attribute] = [], _ content: Markup = Markup()) -> Markup {
        var html = "<" + tag.rawValue
        for attribute in attributes {
            html += " " + attribute.name
            if let value = attribute.value { html += "=\"" + escape(value) + "\"" }
        }
        html += ">"
        if !tag.isVoid { html += content.html + "</" + tag.rawValue + ">" }
        return Markup(html: html)
    }

    static func + (left: Markup, right: Markup) -> Markup {
        Markup(html: left.html + right.html)
    }

    static func += (left: inout Markup, right: Markup) {
        left.html += right.html
    }

    /// Replaces the five characters that mean something in HTML text or attributes, and drops control characters that no
    /// HTML document may hold.
    static func escape(_ text: some StringProtocol) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// The elements that our pages use.
enum Tag: String {
    case a, article, aside, body, br, button, dd, details, div, dl, dt, em, footer, form, h1, h2, h3, head, header, html, input, label, li,
        link, main, meta, nav, ol, p, pre, section, span, strong, summary, time, title, ul

    var isVoid: Bool {
        switch self {
        case .br, .input, .link, .meta: true
        default: false
        }
    }
}
