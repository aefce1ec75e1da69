internal import BreachModel
internal import BreachResponse
internal import CaseStore
internal import LogScanning

/// The steps of a response, one after the other, on a rehearsal world.
struct DrillRehearsal {
    let environment: ResponseEnvironment
    let clock: DrillClock

    /// What the steps gave.
    struct Result {
        var scan: ScanReport
        var findings: [Finding]
        var scope: BreachScope
        var texts: Int
        var send: SendReport
        var reports: [WriteReport.Written]
    }

    /// Runs all steps.
    ///
    /// - Throws: what a step throws; a refused text ends the rehearsal, since its group would get no notice.
    func respond() async throws -> Result {
        let scan = try step("scanning logs") { bar in try ScanLogs(environment)(progress: bar.show) }
        let findings = try step("looking for what should not have happened") { bar in try DetectFindings(environment)(progress: bar.show) }
        let scope = try step("counting whose data, and which items") { _ in try MakeScope(environment)(.findings([])) }
        try openCase()
        let drafts = try step("writing and checking notices") { _ in try DraftNotices(environment)() }
        for refusal in drafts.refused { for line in refusal.lines { Output.line(line) } }
        guard drafts.refused.isEmpty else {
            throw ResponseError(
                .refused, "the checker refused texts of the drill", context: [("texts", "\(drafts.refused.count)")],
                hint: "the lines above say where and how to mend them")
        }
        _ = try ApproveNotices(environment)([], approver: "drill-privacy-officer")
        let promises = DrillPromises(environment: environment)
        let made = try promises.make()
        try promises.proveLogs(made)
        let bar = ProgressBar("posting the notice, and looking at it")
        try await promises.post()
        bar.finish()
        let reports = try step("writing reports") { _ in try WriteReport(environment)() }
        try UpdateCase(environment).markDuty("KR/report-incident", metAt: environment.clock.now(), note: "rehearsal: handed in on paper")
        let send = try await send()
        if send.ending == .finished {
            try UpdateCase(environment).markDuty(
                "KR/notice-person", metAt: environment.clock.now(), note: "rehearsal: send \(send.send.id)")
            try promises.keepPromise(made, send: send.send.id)
        }
        try UpdateCase(environment).markDuty("KR/report-leak", metAt: environment.clock.now(), note: "rehearsal: handed in on paper")
        return Result(scan: scan.scan, findings: findings, scope: scope, texts: drafts.kept.count, send: send, reports: reports)
    }

    private func step<Value>(_ label: String, _ work: (ProgressBar) throws -> Value) throws -> Value {
        let bar = ProgressBar(label)
        let value = try work(bar)
        bar.finish()
        return value
    }

    private func openCase() throws {
        let now = environment.clock.now()
        func candidate(_ time: String, _ basis: String) throws -> AwarenessCandidate {
            AwarenessCandidate(
                at: try CommandTime.parse(time, option: "drill"), basis: basis, enteredAt: now, enteredBy: environment.actor)
        }
        _ = try OpenCase(environment)(
            OpenCase.Request(
                caseID: "drill",
                awareness: [
                    try candidate("2025-11-16T22:12:00+09:00", "a customer writes that their data is out"),
                    try candidate("2025-11-17T16:00:00+09:00", "the incident team confirms access without authority"),
                ],
                causes: [.forgedToken, .leaverKey], discoveredAt: try CommandTime.parse("2025-11-16T22:12:00+09:00", option: "drill"),
                ended: true))
        _ = try step("writing down which logs there are, with digests") { bar in
            try MakeLogManifest(environment)(progress: { bar.show($0, $1) })
        }
        try addMeasure(
            .revokedKey, "2025-11-17T16:40:00+09:00", verified: "2025-11-17T16:55:00+09:00",
            "퇴사자가 알 수 있었던 서명 키를 폐기하고, 그 키로 만든 토큰이 거부되는 것을 확인했습니다.",
            "We revoked the signing key that the former holder could know, and confirmed that tokens made with it are refused.")
        try addMeasure(
            .monitoring, "2025-11-17T17:10:00+09:00", verified: nil, "발급 기록이 없는 토큰을 게이트웨이에서 거부하고 감시합니다.",
            "The gateway now refuses tokens that were never issued, and watches for them.")
        try addMeasure(
            .relief, "2025-11-17T17:30:00+09:00", verified: nil, "피해 신고·상담 창구를 열고, 확인된 피해의 구제 절차를 안내합니다.",
            "We opened a desk for reports of harm, which explains how to get relief.")
    }

    private func addMeasure(_ kind: Measure.Kind, _ at: String, verified: String?, _ korean: String, _ english: String) throws {
        try UpdateCase(environment).add(
            Measure(
                kind: kind, at: try CommandTime.parse(at, option: "drill"), statement: Bilingual(korean: korean, english: english),
                verifiedAt: try verified.map { try CommandTime.parse($0, option: "drill") }))
    }

    private func send() async throws -> SendReport {
        var sender = environment
        sender.actor = "drill-sender"
        let (carrier, domain) = try Adapters.required().carrier(sender)
        let bar = ProgressBar("sending notices")
        var generator = SystemRandomNumberGenerator()
        let report = try await SendNotices(sender).start(
            carrier: carrier, messageDomain: domain, allowsSamePerson: false, using: &generator
        ) {
            SendText.show($0, on: bar)
        }
        bar.finish()
        return report
    }
}
