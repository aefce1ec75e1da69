/// Character references of HTML: all numeric ones, and the named ones that notices carry.
enum HTMLEntities {
    private static let named: [String: CodePoint] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "middot": 0xB7, "bull": 0x2022, "hellip": 0x2026,
        "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "copy": 0xA9, "reg": 0xAE,
        "trade": 0x2122, "ensp": 0x20, "emsp": 0x20, "thinsp": 0x20, "shy": 0xAD, "times": 0xD7, "deg": 0xB0, "sect": 0xA7, "euro": 0x20AC,
        "pound": 0xA3, "yen": 0xA5, "eacute": 0xE9, "uuml": 0xFC, "ouml": 0xF6, "auml": 0xE4, "zwnj": 0x200C,
    ]

    /// The scalar that the reference at `index` stands for, and where the text goes on; nil where `&` is just a sign.
    static func decode(_ codes: [CodePoint], at index: Int) -> (CodePoint, Int)? {
        let limit = min(codes.count, index + 12)
        guard let end = codes[(index + 1)..<limit].firstIndex(of: 0x3B) else { return nil }
        let name = codes.text((index + 1)..<end)
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).map { ($0, end + 1) }
        }
        if name.hasPrefix("#") { return UInt32(name.dropFirst()).map { ($0, end + 1) } }
        return named[name].map { ($0, end + 1) }
    }
}
