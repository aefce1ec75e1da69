// Hot: every byte of every log passes here. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel
internal import ByteStreams
internal import Glibc

/// Cuts a byte stream into lines with one copy, in memory bounded by the longest allowed line.
@safe final class LineReader {
    /// Longer lines are skipped and counted: no access log writes them, and they must not fill the memory.
    static let lineLimit = 1024 * 1024
    /// Bytes asked for at a time: what stays in a core's own cache until it is parsed.
    static let readSize = 256 * 1024
    /// Readable bytes behind every line, so that eight bytes may be loaded at its last one.
    static let padding = 64

    /// What `next` found.
    @safe enum Outcome {
        case line(UnsafeRawBufferPointer)
        /// A line over the limit, passed over; its bytes are gone.
        case tooLong
        case end
    }

    /// Offset of the last line's first byte in the decompressed text.
    private(set) var lineOffset = 0
    /// Lines given out so far, too long ones included.
    private(set) var lineNumber = 0
    /// Whether the last line given out lacked a line end.
    private(set) var endedWithoutLineEnd = false
    private let input: ByteInput
    private let buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var filled = 0
    private var nextOffset = 0
    private var ended = false
    /// A fault in the stream, kept until the lines before it are given out.
    private var fault: ByteStreamError?
    private let marks: TextMarks?

    /// - Parameters:
    ///   - input: what to read.
    ///   - marking: whether `text` will be asked for.
    init(input: ByteInput, marking: Bool = false) {
        self.input = input
        marks = marking ? TextMarks(byteCount: Self.lineLimit + 512 * 1024 + Self.padding) : nil
        nextOffset = input.textOffset
        // SAFETY: freed in deinit; lines given out point into it and are valid until the next call. Only what was read into it and the
        // padding that `refill` puts behind are ever looked at: many small files must not each clear a buffer for the longest line.
        unsafe buffer = .allocate(byteCount: Self.lineLimit + 512 * 1024 + Self.padding, alignment: 64)
    }

    // SAFETY: allocated in `init`, freed once.
    deinit { unsafe buffer.deallocate() }

    /// The next line without its LF (a CR before it stays: JSON takes it as white space).
    ///
    /// - Throws: the stream's fault, once, after everything before it was given out.
    func next() throws(ByteStreamError) -> Outcome {
        while true {
            // SAFETY: `start..<filled` lies inside the buffer.
            if let end = lineEnd(from: start) {
                return give(upTo: end, skip: 1)
            }
            if ended {
                if let fault = fault.take() { throw fault }
                guard start < filled else { return .end }
                endedWithoutLineEnd = true
                return give(upTo: filled, skip: 0)
            }
            if filled - start > Self.lineLimit {
                try skipLongLine()
                return .tooLong
            }
            refill()
        }
    }

    private func lineEnd(from position: Int) -> Int? {
        guard position < filled else { return nil }
        let base = unsafe buffer.baseAddress.unsafelyUnwrapped
        // SAFETY: the range lies inside the buffer.
        guard let found = unsafe memchr(base + position, 0x0A, filled - position) else { return nil }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private func give(upTo end: Int, skip: Int) -> Outcome {
        lineOffset = nextOffset
        lineNumber += 1
        // SAFETY: the callers keep `start..<end` inside the buffer.
        var line = unsafe UnsafeRawBufferPointer(rebasing: buffer[start..<end])
        // A byte-order mark is no part of the first line.
        if lineOffset == 0, unsafe line.starts(with: [0xEF, 0xBB, 0xBF]) {
            unsafe line = UnsafeRawBufferPointer(rebasing: line[3...])
            lineOffset = 3
        }
        nextOffset += end - start + skip
        start = end + skip
        if line.count > Self.lineLimit { return .tooLong }
        return unsafe .line(line)
    }

    // MARK: Lines of known shapes

    /// Where in `text` the next line begins, and its offset in the decompressed text; nil before the first line, which may begin with a
    /// mark of its own, and where lines are not marked.
    var place: (text: MarkedText, start: Int, offset: Int, number: Int)? {
        guard lineNumber > 0, let text else { return nil }
        return (text, start, nextOffset, lineNumber)
    }

    /// All that was read and not yet dropped, valid until the next call of `next`; nil where lines are not marked.
    var text: MarkedText? {
        // SAFETY: a line end and the padding stand behind what was read, all of it marked.
        marks.map { unsafe $0.text(UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)) }
    }

    /// Where in `text` a line that was given out begins.
    func start(of line: UnsafeRawBufferPointer) -> Int {
        // SAFETY: only places are compared.
        unsafe line.baseAddress.unsafelyUnwrapped - UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
    }

    /// Where in `text` ends what was read.
    var end: Int { filled }

    /// Goes on behind lines that somebody else found at `place`.
    func pass(_ count: Int, lines: Int) {
        start += count
        nextOffset += count
        lineNumber += lines
    }

    /// Reads on where what was read holds no whole line any more, so that the line which it ends in can be of a known shape, too.
    ///
    /// - Returns: false where it holds a line, where nothing more comes, and where the line may get too long: `next` has to see that.
    func readOn() -> Bool {
        guard lineNumber > 0, !ended, filled - start <= Self.readSize, lineEnd(from: start) == nil else { return false }
        refill()
        return true
    }

    /// Moves what is left to the front and reads behind it.
    private func refill() {
        let base = unsafe buffer.baseAddress.unsafelyUnwrapped
        if start > 0 {
            // SAFETY: both ranges lie inside the buffer; memmove allows them to overlap.
            unsafe memmove(base, base + start, filled - start)
            filled -= start
            start = 0
        }
        do throws(ByteStreamError) {
            let end = unsafe min(filled + Self.readSize, buffer.count - Self.padding)
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<end])
            let count = try unsafe input.read(into: room)
            filled += count
            ended = count == 0
            // A parser of known shapes stops here, whatever an earlier read left behind.
            unsafe buffer.putPadding(at: filled)
            unsafe marks?.make(UnsafeRawPointer(base), count: filled + 1)
        } catch {
            fault = error
            ended = true
        }
    }

    /// Drops bytes until a line end or the end of the stream.
    private func skipLongLine() throws(ByteStreamError) {
        lineOffset = nextOffset
        lineNumber += 1
        while true {
            if let end = lineEnd(from: start) {
                nextOffset += end + 1 - start
                start = end + 1
                return
            }
            nextOffset += filled - start
            start = 0
            filled = 0
            if ended { return }
            refill()
        }
    }
}
