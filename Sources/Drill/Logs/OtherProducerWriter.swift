/// Writes rows as the second producer does: other orders of the keys, spaces, Korean time, the subject as text, a nested object
/// with fields of the same names, and user agents full of escapes. The same facts, harder to read right.
struct OtherProducerWriter {
    private var clock = ClockText(offsetMinutes: IncidentFigures.zoneOffsetMinutes, zone: "+09:00")
    private let credentials: [[UInt8]]
    private let escapedCredentials: [[UInt8]]
    private let countries: [[UInt8]]

    init() {
        credentials = CredentialTable.used.map { Array($0.utf8) }
        escapedCredentials = CredentialTable.used.map { id in
            Array(id.replacing("-", with: #"\u002d"#).utf8)
        }
        countries = PlaceTable.countries.map { Array($0.utf8) }
    }

    mutating func write(_ row: GatewayRow, number: Int, to buffer: inout LineBuffer) {
        switch row.id >> 8 & 3 {
        case 0: writeStatusFirst(row, number: number, to: &buffer)
        case 1: writeTraceFirst(row, number: number, to: &buffer)
        default: writeClientFirst(row, number: number, to: &buffer)
        }
        buffer.append(0x0A)
    }

    private mutating func writeStatusFirst(_ row: GatewayRow, number: Int, to buffer: inout LineBuffer) {
        buffer.append(#"{"status": "#)
        buffer.append(decimal: row.status, digits: 3)
        appendRequest(row, to: &buffer)
        appendTrace(row, to: &buffer)
        appendIdentity(row, kid: credentials[row.credential], to: &buffer)
        appendEvent(row, to: &buffer)
        appendClient(row, to: &buffer)
        buffer.append(#", "producer": "edge-2", "seq": "#)
        buffer.append(decimal: number)
        buffer.append("}")
    }

    private mutating func writeTraceFirst(_ row: GatewayRow, number: Int, to buffer: inout LineBuffer) {
        buffer.append(#"{"producer": "edge-2", "seq": ""#)
        buffer.append(decimal: number)
        buffer.append(#"", "retry": false, "upstream": null"#)
        appendTrace(row, to: &buffer)
        appendEvent(row, to: &buffer)
        appendClient(row, to: &buffer)
        appendIdentity(row, kid: escapedCredentials[row.credential], to: &buffer)
        appendRequest(row, to: &buffer)
        buffer.append(#", "status": "#)
        buffer.append(decimal: row.status, digits: 3)
        buffer.append(" }")
    }

    private mutating func writeClientFirst(_ row: GatewayRow, number: Int, to buffer: inout LineBuffer) {
        buffer.append(#"{"producer": "edge-2", "seq": "#)
        buffer.append(decimal: number)
        appendClient(row, to: &buffer)
        appendRequest(row, to: &buffer)
        appendIdentity(row, kid: credentials[row.credential], to: &buffer)
        buffer.append(#", "status":  "#)
        buffer.append(decimal: row.status, digits: 3)
        appendEvent(row, to: &buffer)
        appendTrace(row, to: &buffer)
        buffer.append("}")
    }

    private mutating func appendEvent(_ row: GatewayRow, to buffer: inout LineBuffer) {
        buffer.append(#", "ts": ""#)
        clock.append(row.time, to: &buffer)
        buffer.append(#"", "rid": ""#)
        buffer.append(hex: row.id)
        buffer.append(#"", "ip": ""#)
        buffer.append(origin: row.origin)
        buffer.append(#"", "cc": ""#)
        buffer.append(countries[row.origin.place])
        buffer.append(#"", "asn": "#)
        buffer.append(decimal: PlaceTable.network(row.origin.place))
    }

    private func appendIdentity(_ row: GatewayRow, kid: [UInt8], to buffer: inout LineBuffer) {
        buffer.append(#", "sub": ""#)
        buffer.append(decimal: row.subject, digits: 8)
        buffer.append(#"", "kid": ""#)
        buffer.append(kid)
        buffer.append(#"", "jti": ""#)
        buffer.append(hex: row.token)
        switch row.actor {
        case .member: buffer.append(#"", "actor": "member""#)
        case .agent: buffer.append(#"", "actor": "agent""#)
        case .service: buffer.append(#"", "actor": "service""#)
        }
    }

    private func appendRequest(_ row: GatewayRow, to buffer: inout LineBuffer) {
        buffer.append(#", "method": ""#)
        buffer.append(row.route.method)
        buffer.append(#"", "path": ""#)
        let start = buffer.count
        buffer.append(path: row)
        // Some JSON writers escape the slash; RFC 8259, section 7, makes that the same text.
        if row.id >> 10 & 3 == 0 {
            let path = buffer.bytes(from: start)
            buffer.truncate(to: start)
            for byte in path {
                if byte == 0x2F { buffer.append(0x5C) }
                buffer.append(byte)
            }
        }
        buffer.append(#"", "bytes": "#)
        buffer.append(decimal: row.bytes)
    }

    /// A nested object whose fields bear the names of real ones: someone else's key and subject.
    private func appendTrace(_ row: GatewayRow, to buffer: inout LineBuffer) {
        buffer.append(#", "trace": {"span": ""#)
        buffer.append(hex: row.id ^ row.token, digits: 8)
        buffer.append(#"", "kid": ""#)
        buffer.append(credentials[row.credential == CredentialTable.stolen ? 0 : CredentialTable.stolen])
        buffer.append(#"", "sub": ""#)
        buffer.append(decimal: 10_000_000 + Int(row.id >> 16 & 0xFF_FFFF), digits: 8)
        buffer.append(#"", "hops": [{"status": 418, "ts": "2020-01-01T00:00:00Z"}, ["rid", 7]]}"#)
    }

    private func appendClient(_ row: GatewayRow, to buffer: inout LineBuffer) {
        buffer.append(#", "ua": ""#)
        buffer.append(ClientTable.odd[Int(row.id >> 12 & 7)])
        buffer.append(#"""#)
    }
}
