internal import BreachModel

/// Fills the slots of a sentence with facts, and keeps which ones.
///
/// `{leak.from}` is the fact of that id, `{item.name:을}` the same with a Korean particle. `{you}`, `{your}` and `{Your}`
/// stand for the reader. What is in double braces (`{{code}}`) is left for the sending stage.
struct SentenceTemplate {
    let facts: NoticeFacts
    let language: Language
    let reader: NoticeReader
    let kind: PersonKind?

    /// The sentence, and the facts behind it: those of its slots and those in `resting`.
    ///
    /// - Throws: `unbound-slot`, `broken-template`.
    func filled(_ template: Bilingual, resting: [String] = []) throws(NoticeWritingError) -> Statement {
        var references: Set<FactReference> = []
        for id in resting { references.insert(try reference(id)) }
        var text = ""
        var rest = template[language][...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let double = rest[open...].hasPrefix("{{")
            let close = double ? "}}" : "}"
            let start = rest.index(open, offsetBy: double ? 2 : 1)
            guard let end = Self.range(of: close, in: rest[start...]) else {
                throw NoticeWritingError(.brokenTemplate, "a template has an open brace without its closing one")
            }
            let slot = String(rest[start..<end])
            text += double ? "{{\(slot)}}" : try value(slot, &references)
            rest = rest[rest.index(end, offsetBy: close.count)...]
        }
        return Statement(text: text + rest, facts: references.sorted())
    }

    private func value(_ slot: String, _ references: inout Set<FactReference>) throws(NoticeWritingError) -> String {
        let parts = slot.split(separator: ":", maxSplits: 1).map(String.init)
        guard let name = parts.first else { throw NoticeWritingError(.brokenTemplate, "a template has an empty slot") }
        var word: String
        if let address = reader.address(name, language, kind) {
            word = address
        } else {
            let reference = try reference(name)
            references.insert(reference)
            word = facts[reference.id]?.value[language] ?? ""
        }
        if parts.count == 2 {
            guard let particle = KoreanParticle(rawValue: parts[1]) else {
                throw NoticeWritingError(.brokenTemplate, "a template names a particle that is not known")
            }
            word = particle.attached(to: word)
        }
        return word
    }

    private func reference(_ id: String) throws(NoticeWritingError) -> FactReference {
        guard let fact = facts[FactID(id)] else {
            throw NoticeWritingError(
                .unboundSlot, "a sentence asks for a fact that the case does not have", context: [("fact", id)],
                hint: "enter the fact in the case, or draft a preliminary notice")
        }
        return FactReference(fact)
    }

    private static func range(of close: String, in text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(close) { return index }
            index = text.index(after: index)
        }
        return nil
    }
}
