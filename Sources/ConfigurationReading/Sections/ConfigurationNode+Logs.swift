internal import BreachModel

extension ConfigurationNode {
    /// The section `logs`.
    func logs() -> [LogSource]? {
        guard let nodes = list(of: "log sources") else { return nil }
        let logs = nodes.map { $0.log() }
        var names: Set<String> = []
        for (node, log) in zip(nodes, logs) {
            if let log, !names.insert(log.name).inserted {
                node.report(.duplicateEntry, "has the same name as an earlier log source", hint: "give each its own name")
            }
        }
        for (node, log) in zip(nodes, logs) {
            guard let log, let other = log.pairsWith, log.deduplication == .eventID else { continue }
            let known = logs.contains { $0?.name == other && other != log.name && $0?.deduplication == .eventID }
            if !known {
                node.report(
                    .conflictingKeys, "pairs_with names no other log source that has event ids",
                    hint: "give the name of another entry under logs: with deduplication: event-id")
            }
        }
        return logs.compactMap(\.self)
    }

    private static let logKeys = [
        "name", "paths", "format", "log_format", "fields", "success", "deduplication", "rhythm", "sampled", "pairs_with", "retention",
    ]

    private func log() -> LogSource? {
        guard let keys = keys(Self.logKeys) else { return nil }
        let name = keys.required("name", expected: "a name of your choice")?.text(expected: "a name of your choice")
        let paths = keys.required("paths", expected: "files, folders or globs")?.paths()
        let format = keys.required("format", expected: "the form of a line")?.word(LogSource.Format.self)
        guard let name, let paths, let format else { return nil }
        var log = LogSource(name: name, paths: paths, format: format)
        log.fields = fields(keys["fields"], format: format, base: log.fields) ?? log.fields
        log.pattern = pattern(keys, format: format) ?? log.pattern
        log.success = keys["success"]?.statusRanges() ?? log.success
        log.deduplication = keys["deduplication"]?.word(LogSource.Deduplication.self) ?? log.deduplication
        log.rhythm = keys["rhythm"]?.word(LogSource.Rhythm.self) ?? log.rhythm
        log.sampled = keys["sampled"]?.sampling() ?? log.sampled
        log.pairsWith = keys["pairs_with"]?.text(expected: "the name of another log source")
        log.retentionDays = keys["retention"]?.integer(in: 1...36_500, unit: "days")
        if log.pairsWith != nil, log.deduplication != .eventID {
            keys["pairs_with"]?.report(
                .conflictingKeys, "needs event ids, by which lines of two logs are one request", hint: "add deduplication: event-id")
        }
        if log.deduplication == .eventID, log.fields.eventID == nil, !format.mayHaveEventID {
            keys["deduplication"]?.report(
                .conflictingKeys, "event-id needs the field of the event's id", hint: "add fields.event_id, or write none")
        }
        return log
    }

    private func fields(_ node: ConfigurationNode?, format: LogSource.Format, base: FieldMapping) -> FieldMapping? {
        guard let node else { return nil }
        guard format != .combined else {
            node.report(
                .conflictingKeys, "has no meaning for the format \(format.rawValue), whose fields are fixed",
                hint: "remove it, or write the format as log-format")
            return nil
        }
        return node.fieldMapping(base)
    }

    /// `log_format`, which the format of that name needs and no other takes.
    private func pattern(_ keys: KeyedNodes, format: LogSource.Format) -> String? {
        guard format == .logFormat else {
            keys["log_format"]?.report(.conflictingKeys, "has no meaning for the format \(format.rawValue)", hint: "remove it")
            return nil
        }
        let expected = "the server's log_format, such as '$remote_addr [$time_iso8601] \"$request\" $status'"
        return keys.required("log_format", expected: expected)?.text(expected: expected)
    }

    /// `1/100`: one line in a hundred is kept.
    private func sampling() -> Int? {
        let expected = "one line in how many is kept, such as 1/100"
        guard let text = text(expected: expected) else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "1", let kept = Int(parts[1]), (1...1_000_000).contains(kept) else {
            report(.badValue, "expected \(expected)")
            return nil
        }
        return kept
    }

    private func paths() -> [String]? {
        guard let paths = texts(expected: "files, folders or globs") else { return nil }
        if paths.isEmpty { report(.badValue, "is empty, expected at least one file, folder or glob") }
        return paths
    }

    /// Status codes as `200-299` or `304`.
    private func statusRanges() -> [ClosedRange<Int>]? {
        let expected = "a status code or a range of them from 100 to 599, such as 200-299"
        guard let nodes = list(of: "status codes") else { return nil }
        if nodes.isEmpty { report(.badValue, "is empty, expected \(expected)") }
        return nodes.compactMap { node in
            guard let text = node.text(expected: expected) else { return nil }
            let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
                part.utf8.count == 3 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
            }
            guard (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1],
                (100...599).contains(low), (100...599).contains(high), low <= high
            else {
                node.report(.badValue, "expected \(expected)")
                return nil
            }
            return low...high
        }
    }
}

extension ConfigurationNode {
    private static var optionalFields: [(key: String, field: WritableKeyPath<FieldMapping, String?>)] {
        [
            ("event_id", \.eventID), ("origin", \.origin), ("country", \.country), ("network", \.network),
            ("credential", \.credential), ("token", \.token), ("subject", \.subject), ("actor", \.actor), ("method", \.method),
            ("client", \.client), ("sequence", \.sequence), ("producer", \.producer),
        ]
    }
    private static var requiredFields: [(key: String, field: WritableKeyPath<FieldMapping, String>)] {
        [("time", \.time), ("route", \.route), ("status", \.status)]
    }

    /// `fields`: our name of a field → its name in the line.
    fileprivate func fieldMapping(_ base: FieldMapping) -> FieldMapping? {
        guard let keys = keys(Self.requiredFields.map(\.key) + Self.optionalFields.map(\.key)) else { return nil }
        var mapping = base
        for (key, field) in Self.requiredFields {
            if let name = keys[key]?.fieldName() { mapping[keyPath: field] = name }
        }
        for (key, field) in Self.optionalFields {
            if let name = keys[key]?.fieldName() { mapping[keyPath: field] = name }
        }
        return mapping
    }

    private func fieldName() -> String? {
        text(expected: "the field's name, with a dot for each step into an object") { name in
            name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
        }
    }
}
