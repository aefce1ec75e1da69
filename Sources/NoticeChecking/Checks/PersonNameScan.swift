/// Finds names of other people: "박가상 님이", "our member Ms Jane Doe", "山田太郎様が". The reader's own name stands in the greeting only.
enum PersonNameScan {
    private static let surnames = Set(
        CodePoint.codes("김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"))
    /// Words of three syllables that end where a name might and are none.
    private static let notNames: Set<String> = [
        "정회원", "준회원", "수령인", "수취인", "학부모", "임직원", "조합원", "입주민", "임차인", "수험생", "졸업생", "재학생", "신입생", "대리인", "주문인", "이웃분", "지인분", "장애인", "미성년",
        "전회원", "현회원", "모회원", "구회원", "신회원", "배송인", "이사장", "조교수", "지점장", "남학생", "여학생", "유학생", "선생",
    ]

    static func ranges(_ text: NoticeText) -> [Range<Int>] {
        text.sentences.enumerated().flatMap { index, sentence -> [Range<Int>] in
            guard sentence.region == .main, !isGreeting(sentence, index, text) else { return [] }
            let named = sentence.language == .english ? english(text, sentence) : korean(text, sentence) + japanese(text, sentence)
            return named + example(text, sentence)
        }
    }

    /// The first lines address the reader; so does a sentence that says "dear".
    private static func isGreeting(_ sentence: Sentence, _ index: Int, _ text: NoticeText) -> Bool {
        if sentence.has(.greeting) { return true }
        let codes = text.visible.codes
        let isShort = sentence.range.count <= 24 && ![0x2E, 0x3002].contains(codes[sentence.range.upperBound - 1])
        return index < 6 && isShort || index == 0
    }

    /// Words that tell of somebody besides the reader.
    private static let others = [
        "회원이신", "고객이신", "회원인", "지인", "친구", "가족", "다른", "주문하신", "보내신", "받는", "수령", "등록하신", "저장하", "입력하", "선물", "추천", "주문자", "예컨대", "예를 들",
        "사례", "동명",
    ]

    /// A surname with a given name of two syllables before "님" or "씨", in a sentence about others.
    private static func korean(_ text: NoticeText, _ sentence: Sentence) -> [Range<Int>] {
        let codes = text.visible.codes
        guard others.contains(where: text.words(sentence.range).holds) else { return [] }
        return sentence.range.compactMap { index -> Range<Int>? in
            guard codes[index] == 0xB2D8 || codes[index] == 0xC528 else { return nil }
            var end = index
            while end > sentence.range.lowerBound, codes[end - 1].isBlank { end -= 1 }
            let start = end - 3
            guard start >= sentence.range.lowerBound, index - end <= 1, codes[start..<end].allSatisfy(\.isHangul),
                start == sentence.range.lowerBound || !codes[start - 1].isHangul, surnames.contains(codes[start])
            else { return nil }
            if codes[index] == 0xC528, end == index { return nil }
            let after = index + 1 < sentence.range.upperBound ? codes[index + 1] : CodePoint.space
            // "님" of a longer word is no title; "님께", "님이", "님의", "님," are.
            guard !after.isHangul || [0xC774, 0xC758, 0xAED8, 0xC740, 0xACFC, 0xB3C4, 0xC744].contains(after) else { return nil }
            // "모험가", "이용객" name what somebody is.
            let endsLikeRole = [0xC790, 0xAC00, 0xAC1D].contains(codes[end - 1])
            return endsLikeRole || notNames.contains(codes.text(start..<end)) ? nil : start..<end
        }
    }

    /// Signs that end a word before 様 which is no name: お客様, 会員様, 同様.
    private static let honoured = Set(CodePoint.codes("客皆員者族先名同模仕多一異有人店社主徒生親方奥神様各何"))

