internal import BreachModel
internal import CZstd

/// Decodes zstd (RFC 8878), any number of frames one after the other, skippable ones too.
@safe final class ZstdDecoder {
    /// Frames that want a larger window are refused, so that a hostile file cannot fill the memory: 2^27 bytes = 128 MiB.
    static let windowLogLimit: Int32 = 27

    private let stream: OpaquePointer
    private let input: UnsafeMutableRawBufferPointer
    private var filled: Int
    private var position = 0
    private var frameOpen = true
    private var fileEnded = false
    /// Bytes that make up the next block, or the next frame's header: given more at once, the library keeps to itself what it decoded
    /// before a fault.
    private var wanted = headerSize
    /// A frame's header is no longer (RFC 8878, section 3.1.1.1).
    private static let headerSize = 18

    init(first: [UInt8]) {
        // SAFETY: one stream and one buffer, both freed in deinit and touched by this object alone.
        unsafe stream = ZSTD_createDStream()
        unsafe ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.windowLogLimit)
        unsafe input = .allocate(byteCount: ByteInput.chunkSize, alignment: 64)
        unsafe input.copyBytes(from: first)
        filled = first.count
    }

    deinit {
        // SAFETY: made in init, never handed out.
        unsafe ZSTD_freeDStream(stream)
        unsafe input.deallocate()
    }

    func decode(into output: UnsafeMutableRawBufferPointer, path: String, more: RawReader) throws(ByteStreamError) -> Int {
        while true {
            if position == filled, !fileEnded {
                // SAFETY: `input` is this decoder's own buffer; the library reads and writes within the counts given.
                filled = try unsafe more(input)
                position = 0
                fileEnded = filled == 0
            }
            if fileEnded, !frameOpen { return 0 }
            let produced = try unsafe step(into: output, path: path)
            if produced > 0 { return produced }
            if fileEnded, frameOpen {
                throw ByteStreamError(
                    .truncated, "the zstd stream ends in the middle", context: [("file", path)],
                    hint: "fetch the file again; everything before its end was read")
            }
        }
    }

    private func step(into output: UnsafeMutableRawBufferPointer, path: String) throws(ByteStreamError) -> Int {
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: min(filled, position + wanted), pos: position)
        var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        // SAFETY: both descriptors name buffers that live through the call.
        let result = unsafe ZSTD_decompressStream(stream, &target, &source)
        position = unsafe source.pos
        if ZSTD_isError(result) != 0 {
            if ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge {
                throw ByteStreamError(
                    .windowTooLarge, "the zstd frame wants a window over 128 MiB", context: [("file", path)],
                    hint: "compress it again without --long")
            }
            throw ByteStreamError(.corrupt, "the zstd stream is damaged", context: [("file", path)])
        }
        frameOpen = result != 0
        wanted = frameOpen ? result : Self.headerSize
        return unsafe target.pos
    }
}
