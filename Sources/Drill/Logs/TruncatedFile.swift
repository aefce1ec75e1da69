internal import BreachModel
internal import ByteStreams
internal import Glibc

/// Cuts a finished log file, so that it ends in the middle of a line.
enum TruncatedFile {
    /// Cuts the file at about two thirds of its bytes as they lie on the disk.
    ///
    /// - Returns: the number of whole lines that a reader still gets from it.
    static func cut(_ path: String) throws(DrillError) -> Int {
        var size = try fileSize(path) * 2 / 3
        while true {
            // SAFETY: the path is a string that lives through the call.
            guard unsafe truncate(path, off_t(size)) == 0 else { throw DrillError(writing: .system(errno, path: path, writing: true)) }
            let readable = try read(path)
            if readable.endsInsideLine || size < 64 { return readable.lines }
            size -= 1 + size / 200
        }
    }

    private static func fileSize(_ path: String) throws(DrillError) -> Int {
        var status = stat()
        // SAFETY: `status` is a local that outlives the call.
        guard unsafe stat(path, &status) == 0 else { throw DrillError(reading: .system(errno, path: path)) }
        return Int(status.st_size)
    }

    /// Counts line ends up to where the stream breaks off. A cut after a whole object or a line end is no cut inside a line;
    /// where nothing at all can be read, everything is lost and that is as good.
    private static func read(_ path: String) throws(DrillError) -> (lines: Int, endsInsideLine: Bool) {
        var lines = 0
        var last: UInt8?
        do {
            let input = try ByteInput(path: path)
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = try input.read(into: &chunk)
                if count == 0 { break }
                for byte in chunk[..<count] where byte == 0x0A { lines += 1 }
                last = chunk[count - 1]
            }
        } catch {
            guard error.code == .truncated else { throw DrillError(reading: error) }
        }
        return (lines, last != 0x0A && last != 0x7D)
    }
}
