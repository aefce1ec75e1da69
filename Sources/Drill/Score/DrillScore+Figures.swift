package import BreachModel
internal import FoundationEssentials

extension DrillScore {
    /// Compares what a scope says in numbers with what the world's delivered logs show: each in its own unit.
    ///
    /// People are left out: the scope's are those presumed, too, and `init` compared them one by one.
    ///
    /// - Parameters:
    ///   - scope: its accounts, records, views, first and last access and people seen by item.
    ///   - folder: the folder of the world.
    /// - Throws: `readFailed`, `badRecord` if the world's `truth.json` cannot be read.
    package mutating func compareFigures(_ scope: BreachScope, folder: String) throws(DrillError) {
        let truth = try DrillTruth(folder: folder).delivered
        let seen = Dictionary(
            uniqueKeysWithValues: scope.items.map { ($0.item.rawValue, ($0.seenClear + $0.seenMasked).value) })
        var pairs = [
            ("accounts", "\(truth.accounts.value)", "\(scope.counts.accounts.value)"),
            ("firstAccess", Self.text(truth.firstAccess), Self.text(scope.firstAccess)),
            ("lastAccess", Self.text(truth.lastAccess), Self.text(scope.lastAccess)),
        ]
        for item in Set(truth.peopleByItem.keys).union(seen.keys).sorted() {
            pairs.append(("peopleByItem.\(item)", "\(truth.peopleByItem[item] ?? 0)", "\(seen[item] ?? 0)"))
        }
        pairs += [
            ("records", "\(truth.records.value)", "\(scope.counts.records.value)"),
            ("views", "\(truth.views.value)", "\(scope.counts.views.value)"),
        ]
        figures = pairs.filter { $0.1 != $0.2 }.map { Figure(name: $0.0, truth: $0.1, said: $0.2) }
    }

    private static func text(_ time: Instant?) -> String { time?.rfc3339() ?? "none" }
}

extension DrillTruth {
    /// Reads the truth of a world.
    ///
    /// - Throws: `readFailed` where the file is missing, `badRecord` where it is not what `drill make` writes.
    package init(folder: String) throws(DrillError) {
        let path = folder + "/truth.json"
        guard let data = FileManager.default.contents(atPath: path) else {
            throw DrillError(
                .readFailed, "the truth of the world cannot be read", context: [("path", path)],
                hint: "give the folder that drill make wrote")
        }
        do { self = try JSONDecoder().decode(Self.self, from: data) } catch {
            throw DrillError(.badRecord, "the truth of the world is damaged", context: [("path", path)], hint: "make the world again")
        }
    }
}
