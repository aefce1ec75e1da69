/// Tells languages apart by their scripts.
enum LanguageDetector {
    static func language(_ codes: [CodePoint], _ range: Range<Int>) -> TextLanguage {
        var hangul = 0
        var kana = 0
        var han = 0
        var latin = 0
        for code in codes[range] {
            if code.isHangul {
                hangul += 1
            } else if code.isKana {
                kana += 1
            } else if code.isHan {
                han += 1
            } else if code.isLatin {
                latin += 1
            }
        }
        // One Korean or Japanese letter carries about as much as three Latin ones.
        if hangul * 3 >= latin, hangul > 0, hangul >= kana + han { return .korean }
        if (kana + han) * 3 >= latin, kana + han > 0 { return .japanese }
        return latin > 0 ? .english : .other
    }
}
