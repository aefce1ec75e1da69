/// A strict reader of the HTML that our pages may use: it accepts less than browsers do, so that a slip is found.
struct StrictHTML {
    struct Element {
        var tag: String
        var attributes: [String: String]
        /// The text inside, children's included.
        var text = ""
        /// Tags of the elements around it, outermost first.
        var ancestors: [String]
        /// What a label around or for it would say is not part of it.
        var isVoid: Bool
    }

    private(set) var elements: [Element] = []
    private(set) var problems: [String] = []

    private static let void: Set<String> = ["meta", "link", "input", "br"]
    private static let selfClosed: Set<String> = ["rect", "line"]
    private static let entities: Set<String> = ["amp", "lt", "gt", "quot", "#39"]

    init(_ source: String) {
        // Browsers read scalars, not grapheme clusters: a quotation mark with an accent is a quotation mark to them.
        let scalars = source.unicodeScalars.map { $0.properties.isGraphemeExtend || $0 == "\u{200D}" ? "x" : $0 }
        let html = String(String.UnicodeScalarView(scalars))
        var rest = html[...]
        guard rest.hasPrefix("<!DOCTYPE html>\n") else {
            problems.append("no doctype")
            return
        }
        rest = rest.dropFirst("<!DOCTYPE html>\n".count)
        var open: [Int] = []
        while let start = rest.firstIndex(of: "<") {
            add(text: rest[..<start], to: open)
            guard let end = rest[start...].firstIndex(of: ">") else {
                problems.append("a tag does not end")
                return
            }
            read(tag: rest[rest.index(after: start)..<end], open: &open)
            rest = rest[rest.index(after: end)...]
        }
        if !rest.allSatisfy(\.isWhitespace) { problems.append("text after the document") }
        if !open.isEmpty { problems.append("not closed: \(open.map { elements[$0].tag })") }
        checkReferences()
        checkAccessibility()
    }

    func all(_ tag: String) -> [Element] { elements.filter { $0.tag == tag } }

    private mutating func add(text: Substring, to open: [Int]) {
        if text.contains(">") { problems.append("a bare > in text") }
        checkEntities(text)
        for index in open { elements[index].text += text }
    }

    private mutating func checkEntities(_ text: Substring) {
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            guard let end = part.firstIndex(of: ";"), Self.entities.contains(String(part[..<end])) else {
                problems.append("a bare & or an unknown entity")
                continue
            }
        }
    }

    private mutating func read(tag: Substring, open: inout [Int]) {
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            guard let last = open.popLast(), elements[last].tag == name else {
                problems.append("</\(name)> closes something else")
                return
            }
            return
        }
        let isSelfClosed = tag.hasSuffix("/")
        var scanner = (isSelfClosed ? tag.dropLast() : tag)[...]
        let name = String(scanner.prefix { $0.isLetter || $0.isNumber })
        scanner = scanner.dropFirst(name.count)
        let attributes = readAttributes(scanner, of: name)
        if isSelfClosed != Self.selfClosed.contains(name) { problems.append("<\(name)> is closed in the wrong way") }
        let isVoid = Self.void.contains(name) || isSelfClosed
        elements.append(
            Element(tag: name, attributes: attributes, ancestors: open.map { elements[$0].tag }, isVoid: isVoid))
        if !isVoid { open.append(elements.count - 1) }
    }

    private mutating func readAttributes(_ text: Substring, of tag: String) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text.drop { $0.isWhitespace }
        while !rest.isEmpty {
            let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" })
            guard !name.isEmpty else {
                problems.append("an attribute of <\(tag)> has no name: \(rest.prefix(20))")
                return attributes
            }
            rest = rest.dropFirst(name.count)
            var value = ""
            if rest.hasPrefix("=\"") {
                let quoted = rest.dropFirst(2)
                guard let end = quoted.firstIndex(of: "\"") else {
                    problems.append("the attribute \(name) of <\(tag)> does not end")
                    return attributes
                }
                value = String(quoted[..<end])
                checkEntities(quoted[..<end])
                rest = quoted[quoted.index(after: end)...]
            }
            if attributes[name] != nil { problems.append("<\(tag)> has \(name) twice") }
            attributes[name] = value
            if !rest.isEmpty, !rest.hasPrefix(" ") { problems.append("no space behind the attribute \(name) of <\(tag)>") }
            rest = rest.drop { $0.isWhitespace }
        }
        return attributes
    }

    private mutating func checkReferences() {
        let ids = elements.compactMap { $0.attributes["id"] }
        if Set(ids).count != ids.count { problems.append("an id is used twice") }
        if ids.contains(where: \.isEmpty) { problems.append("an empty id") }
        for element in elements {
            for name in ["aria-labelledby", "aria-describedby", "for"] {
                for id in (element.attributes[name] ?? "").split(separator: " ") where !ids.contains(String(id)) {
                    problems.append("\(name) of <\(element.tag)> names no element: \(id)")
                }
            }
            if let href = element.attributes["href"], href.hasPrefix("#"), !ids.contains(String(href.dropFirst())) {
                problems.append("a link leads nowhere: \(href)")
            }
        }
    }

    private mutating func checkAccessibility() {
        for tag in ["html", "head", "body", "main", "title", "h1"] where all(tag).count != 1 { problems.append("not one <\(tag)>") }
        if all("html").first?.attributes["lang"]?.isEmpty != false { problems.append("no language") }
        if all("title").first?.text.isEmpty != false { problems.append("no title") }
        let levels = elements.compactMap { $0.tag.count == 2 && $0.tag.hasPrefix("h") ? Int($0.tag.dropFirst()) : nil }
        for (before, level) in zip(levels, levels.dropFirst()) where level > before + 1 { problems.append("a heading level is left out") }
        let labelled = Set(all("label").compactMap { $0.attributes["for"] })
        for element in elements {
            checkName(of: element, labelled: labelled)
            if element.tag == "script" || element.tag == "style" || element.tag == "img" { problems.append("<\(element.tag)>") }
            for name in element.attributes.keys where name == "style" || name.hasPrefix("on") {
                problems.append("the attribute \(name) of <\(element.tag)>")
            }
        }
    }

    private mutating func checkName(of element: Element, labelled: Set<String>) {
        let named = element.attributes["aria-label"]?.isEmpty == false || element.attributes["aria-labelledby"] != nil
        switch element.tag {
        case "a", "button", "summary", "h1", "h2", "h3", "th", "label", "title":
            if element.text.allSatisfy(\.isWhitespace), !named { problems.append("<\(element.tag)> has no name") }
        case "input":
            let isLabelled = element.attributes["id"].map(labelled.contains) ?? false
            if element.attributes["type"] != "hidden", !isLabelled { problems.append("an <input> has no label") }
        case "nav", "section", "progress", "svg":
            if !named { problems.append("<\(element.tag)> has no name") }
        case "article":
            if !named, !element.text.isEmpty, element.attributes["class"] != "notice" { problems.append("<article> has no name") }
        default: break
        }
        if element.attributes["tabindex"] == "0", element.attributes["role"] == nil || !named {
            problems.append("<\(element.tag)> takes the focus without role and name")
        }
    }
}
