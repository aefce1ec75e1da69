/// How long a Korean sentence is when read aloud.
enum Syllables {
    /// Hangul syllables, and digits as they are read (2025: 이천이십오).
    static func count(_ codes: [CodePoint], _ range: Range<Int>) -> Int {
        var total = 0
        var index = range.lowerBound
        while index < range.upperBound {
            if codes[index].isHangul { total += 1 }
            guard codes[index].isDigit else {
                index += 1
                continue
            }
            var digits: [CodePoint] = []
            while index < range.upperBound, codes[index].isDigit || codes[index] == 0x2C {
                if codes[index].isDigit { digits.append(codes[index]) }
                index += 1
            }
            // Phone and account numbers are read digit by digit.
            let isSpelled = digits.first == 0x30 || digits.count > 8 || (index < range.upperBound && codes[index] == 0x2D)
            total += isSpelled ? digits.count : read(digits)
        }
        return total
    }

    private static func read(_ digits: [CodePoint]) -> Int {
        var total = 0
        for (index, digit) in digits.enumerated() where digit != 0x30 {
            let power = (digits.count - 1 - index) % 4
            // "천", not "일천"; the last digit of a group is read by itself.
            total += power == 0 ? 1 : (digit == 0x31 ? 1 : 2)
        }
        total += digits.count > 4 ? 1 : 0
        return max(total, 1)
    }
}
