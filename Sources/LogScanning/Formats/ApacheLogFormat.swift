/// Apache's `LogFormat`: text with `%directives`, some with a `{name}` and status conditions in front.
///
/// Source: Apache HTTP Server 2.4, mod_log_config. A directive is called as the format writes it, without conditions: `%{User-Agent}i`.
enum ApacheLogFormat {
    /// What directives mean by themselves; of several for one slot the first counts.
    static let meanings: [(String, LogPattern.Meaning)] = [
        ("%{%Y-%m-%dT%H:%M:%S%z}t", .slot(.time)), ("%{msec}t", .slot(.time)), ("%{sec}t", .slot(.time)), ("%t", .bracketedTime),
        ("%r", .request), ("%U", .slot(.route)), ("%m", .slot(.method)), ("%>s", .slot(.status)), ("%s", .slot(.status)),
        ("%a", .slot(.origin)), ("%h", .slot(.origin)), ("%{User-Agent}i", .slot(.client)), ("%{User-agent}i", .slot(.client)),
        ("%u", .slot(.actor)), ("%L", .slot(.eventID)), ("%{UNIQUE_ID}e", .slot(.eventID)),
    ]

    static func parts(_ format: String) -> [LogPattern.Part] {
        var parts: [LogPattern.Part] = []
        var literal: [UInt8] = []
        var rest = Array(format.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x5C, let next = rest.popFirst() {
                literal.append(next == 0x74 ? 0x09 : next)
            } else if byte == 0x25, rest.first == 0x25 {
                literal.append(0x25)
                rest = rest.dropFirst()
            } else if byte == 0x25, let name = directive(&rest) {
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = []
                parts.append(.variable(name))
            } else {
                literal.append(byte)
            }
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return parts
    }

    /// `!200,304{User-Agent}i` → `%{User-Agent}i`; nil where no letter follows.
    private static func directive(_ rest: inout ArraySlice<UInt8>) -> String? {
        var tail = rest.drop { $0 == 0x21 || $0 == 0x2C || (0x30...0x39).contains($0) }
        var name: [UInt8] = [0x25]
        if let sign = tail.first, sign == 0x3C || sign == 0x3E {
            name.append(sign)
            tail = tail.dropFirst()
        }
        if tail.first == 0x7B {
            guard let close = tail.firstIndex(of: 0x7D) else { return nil }
            name += tail[...close]
            tail = tail[(close + 1)...]
        }
        guard let letter = tail.popFirst(), (0x41...0x5A).contains(letter) || (0x61...0x7A).contains(letter) || letter == 0x5E else {
            return nil
        }
        name.append(letter)
        // `%^ti` and `%^to` name a trailer with two letters.
        if letter == 0x5E { name += tail.prefix(2) }
        rest = letter == 0x5E ? tail.dropFirst(2) : tail
        return String(decoding: name, as: UTF8.self)
    }
}
