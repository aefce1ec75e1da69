package import BreachModel

extension PersonExposure {
    /// The key of the group that the person belongs to: the same as `ExposureGroup.key` of that group.
    package var groupKey: String {
        var key = kind.rawValue
        for item in items where item.certainty != .notSeen {
            key += " "
            key += GroupItem(item: item.item, certainty: item.certainty, visibility: item.visibility).key
        }
        return key
    }

    /// Whether a notice must be sent to the person at all.
    package var mustBeNotified: Bool { items.contains { $0.certainty.mustBeNamed } }
}
