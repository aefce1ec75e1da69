extension Instant {
    /// Reads an RFC 3339 date-time (`2025-11-17T16:00:00+09:00`; a space may stand for the `T`, seconds and their
    /// fraction may be absent); nil for anything else, also for a time without an offset or one whose UTC year is not 0000 to 9999.
    package init?(rfc3339 text: some StringProtocol) {
        self.init(rfc3339: Array(text.utf8))
    }

    /// The same from UTF-8 bytes. Digits of a second past the third are cut off, not rounded.
    package init?(rfc3339 bytes: [UInt8]) {
        guard bytes.count >= 17, bytes[4] == 0x2D, bytes[7] == 0x2D,
            bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20, bytes[13] == 0x3A,
            let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7]), let day = decimal(bytes[8..<10]),
            let hour = decimal(bytes[11..<13]), let minute = decimal(bytes[14..<16])
        else { return nil }
        var time = CivilTime(date: CivilDate(year: year, month: month, day: day), hour: hour, minute: minute)
        var position = 16
        if bytes[position] == 0x3A {
            guard bytes.count >= 20, let second = decimal(bytes[17..<19]) else { return nil }
            time.second = min(second, 59)
            guard second <= 60 else { return nil }
            position = 19
            if bytes[position] == 0x2E || bytes[position] == 0x2C {
                let digits = bytes[(position + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
                guard !digits.isEmpty, let fraction = decimal(digits.prefix(3)) else { return nil }
                time.millisecond = [100, 10, 1][min(digits.count, 3) - 1] * fraction
                position += 1 + digits.count
            }
        }
        guard time.date.isValid, hour < 24, minute < 60, let offset = Self.offset(bytes[position...]) else { return nil }
        self.init(time, offsetMinutes: offset)
        guard isWritable else { return nil }
    }

    /// Whether RFC 3339 can write the moment in UTC: the years 0000 to 9999. What it cannot write could never be read back.
    package var isWritable: Bool {
        milliseconds >= Window.always.start.milliseconds && milliseconds <= Window.always.end.milliseconds
    }

    /// The moment itself, or the nearest one that RFC 3339 can write: for times that were reckoned from others, such as the edges of a gap.
    package var writable: Instant { min(max(self, Window.always.start), Window.always.end) }

    /// Minutes ahead of UTC of `Z`, `+09:00` or `+0900`; nil for anything else.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        let part = Array(bytes)
        if part == [0x5A] || part == [0x7A] { return 0 }
        guard part.count == 5 || part.count == 6, part[0] == 0x2B || part[0] == 0x2D,
            part.count == 5 || part[3] == 0x3A,
            let hours = decimal(part[1..<3]), let minutes = decimal(part.suffix(2)), hours < 24, minutes < 60
        else { return nil }
        return (part[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
    }

    /// RFC 3339 text at the given offset, with milliseconds only where they are not zero.
    ///
    /// - Parameter offsetMinutes: minutes ahead of UTC; 0 writes `Z`.
    package func rfc3339(offsetMinutes: Int = 0) -> String {
        let time = civil(offsetMinutes: offsetMinutes)
        var text = "\(time.date)T\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
        if time.millisecond != 0 { text += ".\(padded(time.millisecond, 3))" }
        if offsetMinutes == 0 { return text + "Z" }
        let size = abs(offsetMinutes)
        return text + (offsetMinutes < 0 ? "-" : "+") + "\(padded(size / 60, 2)):\(padded(size % 60, 2))"
    }
}

extension Instant: CustomStringConvertible {
    package var description: String { rfc3339() }
}
