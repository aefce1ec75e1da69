internal import BreachModel
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

    /// Reads a file of the store.
    ///
    /// - Parameter hint: what to do where the file is damaged.
    /// - Throws: `damagedFile` for a file that is not what was written; what reading throws.
    package static func read<Value: Decodable>(
        _ type: Value.Type, from path: String,
        hint: String = "restore the file from a backup; haechi evidence verify says whether it is as it was sealed"
    ) throws -> Value {
        let bytes = try ByteInput(path: path).readAll(limit: 1 << 30)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            // What the decoder says is dropped: it may quote values.
            throw ResponseError(
                .damagedFile, "a file of the store is damaged: it is not what was written", context: [("file", shortName(path))],
                hint: hint)
        }
    }

    /// A file of the store by its folder and its name, as the evidence log names it.
    static func shortName(_ path: String) -> String {
        path.split(separator: "/").suffix(2).joined(separator: "/")
    }
}
