/// Finds dates in the spellings that notices use.
struct DateReader {
    private let codes: [CodePoint]
    private let end: Int
    private var index: Int
    /// The year of the date before, for "4월 14일부터 11월 8일까지".
    private var lastYear: Int?
    /// The date before, for "10월 12일부터 19일까지" and "April 14 to 20".
    private var last: DateMention?

    static let months: [String: Int] = [
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
        "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
        "oct": 10,
        "nov": 11, "dec": 12,
    ]

    static func read(_ codes: [CodePoint], _ range: Range<Int>) -> [DateMention] {
        var reader = DateReader(codes: codes, end: range.upperBound, index: range.lowerBound)
        var result: [DateMention] = []
        while reader.index < reader.end {
            if let mention = reader.dateHere(from: range.lowerBound) {
                result.append(reader.withTime(mention))
                reader.index = mention.range.upperBound
                reader.lastYear = mention.year ?? reader.lastYear
                reader.last = mention
            } else {
                reader.index += 1
            }
        }
        return result
    }

    private init(codes: [CodePoint], end: Int, index: Int) {
        self.codes = codes
        self.end = end
        self.index = index
    }

    private func dateHere(from start: Int) -> DateMention? {
        let code = codes[index]
        if index > start, codes[index - 1].isDigit || (code.isLatin && codes[index - 1].isLatin) { return nil }
        if code == 0x5143, era != nil { return eastAsian() }
        if code.isDigit { return eastAsian() ?? numeric() ?? dayMonthName() ?? bareDay() }
        if code == 0x27 { return shortYear() }
        if code.isLatin { return monthNameFirst() }
        return nil
    }

    /// The year before the first one of the Japanese era that is named right before here: 令和, 平成, or R and H in forms.
    private var era: Int? {
        guard index > 0 else { return nil }
        let isAlone = index < 2 || !codes[index - 2].isLatin
        switch (index > 1 ? codes[index - 2] : 0, codes[index - 1]) {
        case (0x4EE4, 0x548C): return 2018
        case (0x5E73, 0x6210): return 1988
        case (_, 0x72) where isAlone: return 2018
        case (_, 0x68) where isAlone: return 1988
        default: return nil
        }
    }

    /// 2025년 4월 14일, 4월 14일, 2025년 4월, 2025年4月14日, 令和7年4月14日, 令和元年5月1日.
    private func eastAsian() -> DateMention? {
        var position = index
        let isFirstOfEra = codes[index] == 0x5143
        if isFirstOfEra { position += 1 }
        guard let first = isFirstOfEra ? 1 : number(&position) else { return nil }
        skip(&position)
        var year: Int?
        var month = first
        if isOne(of: [0xB144, 0x5E74], position) {
            guard first > 1900 || first < 100 else { return nil }
            year = first < 100 ? (era ?? 2000) + first : first
            position += 1
            skip(&position)
            guard let value = number(&position) else { return nil }
            month = value
            skip(&position)
        }
        guard isOne(of: [0xC6D4, 0x6708], position), (1...12).contains(month) else { return nil }
        position += 1
        var day: Int?
        var tail = position
        skip(&tail)
        if let value = number(&tail), (1...31).contains(value) {
            skip(&tail)
            if isOne(of: [0xC77C, 0x65E5], tail) {
                day = value
                position = tail + 1
            }
        }
        // "3월" alone inside "3월호" or a count of months ("12개월") is none of ours.
        return DateMention(range: index..<position, year: year ?? lastYear, month: month, day: day)
    }

