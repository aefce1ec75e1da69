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

    package var words: Bilingual {
        switch self {
        case .verified: Bilingual(korean: "법령 원문 또는 둘 이상의 자료로 확인함", english: "verified in the text of the law or in two reports")
        case .secondary: Bilingual(korean: "2차 자료 하나로 확인함", english: "from one secondary source")
        case .toBeVerified: LegalMark.toBeVerified.words
        case .derived: Bilingual(korean: "확인된 내용에서 도출함", english: "derived from verified statements")
        }
    }
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
