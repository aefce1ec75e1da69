package import BreachModel
internal import LogScanning
internal import Scoping

/// Use case: say which logs exist, which are missing and what shows it, before or without any scope.
package struct ShowCoverage {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// The coverage of the scanned logs, and the exact numbers that are missing.
    package struct Outcome: Sendable {
        package var coverage: Coverage
        /// In the order of sources and producers.
        package var missing: [MissingNumberRange]
    }

    /// Computes the coverage.
    ///
    /// - Parameter indicator: the time and the credentials that are asked about.
    /// - Throws: `noIndex` where nothing was scanned; what reading the index or the registry throws.
    package func callAsFunction(_ indicator: Indicator = Indicator()) throws -> Outcome {
        let index = try environment.index(for: [indicator])
        let lives = try CredentialLives.read(environment.configuration)
        let reader = CoverageReader(environment.configuration, metadata: try index.metadata(), lives: lives)
        let coverage = try reader.coverage(indicator, index: index)
        let missing = reader.missingNumbers.filter { $0.window.intersection(indicator.window) != nil }.map { range in
            MissingNumberRange(
                source: range.source, producer: range.producer, first: range.first, last: range.last, after: range.window.start,
                before: Instant(milliseconds: range.window.end.milliseconds - 1))
        }
        return Outcome(coverage: coverage, missing: missing)
    }
}

/// Consecutive numbers of one producer's sequence that no line has.
package struct MissingNumberRange: Hashable, Sendable, Codable {
    package var source: String
    /// Empty where lines name none.
    package var producer: String
    package var first: UInt64
    package var last: UInt64
    /// Times of the lines with the numbers next to it.
    package var after: Instant
    package var before: Instant
}
