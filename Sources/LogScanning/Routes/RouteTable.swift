// Hot: one match a line. Benchmark: Benchmarks/run scan (parse).
package import BreachModel

/// The route map, compiled: which rule a method and path fall under, and what the path's named segments hold.
@safe package struct RouteTable: Sendable {
    /// More rules than this are refused: a rule's number is stored with every event.
    package static let ruleLimit = 65_000

    /// What a path turned out to be.
    @safe struct Match {
        /// Index into `rules`; `rules.count` for a path that no rule knows.
        var rule: Int
        var subject: UnsafeRawBufferPointer?
        var entry: UnsafeRawBufferPointer?
    }

    enum Segment: Hashable, Sendable {
        case literal([UInt8])
        case subject
        case entry
        case any
    }

    struct Pattern: Sendable {
        var method: [UInt8]?
        var segments: [Segment]
        /// Whether a last `**` takes whatever follows.
        var open: Bool
    }

    package let rules: [RouteRule]
    let patterns: [Pattern]

    /// - Throws: `badRoute` for a pattern that does not begin with `/`, has braces inside a segment or a `**` before its end; `tooManyRoutes`.
    package init(_ rules: [RouteRule]) throws(LogScanningError) {
        guard rules.count <= Self.ruleLimit else {
            throw LogScanningError(.tooManyRoutes, "there are too many routes", context: [("routes", "\(rules.count)")])
        }
        self.rules = rules
        var patterns: [Pattern] = []
        for rule in rules {
            patterns.append(try Self.compile(rule))
        }
        self.patterns = patterns
    }

    private static func compile(_ rule: RouteRule) throws(LogScanningError) -> Pattern {
        guard rule.pattern.hasPrefix("/") else {
            throw LogScanningError(.badRoute, "a route pattern must begin with /", context: [("route", rule.name)])
        }
        var segments: [Segment] = []
        var open = false
        for part in rule.pattern.split(separator: "/") {
            switch part {
            case "{subject}": segments.append(.subject)
            case "{entry}": segments.append(.entry)
            case _ where open:
                throw LogScanningError(
                    .badRoute, "** must be the last segment", context: [("route", rule.name)], hint: "write /files/**")
            case "**": open = true
            case _ where part.hasPrefix("{") && part.hasSuffix("}"): segments.append(.any)
            case _ where part.contains("{") || part.contains("}"):
                throw LogScanningError(
                    .badRoute, "braces must hold a whole segment", context: [("route", rule.name)],
                    hint: "write /members/{subject}/orders")
            default: segments.append(.literal(Array(part.utf8)))
            }
        }
        return Pattern(method: rule.method.map { Array($0.utf8) }, segments: segments, open: open)
    }

    /// The first rule that fits. A query or fragment is cut off; a trailing slash means nothing; a method in front of the path
    /// (`GET /path`, also `GET /path HTTP/1.1`) counts where `method` is absent. The path is taken as it is spelled: see `OddRoutes`.
    func match(method: FieldValue, route: FieldValue) -> Match {
        // SAFETY: all ranges lie inside the values' bytes.
        let verb = unsafe Self.verb(method: method.bytes, route: route.bytes)
        return unsafe match(verb: verb, path: Self.path(of: route.bytes, hasVerb: !method.bytes.isEmpty))
    }

    /// The first rule that fits a path without a query.
    func match(verb: UnsafeRawBufferPointer, path: UnsafeRawBufferPointer) -> Match {
        for (index, pattern) in patterns.enumerated() {
            // SAFETY: compares within both counts.
            if let wanted = pattern.method, unsafe !wanted.elementsEqual(verb) { continue }
            if var match = unsafe fit(path, pattern) {
                match.rule = index
                return match
            }
        }
        return unsafe Match(rule: rules.count, subject: nil, entry: nil)
    }

    /// The method of a request; where it has none, the word in front of the route's first space.
    static func verb(method: UnsafeRawBufferPointer, route: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: cuts within the count.
        guard unsafe method.isEmpty, let space = unsafe route.firstIndex(of: 0x20) else { return unsafe method }
        return unsafe UnsafeRawBufferPointer(rebasing: route[..<space])
    }

    /// The path of a route, without method, scheme, authority, query and fragment.
    static func path(of route: UnsafeRawBufferPointer, hasVerb: Bool) -> UnsafeRawBufferPointer {
        var path = unsafe route
        // SAFETY: all ranges lie inside the route's bytes.
        if !hasVerb, let space = unsafe path.firstIndex(of: 0x20) {
            unsafe path = UnsafeRawBufferPointer(rebasing: path[(space + 1)...].prefix { $0 != 0x20 })
        }
        unsafe path = LineText.path(path)
        guard let cut = unsafe path.firstIndex(where: { $0 == 0x3F || $0 == 0x23 }) else { return unsafe path }
        return unsafe UnsafeRawBufferPointer(rebasing: path[..<cut])
    }

    private func fit(_ path: UnsafeRawBufferPointer, _ pattern: Pattern) -> Match? {
        var match = unsafe Match(rule: 0, subject: nil, entry: nil)
        var position = 0
        for segment in pattern.segments {
            guard let part = unsafe next(path, &position) else { return nil }
            switch segment {
            // SAFETY: compares within both counts.
            case .literal(let text): guard text.count == part.count, unsafe text.elementsEqual(part) else { return nil }
            case .subject: unsafe match.subject = unsafe part
            case .entry: unsafe match.entry = unsafe part
            case .any: break
            }
        }
        if !pattern.open, unsafe next(path, &position) != nil { return nil }
        return match
    }

    /// The next segment between slashes that is not empty.
    private func next(_ path: UnsafeRawBufferPointer, _ position: inout Int) -> UnsafeRawBufferPointer? {
        // SAFETY: `position` stays within the path.
        while position < path.count, unsafe path[position] == 0x2F { position += 1 }
        guard position < path.count else { return nil }
        let start = position
        while position < path.count, unsafe path[position] != 0x2F { position += 1 }
        return unsafe UnsafeRawBufferPointer(rebasing: path[start..<position])
    }

    /// Writes `route` into `text` with percent escapes of unreserved characters resolved, so that `/%31%37` is `/17` as it was for
    /// the server (RFC 3986 section 6.2.2.2). All other escapes stay: a decoded slash would be another path.
    static func decodeUnreserved(_ route: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        text.removeAll(keepingCapacity: true)
        // SAFETY: as asked of the caller.
        unsafe appendDecoded(route, to: &text, where: isUnreserved)
    }

    /// As `decodeUnreserved`, with all escapes resolved (RFC 3986 section 2.1); what is none stays as it is.
    static func decode(_ segment: UnsafeRawBufferPointer, into text: inout [UInt8]) {
        text.removeAll(keepingCapacity: true)
        // SAFETY: as asked of the caller.
        unsafe appendDecoded(segment, to: &text) { _ in true }
    }

    private static func appendDecoded(_ route: UnsafeRawBufferPointer, to text: inout [UInt8], where isMeant: (UInt8) -> Bool) {
        var index = 0
        // SAFETY: the index, and two behind it where they are read, stay below the count.
        while index < route.count {
            let byte = unsafe route[index]
            if byte == 0x25, index + 2 < route.count, let high = unsafe hexadecimal(route[index + 1]),
                let low = unsafe hexadecimal(route[index + 2]), isMeant(high << 4 | low)
            {
                text.append(high << 4 | low)
                index += 3
            } else {
                text.append(byte)
                index += 1
            }
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// A path with every segment that holds a digit, an @, an escape or a letter outside ASCII replaced by `{}`: what an unmapped route is called in reports, so that no
    /// identifier of a person gets there.
    static func shape(_ route: UnsafeRawBufferPointer) -> String {
        var text: [UInt8] = []
        // SAFETY: as asked of the caller.
        unsafe appendShape(of: route, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// As `shape`, without making text of it.
    static func appendShape(of route: UnsafeRawBufferPointer, to text: inout [UInt8]) {
        var start = text.count
        var isTelling = false
        for index in 0..<min(route.count, 200) {
            // SAFETY: below the route's own count.
            let byte = unsafe route[index]
            if byte == 0x3F || byte == 0x23 { break }
            if byte == 0x2F {
                endSegment(&text, from: start, isTelling)
                start = text.count + 1
                isTelling = false
            } else {
                isTelling = isTelling || byte >= 0x30 && byte <= 0x39 || byte == 0x40 || byte == 0x25 || byte >= 0x80
            }
            text.append(byte)
        }
        endSegment(&text, from: start, isTelling)
    }

    private static func endSegment(_ text: inout [UInt8], from start: Int, _ isTelling: Bool) {
        guard isTelling, !isVersion(text[start...]) else { return }
        text.replaceSubrange(start..., with: [0x7B, 0x7D])
    }

    private static func isVersion(_ part: ArraySlice<UInt8>) -> Bool {
        part.count <= 3 && part.first == 0x76 && part.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
}