    /// A family name in kanji with a given name before 様.
    private static func japanese(_ text: NoticeText, _ sentence: Sentence) -> [Range<Int>] {
        let codes = text.visible.codes
        return sentence.range.compactMap { index -> Range<Int>? in
            guard codes[index] == 0x69D8 else { return nil }
            let start = nameStart(codes, before: index, from: sentence.range.lowerBound)
            guard index - start >= 3, !honoured.contains(codes[index - 1]) else { return nil }
            return start..<index
        }
    }

    /// Where the kanji and then the hiragana of a name that ends at `end` begin.
    private static func nameStart(_ codes: [CodePoint], before end: Int, from low: Int) -> Int {
        var start = end
        while start > low, end - start < 4, codes[start - 1].isKana { start -= 1 }
        while start > low, end - start < 7, codes[start - 1].isHan || codes[start - 1] == 0x3005 { start -= 1 }
        return codes[start].isHan ? start : end
    }

    private static let exampleLabels = ["예시:", "예시 :", "예)", "예:", "예 :", "사례:", "例:", "例)", "example:", "e.g. "]

    /// "예시: 김보람 / …", "例：大野たかし、糖尿病": a name among the data of an example.
    private static func example(_ text: NoticeText, _ sentence: Sentence) -> [Range<Int>] {
        let codes = text.visible.codes
        let words = text.words(sentence.range)
        guard exampleLabels.contains(where: words.hasPrefix), sentence.range.count <= 120 else { return [] }
        let parts = codes[sentence.range].indices.split { [0x3A, 0x2F, 0x2C, 0x3001, 0x28, 0x29, 0x09].contains(codes[$0]) }
        return parts.compactMap { part -> Range<Int>? in
            let place = part.filter { !codes[$0].isBlank }
            guard let first = place.first, let last = place.last, last + 1 - first == place.count else { return nil }
            let range = first..<(last + 1)
            if codes[range].allSatisfy(\.isHangul) {
                let isName = range.count == 3 && surnames.contains(codes[first]) && sentence.items.allSatisfy { !$0.range.overlaps(range) }
                return isName && !notNames.contains(codes.text(range)) ? range : nil
            }
            let hasBoth = codes[first].isHan && codes[last].isKana && codes[range].allSatisfy { $0.isHan || $0.isKana }
            return hasBoth && (3...7).contains(range.count) && codes[range].prefix { $0.isHan }.count <= 3 ? range : nil
        }
    }

    private static let titles: Set<String> = ["mr", "mrs", "ms", "miss"]

    /// Two capitalised words after Mr, Ms or "our customer" in the middle of a text.
    private static func english(_ text: NoticeText, _ sentence: Sentence) -> [Range<Int>] {
        let codes = text.visible.codes
        var found: [Range<Int>] = []
        var index = sentence.range.lowerBound
        while index < sentence.range.upperBound {
            let start = index
            while index < sentence.range.upperBound, codes[index].isLatin { index += 1 }
            if index - start >= 2, index - start <= 4, titles.contains(codes.text(start..<index)) {
                var place = index
                while place < sentence.range.upperBound, codes[place].isBlank || codes[place] == 0x2E { place += 1 }
                let end = capitalWords(text, place, sentence.range.upperBound)
                if end > place { found.append(place..<end) }
            }
            index = max(index, start + 1)
        }
        return found
    }

    /// Where two words that the source writes with capitals end; `start` where they do not stand there.
    private static func capitalWords(_ text: NoticeText, _ start: Int, _ end: Int) -> Int {
        let codes = text.visible.codes
        var place = start
        var words = 0
        while words < 2, place < end {
            let head = text.source.codes[text.visible.origin[place]]
            guard head >= 0x41, head <= 0x5A else { break }
            while place < end, codes[place].isLatin || codes[place] == 0x27 { place += 1 }
            words += 1
            if words < 2, place < end, codes[place] == 0x20 { place += 1 }
        }
        return words == 2 ? place : start
    }
}
