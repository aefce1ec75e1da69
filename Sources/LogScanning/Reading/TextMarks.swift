// Hot: every byte of every JSON log passes here. Benchmark: Benchmarks/run scan (parse).
internal import CTextMarks

/// The marks of a reader's buffer, made anew after each read; see `MarkedText`.
@safe final class TextMarks {
    private let bits: UnsafeMutablePointer<UInt64>
    private let foreign: UnsafeMutablePointer<UInt32>
    /// Words for each kind of marks.
    private let words: Int
    /// Windows may be asked for behind the last byte, where no mark is needed.
    private static let wordsBehind = 4

    /// - Parameter byteCount: bytes of the buffer, a multiple of 64.
    init(byteCount: Int) {
        words = byteCount / 64 + Self.wordsBehind
        // SAFETY: freed in deinit; `make` sets all that is asked for, and nobody asks before it.
        unsafe bits = .allocate(capacity: words * MarkedText.Marks.allCases.count)
        unsafe foreign = .allocate(capacity: words + 1)
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe bits.deallocate()
        unsafe foreign.deallocate()
    }

    /// Marks the first `count` bytes of the buffer, and the rest of the last 64.
    func make(_ text: UnsafeRawPointer, count: Int) {
        // SAFETY: the buffer's length is a multiple of 64, so whole blocks lie inside it, and there are words for all of them.
        let blocks = (count + 63) / 64
        unsafe haechi_mark_text(text.assumingMemoryBound(to: UInt8.self), blocks, bits, words, foreign)
        for kind in MarkedText.Marks.allCases {
            unsafe (bits + kind.rawValue * words + blocks).initialize(repeating: 0, count: Self.wordsBehind)
        }
    }

    // SAFETY: the reader keeps both alive while somebody asks.
    func text(_ text: UnsafeRawPointer) -> MarkedText {
        unsafe MarkedText(text: text, marks: UnsafeRawPointer(bits), stride: words * 8, foreign: foreign)
    }
}
