/// Finds headings, says what each part is about, and follows leads ("the following information was leaked:") into their lists.
struct SectionReader {
    private var text: NoticeText
    private var roles: Set<SectionRole> = []
    private var style: HeadingStyle?
    private var isDenial = false
    private var lead: Lead?

    private struct HeadingStyle: Equatable {
        var level: Int
        var marker: Int
    }

    private struct Lead {
        var denies: Bool
        var asserts: Bool
        var blocksLeft: Int
    }

    /// The level of headings that stand at the start of their own paragraph.
    private static let runInLevel = 10

    static let headConcepts: [(Concept, SectionRole)] = [
        (.headItems, .items), (.headTime, .time), (.headAction, .action), (.headMeasures, .measures), (.headRelief, .relief),
        (.headContact, .contact), (.headRights, .rights), (.headFollow, .followUp), (.headConsequences, .consequences),
    ]

    static func fill(_ text: inout NoticeText) {
        var reader = SectionReader(text: text)
        reader.findTitles()
        reader.walk()
        text = reader.text
    }

    private init(text: NoticeText) {
        self.text = text
    }

    /// The title is the subject line, the top heading or a first line that is no sentence and no greeting. Of several short lines at the
    /// top (company, date, title) it is the one that speaks of the event.
    private mutating func findTitles() {
        var top: [Int] = []
        var seen: Set<TextLanguage> = []
        var isAtTop = true
        for (index, sentence) in text.sentences.enumerated() where sentence.region == .main {
            let block = text.visible.blocks[sentence.block]
            let looksLikeTitle = block.isHeading || isShortLine(sentence, block)
            if isAtTop, looksLikeTitle, top.count < 3, top.isEmpty || block.marker == .none {
                top.append(index)
                continue
            }
            if isAtTop { settleTop(top, &seen) }
            isAtTop = false
            let startsLanguage = !seen.contains(sentence.language) && sentence.language != .other
            if looksLikeTitle, startsLanguage, block.isHeading || sentence.hasAny([.leak, .exposure, .softEvent]), !top.isEmpty {
                addTitle(index)
            }
            if startsLanguage { seen.insert(sentence.language) }
        }
        if isAtTop { settleTop(top, &seen) }
    }

    /// Chooses among the short lines at the top.
    private mutating func settleTop(_ top: [Int], _ seen: inout Set<TextLanguage>) {
        let lines = top.prefix { index in
            index == top[0] || !text.sentences[index].hits.contains { hit in Self.headConcepts.contains { $0.0 == hit.concept } }
                || text.sentences[index].hasAny([.leak, .exposure])
        }
        let chosen =
            lines.first { text.sentences[$0].has(.leak) && !isPartHeading($0) } ?? lines.first {
                text.sentences[$0].hasAny([.exposure, .softEvent])
            } ?? lines.first
        guard let chosen else { return }
        addTitle(chosen)
        seen.insert(text.sentences[chosen].language)
    }

    /// "1. 유출 항목" at the top of a text is the first part, not the title.
    private func isPartHeading(_ index: Int) -> Bool {
        let block = text.visible.blocks[text.sentences[index].block]
        if case .number = block.marker { return true }
        return false
    }

    private mutating func addTitle(_ index: Int) {
        text.titles.append(index)
        text.sentences[index].isHeading = true
    }

    private func isShortLine(_ sentence: Sentence, _ block: Block) -> Bool {
        guard sentence.range == block.range, block.kind != .tableRow, !sentence.has(.greeting) else { return false }
        let width = text.visible.codes[sentence.range].reduce(0) { $0 + ($1.isDense ? 2 : 1) }
        return width <= 110 && !endsLikeSentence(sentence)
    }

    private func endsLikeSentence(_ sentence: Sentence) -> Bool {
        let codes = text.visible.codes
        let last = codes[sentence.range.upperBound - 1]
        if last == 0x2E || last == 0x3002 || last == 0x21 { return true }
        let tail = codes.text(max(sentence.range.lowerBound, sentence.range.upperBound - 3)..<sentence.range.upperBound)
        return ["니다", "세요", "시오", "어요", "아요", "해요"].contains { tail.hasSuffix($0) }
    }

    private mutating func walk() {
        var index = 0
        while index < text.sentences.count {
            let block = text.sentences[index].block
            var end = index
            while end < text.sentences.count, text.sentences[end].block == block { end += 1 }
            readBlock(index..<end)
            index = end
        }
    }

