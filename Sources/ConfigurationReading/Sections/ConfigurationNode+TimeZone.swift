extension ConfigurationNode {
    /// Minutes ahead of UTC of `time_zone`: an offset such as `+09:00`, `UTC`, or a zone whose clocks are never changed.
    func zoneOffset() -> Int? {
        let expected = "an offset such as +09:00, or a zone without daylight saving such as Asia/Seoul"
        guard let text = text(expected: expected) else { return nil }
        if let minutes = TimeZoneTable.fixed[text] ?? TimeZoneTable.offset(text) { return minutes }
        if TimeZoneTable.changing.contains(where: { text.hasPrefix($0) }) {
            report(
                .badValue, "names a zone whose clocks may change twice a year, expected \(expected)",
                hint: "a civil day must have one offset: write the one the company's logs are cut by, such as +01:00")
        } else {
            let near = NearestWord.to(text, among: TimeZoneTable.fixed.keys.sorted())
            report(.badValue, "expected \(expected)", hint: near.map { "did you mean \($0)?" } ?? "write the offset, such as +09:00")
        }
        return nil
    }
}

/// Zones whose offset has been the same since 2010 at least, so that a civil day has one length.
///
/// Source: the IANA time zone database, 2025b. A short table instead of the system's, so that a missing or old zone file
/// changes no result.
enum TimeZoneTable {
    static let seoul = 540

    static let fixed: [String: Int] = [
        "UTC": 0, "Etc/UTC": 0, "Z": 0, "Asia/Seoul": seoul, "Asia/Tokyo": 540, "Asia/Singapore": 480, "Asia/Shanghai": 480,
        "Asia/Hong_Kong": 480, "Asia/Taipei": 480, "Asia/Manila": 480, "Asia/Kuala_Lumpur": 480, "Asia/Bangkok": 420,
        "Asia/Ho_Chi_Minh": 420, "Asia/Jakarta": 420, "Asia/Dhaka": 360, "Asia/Kolkata": 330, "Asia/Kathmandu": 345,
        "Asia/Karachi": 300, "Asia/Dubai": 240, "Asia/Riyadh": 180, "Australia/Brisbane": 600, "Pacific/Honolulu": -600,
        "America/Phoenix": -420, "Africa/Johannesburg": 120, "Africa/Lagos": 60, "Africa/Nairobi": 180,
    ]

    /// Parts of the world in which daylight saving is common.
    static let changing = ["Europe/", "America/", "Australia/", "Pacific/", "Atlantic/", "US/", "Canada/", "CET", "EST", "PST"]

    /// Minutes of `+09:00` or `-03:30`; nil for anything else, and beyond the offsets in use (-12:00 to +14:00).
    static func offset(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A else { return nil }
        let digits = [1, 2, 4, 5].map { Int(bytes[$0]) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }), digits[2] < 6 else { return nil }
        let size = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        let minutes = bytes[0] == 0x2D ? -size : size
        return (-720...840).contains(minutes) ? minutes : nil
    }
}
