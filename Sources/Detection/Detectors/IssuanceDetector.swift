internal import BreachModel

/// R: tokens were used that the issuance log does not know.
struct IssuanceDetector {
    /// Share of a credential's lines above which lost rows of the issuance log can no longer explain it.
    static let sureFrom = 0.001
    private let writer = FindingWriter()

    func findings(credential: String, history: CredentialHistory) -> [FindingWriter.Draft] {
        let sighting = history.neverIssued
        guard !sighting.isEmpty else { return [] }
        let share = Double(sighting.events) / Double(max(1, history.events))
        let indicator = Indicator(credentials: [CredentialID(credential)], onlyTokensNeverIssued: true)
        return [
            writer.draft(
                .tokenNeverIssued, name: writer.name(credential), indicator: indicator, sighting: sighting,
                confidence: share >= Self.sureFrom && sighting.tokens >= 10 ? .high : .low,
                statement: credential.isEmpty ? Self.withoutCredential(sighting) : Self.statement(credential, sighting))
        ]
    }

    private static func statement(_ credential: String, _ sighting: Sighting) -> Bilingual {
        Bilingual(
            korean:
                "발급 기록이 없는 토큰 \(sighting.tokens)개가 자격증명 \(credential)(으)로 만들어져 \(sighting.origins)개 주소에서 \(sighting.events)회 사용되었습니다.",
            english:
                "\(sighting.tokens) tokens that nobody issued were made with credential \(credential) and used \(sighting.events) times from \(sighting.origins) addresses."
        )
    }

    /// Of lines that do not say which credential the token was made with.
    private static func withoutCredential(_ sighting: Sighting) -> Bilingual {
        Bilingual(
            korean: "자격증명이 적혀 있지 않은 요청에서 발급 기록이 없는 토큰 \(sighting.tokens)개가 \(sighting.origins)개 주소에서 \(sighting.events)회 사용되었습니다.",
            english:
                "\(sighting.tokens) tokens that nobody issued were used \(sighting.events) times from \(sighting.origins) addresses, on lines that name no credential."
        )
    }
}
