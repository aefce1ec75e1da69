/// NGINX's `log_format`: text with `$variables`.
///
/// Source: NGINX, ngx_http_log_module and the alphabetical index of variables.
enum NginxLogFormat {
    /// What variables mean by themselves; of several for one slot the first counts.
    static let meanings: [(String, LogPattern.Meaning)] = [
        ("time_iso8601", .slot(.time)), ("msec", .slot(.time)), ("time_local", .slot(.time)),
        ("request", .request), ("request_uri", .slot(.route)), ("uri", .slot(.route)), ("request_method", .slot(.method)),
        ("status", .slot(.status)), ("remote_addr", .slot(.origin)), ("http_user_agent", .slot(.client)),
        ("remote_user", .slot(.actor)), ("request_id", .slot(.eventID)),
        ("geoip_country_code", .slot(.country)), ("geoip2_data_country_code", .slot(.country)),
    ]

    static func parts(_ format: String) -> [LogPattern.Part] {
        var parts: [LogPattern.Part] = []
        var literal: [UInt8] = []
        var rest = Array(format.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x24 else {
                literal.append(byte)
                continue
            }
            let isBraced = rest.first == 0x7B
            if isBraced { rest = rest.dropFirst() }
            let name = rest.prefix { isName($0) }
            rest = rest.dropFirst(name.count)
            if isBraced, rest.first == 0x7D { rest = rest.dropFirst() }
            if name.isEmpty {
                literal.append(byte)
                continue
            }
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = []
            parts.append(.variable(String(decoding: name, as: UTF8.self)))
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return parts
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
