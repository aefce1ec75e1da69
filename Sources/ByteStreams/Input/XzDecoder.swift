internal import BreachModel
internal import CLZMA

/// Decodes xz, any number of streams one after the other, with checksums verified.
@safe final class XzDecoder {
    /// Memory that a stream's dictionary may take: 128 MiB and the coder's own.
    static let memoryLimit: UInt64 = 160 * 1024 * 1024

    // SAFETY: all fields zero is the initial value that the library documents.
    private var stream = unsafe lzma_stream()
    private let input: UnsafeMutableRawBufferPointer
    private var filled: Int
    private var position = 0
    private var fileEnded = false
    private var finished = false
    /// A fault that was met behind text, kept until that text is given out.
    private var fault: ByteStreamError?

    init(first: [UInt8]) {
        // SAFETY: the buffer is freed in deinit; the stream is zeroed, as the library asks, before it is set up.
        unsafe input = .allocate(byteCount: ByteInput.chunkSize, alignment: 64)
        unsafe input.copyBytes(from: first)
        filled = first.count
        _ = unsafe lzma_stream_decoder(&stream, Self.memoryLimit, haechi_lzma_concatenated)
    }

    deinit {
        // SAFETY: set up in init, never handed out.
        unsafe lzma_end(&stream)
        unsafe input.deallocate()
    }

    func decode(into output: UnsafeMutableRawBufferPointer, path: String, more: RawReader) throws(ByteStreamError) -> Int {
        if let fault { throw fault }
        while !finished {
            if position == filled, !fileEnded {
                // SAFETY: `input` is this decoder's own buffer; the library reads and writes within the counts given.
                filled = try unsafe more(input)
                position = 0
                fileEnded = filled == 0
            }
            let produced = try unsafe step(into: output, path: path)
            if produced > 0 { return produced }
        }
        return 0
    }

    private func step(into output: UnsafeMutableRawBufferPointer, path: String) throws(ByteStreamError) -> Int {
        unsafe stream.next_in = unsafe UnsafePointer(input.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self) + position)
        unsafe stream.avail_in = filled - position
        unsafe stream.next_out = unsafe output.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        unsafe stream.avail_out = output.count
        // SAFETY: both ranges lie in buffers that live through the call.
        let status = unsafe lzma_code(&stream, fileEnded ? LZMA_FINISH : LZMA_RUN)
        position = unsafe filled - stream.avail_in
        let produced = unsafe output.count - stream.avail_out
        switch status {
        case LZMA_OK: break
        case LZMA_STREAM_END: finished = true
        case LZMA_BUF_ERROR where fileEnded:
            throw ByteStreamError(
                .truncated, "the xz stream ends in the middle", context: [("file", path)],
                hint: "fetch the file again; everything before its end was read")
        case LZMA_BUF_ERROR: break
        case LZMA_MEMLIMIT_ERROR:
            throw ByteStreamError(.windowTooLarge, "the xz stream wants a dictionary over 128 MiB", context: [("file", path)])
        default:
            let damage = ByteStreamError(.corrupt, "the xz stream is damaged", context: [("file", path), ("code", "\(status.rawValue)")])
            guard produced > 0 else { throw damage }
            fault = damage
        }
        return produced
    }
}
