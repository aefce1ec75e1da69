// Hot: values of a JSON line without quotes. Benchmark: Benchmarks/run scan (parse).

/// JSON values without quotes: numbers (RFC 8259 section 6) and `true`, `false`, `null`.
enum BareValue {
    /// Bytes of the longest such value that begins at `place`; nil if none does.
    static func length(_ place: BytePlace) -> Int? {
        switch place[0] {
        case 0x74: place.word() & 0xFFFF_FFFF == 0x6575_7274 ? 4 : nil
        case 0x66: place.word() & 0xFF_FFFF_FFFF == 0x65_736C_6166 ? 5 : nil
        case 0x6E: place.word() & 0xFFFF_FFFF == 0x6C6C_756E ? 4 : nil
        default: number(place)
        }
    }

    private static func number(_ place: BytePlace) -> Int? {
        var length = place[0] == 0x2D ? 1 : 0
        if place[length] == 0x30 {
            length += 1
        } else {
            guard let digits = digits(place + length) else { return nil }
            length += digits
        }
        if place[length] == 0x2E {
            guard let digits = digits(place + length + 1) else { return nil }
            length += 1 + digits
        }
        if place[length] | 0x20 == 0x65 {
            length += place[length + 1] == 0x2B || place[length + 1] == 0x2D ? 2 : 1
            guard let digits = digits(place + length) else { return nil }
            length += digits
        }
        return length
    }

    private static func digits(_ place: BytePlace) -> Int? {
        var count = 0
        while true {
            let step = ByteWord.first(ByteWord.nonDigits(place.word(count)))
            count += step
            if step < 8 { return count > 0 ? count : nil }
        }
    }
}
