/// Reads what the other cells of a table row say of the item that one cell names.
enum CellReader {
    private static let leaked: Set<String> = [
        "유출", "유출됨", "유출 확인", "유출확인", "o", "○", "●", "예", "해당", "y", "yes", "leaked", "affected", "exposed", "✓", "✔", "漏えい", "あり", "有",
        "◯",
        "漏えいあり", "taken", "accessed", "포함", "included", "involved",
    ]
    private static let presumed: Set<String> = ["추정", "유출 추정", "유출로 추정", "presumed", "presumed leaked", "推定"]
    private static let possible: Set<String> = [
        "유출 가능성", "유출 가능성 있음", "가능성 있음", "가능성", "확인 중", "확인중", "조사 중", "조사중", "미확인", "확인 불가", "possible", "possibly", "possibly leaked",
        "unknown", "under review", "under investigation", "not yet known", "調査中", "不明", "おそれあり", "may have leaked", "의심", "유출 의심",
    ]
    private static let denied: Set<String> = [
        "x", "×", "✕", "✗", "아니오", "아니요", "no", "none", "n", "not leaked", "not affected", "not involved", "not included", "not accessed",
        "unaffected", "미유출", "유출 안 됨", "유출 안됨", "유출되지 않음", "유출 없음", "해당 없음", "해당없음", "없음", "미해당", "なし", "無", "漏えいなし", "対象外", "미포함", "safe",
        "안전",
    ]

    /// What the row says of the item at `place`; nil where no other cell answers.
    static func claim(_ text: NoticeText, _ sentence: Sentence, at place: Range<Int>) -> ItemMention.Claim? {
        guard sentence.isTableRow else { return nil }
        let codes = text.visible.codes
        guard let end = codes[place.upperBound..<sentence.range.upperBound].firstIndex(of: 0x09) else { return nil }
        // An answer stands within a few cells; a row of thousands is no table of items.
        let reach = min(sentence.range.upperBound, end + 120)
        for cell in text.words(end..<reach).split(separator: "\t") {
            let word = String(cell.trimmingBlanks())
            if leaked.contains(word) { return .leaked }
            if presumed.contains(word) { return .presumed }
            if possible.contains(word) { return .possible }
            if denied.contains(word) { return .notLeaked }
        }
        return nil
    }
}
