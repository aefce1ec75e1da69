internal import BreachResponse
internal import CCurl

/// How the dialogue over one message ended.
struct SMTPAnswer: Hashable, Sendable {
    /// How far the dialogue had come.
    enum Stage: Int, Hashable, Sendable, CaseIterable, Comparable {
        /// Connecting, greeting, encryption, login.
        case session
        /// `MAIL FROM`: about us, not about the recipient.
        case sender
        /// `RCPT TO`: about this recipient.
        case recipient
        /// `DATA` and the text.
        case text

        static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }

        /// The stage that a command of ours belongs to; nil for one that moves nothing on.
        init?(command: some Collection<UInt8>) {
            switch String(decoding: command.prefix(4), as: UTF8.self).uppercased() {
            case "EHLO", "HELO", "STAR", "AUTH": self = .session
            case "MAIL": self = .sender
            case "RCPT": self = .recipient
            case "DATA": self = .text
            default: return nil
            }
        }
    }

    /// libcurl's result by its number (`CURLcode`).
    var result: UInt32
    /// The relay's last reply code; 0 where none came.
    var reply: Int
    var stage: Stage
    /// Whether the message went over a connection that was open before.
    var reused: Bool

    /// Whether a connection that stood idle was closed by the relay, before it saw the text: the message can go again at
    /// once.
    var brokeOffIdle: Bool {
        reused && stage < .text && isBroken && !(400...599).contains(reply)
    }

    private var isBroken: Bool {
        [CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING].contains(CURLcode(result))
    }

    /// Why the relay did not take the message; nil where it did. Codes only: a relay's own words may quote the address.
    var error: CarrierError? {
        let result = CURLcode(result)
        if result == CURLE_OK { return nil }
        let refused = (400...599).contains(reply)
        switch result {
        case CURLE_LOGIN_DENIED: return CarrierError(.unavailable, code: "smtp-login")
        case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            return CarrierError(.unavailable, code: "smtp-tls")
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST:
            return CarrierError(.unavailable, code: "smtp-connect")
        default: break
        }
        if stage <= .sender {
            if refused { return CarrierError(.unavailable, code: "smtp-session-\(reply)") }
            return CarrierError(.unavailable, code: result == CURLE_OPERATION_TIMEDOUT ? "smtp-timeout" : "smtp-session")
        }
        // 421 closes the connection at any point and says nothing of the recipient.
        if refused { return CarrierError(reply < 500 ? .temporary : .permanent, code: "smtp-\(reply)") }
        return CarrierError(.temporary, code: result == CURLE_OPERATION_TIMEDOUT ? "smtp-timeout" : "smtp-no-answer")
    }
}
