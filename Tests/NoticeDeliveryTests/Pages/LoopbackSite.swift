import Foundation
import Glibc
import Synchronization

/// A site on the loopback that serves the pages it was given, and can be told to misbehave.
final class LoopbackSite: Sendable {
    /// What the site does when a path is asked for.
    enum Answer: Sendable {
        case page(String)
        case status(Int)
        case redirect(String)
        /// So many bytes of nothing in particular.
        case bytes(Int)
        /// Takes the question and says nothing.
        case silence
    }

    var port: Int { listener.port }
    private let listener = LoopbackListener()
    private let answers: Mutex<[String: Answer]>
    private let asked = Mutex<[String]>([])

    var paths: [String] { asked.withLock { $0 } }

    init(_ answers: [String: Answer] = [:]) {
        self.answers = Mutex(answers)
        listener.start { [weak self] connection in self?.serve(connection) }
    }

    func stop() { listener.stop() }

    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    func put(_ answer: Answer, at path: String = "/") {
        answers.withLock { $0[path] = answer }
    }

    private func serve(_ socket: Int32) {
        var chunk = [UInt8](repeating: 0, count: 8192)
        // SAFETY: the buffer lives for the call and has room for what is asked.
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { return }
        let parts = String(decoding: chunk[..<count], as: UTF8.self).split(separator: " ", maxSplits: 2)
        let path = parts.count > 1 ? String(parts[1]) : "/"
        asked.withLock { $0.append(path) }
        switch answers.withLock({ $0[path] }) {
        case .page(let text): send(socket, "200 OK", Array(text.utf8))
        case .bytes(let count): send(socket, "200 OK", [UInt8](repeating: 0x20, count: count))
        case .status(let code): send(socket, "\(code) Status", [])
        case .redirect(let to): send(socket, "302 Found\r\nLocation: \(to)", [])
        case .silence: Thread.sleep(forTimeInterval: 30)
        case nil: send(socket, "404 Not Found", [])
        }
    }

    private func send(_ socket: Int32, _ status: String, _ body: [UInt8]) {
        let head =
            "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        let bytes = Array(head.utf8) + body
        var position = 0
        while position < bytes.count {
            // SAFETY: the range lies inside the array, which outlives the call.
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.send(socket, $0.baseAddress.unsafelyUnwrapped + position, bytes.count - position, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            position += count
        }
    }
}
