internal import BreachModel
internal import BreachResponse
internal import Drill

/// Scores the response in a drill's folder.
enum DrillScoring {
    /// Compares a version of the scope in the drill's own store with the drill's truth.
    static func score(folder: String, version: Int?) throws -> DrillScore {
        let store = ResponseFolder(path: folder + "/haechi-data")
        let scope = try ScopeFiles(store).scope(version)
        var score = try DrillScore(folder: folder, peopleFile: store.scope(scope.version).people)
        try score.compareFigures(scope, folder: folder)
        return score
    }

    static func print(_ score: DrillScore) {
        let verdict = score.isExact ? "EXACT: every person, every item, every figure, no one too many" : "NOT EXACT"
        Output.line("score: \(verdict)")
        Output.line(
            "  people  \(Output.number(score.exactPeople)) of \(Output.number(score.people)) exact, \(score.peopleMissing) missing, \(score.peopleTooMany) too many"
        )
        Output.line(
            "  items   \(Output.number(score.exactItems)) of \(Output.number(score.items)) exact, \(score.itemsMissing) missing, \(score.itemsTooMany) too many"
        )
        let wrong = [
            ("visibility", score.wrongVisibility), ("first time", score.wrongFirst), ("last time", score.wrongLast),
            ("views", score.wrongViews),
            ("kind of person", score.wrongKind), ("accounts", score.wrongAccounts),
        ].filter { $0.1 > 0 }
        for figure in score.figures { Output.line("  \(figure.name): \(figure.said) for \(figure.truth)") }
        for (name, count) in wrong { Output.line("  wrong \(name): \(count)") }
        Output.line(
            "  shown only in lost logs: \(score.hiddenItems) items; called not seen: \(score.hiddenCalledNotSeen), unknown: \(score.hiddenUnknown), presumed: \(score.presumedRight)"
        )
        Output.line("  presumed and not so: \(score.presumedWrong) (over-inclusion by rule, docs/decisions/0005)")
        for difference in score.differences {
            Output.line("  \(difference.person.rawValue): \(difference.faults.joined(separator: "; "))")
        }
    }
}
