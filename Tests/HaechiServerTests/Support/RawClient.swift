import Dispatch
import Glibc

/// A blocking TCP client of a few lines, to see what really goes over the wire.
enum RawClient {
    struct Failure: Error {}

    /// Sends `text` and reads until the server closes, or until nothing came for five minutes: on a machine where every
    /// other test computes, the server may wait long for its turn, and that is no failure of it.
    ///
    /// It blocks a thread of its own: the server under test needs those of the tasks.
    static func exchange(port: Int, _ text: String) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try exchangeBlocking(port: port, text) }) }
        }
    }

    private static func exchangeBlocking(port: Int, _ text: String) throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure() }
        defer { close(descriptor) }
        var timeout = timeval(tv_sec: 300, tv_usec: 0)
        // SAFETY: the option is a timeval of the given size that outlives the call.
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        try connect(descriptor, port)
        try write(descriptor, Array(text.utf8))
        return String(decoding: read(descriptor), as: UTF8.self)
    }

    private static func connect(_ descriptor: Int32, _ port: Int) throws {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        // SAFETY: a sockaddr_in may be read as a sockaddr of its own size (POSIX), and it outlives the call.
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe Glibc.connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw Failure() }
    }

    private static func write(_ descriptor: Int32, _ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            // SAFETY: the pointer is used within the closure, for as many bytes as the buffer has.
            let count = unsafe rest.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure() }
            rest = rest.dropFirst(count)
        }
    }

    private static func read(_ descriptor: Int32) -> [UInt8] {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            // SAFETY: the pointer is used within the closure, for as many bytes as the buffer has.
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { return answer }
            answer += buffer[..<count]
        }
    }
}
