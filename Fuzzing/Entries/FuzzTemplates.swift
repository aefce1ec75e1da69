import BreachModel

@testable import LogScanning

/// JSON lines read by the shapes of those before them, held against the exact parser.
enum FuzzTemplates {
    private static let textLimit = 1 << 16

    static func lines(_ bytes: [UInt8]) {
        let text = FuzzText(bytes.prefix(textLimit))
        let reader = Reader()
        defer { reader.deallocate() }
        unsafe reader.read(text.bytes, text.marked)
        withExtendedLifetime(text) {}
    }

    /// Both ways through the lines of a text.
    @safe private final class Reader {
        private var learning = JSONLineParser(FuzzLines.tree)
        private var exact = JSONLineParser(FuzzLines.tree)
        private var templates: TemplateScanner
        private var (fast, slow) = (FieldCheck(), FieldCheck())

        init() { templates = TemplateScanner(fields: learning.fields) }

        func deallocate() {
            templates.deallocate()
            learning.deallocate()
            exact.deallocate()
        }

        func read(_ text: UnsafeRawBufferPointer, _ marked: MarkedText) {
            var start = 0
            // SAFETY: every line lies in the text, which ends with a line end.
            while start < text.count, let end = unsafe text[start...].firstIndex(of: 0x0A) {
                let line = unsafe UnsafeRawBufferPointer(rebasing: text[start..<end])
                let problem = unsafe exact.parse(line)
                if let found = templates.match(marked, start) {
                    precondition(found == end + 1, "a template took another line than this")
                    precondition(problem == nil, "a template took a line that the exact parser refuses")
                    compare()
                } else {
                    let own = unsafe learning.parse(line)
                    precondition(own == problem, "one line, two problems")
                    unsafe templates.note(marked, start, line, filled: own == nil ? learning.filled : nil)
                }
                start = end + 1
            }
        }

        private func compare() {
            precondition(FuzzLines.values(exact.fields) == FuzzLines.values(learning.fields), "one line, two answers")
            switch (fast(learning.fields, isASCII: templates.isASCII), slow(exact.fields, isASCII: false)) {
            case (.success(let one), .success(let other)): precondition(one.time == other.time && one.status == other.status)
            case (.failure(let one), .failure(let other)): precondition(one.code == other.code)
            default: preconditionFailure("one line is an event and is none")
            }
        }
    }
}
