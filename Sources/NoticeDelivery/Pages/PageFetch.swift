internal import CCurl
internal import CCurlShims
internal import FoundationEssentials

/// The bytes of a page as it is served, within limits: no redirection, no proxy, no other protocol.
struct PageFetch {
    /// Why there are none.
    struct Failure: Error, Hashable {
        /// A stable code.
        var code: String
    }

    /// A page's status and bytes.
    struct Page: Hashable {
        var status: Int
        var bytes: [UInt8]
    }

    /// The largest page, in bytes.
    static let largest = 8 << 20

    let connectSeconds: Int
    let seconds: Int

    func fetch(_ url: String) throws(Failure) -> Page {
        if url.hasPrefix("file://") { return try file(String(url.dropFirst(7))) }
        // SAFETY: the handle is ours until the end of this call gives it back.
        guard let handle = unsafe haechi_curl_easy_init() else { throw Failure(code: "page-no-libcurl") }
        defer { unsafe haechi_curl_easy_cleanup(handle) }
        let sink = PageSink(limit: Self.largest)
        let long: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_CONNECTTIMEOUT, connectSeconds), (CURLOPT_TIMEOUT, seconds), (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_MAXFILESIZE, Self.largest), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
        ]
        let text: [(CURLoption, String)] = [
            (CURLOPT_URL, url), (CURLOPT_PROTOCOLS_STR, "http,https"), (CURLOPT_NOPROXY, "*"), (CURLOPT_USERAGENT, "haechi"),
            (CURLOPT_ACCEPT_ENCODING, ""),
        ]
        // SAFETY: the handle is alive, libcurl copies texts, and hands `sink` to the callback during `curl_easy_perform` only.
        let result: UInt32? = withExtendedLifetime(sink) {
            let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
            let function = unsafe unsafeBitCast(PageSink.write, to: UnsafeMutableRawPointer.self)
            var isSet = unsafe haechi_curl_set_pointer(handle, Int32(CURLOPT_WRITEFUNCTION.rawValue), function) == CURLE_OK.rawValue
            isSet = unsafe haechi_curl_set_pointer(handle, Int32(CURLOPT_WRITEDATA.rawValue), context) == CURLE_OK.rawValue && isSet
            for (option, value) in long {
                isSet = unsafe haechi_curl_set_long(handle, Int32(option.rawValue), value) == CURLE_OK.rawValue && isSet
            }
            for (option, value) in text {
                isSet = unsafe haechi_curl_set_string(handle, Int32(option.rawValue), value) == CURLE_OK.rawValue && isSet
            }
            return isSet ? UInt32(bitPattern: unsafe haechi_curl_easy_perform(handle)) : nil
        }
        guard let result else { throw Failure(code: "page-setting-refused") }
        var status = 0
        // SAFETY: libcurl writes one `long` to the place during the call.
        _ = unsafe haechi_curl_get_long(handle, Int32(CURLINFO_RESPONSE_CODE.rawValue), &status)
        guard CURLcode(result) == CURLE_OK else { throw Failure(code: Self.code(CURLcode(result), isFull: sink.isFull)) }
        return Page(status: status, bytes: sink.bytes)
    }

    private static func code(_ result: CURLcode, isFull: Bool) -> String {
        if isFull || result == CURLE_FILESIZE_EXCEEDED { return "page-too-large" }
        switch result {
        case CURLE_OPERATION_TIMEDOUT: return "page-timeout"
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: return "page-connect"
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION: return "page-tls"
        default: return "page-broken"
        }
    }

    /// A page that is a file: 404 where it is not there.
    private func file(_ path: String) throws(Failure) -> Page {
        guard let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int else {
            return Page(status: 404, bytes: [])
        }
        guard size <= Self.largest else { throw Failure(code: "page-too-large") }
        guard let data = FileManager.default.contents(atPath: path) else { throw Failure(code: "page-broken") }
        return Page(status: 200, bytes: Array(data))
    }
}

/// Takes a page's bytes from libcurl, up to a limit.
private final class PageSink {
    private(set) var bytes: [UInt8] = []
    private(set) var isFull = false
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes the next bytes; any other number than all of them ends the transfer.
    static let write: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
        buffer, size, count, context in
        // SAFETY: `context` is the sink that `fetch` keeps alive; `buffer` holds `size * count` bytes during the call.
        guard let buffer = unsafe buffer, let context = unsafe context else { return 0 }
        let sink = unsafe Unmanaged<PageSink>.fromOpaque(context).takeUnretainedValue()
        let length = size * count
        guard sink.bytes.count + length <= sink.limit else {
            sink.isFull = true
            return 0
        }
        unsafe sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: length))
        return length
    }
}
