import BreachModel

/// One access of a test world, as either of two producers writes it.
struct LogLine: Hashable {
    /// How a line is written: what it says stays the same.
    enum Producer: CaseIterable {
        case plain
        /// Other key order, spaces, escapes, and a nested object that has fields of the same names.
        case odd
    }

    var id: String?
    var time = Instant(rfc3339: "2025-06-24T01:00:00Z")!
    var origin = "198.51.100.7"
    var key = "k1"
    var token: String?
    var subject: String?
    var method = "GET"
    var path: String
    var status = 200

    init(_ path: String, id: String? = nil, key: String = "k1", minute: Int = 0, status: Int = 200) {
        self.path = path
        self.id = id
        self.key = key
        self.status = status
        time = time.adding(minutes: minute)
    }

    func with(_ change: (inout LogLine) -> Void) -> LogLine {
        var line = self
        change(&line)
        return line
    }

    static let fields = FieldMapping(
        time: "ts", eventID: "event", origin: "ip", credential: "kid", token: "tok", subject: "sub", method: "method", route: "path",
        status: "status", sequence: "seq")

    func text(_ producer: Producer = .plain) -> String {
        var members = [
            ("ts", "\"\(time)\""), ("ip", "\"\(origin)\""), ("kid", "\"\(key)\""), ("method", "\"\(method)\""), ("path", "\"\(path)\""),
            ("status", "\(status)"),
        ]
        if let id { members.append(("event", "\"\(id)\"")) }
        if let token { members.append(("tok", "\"\(token)\"")) }
        if let subject { members.append(("sub", "\"\(subject)\"")) }
        switch producer {
        case .plain: return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
        case .odd:
            let nested = #""meta" : {"sub":"999999","event":"x","kid":"none","path":"/health"}"#
            // JSON may write a slash with a backslash before it (RFC 8259 section 7).
            let rest = members.reversed().map { "\"\($0)\" : " + $1.split(separator: "/").joined(separator: "\\/") }
            return "{ " + ([nested] + rest).joined(separator: " , ") + " }"
        }
    }
}
