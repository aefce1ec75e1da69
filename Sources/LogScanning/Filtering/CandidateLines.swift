// Hot: every byte of a log passes here when it is asked without an index. Benchmark: Benchmarks/run scan (scope).
internal import ByteStreams
internal import CByteSearch
internal import Glibc

/// The lines of a text that can be by some credentials: those where what `LineSearch` searches for stands, and those with an escape that can stand for
/// one of its characters (`HidingEscapes`). Every other line is passed over without being looked at.
@safe final class CandidateLines {
    @safe enum Outcome {
        /// A line without its LF; `isWhole` is false for one that the file ends in.
        case line(UnsafeRawBufferPointer, isWhole: Bool)
        /// A line over the limit; its bytes may be gone.
        case tooLong
        case end
    }

    private let input: ByteInput
    private let buffer: UnsafeMutableRawBufferPointer
    private let search: LineSearch
    /// Where each of its needles stands next, or an escape that can hide one; `none` where it stands nowhere in the lines that were read.
    private var found: [Int]
    private static let none = Int.max
    /// From `start` on nothing was given out; up to `end` there are whole lines only; up to `filled` there is text.
    private var start = 0
    private var end = 0
    private var filled = 0
    /// Offset in the text of the buffer's first byte.
    private var offset: Int
    private var ended = false
    private var fault: ByteStreamError?
    /// Bytes of text read so far.
    private(set) var bytesRead = 0

    init(input: ByteInput, _ search: LineSearch) {
        self.input = input
        self.search = search
        offset = input.textOffset
        found = search.needles.map { _ in -1 }
        let size = LineReader.lineLimit + 2 * LineReader.readSize + LineReader.padding
        // SAFETY: freed in deinit; lines given out point into it and are valid until the next call.
        // Only what was read into it is ever looked at.
        unsafe buffer = .allocate(byteCount: size, alignment: 64)
    }

    // SAFETY: allocated in `init`, freed once.
    deinit { unsafe buffer.deallocate() }

    // SAFETY: bytes are bytes.
    private var text: UnsafePointer<UInt8> { unsafe UnsafePointer(base.assumingMemoryBound(to: UInt8.self)) }

    // SAFETY: the buffer is never empty.
    private var base: UnsafeMutableRawPointer { unsafe buffer.baseAddress.unsafelyUnwrapped }

    /// The next line that can matter.
    ///
    /// - Throws: the stream's fault, once, after everything before it was given out.
    func next() throws(ByteStreamError) -> Outcome {
        while true {
            if start < end {
                let place = nextPlace()
                if place < end { return line(around: place) }
                start = end
            }
            if ended {
                if let fault = fault.take() { throw fault }
                guard start < filled else { return .end }
                // The last line has no line end; one stands behind it since it was read.
                end = filled
                return line(around: start)
            }
            if refill() { return .tooLong }
        }
    }

    /// Where something that is searched for stands next; a backslash is searched for along with the first needle.
    private func nextPlace() -> Int {
        var first = Self.none
        for number in found.indices {
            if found[number] < start { found[number] = place(of: search.needles[number], mark: number == 0 ? 0x5C : -1) }
            first = min(first, found[number])
        }
        return first
    }

    private func place(of needle: [UInt8], mark: Int32) -> Int {
        let (text, search) = unsafe (text, search)
        // SAFETY: all places lie inside of what was read; the needle lives through the call and is not empty.
        return unsafe needle.withUnsafeBufferPointer { needle in
            var from = start
            while true {
                let place = unsafe search.beginnings.withUnsafeBufferPointer { beginnings in
                    let filter = beginnings.isEmpty ? nil : beginnings.baseAddress
                    return unsafe from
                        + haechi_find_value(text + from, end - from, needle.baseAddress.unsafelyUnwrapped, needle.count, mark, filter)
                }
                if place == end { return Self.none }
                if mark >= 0, unsafe text[place] == 0x5C {
                    if unsafe search.escapes.canHide(text, at: place, end: end) { return place }
                    // An escape's second byte begins no value, and no escape.
                    from = min(place + 2, end)
                } else {
                    if unsafe search.matters(text, behind: place + needle.count, end: end) { return place }
                    from = place + needle.count
                }
            }
        }
    }

    private func line(around place: Int) -> Outcome {
        // SAFETY: everything from `start` to `end` was read, and a line end stands at `end - 1` or, for the last line, at `filled`.
        var first = unsafe start + haechi_line_start(text + start, place - start)
        let last = lineEnd(from: place, to: filled + 1) ?? filled
        start = min(last + 1, filled)
        if last - first > LineReader.lineLimit { return .tooLong }
        // A byte-order mark is no part of the first line.
        if unsafe offset + first == 0 && last >= 3 && buffer[first] == 0xEF && buffer[first + 1] == 0xBB && buffer[first + 2] == 0xBF {
            first += 3
        }
        return unsafe .line(UnsafeRawBufferPointer(rebasing: buffer[first..<last]), isWhole: last < filled)
    }

    private func lineEnd(from place: Int, to limit: Int) -> Int? {
        // SAFETY: the range lies inside the buffer.
        guard let found = unsafe memchr(base + place, 0x0A, limit - place) else { return nil }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Moves what is left to the front and reads behind it.
    ///
    /// - Returns: whether a line over the limit was passed over.
    private func refill() -> Bool {
        if start > 0 {
            // SAFETY: both ranges lie inside the buffer; memmove allows them to overlap.
            unsafe memmove(base, base + start, filled - start)
            filled -= start
            offset += start
            start = 0
        }
        var wasTooLong = false
        if filled > LineReader.lineLimit { wasTooLong = skipLongLine() }
        read()
        // SAFETY: searches what was read.
        end = unsafe haechi_line_start(text, filled)
        for number in found.indices { found[number] = -1 }
        return wasTooLong
    }

    /// Drops text until behind the next line end; what follows it stays.
    private func skipLongLine() -> Bool {
        while true {
            offset += filled
            filled = 0
            read()
            if let found = lineEnd(from: 0, to: filled) {
                let rest = found + 1
                // SAFETY: both ranges lie inside the buffer.
                unsafe memmove(base, base + rest, filled - rest)
                filled -= rest
                offset += rest
                return true
            }
            if ended { return true }
        }
    }

    private func read() {
        do throws(ByteStreamError) {
            let limit = unsafe min(filled + LineReader.readSize, buffer.count - LineReader.padding)
            // SAFETY: the range lies inside the buffer.
            let count = try unsafe input.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<limit]))
            filled += count
            bytesRead += count
            ended = count == 0
        } catch {
            fault = error
            ended = true
        }
        // A parser of known shapes stops here, whatever an earlier read left behind.
        unsafe buffer[filled] = 0x0A
    }
}
