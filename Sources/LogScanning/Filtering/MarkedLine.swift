// Hot: holds every line that can matter. Benchmark: Benchmarks/run scan (scope).

/// One line with its marks, copied out of a text of which no other line is marked.
@safe final class MarkedLine {
    private let buffer: UnsafeMutableRawBufferPointer
    private let marks: TextMarks

    init() {
        // SAFETY: freed in deinit; a multiple of 64 bytes, as marks need it.
        // Only the line and the padding behind it are ever looked at.
        let size = LineReader.lineLimit + 2 * LineReader.padding
        unsafe buffer = .allocate(byteCount: size, alignment: 64)
        marks = TextMarks(byteCount: size)
    }

    // SAFETY: allocated in `init`, freed once.
    deinit { unsafe buffer.deallocate() }

    /// The text of which the line is the beginning.
    // SAFETY: the buffer lives as long as this.
    var text: MarkedText { unsafe marks.text(UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)) }

    /// Takes a line, puts a line end behind it, and gives it where it now stands.
    ///
    /// - Parameter line: at most `LineReader.lineLimit` bytes, without its line end.
    func take(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: the buffer has room for the longest line, its line end and padding.
        let base = unsafe buffer.baseAddress.unsafelyUnwrapped
        if let start = line.baseAddress { unsafe base.copyMemory(from: start, byteCount: line.count) }
        unsafe buffer.putPadding(at: line.count)
        unsafe marks.make(UnsafeRawPointer(base), count: line.count + 1)
        return unsafe UnsafeRawBufferPointer(start: base, count: line.count)
    }
}
