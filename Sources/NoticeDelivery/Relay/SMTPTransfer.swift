internal import CCurl
internal import CCurlShims

/// The bytes of one message while libcurl takes them, and how far the dialogue has come.
final class SMTPTransfer {
    private let bytes: [UInt8]
    private var position = 0
    private(set) var stage = SMTPAnswer.Stage.session

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Gives libcurl the next bytes; 0 at the end.
    static let read: haechi_curl_read = { buffer, size, count, context in
        // SAFETY: `context` is the transfer that `perform` keeps alive; `buffer` has room for `size * count` bytes.
        guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
        let transfer = unsafe Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
        let length = min(size * count, transfer.bytes.count - transfer.position)
        unsafe transfer.bytes.withUnsafeBytes { bytes in
            guard length > 0, let start = bytes.baseAddress else { return }
            unsafe UnsafeMutableRawPointer(buffer).copyMemory(from: start + transfer.position, byteCount: length)
        }
        transfer.position += length
        return length
    }

    /// Sees every command that goes out; notes the stage and keeps nothing else.
    static let debug:
        @convention(c) (UnsafeMutableRawPointer?, curl_infotype, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?) ->
            Int32 = { _, kind, text, count, context in
                guard kind == CURLINFO_HEADER_OUT, let text = unsafe text, let context = unsafe context else { return 0 }
                // SAFETY: `context` is the transfer that `perform` keeps alive; `text` holds `count` bytes during the call.
                let transfer = unsafe Unmanaged<SMTPTransfer>.fromOpaque(context).takeUnretainedValue()
                let command = unsafe UnsafeRawBufferPointer(start: text, count: count)
                if let stage = unsafe SMTPAnswer.Stage(command: command) { transfer.stage = stage }
                return 0
            }
}
