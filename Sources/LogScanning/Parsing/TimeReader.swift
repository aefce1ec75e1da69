// Hot: one call a line. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// Reads the time of a line: RFC 3339 text, seconds or milliseconds since 1970 (with or without a fraction), or the Combined
/// Log Format's `17/May/2015:10:05:03 +0000`.
@safe struct TimeReader {
    /// The day that the last line named, since nearly all lines name the same one.
    private var cachedDay: UInt64?
    private var cachedDayRest: UInt16 = 0
    private var cachedStart: Int64 = 0

    /// The minute that the last line of the usual form named, as its first sixteen bytes, and its start.
    private var minute: (UInt64, UInt64) = (0, 0)
    private var minuteStart: Int64 = 0

    /// Milliseconds since 1970; nil where the value is no time, or one that RFC 3339 cannot write.
    @inline(__always)
    mutating func milliseconds(_ value: FieldValue) -> Int64? {
        if value.kind == .text, let time = knownMinute(value) { return time }
        return slowMilliseconds(value)
    }

    /// `:SS.mmmZ` behind the minute that is known; nil for anything else.
    @inline(__always)
    private func knownMinute(_ value: FieldValue) -> Int64? {
        guard value.count == 24 else { return nil }
        let place = value.place
        guard place.word() == minute.0, place.word(8) == minute.1 else { return nil }
        return Self.withinMinute(place.word(16)).map { minuteStart &+ $0 }
    }

    /// Milliseconds of `:SS.mmmZ`; nil for eight other bytes.
    @inline(__always)
    private static func withinMinute(_ text: UInt64) -> Int64? {
        // What is left of ":00.000Z" are the digits' values, if the rest is as it must be.
        let digits = text ^ 0x5A30_3030_2E30_303A
        guard digits & 0xFFF0_F0F0_FFF0_F0FF == 0, (digits &+ 0x0006_0606_0006_0A00) & 0x00F0_F0F0_00F0_F000 == 0 else { return nil }
        let seconds = (digits >> 8 & 0xF) &* 10 &+ (digits >> 16 & 0xF)
        let fraction = (digits >> 32 & 0xF) &* 100 &+ (digits >> 40 & 0xF) &* 10 &+ (digits >> 48 & 0xF)
        return Int64(truncatingIfNeeded: seconds &* 1000 &+ fraction)
    }

    @inline(never)
    private mutating func slowMilliseconds(_ value: FieldValue) -> Int64? {
        guard let time = read(value), Instant(milliseconds: time).isWritable else { return nil }
        // SAFETY: as in `knownMinute`.
        if value.kind == .text, unsafe value.bytes.count == 24, let start = unsafe value.bytes.baseAddress {
            let place = unsafe BytePlace(start)
            if let within = Self.withinMinute(place.word(16)) { (minute, minuteStart) = ((place.word(), place.word(8)), time - within) }
        }
        return time
    }

    private mutating func read(_ value: FieldValue) -> Int64? {
        // SAFETY: reads within the count; the value is valid until the parser's next line.
        let bytes = unsafe value.bytes
        if value.kind == .text, bytes.count >= 20, let fast = unsafe rfc3339(bytes) { return fast }
        if let number = unsafe epoch(bytes) { return number }
        if let combined = unsafe combined(bytes) { return combined }
        return unsafe Instant(rfc3339: Array(bytes))?.milliseconds
    }

