/// Finds phone numbers: 1500-0001, 02-1234-5678, 010-0123-4567, +82 2 1234 5678, 0800 123 4567, (800) 555-0100.
enum PhoneReader {
    static func read(_ codes: [CodePoint], _ range: Range<Int>) -> [Contacts.Phone] {
        var result: [Contacts.Phone] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let previous = index > range.lowerBound ? codes[index - 1] : CodePoint.space
            guard codes[index].isDigit || codes[index] == 0x2B || codes[index] == 0x28,
                !previous.isDigit, !previous.isLatin, previous != 0x2D, previous != 0x2E, previous != 0x2F, previous != 0x2C
            else {
                index += 1
                continue
            }
            let (end, digits) = run(codes, from: index, to: range.upperBound)
            if isPhone(digits, codes.text(index..<end)) {
                result.append(Contacts.Phone(range: index..<end, digits: digits.filter { $0 != " " }))
            }
            index = max(end, index + 1)
        }
        return result
    }

    private static func run(_ codes: [CodePoint], from start: Int, to end: Int) -> (Int, String) {
        var tail = start
        var digits = ""
        while tail < end {
            let code = codes[tail]
            if code.isDigit {
                digits.unicodeScalars.append(Unicode.Scalar(UInt8(code)))
            } else if code == 0x2A || code == 0x25CB {
                digits += "*"
            } else if code == 0x2B {
                guard tail == start else { break }
                digits += "+"
            } else if isComplete(digits, at: code) {
                break
            } else if code == 0x20 || code == 0x2D || code == 0x28 || code == 0x29 {
                let next = tail + 1 < end ? codes[tail + 1] : CodePoint.blockBreak
                guard next.isDigit || next == 0x2A || next == 0x28 || next == 0x20 && code == 0x29 || next == 0x25CB else { break }
            } else {
                break
            }
            tail += 1
        }
        return (tail, digits)
    }

    /// A full number goes on neither after a blank ("… 0000 (24 h)") nor with a bracket.
    private static func isComplete(_ digits: String, at code: CodePoint) -> Bool {
        let count = digits.filter { $0 != "+" }.count
        if code == 0x28 { return count > 3 }
        guard code == 0x20 else { return false }
        if count >= 8, digits.hasPrefix("15") || digits.hasPrefix("16") || digits.hasPrefix("18") { return true }
        return count >= 10 && !digits.hasPrefix("+")
    }

    private static func isPhone(_ digits: String, _ text: String) -> Bool {
        let count = digits.filter(\.isNumber).count + digits.filter { $0 == "*" }.count
        let hasBreak = text.contains("-") || text.contains(" ") || text.contains(")")
        if digits.hasPrefix("+") { return count >= 9 && count <= 15 }
        if digits.hasPrefix("0") { return count >= 9 && count <= 12 }
        if digits.hasPrefix("1"), count == 8, hasBreak { return ["15", "16", "18"].contains { digits.hasPrefix($0) } }
        if count == 10, hasBreak, text.contains("-") || text.contains(")") { return true }
        if count == 11, digits.hasPrefix("1"), hasBreak { return true }
        return count == 8 && hasBreak && text.split(whereSeparator: { " -".contains($0) }).count == 2
            && "3689".contains(digits.first ?? "0")
    }
}
