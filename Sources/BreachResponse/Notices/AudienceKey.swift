internal import BreachModel
internal import CaseStore

/// Names the people for whom one text is written: a group of the scope, under another law than the case's first where that is
/// needed, and after the notice that they got last where the text says what changed.
struct AudienceKey: Hashable, Sendable {
    /// Nil for the law that the configuration names first.
    var family: String?
    var group: String
    var after: After?

    /// The last notice, and the civil day on which it came.
    struct After: Hashable, Sendable {
        var notice: NoticeID
        var day: Int
    }

    /// The stored form: `EU: member name=seen/clear after leak-ko-… 20411`. A first law's own group is its key as it is.
    var text: String {
        (family.map { $0 + ": " } ?? "") + group + (after.map { " after \($0.notice.rawValue) \($0.day)" } ?? "")
    }

    init(family: String? = nil, group: String, after: After? = nil) {
        self.family = family
        self.group = group
        self.after = after
    }

    init(stored text: String) {
        var rest = text[...]
        if let colon = rest.firstRange(of: ": "), !rest[..<colon.lowerBound].contains(" ") {
            family = String(rest[..<colon.lowerBound])
            rest = rest[colon.upperBound...]
        }
        if let mark = rest.firstRange(of: " after ") {
            let parts = rest[mark.upperBound...].split(separator: " ")
            if parts.count == 2, let day = Int(parts[1]) { after = After(notice: NoticeID(String(parts[0])), day: day) }
            rest = rest[..<mark.lowerBound]
        }
        group = String(rest)
    }
}

extension ExposureGroup {
    /// The group that a key names; its size is not known. Nil for a text that is no key.
    init?(key: String) {
        let parts = key.split(separator: " ")
        guard let kind = parts.first.flatMap({ PersonKind(rawValue: String($0)) }) else { return nil }
        var items: [GroupItem] = []
        for part in parts.dropFirst() {
            let sides = part.split(separator: "=")
            guard sides.count == 2, let state = sides.last?.split(separator: "/").map(String.init), let first = state.first,
                let certainty = Certainty(rawValue: first)
            else { return nil }
            items.append(
                GroupItem(
                    item: DataItemID(String(sides[0])), certainty: certainty,
                    visibility: state.count > 1 ? Visibility(rawValue: state[1]) : nil))
        }
        self.init(kind: kind, items: items, people: 0)
    }
}
