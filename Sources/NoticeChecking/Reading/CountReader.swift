internal import Foundation

/// Finds numbers of people, accounts, records, views and reports: 3,370만 개 계정, 33.7 million accounts, 4,536명.
struct CountReader {
    private let codes: [CodePoint]
    private let end: Int

    private static let bigUnits: [(CodePoint, Double)] = [(0xC870, 1e12), (0xC5B5, 1e8), (0xB9CC, 1e4), (0xCC9C, 1e3), (0xBC31, 100)]
    private static let japaneseUnits: [(CodePoint, Double)] = [(0x5104, 1e8), (0x4E07, 1e4), (0x5343, 1e3)]
    private static let englishScales: [String: Double] = ["million": 1e6, "m": 1e6, "thousand": 1e3, "k": 1e3, "billion": 1e9, "mn": 1e6]

    private static let unitWords: [(String, CountMention.Unit)] = [
        ("계정", .accounts), ("accounts", .accounts), ("account", .accounts), ("アカウント", .accounts),
        ("회 조회", .views), ("건의 조회", .views), ("회의 조회", .views), ("회에 걸쳐", .views), ("조회", .views), ("views", .views),
        ("page views", .views), ("회 열람", .views), ("閲覧", .views),
        ("명", .people), ("분의 개인", .people), ("분의 정보", .people), ("분들", .people), ("분께", .people), ("인의", .people), ("고객", .people),
        ("회원", .people), ("이용자", .people), ("people", .people),
        ("persons", .people), ("customers", .people), ("users", .people), ("individuals", .people), ("members", .people),
        ("data subjects", .people), ("residents", .people), ("人", .people), ("名", .people), ("customer accounts", .accounts),
        ("user accounts", .accounts), ("member accounts", .accounts), ("customer records", .records), ("records", .records),
        ("record", .records), ("rows", .records), ("entries", .records), ("profiles", .accounts), ("프로필", .accounts), ("레코드", .records),
    ]

