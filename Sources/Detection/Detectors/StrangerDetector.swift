internal import BreachModel

/// Requests that name subjects who do not exist.
struct StrangerDetector {
    /// Fewer distinct subjects than this are typing errors.
    static let sureFrom = 100
    private let writer = FindingWriter()

    func findings(credential: String, history: CredentialHistory) -> [FindingWriter.Draft] {
        let sighting = history.strangers
        guard !sighting.isEmpty else { return [] }
        // One forged token among honest ones must not hide the others' lines.
        let onlyForged = sighting.forged == sighting.events
        return [
            writer.draft(
                .subjectDoesNotExist, name: writer.name(credential),
                indicator: Indicator(credentials: [CredentialID(credential)], onlyTokensNeverIssued: onlyForged), sighting: sighting,
                confidence: sighting.subjects >= Self.sureFrom ? .high : .low,
                statement: credential.isEmpty
                    ? Bilingual(
                        korean: "자격증명이 적혀 있지 않은 요청에서 존재하지 않는 회원 번호 \(sighting.subjects)개가 \(sighting.events)회 요청되었습니다.",
                        english:
                            "Lines that name no credential asked \(sighting.events) times for \(sighting.subjects) subjects who do not exist."
                    )
                    : Bilingual(
                        korean: "자격증명 \(credential)(으)로 존재하지 않는 회원 번호 \(sighting.subjects)개가 \(sighting.events)회 요청되었습니다.",
                        english:
                            "Credential \(credential) asked \(sighting.events) times for \(sighting.subjects) subjects who do not exist."))
        ]
    }
}
