internal import BreachModel

extension ByteInput {
    /// SHA-256 of the first `limit` decompressed bytes, or of all where there are fewer.
    package func textDigest(first limit: Int) throws(ByteStreamError) -> String {
        var digest = SHA256Digest()
        var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
        var left = limit
        while left > 0 {
            let count = min(left, try Self.fill(&chunk, from: self))
            if count == 0 { break }
            // SAFETY: `count` bytes of the array are filled, and the buffer is used only inside the closure.
            unsafe chunk.withUnsafeBytes { unsafe digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            left -= count
        }
        return digest.hexadecimal()
    }

    /// All remaining bytes, for small files.
    ///
    /// - Parameter limit: more than this many bytes is an error, so that a wrong path cannot fill the memory.
    package func readAll(limit: Int = 64 * 1024 * 1024) throws(ByteStreamError) -> [UInt8] {
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
        while true {
            let count = try Self.fill(&chunk, from: self)
            if count == 0 { return all }
            all.append(contentsOf: chunk[..<count])
            guard all.count <= limit else {
                throw ByteStreamError(
                    .readFailed, "the file is larger than expected", context: [("file", path), ("limit", "\(limit) bytes")])
            }
        }
    }

    /// One `read` into an array's storage.
    package static func fill(_ chunk: inout [UInt8], from input: ByteInput) throws(ByteStreamError) -> Int {
        var result: Result<Int, ByteStreamError> = .success(0)
        // SAFETY: the buffer is used only inside the closure.
        unsafe chunk.withUnsafeMutableBytes { buffer in
            do throws(ByteStreamError) {
                result = .success(try unsafe input.read(into: buffer))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }
}
