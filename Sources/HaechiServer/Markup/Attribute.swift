internal import BreachModel

/// One attribute of an element. Addresses go through `Destination`, so that no text from outside becomes a `javascript:` link;
/// there is no way to write an event handler or a style.
struct Attribute: Sendable {
    let name: String
    /// Unescaped; nil for an attribute without a value.
    let value: String?

    private init(_ name: String, _ value: String? = nil) {
        self.name = name
        self.value = value
    }

    static func id(_ value: String) -> Self { Self("id", value) }
    static func `class`(_ value: String) -> Self { Self("class", value) }
    static func lang(_ language: Language) -> Self { Self("lang", language.rawValue) }
    static func hreflang(_ language: Language) -> Self { Self("hreflang", language.rawValue) }
    static func href(_ destination: Destination) -> Self { Self("href", destination.text) }
    static func action(_ path: StaticString) -> Self { Self("action", String(describing: path)) }
    static func name(_ value: StaticString) -> Self { Self("name", String(describing: value)) }
    static func value(_ value: String) -> Self { Self("value", value) }
    static func `for`(_ id: String) -> Self { Self("for", id) }
    static func datetime(_ instant: Instant) -> Self { Self("datetime", instant.rfc3339()) }
    static func content(_ value: String) -> Self { Self("content", value) }
    static func rel(_ value: StaticString) -> Self { Self("rel", String(describing: value)) }
    static func type(_ value: StaticString) -> Self { Self("type", String(describing: value)) }
    static func charset(_ value: StaticString) -> Self { Self("charset", String(describing: value)) }
    static func aria(_ name: StaticString, _ value: String) -> Self { Self("aria-" + String(describing: name), value) }
    static func role(_ value: StaticString) -> Self { Self("role", String(describing: value)) }
    static func tabindex(_ value: Int) -> Self { Self("tabindex", String(value)) }
    static func maxlength(_ value: Int) -> Self { Self("maxlength", String(value)) }
    static func autocomplete(_ value: StaticString) -> Self { Self("autocomplete", String(describing: value)) }
    static func autocapitalize(_ value: StaticString) -> Self { Self("autocapitalize", String(describing: value)) }
    static let post = Self("method", "post")
    static let required = Self("required")
    static let doNotSpellCheck = Self("spellcheck", "false")
}

/// Where a link leads: a page of ours, a place on the page, a telephone or a mailbox. Never another site.
enum Destination: Sendable {
    case page(StaticString, Language)
    case place(String)
    case telephone(String)
    case mail(String)

    var text: String {
        switch self {
        case .page(let path, let language): String(describing: path) + "?lang=" + language.rawValue
        case .place(let id): "#" + id
        case .telephone(let number): "tel:" + number.filter { $0.isASCII && ($0.isNumber || $0 == "+" || $0 == "-") }
        case .mail(let address): "mailto:" + address.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "@.-_+".contains($0)) }
        }
    }
}
