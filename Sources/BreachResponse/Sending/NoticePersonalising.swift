package import BreachModel

/// Puts one person's code and name into the approved text of the group.
package enum NoticePersonalising {
    /// Stands for the 12-character code in an approved text.
    package static let codePlaceholder = "{{code}}"
    /// Stands for the person's name.
    package static let namePlaceholder = "{{name}}"

    /// The text for one person. A text without a place for the code gets a closing line with it, so that no notice leaves
    /// without its code.
    ///
    /// - Parameter name: nil where none is held; the placeholder then becomes a neutral form of address.
    package static func body(_ text: String, code: NoticeCode, name: String?, language: Language) -> String {
        let fallback = language == .korean ? "고객" : "customer"
        var body = text
        if !text.contains(codePlaceholder) {
            if !body.hasSuffix("\n") { body += "\n" }
            body += "\n" + (language == .korean ? "확인번호: " : "Your code: ") + codePlaceholder + "\n"
        }
        // The name comes last, so that a name that spells a placeholder stays a name.
        body = replacing(codePlaceholder, in: body, with: code.grouped)
        return replacing(namePlaceholder, in: body, with: clean(name) ?? fallback)
    }

    /// A name on one line, so that stored data cannot add lines to an approved text; nil where nothing is left.
    private static func clean(_ name: String?) -> String? {
        guard let name else { return nil }
        let kept = name.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control }
        let text = String(String.UnicodeScalarView(kept)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    private static func replacing(_ mark: String, in text: String, with value: String) -> String {
        text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: value)
    }
}