    private mutating func readBlock(_ range: Range<Int>) {
        let block = text.visible.blocks[text.sentences[range.lowerBound].block]
        let first = text.sentences[range.lowerBound]
        // Menus and footers are no part of the notice's own order.
        guard block.region == .main else { return }
        if range.count == 1, isHeading(first, block), !text.titles.contains(range.lowerBound) {
            enter(first, block)
            text.sentences[range.lowerBound].isHeading = true
            text.sentences[range.lowerBound].section = roles
            return
        }
        if endsSection(range.lowerBound, block) { roles = [] }
        let isRunIn = style == nil || style?.level == Self.runInLevel
        let label = inlineLabel(first, block) ?? (isRunIn ? runIn(range) : nil)
        if let label, isRunIn, block.kind == .paragraph, range.count > 1, runIn(range) != nil {
            roles = label
            style = HeadingStyle(level: Self.runInLevel, marker: 0)
        }
        let isList = block.kind == .listItem || block.kind == .tableRow
        for index in range {
            text.sentences[index].section = label ?? roles
            if let lead, isList || lead.blocksLeft > 0 {
                text.sentences[index].underItemsLead = lead.asserts
                text.sentences[index].underDenial = lead.denies
            }
            if isDenial, roles.contains(.items), label == nil { text.sentences[index].underDenial = true }
        }
        if let open = lead {
            lead?.blocksLeft -= 1
            if !isList, open.blocksLeft <= 0 { lead = nil }
        }
        openLead(range)
    }

    /// A paragraph that follows a list after a blank line closes the part; it is no longer about what the heading said.
    private func endsSection(_ index: Int, _ block: Block) -> Bool {
        guard block.followsBlankLine, block.kind == .paragraph, index > 0 else { return false }
        return text.visible.blocks[text.sentences[index - 1].block].kind == .listItem
    }

    private func isHeading(_ sentence: Sentence, _ block: Block) -> Bool {
        if block.isHeading { return true }
        guard isShortLine(sentence, block), sentence.range == block.range else { return false }
        let codes = text.visible.codes
        let width = codes[sentence.range].reduce(0) { $0 + ($1.isDense ? 2 : 1) }
        let isQuestion = codes[sentence.range.upperBound - 1] == 0x3F
        guard width <= (isQuestion ? 90 : 64) else { return false }
        let hasRole = sentence.hits.contains { hit in Self.headConcepts.contains { $0.0 == hit.concept } }
        if case .sign = block.marker { return true }
        if sentence.has(.imperative), !hasRole { return false }
        // "name, email, phone" under a heading is content, not a heading.
        let commas = codes[sentence.range].filter { $0 == 0x2C || $0 == 0x3001 }.count
        if commas >= 2, !isQuestion || sentence.items.count >= 2 { return false }
        if codes[sentence.range].contains(0x3A), codes[sentence.range.upperBound - 1] != 0x3A { return false }
        if block.marker == .bullet { return hasRole && opensList(sentence.block) }
        if !sentence.dates.isEmpty || codes[sentence.range].filter(\.isDigit).count > 6 { return false }
        return hasRole || isQuestion
    }

    /// "○ 유출 항목" above lines that are set in or bear another sign is a heading, though it begins like an entry.
    private func opensList(_ index: Int) -> Bool {
        let blocks = text.visible.blocks
        guard index + 1 < blocks.count, blocks[index].opening.sign != 0 else { return false }
        let here = blocks[index].opening
        let next = blocks[index + 1]
        guard !next.isHeading else { return false }
        return next.opening.indent > here.indent || next.marker == .bullet && next.opening.sign != here.sign
    }

    /// "What happened. Between …", "무엇이 유출되었나요? 이름과 …": a short first sentence that says what its paragraph is about.
    private func runIn(_ range: Range<Int>) -> Set<SectionRole>? {
        guard range.count > 1 else { return nil }
        let sentence = text.sentences[range.lowerBound]
        let codes = text.visible.codes
        let isQuestion = codes[sentence.range.upperBound - 1] == 0x3F
        let width = codes[sentence.range].reduce(0) { $0 + ($1.isDense ? 2 : 1) }
        guard width <= (isQuestion ? 90 : 44), sentence.items.isEmpty || isQuestion, sentence.dates.isEmpty else { return nil }
        let found = roles(of: sentence, in: sentence.range)
        guard !found.isEmpty else { return nil }
        if isQuestion { return found }
        let widest = sentence.hits.filter { hit in Self.headConcepts.contains { $0.0 == hit.concept } }.map(\.range.count).max() ?? 0
        return widest * 10 >= sentence.range.count * 6 ? found : nil
    }

