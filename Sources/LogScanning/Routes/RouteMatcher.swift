// Hot: one match a line. Benchmark: Benchmarks/run scan (index).
internal import BreachModel

/// The route map as a tree of segments, so that matching costs the path's length and not the number of rules. One matcher serves one thread.
@safe final class RouteMatcher {
    /// A rule at the node where its pattern ends.
    private struct End {
        var rule: Int
        /// The method as one word; zero for any.
        var method: UInt64 = 0
        /// A method that its word does not tell from others, which needs a look at the rule itself.
        var hasLongMethod = false
        /// Which segments hold subject and entry; -1 for none.
        var subject: Int
        var entry: Int
        /// Whether `**` takes whatever follows.
        var isOpen: Bool
    }

    private struct Literal {
        /// Its first eight bytes.
        var head: UInt64
        var count: Int
        /// Where its bytes lie in `texts`.
        var text: Int
        var node: Int
    }

    private struct Node {
        var literals = 0..<0
        var ends = 0..<0
        /// The node behind any segment; -1 for none.
        var wildcard = -1
    }

    private struct Segment {
        var start = 0
        var count = 0
    }

    private let table: RouteTable
    private let nodes: UnsafeMutableBufferPointer<Node>
    private let literals: UnsafeMutableBufferPointer<Literal>
    private let ends: UnsafeMutableBufferPointer<End>
    private let texts: UnsafeMutableRawBufferPointer
    /// Where the path's segments lie; one more than the longest pattern has.
    private let segments: UnsafeMutableBufferPointer<Segment>
    private var segmentCount = 0

    init(_ table: RouteTable) {
        self.table = table
        let draft = RouteTreeDraft(table.patterns)
        let depth = table.patterns.reduce(0) { max($0, $1.segments.count) }
        // SAFETY: all are freed in deinit, and every element is initialised here.
        unsafe nodes = .allocate(capacity: draft.nodes.count)
        unsafe literals = .allocate(capacity: draft.nodes.reduce(0) { $0 + $1.literals.count })
        unsafe ends = .allocate(capacity: table.patterns.count)
        unsafe texts = .allocate(byteCount: draft.nodes.reduce(1) { $0 + $1.literals.reduce(0) { $0 + $1.text.count } }, alignment: 1)
        unsafe segments = .allocate(capacity: depth + 1)
        unsafe segments.initialize(repeating: Segment())
        var (literal, end, text) = (0, 0, 0)
        for (index, node) in draft.nodes.enumerated() {
            let made = Node(
                literals: literal..<(literal + node.literals.count), ends: end..<(end + node.rules.count), wildcard: node.wildcard)
            unsafe nodes.initializeElement(at: index, to: made)
            for edge in node.literals {
                let made = Literal(head: Self.word(edge.text.prefix(8)), count: edge.text.count, text: text, node: edge.node)
                unsafe literals.initializeElement(at: literal, to: made)
                unsafe UnsafeMutableRawBufferPointer(rebasing: texts[text...]).copyBytes(from: edge.text)
                literal += 1
                text += edge.text.count
            }
            for rule in node.rules {
                unsafe ends.initializeElement(at: end, to: Self.end(table.patterns[rule], rule: rule))
                end += 1
            }
        }
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe nodes.deallocate()
        unsafe literals.deallocate()
        unsafe ends.deallocate()
        unsafe texts.deallocate()
        unsafe segments.deallocate()
    }

    private static func end(_ pattern: RouteTable.Pattern, rule: Int) -> End {
        let subject = pattern.segments.lastIndex(of: .subject) ?? -1
        var end = End(rule: rule, subject: subject, entry: pattern.segments.lastIndex(of: .entry) ?? -1, isOpen: pattern.open)
        guard let method = pattern.method else { return end }
        let isWord = method.count <= 8 && method.last != 0 && word(method[...]) != noWord
        if isWord { end.method = word(method[...]) } else { end.hasLongMethod = true }
        return end
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }

    /// A rule and where in the path its named segments stand.
    struct Found {
        /// The number of rules where none fits.
        var rule: Int
        /// Which of the path's segments, empty ones left out, holds the subject; -1 for none.
        var subject: Int
        /// Which one holds the entry; -1 for none.
        var entry: Int
    }

    /// The first rule of the map that fits; `RouteTable.match` says what counts as a path, and finds the same.
    ///
    /// - Returns: nil for a path that needs its care: with an escape, a space, a dot segment, an address in front
    ///   of the path, or a query where no method is given.
    func match(method: FieldValue, route: FieldValue) -> RouteTable.Match? {
        // SAFETY: the route is a value of a line, behind which padding can be read.
        guard let found = find(method: method, route: route), let start = unsafe route.bytes.baseAddress else { return nil }
        return unsafe RouteTable.Match(rule: found.rule, subject: part(found.subject, of: start), entry: part(found.entry, of: start))
    }

    /// What `match` finds, by the numbers of segments.
    func find(method: FieldValue, route: FieldValue) -> Found? {
        // SAFETY: both are values of a line, behind which padding can be read.
        let (path, verb) = unsafe (route.bytes, method.bytes)
        guard let start = path.baseAddress else { return nil }
        guard unsafe split(BytePlace(start), count: path.count, hasVerb: !verb.isEmpty) else { return nil }
        var best = End(rule: table.rules.count, subject: -1, entry: -1, isOpen: false)
        unsafe walk(0, 0, BytePlace(start), Self.word(ofMethod: method), verb, &best)
        return Found(rule: best.rule, subject: best.subject, entry: best.entry)
    }

    /// Stands for every method that its word would not tell from others.
    static let noWord = UInt64.max

