internal import Foundation

/// Reads one number in the spellings that notices use: 33,673,817, 33.7 million, 3,370만, 3천3백만, 삼천삼백칠십만, 1万2千.
struct NumberReader {
    /// A number and the value of one in the last place that the text gives.
    typealias Number = (value: Double, step: Double)

    private let codes: [CodePoint]
    private let end: Int

    private static let smallUnits: [CodePoint: Double] = [
        0xC2ED: 10, 0xBC31: 100, 0xCC9C: 1000, 0x5341: 10, 0x767E: 100, 0x5343: 1000,
    ]
    private static let bigUnits: [CodePoint: Double] = [
        0xB9CC: 1e4, 0xC5B5: 1e8, 0xC870: 1e12, 0x4E07: 1e4, 0x842C: 1e4, 0x5104: 1e8, 0x5146: 1e12,
    ]
    private static let numerals: [CodePoint: Double] = [
        0xC77C: 1, 0xC774: 2, 0xC0BC: 3, 0xC0AC: 4, 0xC624: 5, 0xC721: 6, 0xCE60: 7, 0xD314: 8, 0xAD6C: 9, 0x4E00: 1, 0x4E8C: 2, 0x4E09: 3,
        0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8, 0x4E5D: 9,
    ]
    private static let englishScales: [String: Double] = [
        "million": 1e6, "m": 1e6, "thousand": 1e3, "k": 1e3, "billion": 1e9, "mn": 1e6, "mio": 1e6,
    ]

    init(codes: [CodePoint], end: Int) {
        self.codes = codes
        self.end = end
    }

    /// Whether a number may begin with this scalar: a digit, or a numeral of a dense script.
    static func starts(_ code: CodePoint) -> Bool { code.isDigit || numerals[code] != nil || smallUnits[code] != nil }

    /// The number at `position`, which is moved behind it; nil where none stands there.
    func read(_ position: inout Int) -> Number? {
        guard position < end else { return nil }
        let start = position
        guard let number = eastAsian(&position) else { return nil }
        // "삼천삼백만" is a number, "이" and "일" by themselves are words.
        if !codes[start].isDigit, position - start < 3 {
            position = start
            return nil
        }
        return codes[start].isDigit ? withEnglishScale(number, &position) : number
    }

    /// Terms of digits or numerals with their units: 1억 4,800만, 3천3백만, 3만 3,674.
    private func eastAsian(_ position: inout Int) -> Number? {
        var total = 0.0
        var section = 0.0
        var current: Number?
        var step = 1.0
        var tail = position
        var any = false
        while tail < end {
            let code = codes[tail]
            if code.isDigit {
                guard current == nil, let digits = plain(&tail) else { break }
                current = digits
            } else if let value = Self.numerals[code], current == nil, isNumeral(tail, after: any) {
                current = (value, 1)
                tail += 1
            } else if let unit = Self.smallUnits[code], any || current != nil || isNumeral(tail, after: any) {
                step = (current?.step ?? 1) * unit
                section += (current?.value ?? 1) * unit
                current = nil
                tail += 1
            } else if let unit = Self.bigUnits[code], any {
                step = (current?.step ?? (section > 0 ? step : 1)) * unit
                total += (section + (current?.value ?? 0)) * unit
                section = 0
                current = nil
                tail += 1
            } else if code.isBlank, any, current == nil, isUnit(codes[tail - 1]), tail + 1 < end, codes[tail + 1].isDigit {
                tail += 1
                continue
            } else if code.isBlank, current != nil, tail + 1 < end, Self.bigUnits[codes[tail + 1]] != nil {
                tail += 1
                continue
            } else {
                break
            }
            any = true
            position = tail
        }
        guard any else { return nil }
        if let current { return (total + section + current.value, current.step) }
        return (total + section, step)
    }

    private func isUnit(_ code: CodePoint) -> Bool { Self.smallUnits[code] != nil || Self.bigUnits[code] != nil }

    /// A numeral counts at the start of a word where another part of a number follows, or inside a number.
    private func isNumeral(_ place: Int, after any: Bool) -> Bool {
        if any { return place + 1 < end && (isUnit(codes[place + 1]) || codes[place + 1] == 0xC5EC) }
        guard place == 0 || !codes[place - 1].isDense || codes[place - 1] == 0xC57D || codes[place - 1] == 0x7D04 else { return false }
        return place + 1 < end && (isUnit(codes[place + 1]) || Self.numerals[codes[place + 1]] != nil && isUnit(codes[place]))
    }

    /// Digits with separators and decimals; the step is that of the last non-zero digit where no decimals are given.
    private func plain(_ position: inout Int) -> Number? {
        var value = 0.0
        var decimals = 0
        var zeros = 0
        var tail = position
        let points = thousandsPoint(position)
        while tail < end {
            let code = codes[tail]
            if code.isDigit {
                value = value * 10 + Double(code - 0x30)
                if decimals > 0 { decimals += 1 }
                zeros = code == 0x30 ? zeros + 1 : 0
            } else if code == 0x2C || code == points, followsGroup(tail) {
                // a thousands separator
            } else if code == 0x2E, decimals == 0, tail + 1 < end, codes[tail + 1].isDigit {
                decimals = 1
                zeros = 0
            } else {
                break
            }
            tail += 1
        }
        guard tail > position, tail - position < 24 else { return nil }
        position = tail
        if decimals > 0 {
            let scale = pow(10.0, Double(decimals - 1))
            return (value / scale, 1 / scale)
        }
        return (value, value > 0 ? pow(10.0, Double(zeros)) : 1)
    }

    private func followsGroup(_ place: Int) -> Bool {
        place + 3 < end && codes[(place + 1)...(place + 3)].allSatisfy(\.isDigit) && (place + 4 >= end || !codes[place + 4].isDigit)
    }

    /// The point or blank that parts thousands where it does so twice: 33.673.817, 33 673 817.
    private func thousandsPoint(_ start: Int) -> CodePoint? {
        let head = codes[start..<end].prefix { $0.isDigit }.count
        let first = start + head
        guard (1...3).contains(head), first < end, [0x2E, 0x20, 0x27].contains(codes[first]), followsGroup(first) else { return nil }
        return first + 4 < end && codes[first + 4] == codes[first] && followsGroup(first + 4) ? codes[first] : nil
    }

    private func withEnglishScale(_ number: Number, _ position: inout Int) -> Number {
        var tail = position
        while tail < end, codes[tail].isBlank || codes[tail] == 0x2D { tail += 1 }
        let start = tail
        while tail < end, codes[tail].isLatin { tail += 1 }
        guard let scale = Self.englishScales[codes.text(start..<tail)] else { return number }
        position = tail
        return (number.value * scale, number.step * scale)
    }
}
