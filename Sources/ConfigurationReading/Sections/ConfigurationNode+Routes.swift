internal import BreachModel

extension ConfigurationNode {
    /// The section `routes`.
    ///
    /// - Parameters:
    ///   - declared: the items that routes may name; nil where their own declaration is broken.
    ///   - logs: to know whether a line itself can say whose data it is about.
    func routes(declared: [DataItemID]?, logs: [LogSource]) -> [RouteRule]? {
        guard let nodes = list(of: "routes") else { return nil }
        let subjectInLine = logs.contains { $0.fields.subject != nil }
        var shadows = RouteShadows()
        var shapes: [Int: String] = [:]
        var rules: [RouteRule] = []
        for (index, node) in nodes.enumerated() {
            guard let rule = node.route(declared: declared, subjectInLine: subjectInLine) else { continue }
            let shape = RoutePattern.shape(rule)
            if let earlier = shadows.first(before: rule) {
                let isSame = shapes[earlier] == shape
                node.report(
                    .duplicateEntry,
                    isSame
                        ? "matches the same requests as routes[\(earlier)], expected one entry for them"
                        : "is never reached, since routes[\(earlier)] before it matches all of its requests",
                    hint: isSame ? "join the two" : "put the narrower entry first")
            } else {
                shadows.add(rule, entry: index)
                shapes[index] = shape
            }
            rules.append(rule)
        }
        return rules
    }

    private func route(declared: [DataItemID]?, subjectInLine: Bool) -> RouteRule? {
        guard let keys = keys(["match", "items", "entries"]) else { return nil }
        let items = keys["items"]?.visibilities(declared: declared) ?? [:]
        let entries = keys["entries"]?.visibilities(declared: declared) ?? [:]
        guard let match = keys.required("match", expected: "a method and a path, such as GET /v1/members/{subject}"),
            let text = match.text(expected: "a method and a path, such as GET /v1/members/{subject}")
        else { return nil }
        let rule: RouteRule
        do {
            rule = try RoutePattern.parse(text, items: items, entries: entries)
        } catch {
            match.report(.badRoute, error.message, hint: error.hint)
            return nil
        }
        if rule.showsAnything, !subjectInLine, !rule.pattern.contains("{subject}") {
            match.report(
                .badRoute, "shows data, but neither the path nor a log's field says whose",
                hint: "write {subject} in the path, or map the field subject of a log source")
        }
        return rule
    }

    /// `{name: clear, entrance-code: masked}`.
    private func visibilities(declared: [DataItemID]?) -> [DataItemID: Visibility]? {
        guard let entries = entries(expected: "items and how they are shown, such as {name: clear}") else { return nil }
        var visibilities: [DataItemID: Visibility] = [:]
        for (key, place, value) in entries {
            let id = DataItemID(key)
            if let declared, !declared.contains(id) {
                let near = NearestWord.to(key, among: declared.map(\.rawValue)).map { "did you mean \($0)?" }
                problems.add(
                    .undeclaredItem, at: place, path: path, "\(Self.quoted(key)) is not declared under items",
                    hint: near ?? "declare it under items")
            }
            if let visibility = value.word(Visibility.self) { visibilities[id] = visibility }
        }
        return visibilities
    }
}
