internal import Foundation

/// Finds numbers of people, accounts, records, views and reports: 3,370만 개 계정, 계정 약 3,370만 개, 33.7 million accounts, 4,536명.
struct CountReader {
    private let codes: [CodePoint]
    private let start: Int
    private let end: Int
    private let numbers: NumberReader

    private static let unitWords: [(String, CountMention.Unit)] = [
        ("계정", .accounts), ("accounts", .accounts), ("account", .accounts), ("アカウント", .accounts), ("아이디", .accounts),
        ("회 조회", .views), ("건의 조회", .views), ("회의 조회", .views), ("회에 걸쳐", .views), ("조회", .views), ("views", .views),
        ("page views", .views), ("회 열람", .views), ("閲覧", .views), ("번 조회", .views), ("차례 조회", .views),
        ("명", .people), ("분의 개인", .people), ("분의 정보", .people), ("분의 고객", .people), ("분들", .people), ("분께", .people),
        ("인의", .people), ("고객", .people), ("회원", .people), ("이용자", .people), ("가입자", .people), ("정보주체", .people), ("사람", .people),
        ("people", .people), ("persons", .people), ("customers", .people), ("users", .people), ("individuals", .people),
        ("members", .people), ("subscribers", .people), ("patients", .people), ("guests", .people), ("students", .people),
        ("shoppers", .people), ("data subjects", .people), ("residents", .people), ("人", .people), ("名", .people),
        ("customer accounts", .accounts), ("user accounts", .accounts), ("member accounts", .accounts), ("customer records", .records),
        ("records", .records), ("record", .records), ("rows", .records), ("entries", .records), ("profiles", .accounts),
        ("프로필", .accounts), ("레코드", .records),
    ]
    /// Nouns that stand before their number: "계정 약 3,370만 개", "Accounts affected: 33,673,817".
    private static let leadWords: [(String, CountMention.Unit)] = [
        ("계정", .accounts), ("아이디", .accounts), ("고객", .people), ("회원", .people), ("이용자", .people), ("정보주체", .people), ("인원", .people),
        ("레코드", .records), ("조회", .views), ("조회 횟수", .views), ("조회횟수", .views), ("조회 건", .views), ("조회건", .views),
        ("열람", .views), ("accounts", .accounts), ("accounts affected", .accounts), ("affected accounts", .accounts),
        ("people affected", .people), ("people", .people), ("individuals", .people), ("individuals affected", .people),
        ("data subjects", .people), ("data subjects affected", .people), ("customers affected", .people), ("records", .records),
        ("records affected", .records), ("records concerned", .records), ("対象者", .people), ("対象人数", .people), ("本人の", .people),
    ]

