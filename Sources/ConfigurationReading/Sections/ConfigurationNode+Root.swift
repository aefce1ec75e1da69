internal import BreachModel

extension ConfigurationNode {
    private static let sections = [
        "haechi", "company", "time_zone", "jurisdictions", "items", "logs", "routes", "credentials", "people", "channels",
        "store", "detection", "postings", "approval",
    ]

    /// The whole file; nil, and problems, where anything in it is wrong.
    ///
    /// - Parameters:
    ///   - folder: the one that holds the file.
    ///   - dataDirectory: see `ConfigurationReader.read`.
    func configuration(folder: String, dataDirectory: String?) -> HaechiConfiguration? {
        guard let keys = keys(Self.sections, advice: ["version": "haechi", "timezone": "time_zone"]) else { return nil }
        version(keys)
        let ownPath = { (path: String) in dataDirectory == nil ? path : PathRules.absolute(path, from: folder) }
        let items = keys["items"]?.items() ?? []
        let logs = keys["logs"]?.logs() ?? []
        // The declaration failed or is missing: naming every use of it again would bury the cause.
        let declared = keys["items"] == nil || !items.isEmpty ? items.map(\.id) : nil
        let routes = keys["routes"]?.routes(declared: declared, logs: logs) ?? []
        let configuration = HaechiConfiguration(
            directory: dataDirectory ?? folder, company: keys["company"]?.company(),
            zoneOffsetMinutes: keys["time_zone"]?.zoneOffset() ?? TimeZoneTable.seoul,
            jurisdictions: keys["jurisdictions"]?.jurisdictions() ?? [], logs: logs, routes: routes, items: items,
            credentials: keys["credentials"]?.credentialSources() ?? CredentialSources(),
            people: keys["people"]?.peopleSources() ?? PeopleSources(),
            channels: keys["channels"]?.channels(ownPath: ownPath) ?? [],
            store: ownPath(keys["store"]?.text(expected: "the path of a folder") ?? "haechi-store"),
            detection: keys["detection"]?.detectionLimits() ?? DetectionLimits(),
            postings: keys["postings"]?.postingLimits() ?? PostingLimits(),
            approval: keys["approval"]?.approvalLimits() ?? ApprovalLimits())
        return problems.problems.isEmpty ? configuration : nil
    }

    private func version(_ keys: KeyedNodes) {
        guard let node = keys.required("haechi", expected: "the version of this layout, 1") else { return }
        guard node.scalar == String(ConfigurationReader.version) else {
            node.report(
                .unknownVersion, "expected the version \(ConfigurationReader.version)",
                hint: "write `haechi: \(ConfigurationReader.version)`; a newer layout needs a newer haechi")
            return
        }
    }

    /// Profile families of law, such as `KR` or `US-CA`. Whether a profile exists is for the law's own data to say.
    private func jurisdictions() -> [String] {
        guard let nodes = list(of: "jurisdictions") else { return [] }
        let expected = "a country code such as KR, or with a part of the country, US-CA"
        let codes = nodes.compactMap { node in
            node.text(expected: expected) { text in
                let parts = text.split(separator: "-", omittingEmptySubsequences: false)
                return parts.count <= 2 && parts[0].count == 2
                    && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy { ("A"..."Z").contains($0) } }
            }
        }
        if Set(codes).count < codes.count { report(.duplicateEntry, "names a jurisdiction twice") }
        return codes
    }

    private func approvalLimits() -> ApprovalLimits? {
        guard let keys = keys(["two_persons_above"]) else { return nil }
        return ApprovalLimits(twoPersonsAbove: keys["two_persons_above"]?.integer(in: 0...1_000_000_000, unit: "people") ?? 0)
    }

    private func detectionLimits() -> DetectionLimits? {
        let known = ["fan_out_factor", "fan_out_floor", "new_place_after_days", "leaver_grace_hours"]
        guard let keys = keys(known) else { return nil }
        var limits = DetectionLimits()
        limits.fanOutFactor = keys["fan_out_factor"]?.integer(in: 2...1000) ?? limits.fanOutFactor
        limits.fanOutFloor = keys["fan_out_floor"]?.integer(in: 1...1_000_000_000, unit: "people") ?? limits.fanOutFloor
        limits.newPlaceAfterDays = keys["new_place_after_days"]?.integer(in: 1...3650, unit: "days") ?? limits.newPlaceAfterDays
        limits.leaverGraceHours = keys["leaver_grace_hours"]?.integer(in: 0...8760, unit: "hours") ?? limits.leaverGraceHours
        return limits
    }

    private func postingLimits() -> PostingLimits? {
        guard let keys = keys(["maximum_gap_minutes", "browser"]) else { return nil }
        var limits = PostingLimits()
        limits.maximumGapMinutes = keys["maximum_gap_minutes"]?.integer(in: 1...1440, unit: "minutes") ?? limits.maximumGapMinutes
        limits.browser = keys["browser"]?.text(expected: "a program, such as chromium") ?? limits.browser
        return limits
    }
}
