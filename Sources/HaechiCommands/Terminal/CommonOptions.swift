package import ArgumentParser
package import BreachModel
package import BreachResponse
internal import Foundation

/// Options that every command on a case takes.
package struct CommonOptions: ParsableArguments {
    @Option(name: [.short, .long], help: "The configuration file.")
    package var config = "haechi.yaml"

    @Option(help: "Where relative paths of logs, credentials and people start, instead of the configuration's folder.")
    package var data: String?

    @Option(help: "The store folder, instead of the configured one.")
    package var store: String?

    @Option(help: "Threads to use; changes the time only.")
    package var threads = max(1, ProcessInfo.processInfo.activeProcessorCount)

    @Option(help: "Who does this; sealed with every step.")
    package var by: String?

    @Option(help: ArgumentHelp("The moment to take as now (RFC 3339), for rehearsals.", valueName: "time"))
    package var now: String?

    @Flag(help: "Print one JSON object for machines.")
    package var json = false

    package init() {}

    /// The environment that these options describe.
    ///
    /// - Throws: the configuration's error, or a usage error for a bad `--now`.
    package func environment() throws -> ResponseEnvironment {
        try ResponseEnvironment(
            path: config, dataDirectory: data, store: store, clock: clock(), actor: by ?? NSUserName(), threads: max(1, threads))
    }

    /// The configuration, for what can do without one; nil where there is no such file.
    func configurationIfAny() throws -> HaechiConfiguration? {
        FileManager.default.fileExists(atPath: config) ? try environment().configuration : nil
    }

    /// The system's clock, or the moment given by `--now`.
    package func clock() throws -> WallClock {
        guard let now else {
            return WallClock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
        }
        return .fixed(try CommandTime.parse(now, option: "--now"))
    }
}

/// Times on the command line.
enum CommandTime {
    /// RFC 3339 (`2025-11-17T16:00+09:00`), or a day (`2025-06-24`, its start in UTC).
    static func parse(_ text: String, option: String) throws -> Instant {
        if let instant = Instant(rfc3339: text) { return instant }
        if let date = CivilDate(text) { return Instant(CivilTime(date: date)) }
        throw ValidationError("\(option) takes a time such as 2025-11-17T16:00:00+09:00, with its zone, or a day such as 2025-11-17")
    }
}
