internal import BreachModel

/// A line format written with variables, compiled once: NGINX's `log_format`, Apache's `LogFormat`, or a fixed one of ours.
///
/// Source: NGINX, ngx_http_log_module; Apache HTTP Server 2.4, mod_log_config.
struct LogPattern: Sendable {
    /// What a value of the line is for.
    enum Meaning: Hashable, Sendable {
        case ignored
        case slot(FieldSlot)
        /// `METHOD target PROTOCOL`.
        case request
        /// `192.0.2.1:443` or `[2001:db8::1]:443`.
        case originWithPort
        /// A time in square brackets that belong to the value.
        case bracketedTime
    }

    /// Values and the bytes between them, in order; two values never touch.
    enum Piece: Hashable, Sendable {
        case literal([UInt8])
        case value(Meaning)
    }

    let pieces: [Piece]

    /// - Parameters:
    ///   - format: with `$variable` (NGINX) or `%directive` (Apache).
    ///   - fields: variables for slots, as the format writes them; an empty name leaves the slot to the variable's own meaning.
    /// - Throws: `badLogFormat` where a variable of `fields` is missing, two variables touch, or time, route or status cannot come out.
    init(_ format: String, fields: FieldMapping) throws(LogScanningError) {
        let isApache = format.contains("%") && !format.contains("$")
        let parts = isApache ? ApacheLogFormat.parts(format) : NginxLogFormat.parts(format)
        var names = parts.compactMap(\.variable)
        var chosen: [String: Meaning] = [:]
        for (slot, name) in FieldTree.names(fields) where !name.isEmpty {
            guard let known = names.first(where: { Self.same($0, name) }) else {
                throw LogScanningError(
                    .badLogFormat, "fields names a variable that log_format does not have", context: [("field", "\(slot)")],
                    hint: "write it as in log_format")
            }
            chosen[known] = .slot(slot)
        }
        names.removeAll { chosen[$0] != nil }
        let table = isApache ? ApacheLogFormat.meanings : NginxLogFormat.meanings
        var taken = Set(chosen.values.flatMap(Self.slots))
        for (variable, meaning) in table where names.contains(variable) && taken.isDisjoint(with: Self.slots(meaning)) {
            chosen[variable] = meaning
            taken.formUnion(Self.slots(meaning))
        }
        guard taken.isSuperset(of: [.time, .route, .status]) else {
            throw LogScanningError(
                .badLogFormat, "log_format tells no time, no route or no status",
                hint: "it needs variables such as $time_iso8601, $request and $status, or entries under fields")
        }
        try self.init(parts: parts, meanings: chosen)
    }

    private init(parts: [Part], meanings: [String: Meaning]) throws(LogScanningError) {
        var pieces: [Piece] = []
        for part in parts {
            switch part {
            case .literal(let bytes): pieces.append(.literal(bytes))
            case .variable(let name):
                if case .value = pieces.last {
                    throw LogScanningError(.badLogFormat, "two variables of log_format touch each other", hint: "put a space between them")
                }
                pieces.append(.value(meanings[name] ?? .ignored))
            }
        }
        self.pieces = pieces
    }

    /// The access log of an AWS Application Load Balancer; what follows the trace id is not read.
    ///
    /// Source: Elastic Load Balancing user guide, access log entries.
    static let applicationLoadBalancer = LogPattern(pieces: [
        .value(.ignored), .space, .value(.slot(.time)), .space, .value(.ignored), .space, .value(.originWithPort), .space, .value(.ignored),
        .space, .value(.ignored), .space, .value(.ignored), .space, .value(.ignored), .space, .value(.slot(.status)), .space,
        .value(.ignored), .space, .value(.ignored), .space, .value(.ignored), .literal(Array(" \"".utf8)), .value(.request),
        .literal(Array("\" \"".utf8)), .value(.slot(.client)), .literal(Array("\" ".utf8)), .value(.ignored),
    ])

    private init(pieces: [Piece]) { self.pieces = pieces }

    private static func slots(_ meaning: Meaning) -> [FieldSlot] {
        switch meaning {
        case .ignored: []
        case .slot(let slot): [slot]
        case .request: [.route, .method]
        case .originWithPort: [.origin]
        case .bracketedTime: [.time]
        }
    }

    /// `$name`, `${name}` and `name` are one variable.
    private static func same(_ variable: String, _ name: String) -> Bool {
        variable == name || name.hasPrefix("$") && variable == name.filter { $0 != "$" && $0 != "{" && $0 != "}" }
    }
}

extension LogPattern {
    /// A format cut at its variables.
    enum Part: Hashable {
        case literal([UInt8])
        case variable(String)

        var variable: String? { if case .variable(let name) = self { name } else { nil } }
    }
}

extension LogPattern.Piece {
    fileprivate static let space = LogPattern.Piece.literal([0x20])
}
