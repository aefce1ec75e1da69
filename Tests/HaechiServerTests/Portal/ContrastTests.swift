import Testing

@testable import HaechiServer

/// WCAG 2.2, 1.4.3: text against its ground at least 4.5 to 1; 1.4.11: borders of fields and focus marks at least 3 to 1.
struct ContrastTests {
    static let sheets: [(String, [UInt8])] = [("portal.css", PageAssets.portalStyle), ("console.css", PageAssets.consoleStyle)]

    @Test("Every colour of text stands out from every ground", arguments: sheets.map(\.0))
    func contrast(sheet: String) throws {
        let css = String(decoding: try #require(Self.sheets.first { $0.0 == sheet }).1, as: UTF8.self)
        let grounds = ["ground", "tint"].compactMap { Self.variable($0, in: css) } + (css.contains("#fbf1ee") ? ["fbf1ee"] : [])
        #expect(grounds.count >= 2)
        for name in ["ink", "soft", "act", "warn", "care"] {
            let colour = try #require(Self.variable(name, in: css))
            for ground in grounds {
                let ratio = Self.ratio(colour, ground)
                #expect(ratio >= 4.5, "\(name) on #\(ground): \(ratio)")
            }
        }
        #expect(Self.ratio("ffffff", try #require(Self.variable("act", in: css))) >= 4.5)
        #expect(Self.ratio("1d6233", "ffffff") >= 4.5)
        #expect(Self.ratio("5b6672", "ffffff") >= 3)
    }

    @Test("The style sheets load nothing and name no font file", arguments: sheets.map(\.0))
    func loadsNothing(sheet: String) throws {
        let css = String(decoding: try #require(Self.sheets.first { $0.0 == sheet }).1, as: UTF8.self)
        #expect(!css.contains("url(") && !css.contains("@import") && !css.contains("@font-face"))
        #expect(css.contains(":focus-visible") && css.contains("@media print"))
        #expect(css.filter { $0 == "{" }.count == css.filter { $0 == "}" }.count)
    }

    private static func variable(_ name: String, in css: String) -> String? {
        guard let range = css.firstRange(of: "--\(name): #") else { return nil }
        return String(css[range.upperBound...].prefix(6))
    }

    /// Source: WCAG 2.2, "contrast ratio" and "relative luminance".
    private static func ratio(_ one: String, _ other: String) -> Double {
        let (high, low) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let value = Int(colour, radix: 16) ?? 0
        let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { byte -> Double in
            let channel = Double(byte) / 255
            return channel <= 0.04045 ? channel / 12.92 : power((channel + 0.055) / 1.055)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// The 2.4th power by Newton's method, to need no mathematics library: x² · (x²)^(1/5).
    private static func power(_ base: Double) -> Double {
        let square = base * base
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
