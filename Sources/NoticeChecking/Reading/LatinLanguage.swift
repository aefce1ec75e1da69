/// Tells the languages that are written in Latin letters apart by their commonest small words.
enum LatinLanguage {
    private static let words: [(code: String, words: Set<Substring>)] = [
        (
            "en",
            [
                "the", "and", "of", "to", "your", "was", "were", "is", "are", "we", "you", "that", "have", "our", "with", "this", "not",
                "for",
            ]
        ),
        (
            "de",
            [
                "der", "die", "das", "und", "ihre", "ihrer", "wir", "sie", "nicht", "ist", "wurde", "wurden", "den", "von", "mit", "auf",
                "ein", "haben",
            ]
        ),
        (
            "fr",
            [
                "le", "la", "les", "des", "et", "vos", "votre", "nous", "vous", "est", "été", "une", "pour", "que", "dans", "ne", "pas",
                "sur",
            ]
        ),
        (
            "es",
            [
                "el", "los", "las", "y", "sus", "su", "nosotros", "usted", "ha", "han", "una", "para", "que", "por", "con", "del", "se",
                "sido",
            ]
        ),
        (
            "it",
            [
                "il", "lo", "gli", "e", "suoi", "di", "che", "sono", "stati", "stata", "una", "per", "non", "con", "della", "nel", "ha",
                "sua",
            ]
        ),
        (
            "nl",
            [
                "de", "het", "een", "en", "uw", "wij", "niet", "zijn", "is", "van", "voor", "met", "op", "dat", "heeft", "werd", "hebben",
                "aan",
            ]
        ),
        ("pt", ["o", "os", "as", "e", "seus", "seu", "nós", "foi", "foram", "uma", "para", "que", "por", "com", "da", "do", "não", "dos"]),
        (
            "pl",
            [
                "i", "w", "na", "nie", "jest", "są", "się", "do", "z", "dane", "zostały", "które", "oraz", "pani", "pana", "przez", "że",
                "od",
            ]
        ),
        (
            "sv",
            ["och", "att", "det", "som", "är", "för", "din", "dina", "vi", "har", "inte", "på", "med", "av", "till", "den", "en", "ett"]
        ),
    ]

    /// The language that most of the small words belong to; nil where too few stand in the text to tell.
    static func guess(_ text: NoticeText) -> String? {
        var counts = [Int](repeating: 0, count: words.count)
        for sentence in text.body where sentence.language == .english {
            for word in text.words(sentence.range).split(whereSeparator: { !$0.isLetter }) {
                for index in words.indices where words[index].words.contains(word) { counts[index] += 1 }
            }
        }
        guard let most = counts.max(), most >= 8, let best = counts.firstIndex(of: most) else { return nil }
        // Neighbouring languages share words; one that leads by little is not told.
        let second = counts.enumerated().filter { $0.offset != best }.map(\.element).max() ?? 0
        return most * 2 > second * 3 ? words[best].code : nil
    }
}
