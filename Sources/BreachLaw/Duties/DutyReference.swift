/// A duty as people and stores name it: `KR/notice-person`, or `notice-person` alone, which names it in every law.
package struct DutyReference: Hashable, Sendable, CustomStringConvertible {
    /// A family (`KR`) or a profile's id (`KR-2026`); nil for every law.
    package var law: String?
    /// The duty's id in its profile.
    package var duty: String

    package init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        law = parts.count == 2 ? parts[0] : nil
        duty = parts.last ?? text
    }

    package init(law: String?, duty: String) {
        self.law = law
        self.duty = duty
    }

    package var description: String { (law.map { $0 + "/" } ?? "") + duty }

    /// Whether it names the duty `id` of `profile`.
    package func names(_ id: String, in profile: LawProfile) -> Bool {
        duty == id && (law == nil || law == profile.family || law == profile.id)
    }
}
