internal import BreachModel

/// N: a credential is used from a country or network that its past does not know.
///
/// Credentials that the public uses roam by nature: those known from more than `settledUpTo` places are not judged.
struct NewPlaceDetector {
    static let settledUpTo = 3
    let afterDays: Int
    private let writer = FindingWriter()

    init(afterDays: Int) {
        self.afterDays = afterDays
    }

    /// The new places of a kind, and the window from the first use there on.
    func findings(credential: String, history: CredentialHistory) -> [FindingWriter.Draft] {
        [(history.countries, "country", "국가"), (history.networks, "network", "네트워크")].compactMap { places, english, korean in
            let line = history.first + Int64(afterDays) * CivilDate.millisecondsPerDay
            let past = places.filter { $0.value.first < line }
            let new = places.filter { $0.value.first >= line }
            guard !past.isEmpty, past.count <= Self.settledUpTo, !new.isEmpty else { return nil }
            var draft = draft(credential: credential, new: new, past: past.count, english: english, korean: korean)
            let names = Set(new.keys)
            draft.extent = Extent(
                credential: credential, window: draft.finding.indicator.window, countries: english == "country" ? names : nil,
                networks: english == "network" ? names : nil)
            return draft
        }
    }

    private func draft(
        credential: String, new: [String: CredentialHistory.Place], past: Int, english: String, korean: String
    ) -> FindingWriter.Draft {
        let first = new.values.map(\.first).min() ?? 0
        let events = new.values.reduce(0) { $0 + $1.events }
        let names = new.keys.sorted().prefix(5).joined(separator: ", ") + (new.count > 5 ? ", …" : "")
        let window = Window(start: Instant(milliseconds: first), end: Window.always.end)
        var draft = writer.draft(
            .newPlace, name: "\(credential):\(english)", indicator: Indicator(credentials: [CredentialID(credential)], window: window),
            sighting: Sighting(), confidence: new.count > past ? .high : .medium,
            statement: Bilingual(
                korean: "자격증명 \(credential)이(가) 이전에 쓰이지 않던 \(korean) \(new.count)곳(\(names))에서 \(events)회 사용되었습니다.",
                english: "Credential \(credential) was used \(events) times from \(new.count) places (\(english)) new to it: \(names)."))
        draft.finding.since = Instant(milliseconds: first)
        draft.finding.until = Instant(milliseconds: new.values.map(\.last).max() ?? 0)
        draft.finding.events = events
        return draft
    }
}
