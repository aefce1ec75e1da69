internal import BreachModel

/// The entries of a route map so far, to find one that takes every request of a later entry: the first that fits counts, so the later
/// one would never be reached.
struct RouteShadows {
    private struct Node {
        /// By segment, `{}` being any.
        var next: [String: Int] = [:]
        /// Entries that end here, and such as take whatever follows.
        var ends: [(method: String?, entry: Int)] = []
        var opens: [(method: String?, entry: Int)] = []
    }

    private var nodes = [Node()]

    /// The first entry that takes all that `rule` could take; nil if there is none.
    func first(before rule: RouteRule) -> Int? {
        var segments = RoutePattern.segments(rule)
        let isOpen = segments.last == "**"
        if isOpen { segments.removeLast() }
        var found: [Int] = []
        var reached = [0]
        for segment in segments {
            found += reached.flatMap { Self.entries(nodes[$0].opens, rule.method) }
            // Only an entry with a name in braces takes all that one in braces takes.
            reached = reached.flatMap { node in Set([segment, "{}"]).compactMap { nodes[node].next[$0] } }
        }
        for node in reached {
            found += Self.entries(nodes[node].opens, rule.method)
            if !isOpen { found += Self.entries(nodes[node].ends, rule.method) }
        }
        return found.min()
    }

    /// Takes a rule up as the entry with this number.
    mutating func add(_ rule: RouteRule, entry: Int) {
        var node = 0
        var isOpen = false
        for segment in RoutePattern.segments(rule) {
            if segment == "**" {
                isOpen = true
            } else if let known = nodes[node].next[segment] {
                node = known
            } else {
                nodes.append(Node())
                nodes[node].next[segment] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        if isOpen { nodes[node].opens.append((rule.method, entry)) } else { nodes[node].ends.append((rule.method, entry)) }
    }

    private static func entries(_ all: [(method: String?, entry: Int)], _ method: String?) -> [Int] {
        all.filter { $0.method == nil || $0.method == method }.map(\.entry)
    }
}
