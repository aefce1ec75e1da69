internal import ByteStreams
internal import Foundation

/// JSON files with sorted keys, written whole or not at all.
package enum StableJSON {
    /// - Parameter pretty: one key a line, for people to read.
    package static func encode(_ value: some Encodable, pretty: Bool = true) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value)) + [0x0A]
    }

    package static func write(_ value: some Encodable, to path: String) throws {
        let writer = try CompressedWriter(path: path)
        try writer.write(try encode(value))
        try writer.finish(durable: true)
    }

    package static func read<Value: Decodable>(_ type: Value.Type, from path: String) throws -> Value {
        let bytes = try ByteInput(path: path).readAll(limit: 1 << 30)
        return try JSONDecoder().decode(type, from: Data(bytes))
    }
}
