internal import BreachModel
internal import BreachResponse

/// What detection found, each with its extent and its proof.
struct FindingsView {
    struct Row {
        let anchor: String
        let kind: String
        let confidence: String
        let confidenceClass: String
        let statement: String
        let facts: [LabelledValue]
        let hasEvidence: Bool
        let evidenceTitle: String
        let evidence: [Proof]
    }

    struct Proof {
        let source: String
        let offset: String
        let length: String
        let digest: String
    }

    let frame: Frame
    let w: [String: String]
    let findings: [Row]

    init(_ context: ConsoleContext) {
        frame = context.frame(.findings)
        w = context.words
        findings = context.overview.findings.enumerated().map { index, finding in
            Row(
                anchor: "finding-\(index + 1)", kind: Self.name(finding.kind, context),
                confidence: Self.name(finding.confidence, context),
                confidenceClass: finding.confidence == .high ? "bad" : "care", statement: finding.statement[context.language],
                facts: Self.facts(finding, context),
                hasEvidence: !finding.evidence.isEmpty,
                evidenceTitle: context.say(
                    "증거: 먼저 나온 \(finding.evidence.count)줄", "Evidence: the first \(finding.evidence.count) line(s)"),
                evidence: finding.evidence.map {
                    Proof(
                        source: $0.source, offset: TimeWords.grouped($0.offset), length: TimeWords.grouped($0.length),
                        digest: $0.digest)
                })
        }
    }

    /// A detector that does not count something leaves it at 0: such a row would say what nobody found out.
    private static func facts(_ finding: Finding, _ context: ConsoleContext) -> [LabelledValue] {
        let counts: [(String, String, Int)] = [
            ("기록 줄", "Log lines", finding.events), ("열람", "Views", finding.views.value),
            ("서로 다른 대상 번호", "Distinct subject ids", finding.subjects), ("토큰", "Tokens", finding.tokens),
            ("접속 주소", "Origins", finding.origins),
        ]
        return [
            context.fact("이름", "Id", finding.id.rawValue),
            context.fact("처음", "Since", context.times.moment(finding.since)),
            context.fact("마지막", "Until", context.times.moment(finding.until)),
        ] + counts.filter { $0.2 > 0 }.map { context.fact($0.0, $0.1, TimeWords.grouped($0.2)) }
    }

    private static func name(_ kind: Finding.Kind, _ context: ConsoleContext) -> String {
        switch kind {
        case .usedAfterDeparture: context.say("퇴사 뒤에 쓰인 인증 수단", "Credential used after a departure")
        case .tokenNeverIssued: context.say("발급한 적 없는 토큰", "Token that was never issued")
        case .subjectDoesNotExist: context.say("존재하지 않는 대상", "Subject that does not exist")
        case .newPlace: context.say("처음 보는 국가나 망", "Country or network not seen before")
        case .fanOut: context.say("평소보다 훨씬 많은 사람을 열람", "Far more people touched than before")
        case .usedAfterRetirement: context.say("폐기한 뒤에 쓰인 인증 수단", "Credential used after retirement")
        }
    }

    private static func name(_ confidence: Finding.Confidence, _ context: ConsoleContext) -> String {
        switch confidence {
        case .low: context.say("확신 낮음", "low confidence")
        case .medium: context.say("확신 보통", "medium confidence")
        case .high: context.say("확신 높음", "high confidence")
        }
    }
}
