internal import BreachModel
internal import ByteStreams

/// Who is who in the made log: keys with their owners, and the tokens that were issued.
struct GatewayTables {
    static let stolenKey = "sk-c0ffee00"
    static let decoyKey = "sk-dec0dec0"
    static let slowKey = "sk-51045105"
    /// Keys that many customers' tokens are signed with.
    static let customerKeys = (0..<12).map { key($0) }
    static let serviceKeys = (12..<178).map { key($0) }

    let seed: UInt64
    /// Tokens that were issued.
    let sessions: Int

    private static func key(_ number: Int) -> String {
        var generator = SeededGenerator(seed: UInt64(number), purpose: "key")
        return "sk-" + String(String(generator.next() | 1 << 63, radix: 16).prefix(8))
    }

    /// The token of a session, 16 hexadecimal digits.
    static func token(_ session: Int, seed: UInt64) -> UInt64 {
        var generator = SeededGenerator(seed: seed &+ UInt64(session) &* 0x9E37_79B9)
        return generator.next()
    }

    func write(to folder: String) throws {
        let keys = try CompressedWriter(path: folder + "/gateway.keys.csv")
        try keys.write("key_id,owner,class,created_at,owner_left_at\n")
        for (number, key) in (Self.customerKeys + Self.serviceKeys + [Self.slowKey]).enumerated() {
            let kind = number < Self.customerKeys.count ? "customer-auth" : "service"
            try keys.write("\(key),emp\(1000 + number),\(kind),2023-01-01T00:00:00.000Z,\n")
        }
        try keys.write("\(Self.stolenKey),emp0777,service,2023-01-01T00:00:00.000Z,2024-12-31T15:00:00.000Z\n")
        try keys.write("\(Self.decoyKey),emp0778,service,2023-02-01T00:00:00.000Z,2025-08-15T00:00:00.000Z\n")
        try keys.finish()
        let tokens = try CompressedWriter(path: folder + "/gateway.tokens.txt")
        var text: [UInt8] = []
        for session in 0..<sessions {
            text.appendHex(Self.token(session, seed: seed))
            text.append(0x0A)
            if text.count > 1 << 18 {
                try tokens.write(text)
                text.removeAll(keepingCapacity: true)
            }
        }
        try tokens.write(text)
        try tokens.finish()
    }
}
