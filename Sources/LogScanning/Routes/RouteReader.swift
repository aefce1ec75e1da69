// Hot: one call a line that matters. Benchmark: Benchmarks/run scan (scope).
internal import BreachModel

/// Which rule a line's page falls under and whom it is about, as the index has it.
@safe final class RouteReader {
    private let matcher: RouteMatcher
    private let memory: RouteMemory
    private let odd: OddRoutes

    init(_ table: RouteTable) {
        odd = OddRoutes(table)
        matcher = RouteMatcher(table)
        memory = RouteMemory(matcher)
    }

    /// Hands on the rule's index (the number of rules for a page that no rule knows) and the subject's bytes, valid during the call.
    ///
    /// - Parameter text: what the fields lie in, where they lie in marked text.
    @inline(__always)
    func read(_ fields: LineFields, in text: MarkedText?, _ body: (Int, UnsafeRawBufferPointer?) -> Void) {
        // SAFETY: the closures are called while the bytes stand.
        if let text, let match = memory.match(method: fields[.method], route: fields[.route], in: text) {
            return unsafe give(match, fields, body)
        }
        unsafe readUnknown(fields, body)
    }

    @inline(never)
    private func readUnknown(_ fields: LineFields, _ body: (Int, UnsafeRawBufferPointer?) -> Void) {
        // SAFETY: as in `read`.
        if let match = matcher.match(method: fields[.method], route: fields[.route]) { return unsafe give(match, fields, body) }
        unsafe readOdd(fields, body)
    }

    @inline(never)
    private func readOdd(_ fields: LineFields, _ body: (Int, UnsafeRawBufferPointer?) -> Void) {
        // SAFETY: as in `read`.
        odd.match(method: fields[.method], route: fields[.route]) { match in unsafe give(match, fields, body) }
    }

    @inline(__always)
    private func give(_ match: RouteTable.Match, _ fields: LineFields, _ body: (Int, UnsafeRawBufferPointer?) -> Void) {
        // SAFETY: a field's bytes are valid until the parser's next line.
        unsafe body(match.rule, fields[.subject].isFilled ? fields[.subject].bytes : match.subject)
    }
}
