package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import ByteStreams
internal import Drill

/// `haechi drill`: make a rehearsal world, respond to it, score the response.
package struct DrillCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Rehearse: make a world with a known truth, respond to it, score the response.",
        subcommands: [Make.self, DrillRespondCommand.self, Score.self])

    package init() {}

    /// `haechi drill make`.
    package struct Make: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "make", abstract: "Write logs, keys, leavers, members and the truth.",
            discussion: """
                The same seed gives the same bytes. At 1:1000 it is 33,674 accounts and 4.7 million log lines.

                Example: haechi drill make --scale 1:1000 --seed 7 --out drill
                """)

        @Option(help: "The size: 1:1000 is a thousandth of the incident.")
        package var scale = "1:1000"

        @Option(help: "What everything random follows from.")
        package var seed: UInt64 = 7

        @Option(help: "The folder to write to; it is made, and must not hold a world already.")
        package var out: String

        @Option(help: "Background rows for each row of the attack.")
        package var background = 20

        @Option(help: "How logs are written: plain, gz or zst.")
        package var compression = "plain"

        @Flag(help: "Deliver all logs whole: no lost day, no cut file, no damaged line.")
        package var intact = false

        @Option(help: "Threads to use; changes the time only.")
        package var threads = 2

        @Flag(help: "Print one JSON object for machines.")
        package var json = false

        package init() {}

        package func run() throws {
            let bar = ProgressBar("making the rehearsal world")
            let truth = try DrillWorld(try plan()).make { bar.show($0, $1) }
            bar.finish()
            if json { return try Output.json(truth) }
            Output.line("The world is in \(out). Next: haechi drill respond --folder \(out)")
        }

        private func plan() throws -> DrillPlan {
            guard let compression = ["plain": Compression.none, "gz": .gzip, "zst": .zstd][compression] else {
                throw ValidationError("--compression takes plain, gz or zst")
            }
            return DrillPlan(
                scale: try DrillScale(scale), seed: seed, folder: out, backgroundRatio: background, compression: compression,
                threads: threads, isIntact: intact)
        }
    }

    /// `haechi drill score`.
    package struct Score: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "score", abstract: "Compare the scope with the truth, person by person and item by item.",
            discussion: "Example: haechi drill score --folder drill")

        @Option(help: "The folder of the world.")
        package var folder: String

        @Option(help: "The version of the scope; the newest if not given.")
        package var versionNumber: Int?

        @Flag(help: "Print one JSON object for machines.")
        package var json = false

        package init() {}

        package func run() throws {
            let score = try DrillScoring.score(folder: folder, version: versionNumber)
            if json { try Output.json(score) } else { DrillScoring.print(score) }
            if !score.isExact { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }
}
