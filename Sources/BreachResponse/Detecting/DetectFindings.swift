package import BreachModel
internal import CaseStore
internal import CredentialControl
internal import Detection
internal import LogScanning
internal import Scoping

/// Use case: find what should not have happened, and keep the findings.
package struct DetectFindings {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Runs every detector whose sources are configured. Without an open store the findings are not kept.
    ///
    /// - Returns: findings, surest first.
    package func callAsFunction(progress: @escaping ProgressReport = { _, _ in }) throws -> [Finding] {
        var configuration = environment.configuration
        // The index knows which tokens were issued: the log of them is not read into memory.
        configuration.credentials.issuance = nil
        let records = try CredentialRecords.load(configuration)
        // Who exists is all that is asked of people here, which takes a hundredth of the memory of who is who.
        let members = try configuration.people.members.map { try MemberList($0, path: configuration.resolve($0.path)) }
        let paths = LogPaths(configuration)
        let detector = BreachDetector(limits: configuration.detection, zoneOffsetMinutes: configuration.zoneOffsetMinutes)
        let findings = try detector.detect(
            try environment.index(for: [Indicator(onlyTokensNeverIssued: true)]), credentialLimits: limits(records), members: members,
            scratch: environment.scratch, logPath: paths.path, progress: progress)
        try environment.store?.findings.replace(with: findings)
        try EvidenceSeal(environment).seal(
            step: "detect", inputs: [try SealedItem(file: "index/manifest.json", in: environment.folder)],
            results: [SealedItem("findings", bytes: try StableJSON.encode(findings))])
        return findings
    }

    /// What cannot be found, since a table is not configured or parts of it cannot be used; each as the rest of a warning.
    ///
    /// - Throws: what reading the registry and the roster throws.
    package func limitations() throws -> [String] {
        var configuration = environment.configuration
        let sources = configuration.credentials
        var all: [String] = []
        if sources.registry == nil { all.append("no registry is configured: who left, and keys that were retired, are not looked for") }
        if sources.registry != nil, sources.roster == nil {
            all.append("no roster is configured: of owners who left only what the registry says is known")
        }
        if sources.issuance == nil { all.append("no table of issued tokens is configured: tokens that nobody issued are not looked for") }
        if configuration.people.members == nil { all.append("no members are configured: subjects who do not exist are not looked for") }
        configuration.credentials.issuance = nil
        for report in try CredentialRecords.load(configuration).reports where !report.isComplete || !report.diagnosticCounts.isEmpty {
            all.append("rows of \(report.file) could not be used: haechi scan lists them")
        }
        return all
    }

    /// From when on which credential should not have been used, by registry and roster.
    private func limits(_ records: CredentialRecords) -> [CredentialLimit] {
        guard let audit = records.departureAudit(graceHours: environment.configuration.detection.leaverGraceHours) else { return [] }
        return audit.verdicts.flatMap { verdict -> [CredentialLimit] in
            var limits = verdict.departures.compactMap { departure in
                departure.illegitimateUse.map {
                    CredentialLimit(
                        credential: verdict.credential, reason: departure.role == .owner ? .ownerLeft : .readerLeft,
                        employee: departure.person, window: $0)
                }
            }
            if let retired = verdict.retired {
                limits.append(
                    CredentialLimit(
                        credential: verdict.credential, reason: .retired, employee: nil,
                        window: Window(start: retired, end: Window.always.end)))
            }
            return limits
        }
    }
}