    /// `YYYY-MM-DDTHH:MM:SS[.fff…](Z|±HH:MM)`; nil sends the value to the exact reader.
    private mutating func rfc3339(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        // SAFETY: at least 20 bytes are there, and the reads below stay under the count.
        let base = unsafe bytes.baseAddress.unsafelyUnwrapped
        guard let day = unsafe dayStart(base) else { return nil }
        guard unsafe bytes[10] == 0x54, unsafe bytes[13] == 0x3A, unsafe bytes[16] == 0x3A,
            let hour = unsafe two(base + 11), hour < 24, let minute = unsafe two(base + 14), minute < 60,
            let second = unsafe two(base + 17), second < 60
        else { return nil }
        var total = day + Int64(hour * 3600 + minute * 60 + second) * 1000
        var position = 19
        if unsafe bytes[19] == 0x2E {
            var weight = 100
            position = 20
            while position < bytes.count, unsafe bytes[position] >= 0x30, unsafe bytes[position] <= 0x39 {
                total += Int64(Int(unsafe bytes[position] - 0x30) * weight)
                weight /= 10
                position += 1
            }
            guard position > 20 else { return nil }
        }
        guard position < bytes.count else { return nil }
        if unsafe bytes[position] == 0x5A { return position + 1 == bytes.count ? total : nil }
        guard bytes.count == position + 6, unsafe bytes[position + 3] == 0x3A,
            let hours = unsafe two(base + position + 1), hours < 24, let minutes = unsafe two(base + position + 4), minutes < 60
        else { return nil }
        let offset = Int64(hours * 60 + minutes) * 60_000
        switch unsafe bytes[position] {
        case 0x2B: return total - offset
        case 0x2D: return total + offset
        default: return nil
        }
    }

    /// The first millisecond of the day in the first ten bytes.
    private mutating func dayStart(_ base: UnsafeRawPointer) -> Int64? {
        // SAFETY: the caller has 20 bytes.
        let head = unsafe base.loadUnaligned(as: UInt64.self)
        let rest = unsafe (base + 8).loadUnaligned(as: UInt16.self)
        if head == cachedDay, rest == cachedDayRest { return cachedStart }
        let text = unsafe String(decoding: UnsafeRawBufferPointer(start: base, count: 10), as: UTF8.self)
        guard let date = CivilDate(text) else { return nil }
        cachedDay = head
        cachedDayRest = rest
        cachedStart = date.daysSinceEpoch * CivilDate.millisecondsPerDay
        return cachedStart
    }

    private func two(_ base: UnsafeRawPointer) -> Int? {
        // SAFETY: the caller has two bytes here.
        let tens = unsafe base.load(as: UInt8.self) &- 0x30
        let ones = unsafe (base + 1).load(as: UInt8.self) &- 0x30
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
    }

    /// Seconds below 10^11 (the year 5138), milliseconds from there on.
    private func epoch(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        var whole: Int64 = 0
        var index = 0
        // SAFETY: the index stays below the count.
        while index < bytes.count, unsafe bytes[index] >= 0x30, unsafe bytes[index] <= 0x39 {
            guard index < 16 else { return nil }
            whole = whole * 10 + Int64(unsafe bytes[index] - 0x30)
            index += 1
        }
        guard index >= 9 else { return nil }
        var fraction: Int64 = 0
        if index < bytes.count {
            guard unsafe bytes[index] == 0x2E else { return nil }
            var weight: Int64 = 100
            for index in (index + 1)..<bytes.count {
                let byte = unsafe bytes[index]
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                fraction += Int64(byte - 0x30) * weight
                weight /= 10
            }
        }
        return whole < 100_000_000_000 ? whole * 1000 + fraction : whole
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map { Array($0.utf8) }

    private func combined(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        // SAFETY: the count was just compared, and every index is below it.
        guard bytes.count == 26, unsafe bytes[2] == 0x2F, unsafe bytes[6] == 0x2F, unsafe bytes[11] == 0x3A,
            unsafe bytes[20] == 0x20, let month = unsafe Self.months.firstIndex(of: Array(bytes[3..<6]))
        else { return nil }
        let text = unsafe Array(bytes)
        let numbered =
            Array(text[7..<11]) + [0x2D] + [UInt8(0x30 + (month + 1) / 10), UInt8(0x30 + (month + 1) % 10), 0x2D] + Array(text[0..<2])
            + [0x54] + Array(text[12..<20]) + Array(text[21..<26])
        return Instant(rfc3339: numbered)?.milliseconds
    }
}
