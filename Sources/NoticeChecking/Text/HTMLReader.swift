/// Takes the visible words out of a page and keeps the place of each in the source. Tolerant: any input gives some text.
///
/// Left out: scripts, styles, comments, `template`, `noscript`, and elements hidden by `hidden`, `display:none`,
/// `visibility:hidden`, a type size of 0 or a class that a style sheet of the same page hides.
struct HTMLReader {
    private let codes: [CodePoint]
    private var builder = VisibleTextBuilder()
    private var stack: [HTMLElement] = []
    private var styles = HTMLStyles()

    /// Whether `source` looks like a page rather than plain text.
    static func isPage(_ source: SourceText) -> Bool {
        let head = String(source.codes.text(0..<min(source.codes.count, 4000))).lowercased()
        if ["<!doctype html", "<html", "<body", "<head>"].contains(where: head.holds) { return true }
        let tags = ["<p>", "<p ", "<div", "<br", "<h1", "<h2", "<li>", "<table", "<span", "</p>", "</div>"]
        return tags.filter(head.holds).count >= 2
    }

    static func read(_ source: SourceText) -> VisibleText {
        var reader = HTMLReader(codes: source.codes)
        reader.styles = HTMLStyles(sheetsOf: source.codes)
        return reader.run()
    }

    private init(codes: [CodePoint]) {
        self.codes = codes
        builder.takesMarkers = true
    }

    private mutating func run() -> VisibleText {
        var index = 0
        while index < codes.count {
            if codes[index] == 0x3C, let next = tag(at: index) {
                index = next
            } else if codes[index] == 0x26, let (code, next) = HTMLEntities.decode(codes, at: index) {
                emit(code, at: index)
                index = next
            } else {
                emit(codes[index], at: index)
                index += 1
            }
        }
        return builder.finish(isPage: true)
    }

    private mutating func emit(_ code: CodePoint, at offset: Int) {
        guard stack.last?.isVisible ?? true else { return }
        builder.append(code == 0x09 ? .space : code, at: offset)
    }

    /// Reads the tag, comment or declaration at `index`; nil where `<` is just a sign.
    private mutating func tag(at index: Int) -> Int? {
        guard index + 1 < codes.count else { return nil }
        if codes[index + 1] == 0x21 || codes[index + 1] == 0x3F {
            let isComment = codes[(index + 1)...].starts(with: CodePoint.codes("!--"))
            return find(CodePoint.codes(isComment ? "-->" : ">"), from: index + 2) ?? codes.count
        }
        guard let parsed = HTMLTag(codes, at: index) else { return nil }
        if parsed.isEnd {
            close(parsed.name)
            return parsed.end
        }
        let depth = stack.count
        open(parsed)
        guard Self.leftOut.contains(parsed.name), !Self.isClosed(parsed) else { return parsed.end }
        if stack.count > depth { stack.removeLast() }
        let end = find(CodePoint.codes("</" + parsed.name), from: parsed.end, ignoringCase: true)
        return end.flatMap { find([0x3E], from: $0) } ?? codes.count
    }

    /// A slash at a tag's end closes a drawing only: what follows `<script/>` or `<div/>` stands inside of it (HTML, section 13.2.6.1).
    private static func isClosed(_ tag: HTMLTag) -> Bool { tag.isSelfClosing && tag.name == "svg" }

    private static let leftOut: Set<String> = ["script", "style", "template", "noscript", "textarea", "svg"]

    private func find(_ needle: [CodePoint], from start: Int, ignoringCase: Bool = false) -> Int? {
        guard start <= codes.count - needle.count else { return nil }
        for index in start...(codes.count - needle.count) where codes[index] == needle[0] {
            let matches = needle.indices.allSatisfy { offset in
                let code = codes[index + offset]
                return code == needle[offset] || (ignoringCase && code.isASCIILetter && code | 0x20 == needle[offset])
            }
            if matches { return index + needle.count }
        }
        return nil
    }

    private mutating func open(_ tag: HTMLTag) {
        if HTMLElement.closesItself.contains(tag.name) { closeImplied(by: tag.name) }
        let element = HTMLElement(tag, inside: stack.last, styles: styles)
        if tag.name == "br" || tag.name == "hr" || element.isBlock { end(tag.name) }
        if tag.name == "td" || tag.name == "th" {
            builder.append(0x09, at: tag.start)
        }
        guard !HTMLElement.empty.contains(tag.name), !Self.isClosed(tag) else { return }
        stack.append(element)
        applyState()
    }

    private mutating func close(_ name: String) {
        guard let index = stack.lastIndex(where: { $0.name == name }) else { return }
        if stack[index...].contains(where: \.isBlock) { end(name) }
        stack.removeSubrange(index...)
        applyState()
    }

    /// Lines, paragraphs and lists inside a cell belong to the label of their row; everything else ends what is open.
    private mutating func end(_ name: String) {
        let inCell: Set<String> = ["br", "p", "div", "ul", "ol", "li", "span", "strong", "b"]
        if inCell.contains(name), builder.isInLabelledRow, stack.contains(where: { $0.name == "tr" }) {
            builder.endLine()
        } else {
            builder.endBlock()
        }
    }

    /// `<p>`, `<li>`, `<td>` and `<tr>` end the open one of their kind.
    private mutating func closeImplied(by name: String) {
        let barriers: Set<String> = name == "p" ? ["div", "td", "li", "body"] : ["ul", "ol", "table", "body"]
        for index in stack.indices.reversed() {
            if barriers.contains(stack[index].name) { return }
            if stack[index].name == name || (name == "th" && stack[index].name == "td") || (name == "td" && stack[index].name == "th") {
                if stack[index].isBlock { end(stack[index].name) }
                stack.removeSubrange(index...)
                return
            }
        }
    }

    private mutating func applyState() {
        builder.region = stack.last?.region ?? .main
        builder.points = stack.last?.points
        guard !builder.isInLabelledRow || !stack.contains(where: { $0.name == "tr" }), let element = stack.last(where: \.isBlock) else {
            return
        }
        if let level = element.headingLevel {
            builder.kind = .heading(level: level)
        } else if element.isListItem {
            builder.kind = .listItem
            builder.marker = .bullet
        } else if element.name == "tr" {
            builder.kind = .tableRow
        }
    }
}
