/// A phone number in one spelling, so that the same number written differently names the same person.
package enum PhoneNumber {
    /// Digits in international form (`+82…`); nil where fewer than seven digits are left.
    ///
    /// A leading `0` is taken as the national prefix of `countryCode`, also behind that code (`+82 (0)10`); `00` as the
    /// international one. Digits that begin with `countryCode` and go on for at least eight more are international as well, whether
    /// the `+` was kept or lost (`8210…`): no national number has that form without its `0`. Everything but digits and a leading `+`
    /// is punctuation.
    ///
    /// - Parameter countryCode: digits of the country calling code that national numbers belong to (Korea: 82).
    package static func normalised(_ text: some StringProtocol, countryCode: String = "82") -> String? {
        var digits: [UInt8] = []
        var international = false
        for byte in text.utf8 {
            if byte >= 0x30, byte <= 0x39 { digits.append(byte) }
            if byte == 0x2B, digits.isEmpty { international = true }
        }
        guard digits.count >= 7 else { return nil }
        if !international, digits.starts(with: [0x30, 0x30]) {
            digits.removeFirst(2)
            international = true
        }
        let country = Array(countryCode.utf8)
        if !international, digits.starts(with: country), digits.count >= country.count + 8 { international = true }
        if international, digits.starts(with: country) {
            digits.removeFirst(country.count)
        } else if international {
            return "+" + String(decoding: digits, as: UTF8.self)
        }
        if digits.first == 0x30 { digits.removeFirst() }
        return "+" + countryCode + String(decoding: digits, as: UTF8.self)
    }
}
