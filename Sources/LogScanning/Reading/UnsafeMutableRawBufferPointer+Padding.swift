internal import Glibc

extension UnsafeMutableRawBufferPointer {
    /// Puts a line end at `place` and zeros behind it: as many bytes in all as may be read behind a line (`LineReader.padding`). What an
    /// earlier text left there, or nobody wrote, is then never looked at.
    func putPadding(at place: Int) {
        precondition(place >= 0 && place + LineReader.padding <= count)
        // SAFETY: just asked.
        let start = unsafe baseAddress.unsafelyUnwrapped + place
        unsafe memset(start, 0, LineReader.padding)
        unsafe start.storeBytes(of: 0x0A, as: UInt8.self)
    }
}