    static func read(_ codes: [CodePoint], _ range: Range<Int>) -> [CountMention] {
        let reader = CountReader(
            codes: codes, start: range.lowerBound, end: range.upperBound, numbers: NumberReader(codes: codes, end: range.upperBound))
        var result: [CountMention] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if NumberReader.starts(codes[index]), index == range.lowerBound || !reader.isPartOfWord(index) {
                let (mention, next) = reader.mention(at: index)
                if let mention { result.append(mention) }
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
        return result
    }

    private func isPartOfWord(_ index: Int) -> Bool {
        let code = codes[index - 1]
        if !codes[index].isDigit { return code.isDigit }
        return code.isDigit || code.isLatin || code == 0x2E || code == 0x2D || code == 0x2F || code == 0x3A || code == 0x2C
    }

    private func mention(at place: Int) -> (CountMention?, Int) {
        var position = place
        guard let number = numbers.read(&position) else { return (nil, place + 1) }
        let valueEnd = position
        skip(&position)
        // "약 3,370만 여 명", "3천여 개", "10여만 명"
        if position < end, codes[position] == 0xC5EC || codes[position] == 0x4F59 { position += 1 }
        skip(&position)
        if let (unit, unitEnd) = unit(at: position, number.value) {
            if unit == .people, countsStaff(place, unitEnd) { return (nil, unitEnd) }
            return (CountMention(range: place..<unitEnd, value: number.value, step: number.step, unit: unit), unitEnd)
        }
        guard let unit = lead(before: place), number.value >= 100 else { return (nil, valueEnd) }
        return (CountMention(range: place..<valueEnd, value: number.value, step: number.step, unit: unit), valueEnd)
    }

    private func unit(at start: Int, _ value: Double) -> (CountMention.Unit, Int)? {
        var position = start
        // Counters before the noun: 개, 건, 건의, 개의, 회
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
        if let match, counter == nil || match.1 != .people || near.hasPrefix("고객") || near.hasPrefix("회원") {
            return (match.1, min(end, position + match.0.unicodeScalars.count + (window.hasPrefix(" ") ? 1 : 0)))
        }
        if let later = adjectiveThenNoun(near) { return (later, position) }
        if counter == nil, isPeopleCounter(near, value) { return (.people, position + 1) }
        guard lead(before: start) == nil else { return nil }
        switch counter {
        case 0xAC74, 0x4EF6: return (near.hasPrefix("개인정보") || near.hasPrefix("정보") ? .records : .cases, position)
        case 0xD68C: return value >= 1000 ? (.views, position) : nil
        default: return nil
        }
    }

    private static let staff = ["상담원", "상담사", "직원", "담당자", "전문가", "인력", "요원", "조사관", "변호사"]

    /// "30명의 상담원", "상담원 30명": those who help, not those who lost data.
    private func countsStaff(_ place: Int, _ unitEnd: Int) -> Bool {
        let before = codes.text(max(start, place - 8)..<place)
        let after = codes.text(unitEnd..<min(end, unitEnd + 12))
        return Self.staff.contains { before.contains($0) || after.hasPrefix("의 " + $0) || after.hasPrefix("의 전담 " + $0) }
    }

    /// "3,120분" counts people, "30분" minutes.
    private func isPeopleCounter(_ near: String, _ value: Double) -> Bool {
        guard near.hasPrefix("분"), value >= 100 else { return false }
        return !["분간", "분 이내", "분 내", "분 후", "분 전", "분의 1"].contains(where: near.hasPrefix)
    }

    /// The noun right before a number, labels and "about" left aside.
    private func lead(before place: Int) -> CountMention.Unit? {
        var text = Substring(codes.text(max(start, place - 40)..<place))
        let fillers = [
            "약", "총", "대략", "모두", "수", "는", "은", "이", "가", "도", ":", "(", "\t", "about", "approximately", "some", "around", "-", "규모",
        ]
        var goesOn = true
        while goesOn {
            text = text.trimmingBlanks()
            goesOn = false
            for filler in fillers where text.hasSuffix(filler) {
                text = text.dropLast(filler.count)
                goesOn = true
            }
        }
        return Self.leadWords.filter { text.hasSuffix($0.0) }.max { $0.0.count < $1.0.count }?.1
    }

    private static let koreanLeads = ["고객 ", "회원 ", "이용자 ", "등록 ", "개인정보 ", "배송지 ", "전체 ", "유출 ", "사용자 ", "활성 ", "휴면 "]
    /// Words that a counted noun does not follow: "30 days for customers" counts days.
    private static let stops: Set<Substring> = [
        "day", "days", "hour", "hours", "minute", "minutes", "month", "months", "year", "years", "percent", "times", "of", "in", "to", "by",
        "at", "for",
        "from", "and", "or", "we", "you", "the", "is", "are", "was", "were", "with", "on", "per", "step", "steps", "items", "digits",
        "characters", "staff",
        "employees", "april", "may", "june", "july", "august", "september", "october", "november", "december", "january", "february",
        "march", "your", "our", "please", "working", "business", "calendar", "a", "an", "weeks", "week", "if", "any", "no", "not", "who",
    ]

    /// "33.7 million customer accounts", "8,100 booking records", "3,370만 개 고객 계정"
    private func adjectiveThenNoun(_ text: String) -> CountMention.Unit? {
        for lead in Self.koreanLeads where text.hasPrefix(lead) {
            let rest = String(text.dropFirst(lead.count))
            return Self.unitWords.filter { rest.hasPrefix($0.0) }.max { $0.0.count < $1.0.count }?.1
        }
        let plain = text.hasPrefix("of our ") || text.hasPrefix("of the ") ? String(text.dropFirst(7)) : text
        for word in plain.split(separator: " ").prefix(3) {
            // A full stop or a comma ends the count: "… by 30. Customers …"
            let bare = word.prefix { $0.isASCII && $0.isLetter }
            guard !bare.isEmpty, !Self.stops.contains(bare) else { return nil }
            if let unit = Self.unitWords.first(where: { $0.0 == bare })?.1 { return unit }
            guard bare.count == word.count else { return nil }
        }
        return nil
    }

    private func skip(_ position: inout Int) {
        while position < end, codes[position].isBlank { position += 1 }
    }
}