    static func read(_ codes: [CodePoint], _ range: Range<Int>) -> [CountMention] {
        let reader = CountReader(codes: codes, end: range.upperBound)
        var result: [CountMention] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if codes[index].isDigit, index == range.lowerBound || !reader.isPartOfWord(codes[index - 1]) {
                let (mention, next) = reader.mention(at: index)
                if let mention { result.append(mention) }
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
        return result
    }

    private func isPartOfWord(_ code: CodePoint) -> Bool {
        code.isDigit || code.isLatin || code == 0x2E || code == 0x2D || code == 0x2F || code == 0x3A || code == 0x2C
    }

    private func mention(at start: Int) -> (CountMention?, Int) {
        var position = start
        guard var number = plain(&position) else { return (nil, start + 1) }
        number = withEastAsianUnits(number, &position)
        number = withEnglishScale(number, &position)
        let valueEnd = position
        skip(&position)
        // "약 3,370만 여 명", "3,370만여 개"
        if position < end, codes[position] == 0xC5EC { position += 1 }
        guard let (unit, unitEnd) = unit(at: position) else { return (nil, valueEnd) }
        return (CountMention(range: start..<unitEnd, value: number.value, step: number.step, unit: unit), unitEnd)
    }

    private typealias Number = (value: Double, step: Double)

    /// Digits with separators and decimals; the step is that of the last non-zero digit where no decimals are given.
    private func plain(_ position: inout Int) -> Number? {
        var value = 0.0
        var step = 1.0
        var decimals = 0
        var zeros = 0
        var tail = position
        while tail < end {
            let code = codes[tail]
            if code.isDigit {
                value = value * 10 + Double(code - 0x30)
                if decimals > 0 { decimals += 1 }
                zeros = code == 0x30 ? zeros + 1 : 0
            } else if code == 0x2C, tail + 3 < end, codes[(tail + 1)...(tail + 3)].allSatisfy(\.isDigit) {
                // a thousands separator
            } else if code == 0x2E, decimals == 0, tail + 1 < end, codes[tail + 1].isDigit {
                decimals = 1
                zeros = 0
            } else {
                break
            }
            tail += 1
        }
        guard tail > position else { return nil }
        position = tail
        if decimals > 0 {
            let scale = pow(10.0, Double(decimals - 1))
            return (value / scale, 1 / scale)
        }
        if value > 0 { step = pow(10.0, Double(zeros)) }
        return (value, step)
    }

    /// 3,370만, 1억 4,800만, 3천
    private func withEastAsianUnits(_ first: Number, _ position: inout Int) -> Number {
        var total = 0.0
        var current = first
        var step = first.step
        var found = false
        while position < end {
            var tail = position
            skip(&tail)
            guard tail < end, let unit = (Self.bigUnits + Self.japaneseUnits).first(where: { $0.0 == codes[tail] })?.1 else { break }
            position = tail + 1
            found = true
            if position < end, unit < 1e4,
                let next = (Self.bigUnits + Self.japaneseUnits).first(where: { $0.0 == codes[position] && $0.1 >= 1e4 })
            {
                // 3천만
                total += current.value * unit * next.1
                step = current.step * unit * next.1
                position += 1
            } else {
                total += current.value * unit
                step = current.step * unit
            }
            tail = position
            skip(&tail)
            guard tail < end, codes[tail].isDigit else { break }
            var after = tail
            guard let next = plain(&after), after <= end else { break }
            var peek = after
            skip(&peek)
            let hasUnit = peek < end && (Self.bigUnits + Self.japaneseUnits).contains { $0.0 == codes[peek] }
            position = after
            current = next
            if !hasUnit {
                total += next.value
                step = next.step
                break
            }
        }
        return found ? (total, step) : first
    }

    private func withEnglishScale(_ number: Number, _ position: inout Int) -> Number {
        var tail = position
        skip(&tail)
        let start = tail
        while tail < end, codes[tail].isLatin { tail += 1 }
        guard let scale = Self.englishScales[codes.text(start..<tail)] else { return number }
        position = tail
        return (number.value * scale, number.step * scale)
    }

    private func unit(at start: Int) -> (CountMention.Unit, Int)? {
        var position = start
        // Counters before the noun: 개, 건, 건의, 개의, 여
        var counter: CodePoint?
        if position < end, [0xAC1C, 0xAC74, 0xD68C, 0x4EF6].contains(codes[position]) {
            counter = codes[position]
            position += 1
            if position < end, codes[position] == 0xC758 { position += 1 }
        }
        let limit = min(end, position + 40)
        let window = codes.text(position..<limit).filter { $0 != "\t" }
        let near = window.trimmingCharacters(in: .whitespaces)
        let match = Self.unitWords.filter { near.hasPrefix($0.0) }.max { $0.0.count < $1.0.count }
        if let match { return (match.1, min(end, position + match.0.unicodeScalars.count + (window.hasPrefix(" ") ? 1 : 0))) }
        if let later = adjectiveThenNoun(near) { return (later, position) }
        switch counter {
        case 0xAC74, 0x4EF6: return (near.hasPrefix("개인정보") || near.hasPrefix("정보") ? .records : .cases, position)
        case 0xD68C: return (.views, position)
        default: return nil
        }
    }

    private static let koreanLeads = ["고객 ", "회원 ", "이용자 ", "등록 ", "개인정보 ", "배송지 ", "전체 "]
    /// Words that a counted noun does not follow: "30 days for customers" counts days.
    private static let stops: Set<Substring> = [
        "day", "days", "hour", "hours", "minute", "minutes", "month", "months", "year", "years", "percent", "times", "of", "in", "to", "by",
        "at", "for",
        "from", "and", "or", "we", "you", "the", "is", "are", "was", "were", "with", "on", "per", "step", "steps", "items", "digits",
        "characters", "staff",
        "employees", "april", "may", "june", "july", "august", "september", "october", "november", "december", "january", "february",
        "march",
    ]

    /// "33.7 million customer accounts", "8,100 booking records", "3,370만 개 고객 계정"
    private func adjectiveThenNoun(_ text: String) -> CountMention.Unit? {
        for lead in Self.koreanLeads where text.hasPrefix(lead) {
            let rest = String(text.dropFirst(lead.count))
            return Self.unitWords.filter { rest.hasPrefix($0.0) }.max { $0.0.count < $1.0.count }?.1
        }
        let plain = text.hasPrefix("of our ") || text.hasPrefix("of the ") ? String(text.dropFirst(7)) : text
        for word in plain.split(whereSeparator: { " .,;:)".contains($0) }).prefix(3) {
            guard word.allSatisfy({ $0.isASCII && $0.isLetter }), !Self.stops.contains(word) else { return nil }
            if let unit = Self.unitWords.first(where: { $0.0 == word })?.1 { return unit }
        }
        return nil
    }

    private func skip(_ position: inout Int) {
        while position < end, codes[position].isBlank { position += 1 }
    }
}
