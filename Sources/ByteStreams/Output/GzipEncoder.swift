internal import CISAL

/// Encodes one gzip member (RFC 1952) at the library's fastest useful level.
@safe final class GzipEncoder {
    private let state: UnsafeMutablePointer<isal_zstream>
    private let work: UnsafeMutableRawBufferPointer
    private let output: UnsafeMutableRawBufferPointer

    init() {
        // SAFETY: one state and two buffers, freed in deinit and touched by this object alone.
        unsafe state = .allocate(capacity: 1)
        unsafe isal_deflate_init(state)
        unsafe work = .allocate(byteCount: Int(haechi_isal_level1_buffer_size), alignment: 64)
        unsafe output = .allocate(byteCount: ByteInput.chunkSize, alignment: 64)
        unsafe state.pointee.level = 1
        unsafe state.pointee.level_buf = unsafe work.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.level_buf_size = haechi_isal_level1_buffer_size
        unsafe state.pointee.gzip_flag = UInt16(IGZIP_GZIP)
    }

    deinit {
        // SAFETY: allocated in init, never handed out.
        unsafe state.deallocate()
        unsafe work.deallocate()
        unsafe output.deallocate()
    }

    func encode(_ bytes: UnsafeRawBufferPointer, last: Bool, to sink: RawWriter) throws(ByteStreamError) {
        let source = unsafe bytes.baseAddress.map { unsafe $0.assumingMemoryBound(to: UInt8.self) }
        // SAFETY: the library reads the input only; its field is declared mutable.
        unsafe state.pointee.next_in = unsafe source.map { unsafe UnsafeMutablePointer(mutating: $0) }
        unsafe state.pointee.avail_in = UInt32(bytes.count)
        unsafe state.pointee.end_of_stream = last ? 1 : 0
        repeat {
            unsafe state.pointee.next_out = unsafe output.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
            unsafe state.pointee.avail_out = unsafe UInt32(output.count)
            _ = unsafe isal_deflate(state)
            let produced = unsafe output.count - Int(state.pointee.avail_out)
            try unsafe sink(UnsafeRawBufferPointer(rebasing: output[..<produced]))
        } while unsafe state.pointee.avail_out == 0
    }
}
