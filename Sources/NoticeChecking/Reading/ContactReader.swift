/// Links, mail addresses and phone numbers of a text.
struct Contacts: Sendable {
    struct Link: Sendable {
        var range: Range<Int>
        /// Lower-case host without port.
        var host: String
        /// Path with its slash; empty where none is given.
        var path: String
        /// Whether a scheme or `www.` makes it a link that phones open at a touch.
        var isExplicit: Bool
    }

    struct Mail: Sendable {
        var range: Range<Int>
        var address: String
        var host: String { String(address[address.index(after: address.lastIndex(of: "@") ?? address.startIndex)...]) }
        var local: String { String(address[..<(address.lastIndex(of: "@") ?? address.startIndex)]) }
    }

    struct Phone: Sendable {
        var range: Range<Int>
        /// Digits only; a masked digit is `*`.
        var digits: String
    }

    var links: [Link] = []
    var mails: [Mail] = []
    var phones: [Phone] = []

    static func read(_ codes: [CodePoint], _ range: Range<Int>) -> Contacts {
        var contacts = Contacts()
        var index = range.lowerBound
        while index < range.upperBound {
            let token = token(codes, from: index, to: range.upperBound)
            guard token.count > 3 else {
                index = max(token.upperBound, index + 1)
                continue
            }
            contacts.take(codes, token)
            index = token.upperBound
        }
        contacts.phones = PhoneReader.read(codes, range)
        return contacts
    }

    /// A run of characters that addresses are made of.
    private static func token(_ codes: [CodePoint], from start: Int, to end: Int) -> Range<Int> {
        let extra = Set(CodePoint.codes(".-_@:/%?=&#+~*"))
        var tail = start
        while tail < end, codes[tail].isASCIILetter || codes[tail].isDigit || extra.contains(codes[tail]) { tail += 1 }
        var last = tail
        while last > start, [0x2E, 0x2D, 0x3A, 0x3F, 0x2A, 0x7E].contains(codes[last - 1]) { last -= 1 }
        return start..<max(last, tail > start ? last : start)
    }

    private mutating func take(_ codes: [CodePoint], _ token: Range<Int>) {
        var text = codes.text(token)
        if let at = text.firstIndex(of: "@"), !text.contains("://") {
            let host = text[text.index(after: at)...]
            if text.hasPrefix("mailto:") { text = String(text.dropFirst(7)) }
            if host.contains("."), !host.hasSuffix(".") { mails.append(Mail(range: token, address: text)) }
            return
        }
        var rest = Substring(text)
        let hasScheme = rest.hasPrefix("http://") || rest.hasPrefix("https://")
        if hasScheme, let slashes = rest.firstRange(of: "://") { rest = rest[slashes.upperBound...] }
        let hostEnd = rest.firstIndex { "/?#:".contains($0) } ?? rest.endIndex
        let host = String(rest[..<hostEnd])
        guard host.contains("."), let suffix = host.split(separator: ".").last, suffix.count >= 2, suffix.allSatisfy(\.isLetter) else {
            return
        }
        guard hasScheme || host.hasPrefix("www.") || Self.suffixes.contains(String(suffix)) else { return }
        links.append(Link(range: token, host: host, path: String(rest[hostEnd...]), isExplicit: hasScheme || host.hasPrefix("www.")))
    }

    private static let suffixes: Set<String> = [
        "com", "net", "org", "kr", "jp", "io", "ly", "gl", "me", "co", "uk", "eu", "de", "fr", "sg", "us", "gov", "app", "shop", "link",
        "info",
        "invalid", "example", "test", "to", "gd", "cc", "biz", "site", "page", "im", "be", "so", "it", "ai", "dev", "xyz", "top", "cn",
        "do", "st", "sh", "la", "online", "live", "club", "tv", "id", "asia", "kim",
    ]
}
