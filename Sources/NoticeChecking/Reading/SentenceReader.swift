/// Cuts blocks into sentences and notes every phrase, item, date and count in them.
enum SentenceReader {
    static func fill(_ text: inout NoticeText, items: ItemTable) {
        let codes = text.visible.codes
        for (index, block) in text.visible.blocks.enumerated() {
            let parts = SentenceSplitter.split(codes, block.range)
            for part in parts {
                var sentence = Sentence(range: part, block: index, language: LanguageDetector.language(codes, part))
                sentence.hits = Lexicon.shared.hits(codes, in: part)
                dropDescriptions(&sentence, codes)
                DenialReader.turn(&sentence, codes)
                sentence.concepts = ConceptSet(sentence.hits.map(\.concept))
                sentence.items = items.mentions(codes, in: part).map { ItemMention(item: $0.item, range: $0.range) }
                sentence.dates = DateReader.read(codes, part)
                sentence.counts = counts(codes, part, sentence)
                sentence.isListItem = block.kind == .listItem
                sentence.isTableRow = block.kind == .tableRow
                sentence.region = block.region
                sentence.length = length(codes, sentence)
                text.sentences.append(sentence)
            }
        }
    }

    private static let conditions = ["if ", "when ", "to ", "before ", "for ", "in case", "never ", "do not", "should "].map(
        CodePoint.codes)

    private static func length(_ codes: [CodePoint], _ sentence: Sentence) -> Int {
        guard sentence.language == .english else { return Syllables.count(codes, sentence.range) }
        return codes[sentence.range].split { $0.isBlank }.count { $0.contains(where: \.isWord) }
    }

    /// English verbs ask for something only at the head of a clause or after "please" and "you can"; "we reset" tells.
    private static func dropDescriptions(_ sentence: inout Sentence, _ codes: [CodePoint]) {
        guard sentence.language == .english, !sentence.hits.contains(where: { $0.concept == .addressed }) else { return }
        let start = sentence.range.lowerBound
        sentence.hits.removeAll { hit in
            guard hit.concept == .imperative, hit.range.lowerBound > start else { return false }
            let before = codes[start..<hit.range.lowerBound].last { !$0.isBlank }
            // ":" and ";" open a clause, so do a dash and a bracket; a comma does after a condition ("If in doubt, call us").
            if before == 0x2C { return !conditions.contains { codes[start...].starts(with: $0) } }
            return ![0x3A, 0x3B, 0x2D, 0x28].contains(before ?? 0)
        }
    }

    /// Counts that are not part of a date.
    private static func counts(_ codes: [CodePoint], _ part: Range<Int>, _ sentence: Sentence) -> [CountMention] {
        CountReader.read(codes, part).filter { count in
            !sentence.dates.contains { $0.range.overlaps(count.range) }
        }.map { count in
            var marked = count
            marked.isSuperseded = sentence.hits.contains { hit in
                hit.concept == .superseded && abs(hit.range.lowerBound - count.range.upperBound) < 14
                    || hit.concept == .superseded && hit.range.upperBound <= count.range.lowerBound
                        && count.range.lowerBound - hit.range.upperBound < 24
            }
            return marked
        }
    }
}
