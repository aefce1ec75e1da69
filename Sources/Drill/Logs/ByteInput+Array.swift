internal import ByteStreams

extension ByteInput {
    /// One `read` into an array's storage; 0 at the end.
    func read(into chunk: inout [UInt8]) throws(ByteStreamError) -> Int {
        var result: Result<Int, ByteStreamError> = .success(0)
        // SAFETY: the buffer is used only inside the closure.
        unsafe chunk.withUnsafeMutableBytes { buffer in
            do throws(ByteStreamError) {
                result = .success(try unsafe read(into: buffer))
            } catch {
                result = .failure(error)
            }
        }
        return try result.get()
    }
}
