internal import ArgumentParser

/// What the scripts in Benchmarks need beside the product: logs of any size, and single steps of a scan on their own.
@main struct HaechiBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "HaechiBenchmarks", abstract: "Logs to measure on, and single steps of a scan.",
        subcommands: [MakeLog.self, Parse.self, IndexLines.self, Decode.self])
}

/// `make-log`: a log of the gateway sample's form.
struct MakeLog: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write a gateway's log, its keys and its issued tokens.")

    @Option(help: "Lines to write.")
    var events = 1_000_000

    @Option(help: "What everything random follows from.")
    var seed: UInt64 = 7

    @Option(help: "End of the log's name: nothing, .gz or .zst.")
    var packed = ""

    @Option(help: "The folder, which must exist.")
    var out: String

    func validate() throws {
        guard ["", ".gz", ".zst"].contains(packed) else { throw ValidationError("--packed is .gz, .zst or nothing") }
        guard events > 0 else { throw ValidationError("--events is at least 1") }
    }

    func run() throws {
        var log = GatewayLog(events: events, seed: seed)
        try log.write(to: out + "/access.jsonl" + packed)
        try GatewayTables(seed: seed, sessions: log.sessions).write(to: out)
    }
}
