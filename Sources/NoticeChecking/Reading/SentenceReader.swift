/// Cuts blocks into sentences and notes every phrase, item, date and count in them.
enum SentenceReader {
    static func fill(_ text: inout NoticeText, items: ItemTable) {
        let codes = text.visible.codes
        for (index, block) in text.visible.blocks.enumerated() {
            let parts = block.kind == .tableRow ? [block.range] : SentenceSplitter.split(codes, block.range)
            for part in parts {
                var sentence = Sentence(range: part, block: index, language: LanguageDetector.language(codes, part))
                sentence.hits = Lexicon.shared.hits(codes, in: part)
                sentence.concepts = Set(sentence.hits.map(\.concept))
                sentence.items = items.mentions(codes, in: part).map { ItemMention(item: $0.item, range: $0.range) }
                sentence.dates = DateReader.read(codes, part)
                sentence.counts = counts(codes, part, sentence)
                sentence.isListItem = block.kind == .listItem
                sentence.isTableRow = block.kind == .tableRow
                sentence.region = block.region
                text.sentences.append(sentence)
            }
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