    /// 2025-04-14, 2025.4.14., 2025. 4. 14., 2025/4/14, 4/14, 04.14., R7.4.14.
    private func numeric() -> DateMention? {
        var position = index
        guard let first = number(&position), position < end else { return nil }
        let separator = codes[position]
        guard [0x2D, 0x2E, 0x2F].contains(separator) else { return nil }
        if index > 0, [0x2D, 0x2E, 0x2F, 0x3A].contains(codes[index - 1]) { return nil }
        position += 1
        skip(&position)
        guard let second = number(&position) else { return nil }
        if let era, first < 100, separator == 0x2E, (1...12).contains(second) {
            return fullNumeric(year: era + first, month: second, separator: separator, position)
        }
        if first >= 1900, first < 2200, (1...12).contains(second) {
            return fullNumeric(year: first, month: second, separator: separator, position)
        }
        return monthDay(first, second, separator, position)
    }

    private func fullNumeric(year: Int, month: Int, separator: CodePoint, _ start: Int) -> DateMention? {
        var tail = start
        if tail < end, codes[tail] == separator {
            tail += 1
            skip(&tail)
            if let day = number(&tail), (1...31).contains(day) {
                if tail < end, codes[tail] == 0x2E { tail += 1 }
                return DateMention(range: index..<tail, year: year, month: month, day: day)
            }
        }
        return separator == 0x2E ? DateMention(range: index..<start, year: year, month: month, day: nil) : nil
    }

    /// "4/14" and, after a full date in the same sentence, "11.8."; "24/7" and "1.5" are no dates.
    private func monthDay(_ month: Int, _ day: Int, _ separator: CodePoint, _ position: Int) -> DateMention? {
        guard (1...12).contains(month), (1...31).contains(day), separator != 0x2D else { return nil }
        if position < end, codes[position] == separator || codes[position].isDigit || codes[position] == 0x25 {
            guard separator == 0x2E, position + 1 == end || !codes[min(position + 1, end - 1)].isDigit else { return nil }
        }
        if separator == 0x2E, lastYear == nil { return nil }
        return DateMention(range: index..<position, year: lastYear, month: month, day: day)
    }

    /// '25.4.14
    private func shortYear() -> DateMention? {
        var position = index + 1
        guard let year = number(&position), (20...39).contains(year), position < end, codes[position] == 0x2E else { return nil }
        position += 1
        skip(&position)
        guard let month = number(&position), (1...12).contains(month) else { return nil }
        return fullNumeric(year: 2000 + year, month: month, separator: 0x2E, position)
    }

    /// The second day of a range within one month: "부터 19일", "to 20".
    private func bareDay() -> DateMention? {
        guard let last, last.day != nil, index - last.range.upperBound <= 6 else { return nil }
        let between = codes.text(last.range.upperBound..<index)
        guard ["부터", "~", "에서", " to ", "-", " and ", " until "].contains(where: between.holds) else { return nil }
        var position = index
        guard let day = number(&position), (1...31).contains(day) else { return nil }
        if isOne(of: [0xC77C], position) { return DateMention(range: index..<position + 1, year: last.year, month: last.month, day: day) }
        let next = position < end ? codes[position] : CodePoint.space
        guard codes[last.range.lowerBound].isLatin, next.isBlank || next == 0x2C || next == 0x2E else { return nil }
        var tail = position
        let year = yearAfter(&tail)
        return DateMention(range: index..<tail, year: year ?? last.year, month: last.month, day: day)
    }

    /// The month that a later day names: "28 and 29 May", "between 3 and 10 August".
    private func dayOfLaterMonth(_ day: Int, _ start: Int) -> DateMention? {
        var position = start
        skip(&position)
        if let link = word(position), ["and", "to", "until", "through"].contains(link.text) {
            position = link.end
        } else if isOne(of: [0x2D], position) {
            position += 1
        } else {
            return nil
        }
        skip(&position)
        guard let second = number(&position), (1...31).contains(second) else { return nil }
        skip(&position)
        guard let name = word(position), let month = Self.months[name.text] else { return nil }
        var tail = name.end
        return DateMention(range: index..<start, year: yearAfter(&tail) ?? lastYear, month: month, day: day)
    }

