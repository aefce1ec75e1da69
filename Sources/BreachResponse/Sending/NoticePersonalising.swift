package import BreachModel

/// The approved text of a group, cut at the places where one person's code and name go, so that putting a message together is
/// copying bytes.
package struct NoticePersonalising: Sendable {
    /// Stands for the 12-character code in an approved text.
    package static let codePlaceholder = "{{code}}"
    /// Stands for the person's name.
    package static let namePlaceholder = "{{name}}"

    private enum Part: Hashable, Sendable {
        case text(String)
        case code
        case name
    }

    private let parts: [Part]
    private let language: Language

    /// - Parameter text: an approved text. One without a place for the code gets a closing line with it, so that no notice
    ///   leaves without its code.
    package init(_ text: String, language: Language) {
        self.language = language
        var parts = Self.cut(text)
        if !parts.contains(.code) {
            let lead =
                (text.utf8.last == 0x0A ? "" : "\n") + "\n"
                + (language == .korean ? "확인 코드: " : language == .japanese ? "確認コード: " : "Your code: ")
            parts += [.text(lead), .code, .text("\n")]
        }
        self.parts = parts
    }

    /// The text for one person.
    ///
    /// - Parameter name: nil where none is held; a neutral form of address then stands for it.
    package func body(code: NoticeCode, name: String?) -> String { body(code: code.grouped, name: name) }

    /// The text for one person as a page shows it: the code, which opens the page, is covered.
    package static func coveredBody(_ text: String, name: String?, language: Language) -> String {
        NoticePersonalising(text, language: language).body(code: "••••-••••-••••", name: name)
    }

    private func body(code: String, name: String?) -> String {
        var body = ""
        for part in parts {
            switch part {
            case .text(let text): body += text
            case .code: body += code
            case .name: body += Self.clean(name) ?? neutralName
            }
        }
        return body
    }

    private var neutralName: String {
        switch language {
        case .korean: "고객"
        case .english: "customer"
        case .japanese: "お客様"
        }
    }

    private static func cut(_ text: String) -> [Part] {
        var parts: [Part] = []
        for (index, piece) in text.split(separator: codePlaceholder, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { parts.append(.code) }
            for (index, piece) in piece.split(separator: namePlaceholder, omittingEmptySubsequences: false).enumerated() {
                if index > 0 { parts.append(.name) }
                if !piece.isEmpty { parts.append(.text(String(piece))) }
            }
        }
        return parts
    }

    /// A name on one line, so that stored data cannot add lines to an approved text; nil where nothing is left.
    private static func clean(_ name: String?) -> String? {
        guard let name else { return nil }
        let kept = name.unicodeScalars.filter {
            !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control
        }
        let text = String(String.UnicodeScalarView(kept)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
    }
}