    /// A method of up to eight bytes as one word; 0 for a longer one or none.
    @inline(__always)
    static func word(ofMethod method: FieldValue) -> UInt64 {
        let count = method.count
        guard count > 0, count <= 8 else { return 0 }
        let word = method.head
        // A last byte of 0 would vanish in the word.
        return word &>> UInt64(truncatingIfNeeded: (count &- 1) &* 8) == 0 ? noWord : word
    }

    /// Texts that the map's patterns name.
    var names: Set<[UInt8]> {
        Set(table.patterns.flatMap { $0.segments.compactMap { if case .literal(let text) = $0 { text } else { nil } } })
    }

    /// Segments of the longest pattern.
    var depth: Int { table.patterns.reduce(0) { max($0, $1.segments.count) } }

    private func part(_ index: Int, of path: UnsafeRawPointer) -> UnsafeRawBufferPointer? {
        guard index >= 0 else { return nil }
        // SAFETY: the rule that fitted has no more segments than were found, and they lie inside the path.
        let segment = unsafe segments[index]
        return unsafe UnsafeRawBufferPointer(start: path + segment.start, count: segment.count)
    }

    /// Finds the segments between slashes, empty ones left out, as many as matter; false for a path that needs more care.
    private func split(_ path: BytePlace, count: Int, hasVerb: Bool) -> Bool {
        segmentCount = 0
        // SAFETY: as many bytes as the caller says.
        if path[0] != 0x2F, unsafe LineText.isAbsolute(path.bytes(count)) { return false }
        var hasDots = false
        var start = 0
        var end = count
        var offset = 0
        while offset < end {
            let word = path.word(offset)
            let rest = end &- offset
            var inside = rest < 8 ? ByteWord.mask(rest) : .max
            let cuts = (ByteWord.exactlyEqual(word, to: 0x3F) | ByteWord.exactlyEqual(word, to: 0x23)) & inside
            if cuts != 0 {
                guard hasVerb else { return false }
                end = offset &+ ByteWord.first(cuts)
                inside = ByteWord.mask(end &- offset)
            }
            if (ByteWord.exactlyEqual(word, to: 0x25) | ByteWord.exactlyEqual(word, to: 0x20)) & inside != 0 { return false }
            var slashes = ByteWord.exactlyEqual(word, to: 0x2F) & inside
            while slashes != 0 {
                let place = offset &+ ByteWord.first(slashes)
                hasDots = hasDots || Self.isDots(path, start, place)
                add(start, place)
                start = place &+ 1
                slashes &= slashes &- 1
            }
            offset &+= 8
        }
        add(start, end)
        return !hasDots && !Self.isDots(path, start, end)
    }

    /// Whether a segment is `.` or `..`, which stand for other paths.
    @inline(__always)
    private static func isDots(_ path: BytePlace, _ start: Int, _ end: Int) -> Bool {
        let count = end &- start
        return count <= 2 && count > 0 && path[start] == 0x2E && (count == 1 || path[start &+ 1] == 0x2E)
    }

    @inline(__always)
    private func add(_ start: Int, _ end: Int) {
        // SAFETY: there is room for one segment more than the longest pattern has.
        guard end > start, unsafe segmentCount < segments.count else { return }
        unsafe segments[segmentCount] = Segment(start: start, count: end &- start)
        segmentCount &+= 1
    }

    private func walk(_ index: Int, _ level: Int, _ path: BytePlace, _ verb: UInt64, _ longVerb: UnsafeRawBufferPointer, _ best: inout End)
    {
        // SAFETY: nodes, literals and ends name each other by numbers of this tree; the level is at most the number of segments.
        let node = unsafe nodes[index]
        for number in node.ends {
            let end = unsafe ends[number]
            guard end.rule < best.rule, end.isOpen || level == segmentCount else { continue }
            if end.hasLongMethod {
                guard let method = table.patterns[end.rule].method, unsafe method.elementsEqual(longVerb) else { continue }
            } else if end.method != 0, end.method != verb {
                continue
            }
            best = end
        }
        guard level < segmentCount else { return }
        let segment = unsafe segments[level]
        let place = path + segment.start
        let head = place.word() & (segment.count >= 8 ? .max : ByteWord.mask(segment.count))
        for number in node.literals {
            let literal = unsafe literals[number]
            guard literal.count == segment.count, literal.head == head, literal.count <= 8 || hasText(literal, at: place) else { continue }
            unsafe walk(literal.node, level &+ 1, path, verb, longVerb, &best)
        }
        if node.wildcard >= 0 { unsafe walk(node.wildcard, level &+ 1, path, verb, longVerb, &best) }
    }

    private func hasText(_ literal: Literal, at place: BytePlace) -> Bool {
        // SAFETY: the literal's bytes lie in `texts`.
        for index in 8..<literal.count where unsafe texts[literal.text + index] != place[index] { return false }
        return true
    }
}

/// The tree while it grows.
private struct RouteTreeDraft {
    struct Node {
        var literals: [(text: [UInt8], node: Int)] = []
        var wildcard = -1
        var rules: [Int] = []
    }

    private(set) var nodes = [Node()]

    init(_ patterns: [RouteTable.Pattern]) {
        for (rule, pattern) in patterns.enumerated() {
            var node = 0
            for segment in pattern.segments {
                if case .literal(let text) = segment { node = literal(of: node, text) } else { node = wildcard(of: node) }
            }
            nodes[node].rules.append(rule)
        }
    }

    private mutating func literal(of node: Int, _ text: [UInt8]) -> Int {
        if let known = nodes[node].literals.first(where: { $0.text == text }) { return known.node }
        nodes.append(Node())
        nodes[node].literals.append((text, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func wildcard(of node: Int) -> Int {
        if nodes[node].wildcard < 0 {
            nodes.append(Node())
            nodes[node].wildcard = nodes.count - 1
        }
        return nodes[node].wildcard
    }
}
