internal import BreachModel

/// Decides whom and what a gap can concern (decision 0005 and its sequel): by time, by credential, by the pages of its source, and by
/// what another log shows.
struct GapEffects {
    let indicators: [Indicator]
    let lives: [CredentialID: Window]
    let routes: [RouteRule]
    /// From the first to the last line of all logs.
    let reach: Window
    /// Milliseconds at either end of `reach` in which no line need be due.
    let quiet: Int64

    /// The gap with its effect; nil where nobody asks about that time.
    ///
    /// - Parameter shownBy: another log that has the requests of the gap.
    func gap(_ draft: GapDraft, items: [DataItemID], shownBy: String?) -> CoverageGap? {
        let meant = indicators.filter { $0.window.intersection(draft.gap.window) != nil }
        guard !meant.isEmpty else { return nil }
        var gap = draft.gap
        var effect = GapEffect(
            credentials: alive(meant, in: draft.gap.window), items: items, shownBy: shownBy, presumes: draft.presumes)
        if let shownBy {
            effect.people = 0
            effect.presumes = false
            gap.evidence = (gap.evidence ?? []) + [GapSentence.shownBy(shownBy)]
        }
        if gap.reason == .clockSkew, !meant.contains(where: { hasEdge($0, in: draft.gap.window) }) { effect.people = 0 }
        gap.effect = effect
        return gap
    }

    /// Credentials of the indicators that existed at some moment of the gap; nil where an indicator takes any.
    private func alive(_ indicators: [Indicator], in window: Window) -> [CredentialID]? {
        var alive: Set<CredentialID> = []
        for indicator in indicators {
            guard let credentials = indicator.credentials, let shared = indicator.window.intersection(window) else { return nil }
            alive.formUnion(credentials.filter { (lives[$0] ?? .always).intersection(shared) != nil })
        }
        return alive.sorted()
    }

    /// Whether the window of an indicator begins or ends where times cannot be believed.
    private func hasEdge(_ indicator: Indicator, in window: Window) -> Bool {
        indicator.window.start > Window.always.start && window.contains(indicator.window.start)
            || indicator.window.end < Window.always.end && window.contains(indicator.window.end)
    }

    /// The requests that a source lacks and its pair has; nil where it lacks none and the pair shows that.
    ///
    /// - Parameter people: whom they can concern; nil for anyone.
    func gap(_ pair: PairedLogs, lackedBy source: String, items: [DataItemID], people: Int?) -> CoverageGap? {
        guard let other = pair.partner(of: source) else { return nil }
        let lacked = source == pair.left ? pair.lackedByLeft : pair.lackedByRight
        guard lacked > 0 || !pair.showsAll, indicators.contains(where: { $0.window.intersection(reach) != nil }) else { return nil }
        var evidence = [GapSentence.unpaired(lacked, other: other, both: pair.inBoth)]
        if !pair.showsAll {
            evidence.append(GapSentence.lostInBoth(pair.inBoth == 0 ? "∞" : String(Int(pair.expectedInNeither.rounded(.up)))))
        }
        return CoverageGap(
            window: reach, reason: .unpairedRequests, source: source, lines: lacked,
            estimatedLines: pair.showsAll || pair.inBoth == 0 ? nil : Int(pair.expectedInNeither.rounded(.up)), evidence: evidence,
            effect: GapEffect(
                credentials: alive(indicators, in: reach), items: items, people: pair.showsAll ? people : nil, shownBy: other))
    }

    /// How long logs may be silent at the ends of the time asked about: the time in which as many lines are usual as make a silence tell
    /// something, of an hour to a day, since a question is asked in whole days; an hour where lines are due in each.
    ///
    /// - Parameter lines: of all logs, in `reach`.
    static func quiet(lines: Int, reach: Window, isHourly: Bool) -> Int64 {
        let hour: Int64 = 3_600_000
        guard !isHourly else { return hour }
        guard lines > LogRhythm.judgedFrom else { return CivilDate.millisecondsPerDay }
        let due = Double(reach.length) / Double(lines) * Double(LogRhythm.judgedFrom)
        return min(max(Int64(due), hour), CivilDate.millisecondsPerDay)
    }

    /// Where the time asked about reaches beyond the logs.
    var outside: [GapDraft] {
        indicators.flatMap { indicator -> [GapDraft] in
            var drafts: [GapDraft] = []
            let window = indicator.window
            if window.start > Window.always.start, reach.start.milliseconds - window.start.milliseconds > quiet {
                drafts.append(
                    GapDraft(
                        .outsideLogs, Window(start: window.start, end: min(reach.start, window.end)), source: "*",
                        evidence: [GapSentence.outside(true)], presumes: false))
            }
            if window.end < Window.always.end, window.end.milliseconds - reach.end.milliseconds > quiet {
                drafts.append(
                    GapDraft(
                        .outsideLogs, Window(start: max(reach.end, window.start), end: window.end), source: "*",
                        evidence: [GapSentence.outside(false)], presumes: false))
            }
            return drafts
        }
    }
}
