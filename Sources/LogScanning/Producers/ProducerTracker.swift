// Hot: one call a line where a sequence or a producer is mapped. Benchmark: Benchmarks/run scan (index).
internal import BreachModel

/// Gathers, producer by producer, which numbers and hours the lines of a file have.
final class ProducerTracker {
    /// More producers than this are one, so that a field that was mapped by mistake cannot fill the memory.
    static let limit = 4096

    private let readsNumbers: Bool
    private let names = ByteDictionary()
    private var producers: [ProducerLines] = []

    /// Nil where the mapping names neither a sequence nor a producer.
    init?(_ mapping: FieldMapping) {
        guard mapping.sequence != nil || mapping.producer != nil else { return nil }
        readsNumbers = mapping.sequence != nil
    }

    /// Takes one readable line.
    func note(_ fields: LineFields, time: Int64) {
        // SAFETY: the dictionary copies the bytes during the call; the number is read within the value's count.
        let name = unsafe fields[.producer].bytes
        let index = unsafe names.count < Self.limit ? names.number(name) : 0
        if index == producers.count { producers.append(ProducerLines()) }
        let number = unsafe readsNumbers && fields[.sequence].isFilled ? Self.number(fields[.sequence].bytes) : nil
        producers[index].take(number, time: time)
    }

    /// The value of at most 18 digits, zeros in front allowed.
    private static func number(_ text: UnsafeRawBufferPointer) -> UInt64? {
        guard text.count <= 18 else { return nil }
        var value: UInt64 = 0
        for index in 0..<text.count {
            // SAFETY: the index is below the count.
            let digit = unsafe text[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return value
    }

    /// What was gathered, by the producers' names; the empty name stands for lines that name none.
    func traces() -> [String: ProducerTrace] {
        var traces: [String: ProducerTrace] = [:]
        for (index, producer) in producers.enumerated() {
            // SAFETY: copied while nothing is added.
            let name = unsafe String(decoding: names.text(index), as: UTF8.self)
            traces[name] = producer.trace(withNumbers: readsNumbers)
        }
        return traces
    }
}

/// The lines of one producer.
private struct ProducerLines {
    private var lines = 0
    private var first = Int64.max
    private var last = Int64.min
    private var hours: [Int64: Int] = [:]
    private var openHour = Int64.min
    private var openHourLines = 0
    private var counters = [NumberRuns()]
    private var unnumbered = 0

    mutating func take(_ number: UInt64?, time: Int64) {
        lines += 1
        first = min(first, time)
        last = max(last, time)
        count(hour: time >= 0 ? time / 3_600_000 : (time - 3_599_999) / 3_600_000)
        guard let number else {
            unnumbered += 1
            return
        }
        if counters[counters.count - 1].isRestart(number, time: time) { counters.append(NumberRuns()) }
        counters[counters.count - 1].insert(number, time: time)
    }

    /// Lines come nearly in order, so the hour is nearly always the last line's.
    private mutating func count(hour: Int64) {
        if hour != openHour {
            if openHourLines > 0 { hours[openHour, default: 0] += openHourLines }
            openHour = hour
            openHourLines = 0
        }
        openHourLines += 1
    }

    func trace(withNumbers: Bool) -> ProducerTrace {
        var all = hours
        if openHourLines > 0 { all[openHour, default: 0] += openHourLines }
        return ProducerTrace(
            lines: lines, first: Instant(milliseconds: first), last: Instant(milliseconds: last),
            hours: Dictionary(uniqueKeysWithValues: all.map { (String($0.key), $0.value) }),
            counters: withNumbers ? counters.map(\.runs) : nil, repeated: counters.map(\.repeated).reduce(0, +),
            unnumbered: withNumbers ? unnumbered : 0, stepBack: counters.map(\.stepBack).max() ?? 0)
    }
}
