import Foundation
import Glibc
import Synchronization

/// A mail relay on the loopback that knows the few verbs of SMTP it needs and can be told to misbehave.
final class LoopbackRelay: Sendable {
    struct Mail: Hashable, Sendable {
        var sender: String
        var recipient: String
        var text: String
        /// Which connection it came over, 1 for the first.
        var connection: Int
    }

    /// What the relay does at a command; nil goes on as usual.
    enum Answer: Sendable {
        case reply(String)
        /// Closes the connection without a word.
        case hangUp
        /// Takes the text and closes the connection without its answer.
        case takeAndHangUp
        /// Answers and closes.
        case replyAndHangUp(String)
    }

    var port: Int { listener.port }
    private let listener = LoopbackListener()
    private let state = Mutex<(mails: [Mail], connections: Int, commands: [String])>(([], 0, []))
    private let answer: @Sendable (_ command: String, _ connection: Int) -> Answer?

    var mails: [Mail] { state.withLock { $0.mails } }
    var commands: [String] { state.withLock { $0.commands } }
    var connections: Int { state.withLock { $0.connections } }

    /// - Parameter answer: asked with `CONNECT`, each command line, and `.` after the text.
    init(answer: @escaping @Sendable (_ command: String, _ connection: Int) -> Answer? = { _, _ in nil }) {
        self.answer = answer
        listener.start { [weak self] connection in self?.serve(connection) }
    }

    func stop() { listener.stop() }

    private func serve(_ socket: Int32) {
        let number = state.withLock {
            $0.connections += 1
            return $0.connections
        }
        var mail = Mail(sender: "", recipient: "", text: "", connection: number)
        var lines = LineReader(socket: socket)
        guard respond(to: "CONNECT", "220 loopback ESMTP", socket, number) else { return }
        while let line = lines.next() {
            state.withLock { $0.commands.append(line) }
            let verb = line.prefix(4).uppercased()
            switch verb {
            case "EHLO": guard respond(to: line, "250-loopback\r\n250 8BITMIME", socket, number) else { return }
            case "MAIL":
                mail.sender = line
                guard respond(to: line, "250 ok", socket, number) else { return }
            case "RCPT":
                mail.recipient = line
                guard respond(to: line, "250 ok", socket, number) else { return }
            case "DATA":
                if case .reply(let text)? = answer(line, number) {
                    guard send(text, socket) else { return }
                    continue
                }
                guard respond(to: line, "354 go on", socket, number) else { return }
                guard let text = lines.text() else { return }
                mail.text = text
                guard finish(mail, socket, number) else { return }
            case "QUIT":
                _ = send("221 bye", socket)
                return
            default: guard respond(to: line, "250 ok", socket, number) else { return }
            }
        }
    }

    private func finish(_ mail: Mail, _ socket: Int32, _ number: Int) -> Bool {
        switch answer(".", number) {
        case nil:
            state.withLock { $0.mails.append(mail) }
            return send("250 taken", socket)
        case .reply(let text): return send(text, socket)
        case .replyAndHangUp(let text):
            if text.hasPrefix("250") { state.withLock { $0.mails.append(mail) } }
            _ = send(text, socket)
            return false
        case .takeAndHangUp:
            state.withLock { $0.mails.append(mail) }
            return false
        case .hangUp: return false
        }
    }

    private func respond(to command: String, _ usual: String, _ socket: Int32, _ number: Int) -> Bool {
        switch answer(command, number) {
        case nil: return send(usual, socket)
        case .reply(let text): return send(text, socket)
        case .replyAndHangUp(let text):
            _ = send(text, socket)
            return false
        case .hangUp, .takeAndHangUp: return false
        }
    }

    private func send(_ text: String, _ socket: Int32) -> Bool {
        let bytes = Array((text + "\r\n").utf8)
        // SAFETY: the buffer lives for the call.
        return unsafe bytes.withUnsafeBytes { unsafe Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
    }
}

/// Lines from a socket.
private struct LineReader {
    let socket: Int32
    private var buffer: [UInt8] = []

    init(socket: Int32) {
        self.socket = socket
    }

    mutating func next() -> String? {
        while true {
            if let feed = buffer.firstIndex(of: 0x0A) {
                let line = String(decoding: buffer[..<feed], as: UTF8.self)
                buffer.removeFirst(feed + 1)
                return line.hasSuffix("\r") ? String(line.dropLast()) : line
            }
            var chunk = [UInt8](repeating: 0, count: 4096)
            // SAFETY: the buffer lives for the call and has room for what is asked.
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return nil }
            buffer += chunk[..<count]
        }
    }

    /// Everything up to the line with a single dot, with dots unstuffed.
    mutating func text() -> String? {
        var lines: [String] = []
        while let line = next() {
            if line == "." { return lines.map { $0 + "\r\n" }.joined() }
            lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
        }
        return nil
    }
}
