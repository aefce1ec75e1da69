internal import BreachModel
internal import BreachResponse

/// Manifests, looks and copies in words for a terminal.
enum PreserveText {
    /// Remarks shown; `--json` has all.
    private static let limit = 50

    static func print(_ manifest: LogManifest, environment: ResponseEnvironment) {
        Output.line(
            "logs       manifest \(manifest.version): \(Output.number(manifest.files.count)) files, \(Output.number(manifest.bytes)) bytes, sealed"
        )
        let unscanned = manifest.files.count { $0.lines == nil }
        if unscanned > 0 {
            Output.line(
                "           \(Output.number(unscanned)) of them were not scanned as they are now: their times and lines are not known")
        }
        if let unlisted = manifest.unlisted, !unlisted.isEmpty {
            let count = Output.number(unlisted.count)
            Output.line("NOT LISTED: \(count) files, whose names are not UTF-8 or differ from another's in bytes alone")
            for name in unlisted.prefix(limit) { Output.line("  \(name)") }
            if unlisted.count > limit { Output.line("  … and \(unlisted.count - limit) more (--json lists them)") }
            Output.line("           they are not preserved: rename them, then haechi preserve manifest")
        }
        let offset = environment.configuration.zoneOffsetMinutes
        if let first = manifest.files.compactMap(\.first).min(), let last = manifest.files.compactMap(\.last).max() {
            Output.line("           events from \(first.rfc3339(offsetMinutes: offset)) to \(last.rfc3339(offsetMinutes: offset))")
        }
        Output.line("           next: stop automatic deletion; haechi preserve copy DIR; haechi preserve watch")
    }

    static func print(_ look: PreservationLook, offsetMinutes: Int) {
        let states = Dictionary(grouping: look.remarks, by: \.state).mapValues(\.count)
        let others = PreservationLook.State.allCases.compactMap { state in states[state].map { ", \($0) \(state.rawValue)" } }.joined()
        let same = Output.number(look.files - look.remarks.count)
        Output.line("logs       \(Output.number(look.files)) files of manifest \(look.manifest): \(same) as they were\(others)")
        for remark in look.remarks.prefix(limit) {
            Output.line("  \(remark.state.isAlarm ? "ALARM" : "note ")    \(remark.statement.english)")
            if remark.state.isAlarm { Output.line("           \(remark.statement.korean)") }
        }
        if look.remarks.count > limit { Output.line("  … and \(look.remarks.count - limit) more (--json lists them)") }
        for warning in look.retention {
            let first = warning.first.rfc3339(offsetMinutes: offsetMinutes)
            Output.line(
                "  WARNING  \(warning.files) files of the log \(warning.log) are deleted automatically (after \(warning.retentionDays) days)"
                    + " from \(first) on: stop that, or copy them")
        }
        if look.digested < look.files {
            Output.line(
                "           digests computed: \(Output.number(look.digested)); the others have their size and time of change (--full computes all)"
            )
        }
    }

    static func print(_ outcome: CopyLogs.Outcome) {
        let known = Output.number(outcome.known)
        Output.line("copied     \(Output.number(outcome.copied)) files; \(known) were there already; each was read again and compared")
        if outcome.isComplete {
            let folder = ShownName.text(outcome.folder)
            Output.line("           complete: \(folder)/manifest.json; check elsewhere with: sha256sum -c SHA256SUMS")
            return
        }
        Output.line("NOT COMPLETE: \(outcome.faults.count) files")
        for (name, fault) in outcome.faults.sorted(by: { $0.key < $1.key }) {
            // The manifest has the names of unlisted logs escaped already.
            let shown = fault == .unlisted ? name : ShownName.text(name)
            Output.line("  \(Output.column(fault.rawValue, 9)) \(shown): \(words(fault, at: ShownName.text(outcome.place(name))))")
        }
        if RawPresence.exists(outcome.folder + "/manifest.json") {
            Output.line("           manifest.json and SHA256SUMS are of an earlier run, which was complete; they were not touched")
        }
    }

    private static func words(_ fault: CopyLogs.Outcome.Fault, at place: String) -> String {
        switch fault {
        case .missing: "the log is gone or cannot be read; restore it from a backup"
        case .differs: "the log no longer holds what the manifest says; haechi preserve watch tells more"
        case .occupied: "something else lies at \(place) and was not touched; name another folder"
        case .blocked: "something that is no regular file lies at \(place).partial and was not touched; remove it, or name another folder"
        case .unlisted: "its name cannot be listed; rename the file, then haechi preserve manifest, and copy again"
        }
    }
}
