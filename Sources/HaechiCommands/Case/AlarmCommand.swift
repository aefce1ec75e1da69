package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore
internal import Foundation

extension CaseCommand {
    /// `haechi case alarms`.
    package struct Alarms: AsyncParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "alarms", abstract: "What is due, nearing or broken; each alarm goes on the timeline once.",
            discussion: """
                Looks once, or with --watch again and again for the time that --for gives. Exit code 1 if at the last look something
                was overdue.

                Example: haechi case alarms --ahead 12; haechi case alarms --watch --every 300 --for 86400
                """)

        @OptionGroup package var common: CommonOptions
        @Flag(help: "Look once; this is what happens without --watch.")
        package var once = false
        @Flag(help: "Look again and again.")
        package var watch = false
        @Option(help: "Hours before a due time from which it counts as nearing.")
        package var ahead = 12
        @Option(help: "Seconds between two looks.")
        package var every = 60
        @Option(name: .customLong("for"), help: "Seconds after which watching ends.")
        package var duration = 86_400

        package init() {}

        package func validate() throws {
            guard (0...8760).contains(ahead) else { throw ValidationError("--ahead takes 0 to 8760 hours") }
            guard !(once && watch) else { throw ValidationError("give one of --once and --watch") }
        }

        package func run() async throws {
            let round = Repetition(every: every, duration: watch ? duration : 0)
            try round.validate()
            let environment = try common.environment()
            var overdue = false
            try await round.run {
                // Opened for each look only, so that other commands can write between two.
                let alarms = try RaiseAlarms(try environment.opening())(aheadHours: ahead)
                overdue = alarms.contains { $0.level == .overdue }
                if common.json { return try Output.json(alarms) }
                for alarm in alarms where alarm.isNew || !watch {
                    Output.line("\(Output.column(alarm.level.rawValue, 8)) \(alarm.statement.english) / \(alarm.statement.korean)")
                }
                if alarms.isEmpty, !watch { Output.line("nothing is due within \(ahead) hours, and nothing is overdue") }
            }
            if overdue { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }
}

/// Something done at intervals, for a bounded time.
struct Repetition {
    /// Seconds between two rounds.
    let every: Int
    /// Seconds in all; 0 for one round.
    let duration: Int

    func validate() throws {
        guard (1...86_400).contains(every) else { throw ValidationError("the interval is 1 to 86400 seconds") }
        guard (0...31_536_000).contains(duration) else { throw ValidationError("--for takes up to 31536000 seconds") }
    }

    /// Runs rounds until the time is over or the task is cancelled.
    func run(_ body: () async throws -> Void) async throws {
        let end = ContinuousClock.now + .seconds(duration)
        while true {
            try await body()
            guard duration > 0, ContinuousClock.now + .seconds(every) <= end else { return }
            try await Task.sleep(for: .seconds(every))
        }
    }
}
