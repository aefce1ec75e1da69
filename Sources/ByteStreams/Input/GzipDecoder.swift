internal import BreachModel
internal import CISAL

/// Decodes gzip (RFC 1952), any number of members one after the other, with checksums verified.
@safe final class GzipDecoder {
    private let state: UnsafeMutablePointer<inflate_state>
    private let input: UnsafeMutableRawBufferPointer
    private var filled: Int
    private var position = 0
    private var memberOpen = true
    private var fileEnded = false
    /// Zero bytes between and behind members: gzip(1) takes them for the padding of a tape.
    private(set) var padding = 0
    /// A fault that was met behind text, kept until that text is given out.
    private var fault: ByteStreamError?

    init(first: [UInt8]) {
        // SAFETY: one state and one buffer, both freed in deinit and touched by this object alone.
        unsafe state = .allocate(capacity: 1)
        // The library leaves tables of codes half filled where a stream names few: what a damaged one then unpacks to must not hang on
        // what the memory held before.
        let size = unsafe MemoryLayout<inflate_state>.size
        unsafe UnsafeMutableRawPointer(state).initializeMemory(as: UInt8.self, repeating: 0, count: size)
        unsafe input = .allocate(byteCount: ByteInput.chunkSize, alignment: 64)
        unsafe input.copyBytes(from: first)
        filled = first.count
        unsafe Self.start(state)
    }

    deinit {
        // SAFETY: allocated in init, never handed out.
        unsafe state.deallocate()
        unsafe input.deallocate()
    }

    private static func start(_ state: UnsafeMutablePointer<inflate_state>) {
        // SAFETY: `state` is allocated for one value and the library fills it.
        unsafe isal_inflate_init(state)
        unsafe state.pointee.crc_flag = UInt32(ISAL_GZIP)
    }

    func decode(into output: UnsafeMutableRawBufferPointer, path: String, more: RawReader) throws(ByteStreamError) -> Int {
        if let fault { throw fault }
        while true {
            if position == filled, !fileEnded {
                // SAFETY: `input` is this decoder's own buffer; `more` writes within its count.
                filled = try unsafe more(input)
                position = 0
                fileEnded = filled == 0
            }
            if !memberOpen {
                skipPadding()
                if position == filled {
                    if fileEnded { return 0 }
                    continue
                }
                unsafe Self.start(state)
                memberOpen = true
            }
            let produced = try unsafe step(into: output, path: path)
            if produced > 0 { return produced }
            if fileEnded, memberOpen {
                throw ByteStreamError(
                    .truncated, "the gzip stream ends in the middle", context: [("file", path)],
                    hint: "fetch the file again; everything before its end was read")
            }
        }
    }

    private func skipPadding() {
        // SAFETY: `position..<filled` lies inside `input`.
        while position < filled, unsafe input[position] == 0 {
            position += 1
            padding += 1
        }
    }

    /// One call of the library: consumes what is buffered, writes what comes out.
    private func step(into output: UnsafeMutableRawBufferPointer, path: String) throws(ByteStreamError) -> Int {
        // SAFETY: the input range lies in our buffer, the output range is the caller's; both counts are passed.
        let status = unsafe inflate(into: output)
        // SAFETY: reads plain fields of our own state.
        position = unsafe filled - Int(state.pointee.avail_in)
        let produced = unsafe output.count - Int(state.pointee.avail_out)
        guard status >= 0 else {
            let damage = ByteStreamError(.corrupt, "the gzip stream is damaged", context: [("file", path), ("code", "\(status)")])
            guard produced > 0 else { throw damage }
            fault = damage
            return produced
        }
        if unsafe state.pointee.block_state == ISAL_BLOCK_FINISH { memberOpen = false }
        return produced
    }

    private func inflate(into output: UnsafeMutableRawBufferPointer) -> Int32 {
        // SAFETY: `position..<filled` lies inside `input`, and the library writes within `output`'s count.
        let bytes = unsafe input.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.next_in = unsafe bytes + position
        unsafe state.pointee.avail_in = UInt32(filled - position)
        unsafe state.pointee.next_out = unsafe output.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        unsafe state.pointee.avail_out = UInt32(clamping: output.count)
        return unsafe isal_inflate(state)
    }
}
