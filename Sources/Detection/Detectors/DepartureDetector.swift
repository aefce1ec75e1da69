internal import BreachModel

/// K: a credential was used after its owner, or someone who could read it, left; or after it was retired.
struct DepartureDetector {
    private let writer = FindingWriter()

    func findings(credential: String, history: CredentialHistory, limits: [CredentialLimit]) -> [FindingWriter.Draft] {
        zip(limits, history.afterLimit).compactMap { limit, sighting in
            sighting.isEmpty ? nil : draft(credential: credential, limit: limit, sighting: sighting, history: history)
        }
    }

    private func draft(
        credential: String, limit: CredentialLimit, sighting: Sighting, history: CredentialHistory
    ) -> FindingWriter.Draft {
        let kind: Finding.Kind = limit.reason == .retired ? .usedAfterRetirement : .usedAfterDeparture
        let name = limit.employee.map { "\(credential):\($0.rawValue)" } ?? credential
        // Tokens that nobody issued turn a neglected key into an abused one; without them it may be a job that goes on.
        let confidence: Finding.Confidence = history.neverIssued.isEmpty ? .medium : .high
        return writer.draft(
            kind, name: name, indicator: Indicator(credentials: [CredentialID(credential)], window: limit.window), sighting: sighting,
            confidence: confidence, statement: statement(credential, limit, sighting))
    }

    private func statement(_ credential: String, _ limit: CredentialLimit, _ sighting: Sighting) -> Bilingual {
        let (korean, english) =
            switch limit.reason {
            case .ownerLeft: ("소유자가 퇴사한", "its owner had left")
            case .readerLeft: ("열람 권한자가 퇴사한", "someone who could read it had left")
            case .retired: ("폐기된", "it had been retired")
            }
        return Bilingual(
            korean: "자격증명 \(credential)이(가) \(korean) 뒤에도 \(sighting.events)회 사용되었습니다(서로 다른 회원 번호 \(sighting.subjects)개).",
            english:
                "Credential \(credential) was used \(sighting.events) times after \(english), on \(sighting.subjects) distinct subject ids."
        )
    }
}
