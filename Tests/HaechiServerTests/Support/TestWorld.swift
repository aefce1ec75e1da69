import BreachModel
import BreachResponse
import HaechiServer
import Logging
import Synchronization

/// A clock that a test turns by hand.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ start: Instant = SampleCase.now) {
        instant = Mutex(start)
    }

    var wall: WallClock { WallClock { self.instant.withLock { $0 } } }

    func advance(minutes: Int) {
        instant.withLock { $0 = $0.adding(minutes: minutes) }
    }

    func advance(seconds: Int) {
        instant.withLock { $0 = Instant(milliseconds: $0.milliseconds + Int64(seconds) * 1000) }
    }
}

/// Random bytes that follow from a seed.
func seededBytes(_ seed: UInt64 = 7) -> RandomBytes {
    let generator = SharedGenerator(seed: seed)
    return RandomBytes { generator.draw($0) }
}

private final class SharedGenerator: Sendable {
    private let state: Mutex<SeededGenerator>

    init(seed: UInt64) {
        state = Mutex(SeededGenerator(seed: seed))
    }

    func draw(_ count: Int) -> [UInt8] {
        state.withLock { generator in (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) } }
    }
}

/// Keeps every line that is logged, with its metadata.
struct LogRecorder: LogHandler {
    private final class Lines: Sendable {
        let recorded = Mutex<[String]>([])
    }

    private let storage = Lines()
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    var lines: [String] { storage.recorded.withLock { $0 } }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        storage.recorded.withLock { $0.append("\(event.level) \(event.message) \(metadata)") }
    }
}

/// Portal and console over the sample case, in process.
struct TestWorld {
    let clock: TestClock
    let portal: Site
    let console: Site
    let log = LogRecorder()
    let metrics = RequestMetrics()
    /// The access key of the operator `kim.minji`.
    let operatorKey: String

    init(
        reader: CaseReader = SampleCase.reader(), settings: PortalSettings = PortalSettings(), clock: TestClock = TestClock()
    ) throws {
        self.clock = clock
        var operators = OperatorList()
        var generator = SeededGenerator(seed: 11)
        operatorKey = try operators.add("kim.minji", using: &generator)
        let log = log
        let logger = Logger(label: "test") { _ in log }
        let people = Portal(reader: reader, settings: settings, clock: clock.wall, random: seededBytes())
        let pages = try Console(
            reader: reader, operators: operators, clock: clock.wall, random: seededBytes(8), metrics: metrics,
            portalSessions: { 0 })
        portal = Site(name: "portal", routes: people.routes, metrics: metrics, onlyLoopback: false, logger: logger)
        console = Site(name: "console", routes: pages.routes, metrics: metrics, onlyLoopback: true, logger: logger)
    }
}
