/// One scalar of a text as a number, after normalisation; questions about it are plain range tests because they run on every scalar.
typealias CodePoint = UInt32

extension CodePoint {
    /// Stands between blocks of a text, so that no phrase is found across them.
    static let blockBreak: CodePoint = 0x0A
    static let space: CodePoint = 0x20

    /// A blank inside a block (normalisation has turned every kind of blank into U+0020 and tabs into U+0009).
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// A to Z and a to z.
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// Letters that words of English are made of; accented Latin letters too.
    var isLatin: Bool { isASCIILetter || (self >= 0xC0 && self <= 0x24F) }
    var isHangul: Bool { self >= 0xAC00 && self <= 0xD7A3 }
    var isKana: Bool { (self >= 0x3041 && self <= 0x30FF) || (self >= 0x31F0 && self <= 0x31FF) }
    /// CJK ideographs of the basic block and extension A.
    var isHan: Bool { (self >= 0x4E00 && self <= 0x9FFF) || (self >= 0x3400 && self <= 0x4DBF) }
    /// Scripts that are written without blanks between words, or with blanks that writers place freely.
    var isDense: Bool { isHangul || isKana || isHan }
    /// Jamo and full-width or half-width forms that normalisation has not folded yet.
    private var isUnfolded: Bool { (self >= 0x1100 && self <= 0x11FF) || (self >= 0xFF10 && self <= 0xFFDC) }
    var isWord: Bool { isLatin || isDigit || isDense || isUnfolded }

    /// `text` as numbers.
    static func codes(_ text: String) -> [CodePoint] { text.unicodeScalars.map(\.value) }
}

extension [CodePoint] {
    /// The scalars of `range` as text; numbers that are no scalar are left out.
    func text(_ range: Range<Int>) -> String {
        var scalars = String.UnicodeScalarView()
        for code in self[range] {
            if let scalar = Unicode.Scalar(code) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
