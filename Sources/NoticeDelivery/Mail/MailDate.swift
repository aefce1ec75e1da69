internal import BreachModel

/// The date and time of a mail header.
enum MailDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // 1970-01-01 was a Thursday.
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    /// `Thu, 20 Nov 2025 12:00:00 +0900` (RFC 5322, 3.3).
    static func text(_ instant: Instant, offsetMinutes: Int) -> String {
        let time = instant.civil(offsetMinutes: offsetMinutes)
        let day = Int(((time.date.daysSinceEpoch % 7) + 7) % 7)
        let size = abs(offsetMinutes)
        let zone = (offsetMinutes < 0 ? "-" : "+") + two(size / 60) + two(size % 60)
        return "\(weekdays[day]), \(time.date.day) \(months[time.date.month - 1]) \(time.date.year) "
            + "\(two(time.hour)):\(two(time.minute)):\(two(time.second)) \(zone)"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
