package import BreachModel

/// Why an item of a person has its certainty, in terms of decision 0005.
package enum CertaintyReason: Hashable, Sendable {
    /// So many lines show it.
    case shown(lines: Int)
    /// The person was touched on a page that the route map does not know.
    case unmappedRoute(lines: Int)
    /// Logs are missing from while the access went on, and the item was shown of at least half of the people touched who have it.
    case mostWereShown(gaps: [CoverageGap])
    /// Logs are missing, so that it cannot be excluded.
    case cannotBeExcluded(gaps: [CoverageGap])
    /// The logs are complete, and no line shows it.
    case completeLogs
    /// Logs have gaps, of which none can have hidden a line that shows it; the gaps.
    case gapsElsewhere(gaps: [CoverageGap], item: DataItemID)

    /// - Parameters:
    ///   - lines: the person's lines.
    ///   - scope: the version that the item stands in.
    package init(_ item: ItemExposure, lines: [PersonLine], scope: BreachScope) {
        // Only gaps that can concern this item of someone (decision 0011).
        let gaps = scope.coverage.gaps.filter { $0.concernsAnyone && ($0.effect?.items.contains(item.item) ?? true) }
        switch item.certainty {
        case .seen: self = .shown(lines: lines.count { !$0.isRepeated && $0.items[item.item] != nil })
        case .unknown: self = .cannotBeExcluded(gaps: gaps)
        case .notSeen:
            let all = scope.coverage.gaps
            self = all.isEmpty ? .completeLogs : .gapsElsewhere(gaps: all, item: item.item)
        case .presumed:
            let unmapped = lines.count { $0.route == nil }
            guard unmapped == 0 else {
                self = .unmappedRoute(lines: unmapped)
                return
            }
            let active = scope.firstAccess.flatMap { first in
                scope.lastAccess.map { Window(start: first, end: Instant(milliseconds: $0.milliseconds + 1)) }
            }
            self = .mostWereShown(
                gaps: gaps.filter { gap in
                    gap.effect?.presumes ?? true && (active.map { gap.window.intersection($0) != nil } ?? false)
                })
        }
    }

    /// One sentence; names log sources and times, no person.
    package var statement: String {
        switch self {
        case .shown(let lines): "\(lines) line\(lines == 1 ? "" : "s") show it"
        case .unmappedRoute(let lines):
            "presumed: \(lines) line\(lines == 1 ? "" : "s") opened a page of this person that the route map does not know"
        case .mostWereShown(let gaps):
            "presumed: logs are missing while the access went on, the person was touched, and the item was shown of at least half of the "
                + "people touched who have it; " + Self.text(gaps)
        case .cannotBeExcluded(let gaps): "cannot be excluded: logs that would show it are missing; " + Self.text(gaps)
        case .completeLogs: "not seen: the logs are complete, and no line shows it"
        case .gapsElsewhere(let gaps, let item):
            "not seen: no line shows it, and no gap can have hidden one that does; " + Self.grounds(gaps, item)
        }
    }

    /// Why none of the gaps leaves an item open.
    private static func grounds(_ gaps: [CoverageGap], _ item: DataItemID) -> String {
        let unserved = gaps.filter { $0.effect.map { !$0.items.contains(item) } ?? false }
        let others = gaps.filter { !unserved.contains($0) }
        let sources = Set(unserved.map(\.source)).sorted().prefix(5).joined(separator: ", ")
        var grounds: [String] = []
        if !unserved.isEmpty {
            grounds.append(
                "the log with \(unserved.count) of the gaps (\(sources)) has served, in 1,000 events or more, no page that shows it "
                    + "(decision 0011); " + text(unserved))
        }
        if !others.isEmpty { grounds.append("the \(unserved.isEmpty ? "" : "other ")gaps cannot concern this person; " + text(others)) }
        return grounds.joined(separator: "; ")
    }

    private static func text(_ gaps: [CoverageGap]) -> String {
        let shown = gaps.prefix(5).map { "\($0.reason.rawValue) of \($0.source) from \($0.window.start) to \($0.window.end)" }
        return shown.joined(separator: "; ") + (gaps.count > 5 ? "; and \(gaps.count - 5) more gaps" : "")
    }
}
