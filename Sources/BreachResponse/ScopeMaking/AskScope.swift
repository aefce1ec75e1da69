package import BreachModel
package import ByteStreams
internal import Foundation
package import LogScanning
package import Scoping
internal import Synchronization

/// Use case: what would a scope be of other credentials, another window, other addresses, and which credential came from where? Answers from the
/// index, or from the logs themselves, with the pairs of subject and item that were shown, or of credential and origin. Writes nothing and seals nothing: what is to be relied on is made by `MakeScope`.
package struct AskScope {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// The pairs that any of the indicators means, from the index. Costs what the answer does: only the rows of the indicators' credentials and days are read.
    ///
    /// - Throws: `noIndex`, or what reading throws.
    package func index(_ indicators: [Indicator]) throws -> ShownPairs {
        let routes = environment.configuration.routes
        let paths = try environment.index(for: indicators).paths
        return try joined(paths.indices) { number, pairs throws(LogScanningError) in
            let segment = try SegmentGlance(path: paths[number])
            var views = ShownViews()
            pairs.beginSource()
            try segment.forEachView(ofAny: indicators, shows: pairs.shows, into: &views) { views in
                pairs.take(views) { segment.subject($0) }
            }
        } making: {
            try ShownPairs(routes: routes)
        }
    }

    /// The same from the logs, without an index: reads all of them and parses only lines that can be by the credentials.
    ///
    /// - Parameter selection: which logs.
    /// - Returns: the pairs, and what was read.
    /// - Throws: `emptyFilter` where an indicator names no credential; `noLogs`, or what reading throws.
    package func logs(
        _ indicators: [Indicator], _ selection: ScanLogs.Selection = ScanLogs.Selection(), limit: DecompressionLimit = .standard
    ) throws -> (pairs: ShownPairs, reading: LogGlance.Reading) {
        let routes = environment.configuration.routes
        let glance = try LogGlance(
            indicators, routes: try RouteTable(routes), shows: routes.map(\.showsAnything), limit: limit)
        let plans = try ScanLogs(environment, limit: limit).parts(selection)
        let parts = plans.flatMap { plan in plan.parts.map { (plan, $0) } }
        let reading = Mutex(LogGlance.Reading())
        let pairs = try joined(parts.indices) { number, pairs throws(LogScanningError) in
            pairs.beginSource()
            let (plan, part) = parts[number]
            let own = try glance.read(part, of: plan) { views, subject in pairs.take(views, subject: subject) }
            reading.withLock { $0 += own }
        } making: {
            try ShownPairs(routes: routes)
        }
        return (pairs, reading.withLock { $0 })
    }

    /// Every credential at every origin that any of the indicators means, from the index; all of them where there is no indicator.
    ///
    /// - Parameter keepsRows: whether the rows will be listed; totals need less memory.
    /// - Throws: `noIndex`, `write` where lines do not fit into memory nor into a temporary file, or what reading throws.
    package func origins(_ indicators: [Indicator], keepsRows: Bool) throws -> OriginCounts {
        let paths = try environment.index(for: indicators).paths
        let tallies = try tallied(paths.indices) { number, tally throws(LogScanningError) in
            let segment = try SegmentGlance(path: paths[number])
            var rows: [OriginRow] = []
            try segment.forEachOrigin(ofAny: indicators.isEmpty ? [Indicator()] : indicators, into: &rows) { tally.take($0, $1) }
        }
        return try OriginCounts(tallies, keepsRows: keepsRows, threads: environment.threads)
    }

    /// The same from the logs themselves, in one reading.
    ///
    /// - Parameter selection: which logs.
    /// - Throws: `emptyFilter` where an indicator asks for tokens that were never issued; `noLogs`, `write`, or what reading throws.
    package func originsOfLogs(
        _ indicators: [Indicator], _ selection: ScanLogs.Selection = ScanLogs.Selection(), keepsRows: Bool,
        limit: DecompressionLimit = .standard
    ) throws -> (counts: OriginCounts, reading: LogGlance.Reading) {
        let asked = try LogOrigins(
            indicators.isEmpty ? [Indicator()] : indicators, routes: try RouteTable(environment.configuration.routes), limit: limit)
        let parts = try ScanLogs(environment, limit: limit).parts(selection).flatMap { plan in plan.parts.map { (plan, $0) } }
        let reading = Mutex(LogGlance.Reading())
        let tallies = try tallied(parts.indices) { number, tally throws(LogScanningError) in
            let (plan, part) = parts[number]
            let own = try asked.read(part, of: plan) { tally.take($0, $1) }
            reading.withLock { $0 += own }
        }
        return (try OriginCounts(tallies, keepsRows: keepsRows, threads: environment.threads), reading.withLock { $0 })
    }

    /// The lines of all of the numbers' sources.
    private func tallied(
        _ numbers: Range<Int>, _ fill: @escaping @Sendable (Int, OriginTally) throws(LogScanningError) -> Void
    ) throws -> [OriginTally] {
        let names = OriginNames()
        let threads = max(1, min(environment.threads, numbers.count))
        let tallies = (0..<threads).map { _ in
            OriginTally(names: names, limit: OriginTally.usualLimit / threads, folders: [FileManager.default.temporaryDirectory.path])
        }
        try shared(numbers, threads) { number, thread throws(LogScanningError) in
            if tallies[thread].failure != nil { return }
            tallies[thread].beginSource()
            try fill(number, tallies[thread])
        }
        return tallies
    }

    /// What all of the numbers' sources show together, each thread filling pairs of its own.
    private func joined(
        _ numbers: Range<Int>, _ fill: @escaping @Sendable (Int, ShownPairs) throws(LogScanningError) -> Void,
        making make: () throws -> ShownPairs
    ) throws -> ShownPairs {
        let threads = max(1, min(environment.threads, numbers.count))
        let all = try (0..<threads).map { _ in try make() }
        try shared(numbers, threads) { number, thread throws(LogScanningError) in try fill(number, all[thread]) }
        for other in all.dropFirst() { all[0].formUnion(other) }
        return all[0]
    }

    /// Hands each thread every so-manieth number.
    private func shared(
        _ numbers: Range<Int>, _ threads: Int, _ body: @escaping @Sendable (Int, _ thread: Int) throws(LogScanningError) -> Void
    ) throws {
        let results = Threads.map(Array(0..<threads), threads: threads) { thread in
            Result { () throws(LogScanningError) in
                for number in numbers where number % threads == thread { try body(number, thread) }
            }
        }
        for result in results { try result.get() }
    }
}
