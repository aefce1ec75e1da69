internal import BreachModel
package import ByteStreams

/// What rehearsal world to make, and where.
package struct DrillPlan: Hashable, Sendable {
    package var scale: DrillScale
    /// Worlds with the same seed, scale and background ratio are equal byte for byte.
    package var seed: UInt64
    /// Rows of ordinary traffic for each row of the attack.
    package var backgroundRatio: Int
    /// How the log files are compressed: `none`, `gzip` or `zstd`.
    package var compression: Compression
    /// Whether all logs arrive whole: no lost day, no cut file, no damaged line.
    package var isIntact: Bool
    /// Days made at the same time; changes nothing in the result.
    package var threads: Int
    /// The folder that the world is written to; made if it is missing.
    package var folder: String

    package init(
        scale: DrillScale, seed: UInt64, folder: String, backgroundRatio: Int = 20, compression: Compression = .none, threads: Int = 2,
        isIntact: Bool = false
    ) {
        self.scale = scale
        self.seed = seed
        self.folder = folder
        self.backgroundRatio = backgroundRatio
        self.compression = compression
        self.threads = threads
        self.isIntact = isIntact
    }

    /// - Throws: `badPlan` where a value is out of range.
    func check() throws(DrillError) {
        guard (0...10_000).contains(backgroundRatio) else {
            throw DrillError(.badPlan, "the background ratio is out of range", hint: "choose 0 to 10000 rows for each row of the attack")
        }
        guard (1...1024).contains(threads) else {
            throw DrillError(.badPlan, "the number of threads is out of range", hint: "choose 1 to 1024")
        }
        guard compression != .xz else {
            throw DrillError(.badPlan, "logs are not written as xz", hint: "choose plain, gzip or zstd")
        }
    }

    /// What follows `.jsonl` in the name of a log file.
    var logSuffix: String {
        switch compression {
        case .none, .xz: ""
        case .gzip: ".gz"
        case .zstd: ".zst"
        }
    }
}
