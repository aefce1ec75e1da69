internal import Glibc

/// Cuts chunks of bytes into lines; only a line that spans two chunks is copied.
struct TokenLines {
    /// A longer line is no token, and keeping it would let one broken file fill the memory.
    static let longest = 64 * 1024

    /// The start of a line whose end has not come yet, at most one byte more than `longest`.
    private var rest: [UInt8] = []
    private var line = 1
    private var lineStart = 0
    /// Offset of the next chunk's first byte.
    private var position = 0

    /// Hands each line that ends in `chunk` to `ledger`.
    mutating func feed(_ chunk: UnsafeRawBufferPointer, into ledger: inout IssuanceLedger) {
        // SAFETY: the chunk is valid for the call, and all ranges below lie inside it.
        let hasMark = unsafe position == 0 && chunk.starts(with: [0xEF, 0xBB, 0xBF])
        var start = hasMark ? 3 : 0
        while let end = unsafe Self.lineEnd(chunk, from: start) {
            if rest.isEmpty {
                unsafe ledger.take(line: UnsafeRawBufferPointer(rebasing: chunk[start..<end]), number: line, offset: lineStart)
            } else {
                unsafe keep(UnsafeRawBufferPointer(rebasing: chunk[start..<end]))
                takeRest(into: &ledger)
            }
            start = end + 1
            line += 1
            lineStart = position + start
        }
        unsafe keep(UnsafeRawBufferPointer(rebasing: chunk[start...]))
        position += chunk.count
    }

    /// Hands the last line to `ledger`, if the file ends without a line end.
    mutating func finish(into ledger: inout IssuanceLedger) {
        if !rest.isEmpty { takeRest(into: &ledger) }
    }

    private mutating func keep(_ part: UnsafeRawBufferPointer) {
        // SAFETY: the prefix lies inside `part`, which is valid for the call.
        unsafe rest.append(contentsOf: part.prefix(Self.longest + 1 - rest.count))
    }

    private mutating func takeRest(into ledger: inout IssuanceLedger) {
        // SAFETY: `rest` lives and does not change during the call.
        unsafe rest.withUnsafeBytes { unsafe ledger.take(line: $0, number: line, offset: lineStart) }
        rest.removeAll(keepingCapacity: true)
    }

    private static func lineEnd(_ chunk: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard start < chunk.count, let base = chunk.baseAddress else { return nil }
        // SAFETY: memchr reads from `start` to the chunk's end only.
        guard let found = unsafe memchr(base + start, 0x0A, chunk.count - start) else { return nil }
        return unsafe UnsafeRawPointer(found) - base
    }
}
