internal import BreachModel
internal import Glibc

/// A file that has no name and goes away with this value.
final class ScratchFile {
    private let descriptor: Int32

    init(folders: [String]) throws(DetectionError) {
        for folder in folders {
            if let found = Self.open(folder) {
                descriptor = found
                return
            }
        }
        throw DetectionError(
            .scratch, "no folder takes a file for numbers that do not fit into memory",
            context: [("folders", folders.joined(separator: " "))],
            hint: "name a folder on a disk with room in the environment variable TMPDIR")
    }

    deinit { close(descriptor) }

    /// Makes a file for its owner alone, which loses its name at once.
    private static func open(_ folder: String) -> Int32? {
        var template = Array((folder + "/haechi-detect.XXXXXX").utf8CString)
        // SAFETY: the system replaces six characters of a text that ends with NUL.
        let descriptor = unsafe template.withUnsafeMutableBufferPointer { unsafe mkstemp($0.baseAddress.unsafelyUnwrapped) }
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = unsafe unlink(template)
        return descriptor
    }

    func write(_ numbers: [UInt64], at place: Int) throws(DetectionError) {
        var written = 0
        while written < numbers.count * 8 {
            // SAFETY: the bytes from `written` on lie inside the array.
            let count = unsafe numbers.withUnsafeBytes {
                unsafe pwrite(descriptor, $0.baseAddress.unsafelyUnwrapped + written, $0.count - written, off_t(place * 8 + written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failed("written", errno) }
            written += count
        }
    }

    func read(_ range: Range<Int>, to list: inout [UInt64]) throws(DetectionError) {
        let start = list.count
        list.append(contentsOf: repeatElement(0, count: range.count))
        var read = 0
        while read < range.count * 8 {
            // SAFETY: the bytes from `start` on have room for the range.
            let count = unsafe list.withUnsafeMutableBytes {
                unsafe pread(
                    descriptor, $0.baseAddress.unsafelyUnwrapped + start * 8 + read, range.count * 8 - read,
                    off_t(range.lowerBound * 8 + read))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failed("read", errno) }
            read += count
        }
    }

    private static func failed(_ what: String, _ number: Int32) -> DetectionError {
        DetectionError(
            .scratch, "numbers that do not fit into memory cannot be \(what): system error \(number)",
            hint: "name a folder on a disk with room in the environment variable TMPDIR")
    }
}
