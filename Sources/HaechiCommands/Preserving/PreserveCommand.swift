package import ArgumentParser
internal import BreachModel
internal import BreachResponse

/// `haechi preserve`: write down which logs there are, watch them, copy them.
package struct PreserveCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "preserve", abstract: "Keep the logs: list them with digests, watch them, copy them.",
        subcommands: [Manifest.self, Watch.self, Copy.self])

    package init() {}

    /// `haechi preserve manifest`.
    package struct Manifest: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "manifest", abstract: "List the logs that matter with size, SHA-256, times and lines, and seal the list.",
            discussion: """
                All configured logs, or with --from and --to those that may hold events of that time. haechi case open does this, too.
                A log whose name cannot be listed (it is not UTF-8) is named apart, and the exit code is 1: rename it, and list again.

                Example: haechi preserve manifest --from 2025-04-14 --to 2025-11-09
                """)

        @OptionGroup package var common: CommonOptions

        @Option(help: "Logs with events from this moment on.")
        package var from: String?

        @Option(help: "Logs with events before this moment.")
        package var to: String?

        package init() {}

        package func run() throws {
            var window: Window?
            if from != nil || to != nil {
                let start = try from.map { try CommandTime.parse($0, option: "--from") } ?? Window.always.start
                let end = try to.map { try CommandTime.parse($0, option: "--to") } ?? Window.always.end
                guard start < end else { throw ValidationError("--from must lie before --to") }
                window = Window(start: start, end: end)
            }
            let environment = try common.environment()
            let bar = ProgressBar("computing digests of logs")
            let manifest = try MakeLogManifest(environment)(window: window, progress: { bar.show($0, $1) })
            bar.finish()
            if common.json { try Output.json(manifest) } else { PreserveText.print(manifest, environment: environment) }
            if !manifest.isWhole { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }

    /// `haechi preserve watch`.
    package struct Watch: AsyncParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "watch", abstract: "Compare the logs with the manifest: alarm when one shrinks, changes or vanishes.",
            discussion: """
                A log that grows, and one that rotation renamed or packed, is no alarm. Alarms go on the timeline once, and are sealed.
                Looks once, or with --interval again and again for the time that --for gives. Exit code 1 if the last look found an alarm.

                Example: haechi preserve watch --once --full; haechi preserve watch --interval 300
                """)

        @OptionGroup package var common: CommonOptions

        @Flag(help: "Look once; this is what happens without --interval.")
        package var once = false

        @Option(help: "Seconds between two looks.")
        package var interval: Int?

        @Option(name: .customLong("for"), help: "Seconds after which watching ends.")
        package var duration = 86_400

        @Flag(help: "Compute the digest of every file, not only of those whose size or time of change is another.")
        package var full = false

        @Option(help: "Days before a log source deletes a file (retention: of its entry) that a warning comes.")
        package var warnDays = 30

        package init() {}

        package func validate() throws {
            guard !(once && interval != nil) else { throw ValidationError("give one of --once and --interval") }
            guard (0...3650).contains(warnDays) else { throw ValidationError("--warn-days takes 0 to 3650 days") }
        }

        package func run() async throws {
            let round = Repetition(every: interval ?? 60, duration: interval == nil ? 0 : duration)
            try round.validate()
            let environment = try common.environment()
            var last: PreservationLook?
            try await round.run {
                // Opened for each look only, so that other commands can write between two. A folder without a case stays without one.
                let hasCase = RawPresence.exists(environment.folder.path + "/case.sqlite")
                let look = try WatchLogs(hasCase ? try environment.opening() : environment)(allDigests: full, warnDays: warnDays)
                let isNew = last.map { $0.remarks != look.remarks } ?? true
                last = look
                if common.json { return try Output.json(look) }
                if isNew { PreserveText.print(look, offsetMinutes: environment.configuration.zoneOffsetMinutes) }
            }
            if last?.alarms.isEmpty == false { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }

    /// `haechi preserve copy DIR`.
    package struct Copy: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "copy",
            abstract: "Copy the logs of the manifest to a folder, with verification; refuse to finish with anything missing.",
            discussion: """
                Each file is digested while it is copied, written to the disk, read again and compared. A copy that was stopped goes on where
                it was. Nothing that lies there is overwritten or removed; a folder with the copy of another manifest is refused, and so
                are the folders of the logs and the store. Only a complete copy gets manifest.json and SHA256SUMS; otherwise the exit code
                is 1 and the list says what is missing.

                Example: haechi preserve copy /mnt/evidence/2025-11
                """)

        @OptionGroup package var common: CommonOptions

        @Argument(help: "The folder to copy to; it is made.")
        package var folder: String

        package init() {}

        package func run() throws {
            let bar = ProgressBar("copying logs")
            let outcome = try CopyLogs(try common.environment())(to: folder, progress: { bar.show($0, $1) })
            bar.finish()
            if common.json { try Output.json(outcome) } else { PreserveText.print(outcome) }
            if !outcome.isComplete { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }
}
