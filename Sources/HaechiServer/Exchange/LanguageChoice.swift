package import BreachModel
internal import HTTPTypes

/// Which of the two first languages a request is answered in.
package enum LanguageChoice {
    /// `?lang=` or the form's `lang`, then `Accept-Language` (RFC 9110, 12.5.4), then `fallback`.
    package static func language(of request: PageRequest, fallback: Language = .korean) -> Language {
        if let asked = explicit(request) { return asked }
        guard let header = request.headers[.acceptLanguage] else { return fallback }
        return accepted(header) ?? fallback
    }

    /// The language that the request names itself; nil where it names none of ours.
    package static func explicit(_ request: PageRequest) -> Language? {
        (request.query["lang"] ?? request.form["lang"]).flatMap(ofPages)
    }

    private static func ofPages(_ tag: String) -> Language? {
        Language.firstLanguages.first { $0.rawValue == tag }
    }

    private static func accepted(_ header: String) -> Language? {
        var best: (language: Language, weight: Double)?
        for range in header.split(separator: ",").prefix(16) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = parts.first?.split(separator: "-").first?.lowercased(),
                let language = ofPages(tag)
            else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }
}