    /// 14 April 2025, 14th of April
    private func dayMonthName() -> DateMention? {
        var position = index
        guard let day = number(&position), (1...31).contains(day) else { return nil }
        if let suffix = word(position), ["st", "nd", "rd", "th"].contains(suffix.text) { position = suffix.end }
        if let range = dayOfLaterMonth(day, position) { return range }
        skip(&position)
        if let of = word(position), of.text == "of" {
            position = of.end
            skip(&position)
        }
        guard let name = word(position), let month = Self.months[name.text] else { return nil }
        var tail = name.end
        let year = yearAfter(&tail)
        return DateMention(range: index..<tail, year: year ?? lastYear, month: month, day: day)
    }

    /// April 14, 2025; April 14; April 2025
    private func monthNameFirst() -> DateMention? {
        guard let name = word(index), let month = Self.months[name.text] else { return nil }
        var position = name.end
        if position < end, codes[position] == 0x2E { position += 1 }
        skip(&position)
        var tail = position
        if let value = number(&tail) {
            if value >= 1900, value < 2200 { return DateMention(range: index..<tail, year: value, month: month, day: nil) }
            guard (1...31).contains(value) else { return nil }
            if let suffix = word(tail), ["st", "nd", "rd", "th"].contains(suffix.text) { tail = suffix.end }
            let year = yearAfter(&tail)
            return DateMention(range: index..<tail, year: year ?? lastYear, month: month, day: value)
        }
        // "may" and "march" are words; other bare months count ("in June").
        return name.text.count > 3 && month != 5 && month != 3
            ? DateMention(range: index..<name.end, year: lastYear, month: month, day: nil) : nil
    }

    private func yearAfter(_ position: inout Int) -> Int? {
        var tail = position
        if tail < end, codes[tail] == 0x2C { tail += 1 }
        skip(&tail)
        guard let value = number(&tail), value >= 1900, value < 2200 else { return nil }
        position = tail
        return value
    }

    /// Adds the time of day that stands right after a date.
    private func withTime(_ mention: DateMention) -> DateMention {
        var result = mention
        var position = mention.range.upperBound
        while position < end, codes[position].isBlank || codes[position] == 0x2C || codes[position] == 0x28 { position += 1 }
        var isAfternoon = false
        if codes[position..<end].starts(with: CodePoint.codes("오후")) { isAfternoon = true }
        if codes[position..<end].starts(with: CodePoint.codes("오전")) || isAfternoon { position += 2 }
        if let at = word(position), at.text == "at" { position = at.end }
        skip(&position)
        guard let hour = number(&position), hour < 25 else { return mention }
        var minute = 0
        if isOne(of: [0x3A], position) {
            position += 1
            guard let value = number(&position) else { return mention }
            minute = value
        } else if isOne(of: [0xC2DC], position) {
            position += 1
            skip(&position)
            var tail = position
            if let value = number(&tail), isOne(of: [0xBD84], tail) { minute = value }
        } else {
            return mention
        }
        skip(&position)
        if let mark = word(position), mark.text.hasPrefix("p") { isAfternoon = true }
        result.minute = (isAfternoon && hour < 12 ? hour + 12 : hour) * 60 + minute
        return result
    }

    private func isOne(of list: [CodePoint], _ position: Int) -> Bool {
        position < end && list.contains(codes[position])
    }

    private func skip(_ position: inout Int) {
        while position < end, codes[position].isBlank { position += 1 }
    }

    private func number(_ position: inout Int) -> Int? {
        var value = 0
        var tail = position
        while tail < end, codes[tail].isDigit, tail - position < 5 {
            value = value * 10 + Int(codes[tail] - 0x30)
            tail += 1
        }
        guard tail > position, tail - position < 5 else { return nil }
        position = tail
        return value
    }

    private func word(_ position: Int) -> (text: String, end: Int)? {
        var tail = position
        while tail < end, codes[tail].isLatin { tail += 1 }
        return tail > position ? (codes.text(position..<tail), tail) : nil
    }
}
