/// The few declarations of style sheets and `style` attributes that decide what a reader sees and in what size.
struct HTMLStyles {
    /// Declarations by simple selector (`p`, `.small`, `#note`).
    private var rules: [String: [String: String]] = [:]

    init() {}

    /// Reads every `<style>` of the page; selectors other than one element, class or id are passed over.
    init(sheetsOf codes: [CodePoint]) {
        let text = codes.text(0..<codes.count).lowercased()
        var rest = Substring(text)
        while let open = rest.firstRange(of: "<style"), let body = rest[open.upperBound...].firstIndex(of: ">") {
            let after = rest[rest.index(after: body)...]
            let end = after.firstRange(of: "</style")?.lowerBound ?? after.endIndex
            read(after[..<end])
            rest = after[end...]
        }
    }

    private mutating func read(_ sheet: Substring) {
        for rule in sheet.split(separator: "}") {
            let parts = rule.split(separator: "{", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let declared = Self.parse(String(parts[1]))
            for selector in parts[0].split(separator: ",") {
                let name = selector.filter { !$0.isWhitespace }
                rules[String(name), default: [:]].merge(declared) { $1 }
            }
        }
    }

    /// All declarations that hold for an element, the nearest last.
    func declarations(of tag: HTMLTag) -> [String: String] {
        var result = rules[tag.name] ?? [:]
        for name in (tag.attributes["class"] ?? "").lowercased().split(separator: " ") {
            if let declared = rules["." + name] { result.merge(declared) { $1 } }
        }
        if let id = tag.attributes["id"], let declared = rules["#" + id.lowercased()] { result.merge(declared) { $1 } }
        if let style = tag.attributes["style"] { result.merge(Self.parse(style.lowercased())) { $1 } }
        return result
    }

    static func parse(_ text: String) -> [String: String] {
        var result: [String: String] = [:]
        for declaration in text.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            // What stands behind `!` says how strongly it holds; where nothing is in front of it, nothing is declared.
            let value = parts[1].prefix { $0 != "!" }.filter { !$0.isWhitespace }
            if !value.isEmpty { result[parts[0].filter { !$0.isWhitespace }] = value }
        }
        return result
    }

    /// A CSS length as points (96 px are 72 pt; the initial size is 12 pt); nil where the unit is none of those that pages use.
    static func points(_ value: String, parent: Double?) -> Double? {
        let number = value.prefix { $0.isNumber || $0 == "." }
        guard let size = Double(number) else {
            return ["xx-small": 6.75, "x-small": 7.5, "small": 9.75, "medium": 12, "large": 13.5][value]
        }
        switch value.dropFirst(number.count) {
        case "pt": return size
        case "px": return size * 0.75
        case "em": return size * (parent ?? 12)
        case "rem": return size * 12
        case "%": return size / 100 * (parent ?? 12)
        default: return nil
        }
    }
}
