import BreachModel
import ByteStreams
import Foundation

/// A folder of its own for one test, gone with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "haechi-streams-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: path + "/" + name))
        return path + "/" + name
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    func bytes(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name)))
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

    /// `content` compressed by our own writer.
    func compressed(_ content: [UInt8], as suffix: String) throws -> [UInt8] {
        let writer = try CompressedWriter(path: path + "/made." + suffix)
        try writer.write(content)
        try writer.finish()
        defer { try? FileManager.default.removeItem(atPath: path + "/made." + suffix) }
        return try bytes(of: "made." + suffix)
    }
}

/// What a stream gave before its end or its fault.
struct Delivery: Equatable {
    var bytes: [UInt8] = []
    var fault: ByteStreamErrorCode?

    /// Reads `path` in pieces of `size` bytes.
    init(path: String, size: Int = 4096) {
        do throws(ByteStreamError) {
            let input = try ByteInput(path: path)
            var failure: ByteStreamError?
            unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
                do throws(ByteStreamError) {
                    while true {
                        let count = try unsafe input.read(into: buffer)
                        if count == 0 { break }
                        unsafe bytes.append(contentsOf: buffer[..<count])
                    }
                } catch { failure = error }
            }
            if let failure { throw failure }
        } catch {
            fault = error.code
        }
    }

    init(bytes: [UInt8], fault: ByteStreamErrorCode? = nil) {
        self.bytes = bytes
        self.fault = fault
    }
}

/// Text that compresses a little: `size` seeded bytes.
func sampleBytes(_ size: Int, seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("abcdefghijklmnop 0123456789\n".utf8)
    return (0..<size).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))] }
}

/// The fingerprint of some text.
func fingerprint(of bytes: [UInt8]) -> TextFingerprint {
    var result = TextFingerprint()
    // SAFETY: the buffer is used only inside the closure.
    unsafe bytes.withUnsafeBytes { unsafe result.update($0) }
    return result
}
