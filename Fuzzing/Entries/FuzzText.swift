@testable import LogScanning

/// A text as a line reader holds it: marked, with a line end and padding behind it.
@safe final class FuzzText {
    /// The text with the line end behind it.
    let bytes: UnsafeRawBufferPointer
    private let buffer: UnsafeMutableRawBufferPointer
    private let marks: TextMarks

    init(_ text: some Collection<UInt8>) {
        let size = (text.count + 1 + LineReader.padding + 63) / 64 * 64 + 64
        // SAFETY: freed in deinit; initialised whole, and a multiple of 64 bytes, as marks need it.
        unsafe buffer = .allocate(byteCount: size, alignment: 64)
        unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
        unsafe buffer.copyBytes(from: text)
        unsafe buffer[text.count] = 0x0A
        unsafe bytes = UnsafeRawBufferPointer(rebasing: buffer[...text.count])
        marks = TextMarks(byteCount: size)
        unsafe marks.make(UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped), count: text.count + 1)
    }

    // SAFETY: allocated in `init`, freed once.
    deinit { unsafe buffer.deallocate() }

    /// The marks, valid as long as this.
    // SAFETY: the buffer lives as long as this.
    var marked: MarkedText { unsafe marks.text(UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)) }
}
