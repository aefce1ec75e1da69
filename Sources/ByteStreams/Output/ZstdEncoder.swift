internal import CZstd

/// Encodes one zstd frame (RFC 8878) at level 1 with a checksum.
@safe final class ZstdEncoder {
    private let context: OpaquePointer
    private let output: UnsafeMutableRawBufferPointer

    init() {
        // SAFETY: one context and one buffer, freed in deinit and touched by this object alone.
        unsafe context = ZSTD_createCCtx()
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 1)
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        unsafe output = .allocate(byteCount: ByteInput.chunkSize, alignment: 64)
    }

    deinit {
        // SAFETY: made in init, never handed out.
        unsafe ZSTD_freeCCtx(context)
        unsafe output.deallocate()
    }

    func encode(_ bytes: UnsafeRawBufferPointer, last: Bool, to sink: RawWriter) throws(ByteStreamError) {
        var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        while true {
            var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
            // SAFETY: both descriptors name buffers that live through the call.
            let left = unsafe ZSTD_compressStream2(context, &target, &source, last ? ZSTD_e_end : ZSTD_e_continue)
            try unsafe sink(UnsafeRawBufferPointer(rebasing: output[..<target.pos]))
            if unsafe last ? left == 0 : source.pos == source.size { return }
        }
    }
}
