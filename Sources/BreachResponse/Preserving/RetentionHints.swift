internal import BreachModel

/// Which preserved logs their source will delete soon.
struct RetentionHints {
    private let days: [String: Int]

    init(_ configuration: HaechiConfiguration) {
        days = Dictionary(
            configuration.logs.compactMap { log in log.retentionDays.map { (log.name, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// Log sources that delete files of the manifest within `ahead` days of `now`, counted from when each was last written.
    func warnings(_ manifest: LogManifest, now: Instant, days ahead: Int) -> [RetentionWarning] {
        days.sorted { $0.key < $1.key }.compactMap { log, kept in
            let ends = manifest.files.filter { $0.log == log }.map { $0.modified.adding(hours: kept * 24) }
            let soon = ends.filter { $0 < now.adding(hours: ahead * 24) }
            return soon.min().map { RetentionWarning(log: log, retentionDays: kept, files: soon.count, first: $0) }
        }
    }
}
