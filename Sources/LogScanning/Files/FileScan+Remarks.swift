internal import BreachModel
internal import ByteStreams

extension FileScan {
    /// Notes what is to be said of the file now that it was read.
    ///
    /// - Parameter stamp: the file when it was planned.
    mutating func noteRemarks(stamp: FileStamp?) {
        if let stamp, let opened = input.stamp, opened != stamp { noteChange(from: stamp.size, to: opened.size) }
        for remark in input.remarks() {
            switch remark {
            case .changed(let before, let after): noteChange(from: before, to: after)
            case .replaced:
                note(.fileChanged, line: nil, offset: nil, "another file took this name while it was read; the one from before was read")
            case .zeroPadding(let bytes):
                note(.paddedFile, line: nil, offset: nil, "\(bytes) zero bytes follow the compressed text; nothing is lost")
            }
        }
    }

    private mutating func noteChange(from before: Int, to after: Int) {
        // What stood behind the new end is gone, and nobody can say what it was.
        if after < before { truncated = true }
        note(
            .fileChanged, line: nil, offset: nil,
            "the file changed while it was read (\(before) bytes, then \(after)); what was read is kept: scan again when it rests")
    }

    /// The diagnostic for a stream that broke.
    static func code(_ fault: ByteStreamErrorCode) -> Diagnostic.Code {
        switch fault {
        case .truncated: .truncatedFile
        case .decompressionLimit: .decompressionLimit
        default: .corruptFile
        }
    }
}
