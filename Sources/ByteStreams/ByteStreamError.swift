package import BreachModel
internal import Glibc

/// What can be wrong with a file as a stream of bytes.
package enum ByteStreamErrorCode: String, Hashable, Sendable, CaseIterable {
    case notFound = "file-not-found"
    case notPermitted = "file-not-permitted"
    case isDirectory = "file-is-a-directory"
    case notRegular = "file-is-not-regular"
    case readFailed = "read-failed"
    case writeFailed = "write-failed"
    case noSpace = "no-space-left"
    /// The compressed stream ends in the middle; everything before was delivered.
    case truncated = "truncated-stream"
    /// The compressed stream contradicts itself; everything before was delivered.
    case corrupt = "corrupt-stream"
    /// The stream wants more memory for its window than allowed.
    case windowTooLarge = "window-too-large"
    /// The file is an archive or packed in a form that is not read.
    case archive = "archive-not-read"
    /// The stream unpacks to far more than a log does.
    case decompressionLimit = "decompression-limit"
    case noMatch = "no-file-matches"
    case missingColumn = "missing-column"
    /// Two columns of a table have one name, and nobody can say which is meant.
    case repeatedColumn = "repeated-column"
    case emptyTable = "empty-table"
}

package typealias ByteStreamError = HaechiError<ByteStreamErrorCode>

extension HaechiError where Code == ByteStreamErrorCode {
    /// The error that the system's `errno` names, with the path that was tried.
    package static func system(_ number: Int32, path: String, writing: Bool = false) -> ByteStreamError {
        let context = [(name: "file", value: path)]
        switch number {
        case ENOENT:
            return ByteStreamError(
                .notFound, "there is no such file", context: context, hint: "check the path and the folder it starts from")
        case EACCES where writing, EPERM where writing, EROFS where writing:
            return ByteStreamError(
                .writeFailed, "the file may not be written", context: context,
                hint: "check owner and mode of the file and its folder, and that its disk is not read-only")
        case EACCES, EPERM:
            return ByteStreamError(.notPermitted, "the file may not be opened", context: context, hint: "check its owner and mode")
        case EISDIR:
            return ByteStreamError(.isDirectory, "this is a directory, not a file", context: context)
        case ELOOP:
            return ByteStreamError(.readFailed, "its links go in a circle", context: context, hint: "name the file that was meant")
        case ENOSPC, EDQUOT:
            return ByteStreamError(
                .noSpace, "no space is left where this is written", context: context,
                hint: "free some space and run the same command again: what was stored before is intact")
        default:
            return ByteStreamError(writing ? .writeFailed : .readFailed, "the system answered with error \(number)", context: context)
        }
    }
}
