// Cold: only routes whose spelling is not the plain one. Benchmark: Benchmarks/run scan (index).
internal import BreachModel

/// Finds the rule of routes that need a look at their spelling: with escapes, dot segments or an address in front of the path, or with a
/// method or query that the quick ways leave to the map.
///
/// A path is cut at its slashes first; then `.` and `..` are resolved (RFC 3986 section 5.2.4), rules are compared with the segments in
/// their plain spelling, and what stands for a subject or an entry is decoded whole, so that `kim%40example.com` is the person whom
/// the member export calls `kim@example.com`.
@safe final class OddRoutes {
    private let table: RouteTable
    /// The path in its plain spelling.
    private var plain: [UInt8] = []
    /// Where the plain path's segments lie in the route's path.
    private var segments: [Range<Int>] = []
    private var subject: [UInt8] = []
    private var entry: [UInt8] = []

    init(_ table: RouteTable) { self.table = table }

    /// Hands on the first rule that fits, with what its named segments hold, valid during the call.
    func match(method: FieldValue, route: FieldValue, _ body: (RouteTable.Match) -> Void) {
        // SAFETY: all ranges lie inside the values' bytes, which live through the call.
        let verb = unsafe RouteTable.verb(method: method.bytes, route: route.bytes)
        let path = unsafe RouteTable.path(of: route.bytes, hasVerb: !method.bytes.isEmpty)
        guard unsafe path.contains(0x25) || Self.hasDotSegment(path) else { return unsafe body(table.match(verb: verb, path: path)) }
        unsafe makePlain(path)
        let rule = unsafe plain.withUnsafeBytes { plain in unsafe table.match(verb: verb, path: plain).rule }
        guard rule < table.rules.count else { return unsafe body(RouteTable.Match(rule: rule, subject: nil, entry: nil)) }
        let pattern = table.patterns[rule].segments
        let (first, second) = (pattern.lastIndex(of: .subject), pattern.lastIndex(of: .entry))
        unsafe Self.decode(path, first.map { segments[$0] }, into: &subject)
        unsafe Self.decode(path, second.map { segments[$0] }, into: &entry)
        unsafe subject.withUnsafeBytes { subject in
            unsafe entry.withUnsafeBytes { entry in
                let match = unsafe RouteTable.Match(
                    rule: rule, subject: first == nil ? nil : Self.withoutPadding(subject),
                    entry: second == nil ? nil : Self.withoutPadding(entry))
                body(match)
            }
        }
    }

    /// Whether a segment is `.` or `..`, by itself or in escapes.
    static func hasDotSegment(_ path: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: reads within the count.
        unsafe path.split(separator: 0x2F).contains { $0.count <= 2 && $0.allSatisfy { $0 == 0x2E } }
    }

    /// Writes the path without its dot segments into `plain`, escapes of unreserved characters resolved, and notes where its segments lie.
    private func makePlain(_ path: UnsafeRawBufferPointer) {
        // Empty segments are segments that `..` goes back over.
        var kept: [(text: [UInt8], place: Range<Int>)] = []
        var text: [UInt8] = []
        var start = 0
        while start <= path.count {
            // SAFETY: cuts within the count.
            let rest = unsafe UnsafeRawBufferPointer(rebasing: path[start...])
            let count = unsafe rest.firstIndex(of: 0x2F) ?? rest.count
            unsafe RouteTable.decodeUnreserved(UnsafeRawBufferPointer(rebasing: rest[..<count]), into: &text)
            if text == [0x2E, 0x2E] {
                _ = kept.popLast()
            } else if text != [0x2E] {
                kept.append((text, start..<(start + count)))
            }
            start += count + 1
        }
        plain.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        for part in kept where !part.text.isEmpty {
            plain.append(0x2F)
            plain += part.text
            segments.append(part.place)
        }
    }

    /// Writes what a segment stands for and the padding that a value has behind it; where that is no text, its plain spelling.
    private static func decode(_ path: UnsafeRawBufferPointer, _ place: Range<Int>?, into text: inout [UInt8]) {
        text.removeAll(keepingCapacity: true)
        if let place {
            // SAFETY: segments lie inside the path.
            let segment = unsafe UnsafeRawBufferPointer(rebasing: path[place])
            unsafe RouteTable.decode(segment, into: &text)
            if String(validating: text, as: UTF8.self) == nil { unsafe RouteTable.decodeUnreserved(segment, into: &text) }
        }
        text.append(contentsOf: repeatElement(0, count: LineReader.padding))
    }

    private static func withoutPadding(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: `decode` put the padding there.
        unsafe UnsafeRawBufferPointer(rebasing: text[..<(text.count - LineReader.padding)])
    }
}