    private mutating func enter(_ sentence: Sentence, _ block: Block) {
        let found = roles(of: sentence, in: sentence.range)
        var marker = 0
        switch block.marker {
        case .number: marker = 1
        case .sign: marker = 2
        default: break
        }
        var level = 9
        if case .heading(let value) = block.kind { level = value }
        let here = HeadingStyle(level: level, marker: marker)
        lead = nil
        if !found.isEmpty {
            roles = found
            style = here
            isDenial = sentence.has(.notLeaked)
        } else if style == nil || here == style || level < (style?.level ?? 9) || text.visible.codes[sentence.range.upperBound - 1] == 0x3F
        {
            roles = [.other]
            style = here
            isDenial = false
        }
    }

    /// What a heading announces: of two overlapping phrases the longer counts ("legal rights and relief" is both).
    private func roles(of sentence: Sentence, in part: Range<Int>) -> Set<SectionRole> {
        var found: Set<SectionRole> = []
        for (concept, role) in Self.headConcepts where sentence.has(concept, in: part) { found.insert(role) }
        if found.contains(.action) { found.subtract([.relief, .consequences]) }
        if found.contains(.rights), !sentence.has(.headRelief, in: part) { found.remove(.relief) }
        if found.contains(.contact), found.count > 1 {
            // "피해 신고·상담 담당부서" is about whom to call; "what to do and whom to call" is both.
            found.subtract([.relief, .time])
        }
        if found.contains(.items), found.contains(.measures) { found.remove(.measures) }
        if found.contains(.measures), found.contains(.followUp) { found.remove(.followUp) }
        return found
    }

    /// "유출 항목: 이름, 이메일" and the first cell of a table row say what the rest is about.
    private func inlineLabel(_ sentence: Sentence, _ block: Block) -> Set<SectionRole>? {
        let codes = text.visible.codes
        guard let stop = labelEnd(sentence, block), stop > sentence.range.lowerBound else { return nil }
        let label = sentence.range.lowerBound..<stop
        let width = codes[label].reduce(0) { $0 + ($1.isDense ? 2 : 1) }
        guard width <= 50 else { return nil }
        let found = roles(of: sentence, in: label)
        // "연락처·이메일: 의심스러운 문자는 …" under the steps says which item a step is for.
        if roles.contains(.action), sentence.items.contains(where: { label.contains($0.range.lowerBound) }) { return nil }
        return found.isEmpty ? nil : found
    }

    /// Where the label of a line ends: at a colon, the end of a cell, a dash between blanks, or the bracket that closes it.
    private func labelEnd(_ sentence: Sentence, _ block: Block) -> Int? {
        let codes = text.visible.codes
        let range = sentence.range
        if block.kind == .tableRow { return codes[range].firstIndex(of: 0x09) }
        let closers: [CodePoint: CodePoint] = [0x5B: 0x5D, 0x3010: 0x3011, 0x3C: 0x3E, 0x300A: 0x300B, 0x3008: 0x3009, 0x3014: 0x3015]
        if let close = closers[codes[range.lowerBound]] { return codes[range].firstIndex(of: close) }
        return codes[range].indices.first { index in
            if codes[index] == 0x3A { return true }
            let isDash = [0x2D, 0x2192, 0x3D, 0x7C].contains(codes[index])
            return isDash && index > range.lowerBound && index + 1 < range.upperBound && codes[index - 1].isBlank
                && codes[index + 1].isBlank
        }
    }

    /// A sentence that ends in a colon, or says "as follows", opens a list.
    private mutating func openLead(_ range: Range<Int>) {
        let sentence = text.sentences[range.upperBound - 1]
        let codes = text.visible.codes
        let words = text.words(sentence.range)
        let announces =
            codes[sentence.range.upperBound - 1] == 0x3A
            || ["다음과 같습니다", "아래와 같습니다", "아래와 같으", "다음과 같으", "as follows", "following", "아래 표", "다음 표", "以下の通り", "次のとおり"]
                .contains { words.holds($0) }
        guard announces, sentence.hasAny([.itemsLead, .leakVerb, .notLeaked]), sentence.items.count < 2 else { return }
        let denies = sentence.has(.notLeaked)
        lead = Lead(denies: denies, asserts: !denies, blocksLeft: 1)
    }
}
