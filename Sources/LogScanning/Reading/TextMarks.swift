// Hot: every byte of every JSON log passes here. Benchmark: Benchmarks/run scan (parse).
internal import CTextMarks

/// The marks of a reader's buffer, made anew after each read; see `MarkedText`.
@safe final class TextMarks {
    private let bits: UnsafeMutablePointer<UInt64>
    private let foreign: UnsafeMutablePointer<UInt32>
    /// Words for each kind of marks.
    private let words: Int

    /// - Parameter byteCount: bytes of the buffer, a multiple of 64.
    init(byteCount: Int) {
        // Windows may be asked for behind the last byte, where no mark is needed.
        words = byteCount / 64 + 4
        // SAFETY: freed in deinit; all initialised here.
        unsafe bits = .allocate(capacity: words * MarkedText.Marks.allCases.count)
        unsafe bits.initialize(repeating: 0, count: words * MarkedText.Marks.allCases.count)
        unsafe foreign = .allocate(capacity: words + 1)
        unsafe foreign.initialize(repeating: 0, count: words + 1)
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe bits.deallocate()
        unsafe foreign.deallocate()
    }

    /// Marks the first `count` bytes of the buffer, and the rest of the last 64.
    func make(_ text: UnsafeRawPointer, count: Int) {
        // SAFETY: the buffer's length is a multiple of 64, so whole blocks lie inside it, and there are words for all of them.
        unsafe haechi_mark_text(text.assumingMemoryBound(to: UInt8.self), (count + 63) / 64, bits, words, foreign)
    }

    // SAFETY: the reader keeps both alive while somebody asks.
    func text(_ text: UnsafeRawPointer) -> MarkedText {
        unsafe MarkedText(text: text, marks: UnsafeRawPointer(bits), stride: words * 8, foreign: foreign)
    }
}
