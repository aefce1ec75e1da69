internal import BreachModel
internal import LogScanning

/// Log files whose names differ in their date only, and those of them that are not there.
struct FileSeries {
    /// A file that the others' names make expected.
    struct Missing {
        var name: String
        /// The days or the hour that the file would have held.
        var window: Window
        var neighbours: Int
    }

    /// The date that a file's name holds.
    struct Stamp: Hashable {
        var day: CivilDate
        /// 0 to 23; nil where the name holds a day only.
        var hour: Int?
    }

    /// The name with its date taken out, and the date.
    private struct Name {
        var before: Substring
        var after: Substring
        var stamp: Stamp
        /// What stands between year, month, day and hour.
        var separators: [String]
    }

    private let offset: Int
    /// Stamps by what is the same in all names of the series.
    private var series: [String: [Name]] = [:]

    /// - Parameter names: of the files of one log source.
    init(_ names: [String], zoneOffsetMinutes: Int) {
        offset = zoneOffsetMinutes
        for name in names {
            guard let parsed = Self.parse(name) else { continue }
            let key =
                "\(parsed.before)|\(parsed.separators.joined(separator: "|"))|\(Self.withoutPacking(parsed.after))|\(parsed.stamp.hour != nil)"
            series[key, default: []].append(parsed)
        }
    }

    /// The date in a file's name: the last `YYYY-MM-DD` of it, with `-`, `_`, `.`, `/` or nothing between, and an hour behind it
    /// where one stands there.
    static func stamp(of name: String) -> Stamp? { parse(name)?.stamp }

    /// Files that are missing between the first and the last of their series, in order of names. A series needs three files, and more
    /// that are there than are missing: weekly files do not make six days a week expected.
    var missing: [Missing] {
        series.sorted { $0.key < $1.key }.flatMap { _, names -> [Missing] in
            let present = Set(names.map { Self.number($0.stamp) })
            guard present.count >= 3, let first = present.min(), let last = present.max() else { return [] }
            let absent = (first...last).filter { !present.contains($0) }
            guard absent.count < present.count else { return [] }
            return absent.map { missing($0, like: names[0], neighbours: present.count) }
        }
    }

    /// The time that a file with this stamp holds.
    static func window(_ stamp: Stamp, offsetMinutes: Int) -> Window {
        let start = Instant(CivilTime(date: stamp.day, hour: stamp.hour ?? 0), offsetMinutes: offsetMinutes)
        return Window(start: start, end: start.adding(hours: stamp.hour == nil ? 24 : 1))
    }

    private func missing(_ number: Int64, like name: Name, neighbours: Int) -> Missing {
        let isHourly = name.stamp.hour != nil
        let day = CivilDate(daysSinceEpoch: isHourly ? (number >= 0 ? number / 24 : (number - 23) / 24) : number)
        let stamp = Stamp(day: day, hour: isHourly ? Int(number - day.daysSinceEpoch * 24) : nil)
        let parts = day.description.split(separator: "-").map(String.init)
        var text = parts[0] + name.separators[0] + parts[1] + name.separators[1] + parts[2]
        if let hour = stamp.hour { text += name.separators[2] + (hour < 10 ? "0" : "") + "\(hour)" }
        return Missing(
            name: name.before + text + name.after, window: Self.window(stamp, offsetMinutes: offset), neighbours: neighbours)
    }

    private static func number(_ stamp: Stamp) -> Int64 {
        stamp.hour.map { stamp.day.daysSinceEpoch * 24 + Int64($0) } ?? stamp.day.daysSinceEpoch
    }

    /// Files of one series may be packed or not.
    private static func withoutPacking(_ ending: Substring) -> Substring {
        for packing in [".gz", ".zst", ".xz"] where ending.hasSuffix(packing) { return ending.dropLast(packing.count) }
        return ending
    }

    private static func parse(_ name: String) -> Name? {
        let bytes = Array(name.utf8)
        guard bytes.count >= 8 else { return nil }
        for start in (0...(bytes.count - 8)).reversed() {
            if start > 0, isDigit(bytes[start - 1]) { continue }
            if let found = parse(name, bytes, at: start) { return found }
        }
        return nil
    }

    /// A date at this place, or nil.
    private static func parse(_ name: String, _ bytes: [UInt8], at start: Int) -> Name? {
        var place = start
        var separators: [String] = []
        guard let year = digits(4, bytes, &place), (1990...2199).contains(year) else { return nil }
        separators.append(separator(bytes, &place))
        guard let month = digits(2, bytes, &place) else { return nil }
        separators.append(separator(bytes, &place))
        guard separators[0] == separators[1], let day = digits(2, bytes, &place) else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.isValid else { return nil }
        var stamp = Stamp(day: date)
        let end = place
        separators.append(separator(bytes, &place, also: "T"))
        // A digit more would make it minutes or a process number.
        if let hour = digits(2, bytes, &place), hour < 24, place == bytes.count || !isDigit(bytes[place]) {
            stamp.hour = hour
        } else {
            place = end
            if place < bytes.count, isDigit(bytes[place]) { return nil }
        }
        return Name(
            before: Substring(decoding: bytes[..<start], as: UTF8.self), after: Substring(decoding: bytes[place...], as: UTF8.self),
            stamp: stamp, separators: separators)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func digits(_ count: Int, _ bytes: [UInt8], _ place: inout Int) -> Int? {
        guard place + count <= bytes.count, bytes[place..<(place + count)].allSatisfy(isDigit) else { return nil }
        defer { place += count }
        return bytes[place..<(place + count)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func separator(_ bytes: [UInt8], _ place: inout Int, also more: String = "") -> String {
        guard place < bytes.count, Array(("-_./" + more).utf8).contains(bytes[place]) else { return "" }
        defer { place += 1 }
        return String(decoding: [bytes[place]], as: UTF8.self)
    }
}
