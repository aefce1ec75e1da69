// Hot: every shown line of a page that the map does not know. Benchmark: Benchmarks/run scan (index).
internal import BreachModel

/// Counts routes that the map does not know by their shapes (`RouteTable.shape`).
struct UnmappedRoutes {
    /// More shapes than this are counted under one name.
    static let limit = 100

    private let shapes = ByteDictionary()
    /// By the shape's number.
    private var counts: [Int] = []
    private var others = 0
    private var text: [UInt8] = []

    /// Counts one line.
    mutating func count(method: FieldValue, route: FieldValue) {
        text.removeAll(keepingCapacity: true)
        if method.isPresent {
            unsafe text.append(contentsOf: method.bytes)
            text.append(0x20)
        }
        // SAFETY: the route is read before the parser's next line; the dictionary copies new texts.
        unsafe RouteTable.appendShape(of: route.bytes, to: &text)
        let number = unsafe text.withUnsafeBytes { text in
            unsafe counts.count < Self.limit ? shapes.number(text) : shapes.known(text)
        }
        guard let number else { return others += 1 }
        if number == counts.count { counts.append(0) }
        counts[number] += 1
    }

    /// Lines by shape.
    var byShape: [String: Int] {
        var all: [String: Int] = others == 0 ? [:] : ["(others)": others]
        for (number, count) in counts.enumerated() {
            // SAFETY: the text is copied while nothing is added.
            all[unsafe String(decoding: shapes.text(number), as: UTF8.self), default: 0] += count
        }
        return all
    }
}
