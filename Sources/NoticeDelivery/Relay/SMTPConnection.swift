internal import BreachModel
internal import BreachResponse
internal import CCurl
internal import CCurlShims
internal import Dispatch

/// One libcurl handle, which keeps its connection to the relay open between messages.
// SENDABLE: the handle is touched only on `queue`, which runs one message after the other, and in `deinit`, when no message
// can be on its way any more.
@safe final class SMTPConnection: @unchecked Sendable {
    private let handle: UnsafeMutableRawPointer
    private let queue = DispatchQueue(label: "haechi.smtp")

    /// - Throws: `unavailable` where libcurl is not there or refuses a setting, or where a password would go over the
    ///   network in the clear.
    init(relay: SMTPRelay) throws(CarrierError) {
        guard relay.user == nil || relay.security != .none || relay.isLoopback else {
            throw CarrierError(.unavailable, code: "smtp-login-in-the-clear")
        }
        // SAFETY: the handle is ours until `deinit` gives it back.
        guard let handle = unsafe haechi_curl_easy_init() else {
            throw CarrierError(.unavailable, code: "smtp-no-libcurl")
        }
        unsafe self.handle = unsafe handle
        guard configure(relay) else { throw CarrierError(.unavailable, code: "smtp-setting-refused") }
    }

    deinit {
        // SAFETY: the handle was made in `init` and is given back once.
        unsafe haechi_curl_easy_cleanup(handle)
    }

    /// Sends one message and waits for the relay's answer, without holding a thread of the caller.
    func send(_ envelope: SMTPEnvelope) async -> SMTPAnswer {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.perform(envelope)) }
        }
    }

    private func configure(_ relay: SMTPRelay) -> Bool {
        let long: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_CONNECTTIMEOUT, relay.connectTimeout), (CURLOPT_TIMEOUT, relay.messageTimeout),
            // Also bounds the wait for the answer to QUIT.
            (CURLOPT_SERVER_RESPONSE_TIMEOUT, min(relay.messageTimeout, 30)),
            (CURLOPT_UPLOAD, 1), (CURLOPT_VERBOSE, 1), (CURLOPT_TCP_KEEPALIVE, 1),
            // ALL: a relay that does not offer STARTTLS is refused, never spoken to in the clear.
            (CURLOPT_USE_SSL, relay.security == .none ? Int(CURLUSESSL_NONE.rawValue) : Int(CURLUSESSL_ALL.rawValue)),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)), (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
        ]
        var text: [(CURLoption, String?)] = [
            (CURLOPT_URL, relay.url), (CURLOPT_PROTOCOLS_STR, "smtp,smtps"), (CURLOPT_NOPROXY, "*"),
            (CURLOPT_USERNAME, relay.user), (CURLOPT_PASSWORD, relay.password?.reveal()),
        ]
        if let file = relay.trustedCertificates { text.append((CURLOPT_CAINFO, file)) }
        return long.allSatisfy { set($0.0, $0.1) } && text.allSatisfy { $0.1 == nil || set($0.0, $0.1) }
    }

    private func perform(_ envelope: SMTPEnvelope) -> SMTPAnswer {
        let transfer = SMTPTransfer(envelope.bytes)
        // SAFETY: libcurl hands the pointer to the callbacks during `curl_easy_perform` only, while `transfer` is alive.
        return withExtendedLifetime(transfer) {
            let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
            let recipients = unsafe haechi_curl_slist_append(nil, "<\(envelope.recipient)>")
            defer { unsafe haechi_curl_slist_free_all(recipients) }
            let isSet =
                unsafe set(CURLOPT_MAIL_FROM, "<\(envelope.sender)>") && set(CURLOPT_MAIL_RCPT, recipients)
                && set(CURLOPT_INFILESIZE, envelope.bytes.count) && set(CURLOPT_DEBUGDATA, context)
                && set(CURLOPT_DEBUGFUNCTION, unsafe unsafeBitCast(SMTPTransfer.debug, to: UnsafeMutableRawPointer.self))
                && haechi_curl_set_read(handle, SMTPTransfer.read, context) == CURLE_OK.rawValue
            guard isSet else { return SMTPAnswer(result: CURLE_OUT_OF_MEMORY.rawValue, reply: 0, stage: .session, reused: false) }
            let result = UInt32(bitPattern: unsafe haechi_curl_easy_perform(handle))
            // The list is freed on return: the handle must not keep it.
            _ = unsafe set(CURLOPT_MAIL_RCPT, nil as UnsafeMutableRawPointer?)
            return SMTPAnswer(
                result: result, reply: information(CURLINFO_RESPONSE_CODE), stage: transfer.stage,
                reused: information(CURLINFO_NUM_CONNECTS) == 0)
        }
    }

    private func information(_ name: CURLINFO) -> Int {
        var value = 0
        // SAFETY: libcurl writes one `long` to the place during the call.
        return unsafe haechi_curl_get_long(handle, Int32(name.rawValue), &value) == CURLE_OK.rawValue ? value : 0
    }

    private func set(_ option: CURLoption, _ value: Int) -> Bool {
        // SAFETY: the handle is alive; the value is passed by itself.
        unsafe haechi_curl_set_long(handle, Int32(option.rawValue), value) == CURLE_OK.rawValue
    }

    private func set(_ option: CURLoption, _ value: String?) -> Bool {
        // SAFETY: libcurl copies the text.
        unsafe haechi_curl_set_string(handle, Int32(option.rawValue), value) == CURLE_OK.rawValue
    }

    private func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) -> Bool {
        // SAFETY: the handle is alive; what the pointer names lives as long as the option is used.
        unsafe haechi_curl_set_pointer(handle, Int32(option.rawValue), value) == CURLE_OK.rawValue
    }

    private func set(_ option: CURLoption, _ list: UnsafeMutablePointer<curl_slist>?) -> Bool {
        // SAFETY: the list lives until the transfer has ended.
        unsafe set(option, UnsafeMutableRawPointer(list))
    }
}
