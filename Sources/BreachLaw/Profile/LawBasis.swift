package import BreachModel

/// How well a statement of law was verified.
package enum LawBasis: String, Hashable, Sendable, Codable, CaseIterable {
    /// In the text of the law, or in two or more independent reports.
    case verified = "V"
    /// In one secondary source.
    case secondary = "S"
    /// Not verified; must never be shown without that remark.
    case toBeVerified = "M"
    /// Derived from verified or secondary statements.
    case derived = "D"
}

/// An entry of a profile that cites the law and says how well the citation was verified.
package protocol LegalEntry {
    var article: String { get }
    var basis: LawBasis { get }
}

extension LegalEntry {
    /// Whether a lawyer has still to look at this entry.
    package var toBeVerified: Bool { basis == .toBeVerified }

    /// The article as a person sees it: in the form that the language's readers know, with a remark where it is not
    /// verified.
    package func citation(_ language: Language) -> String {
        (language == .korean ? KoreanCitation.text(article) : article) + (toBeVerified ? LegalMark.toBeVerified.suffix(language) : "")
    }
}

/// Remarks that stand behind a statement of law.
package enum LegalMark {
    case toBeVerified

    /// The remark in brackets, with a space before it.
    package func suffix(_ language: Language) -> String {
        " (" + words[language] + ")"
    }

    /// The remark alone.
    package var words: Bilingual { Bilingual(korean: "확인 필요", english: "to be verified") }
}
