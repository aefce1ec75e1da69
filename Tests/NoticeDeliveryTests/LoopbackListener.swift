import Foundation
import Glibc

/// Listens on a free port of the loopback and hands every connection to a thread of its own.
final class LoopbackListener: Sendable {
    let port: Int
    private let listener: Int32

    /// Binds; nothing is accepted before `start`.
    init() {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listening = listener
        // SAFETY: the address lives for the call and has the size that is said.
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                let bound = unsafe bind(listening, generic, length)
                precondition(bound == 0 && listen(listening, 64) == 0)
                _ = unsafe getsockname(listening, generic, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// Accepts until `stop`.
    ///
    /// - Parameter serve: gets each connected socket, which is closed afterwards.
    func start(_ serve: @escaping @Sendable (Int32) -> Void) {
        let listening = listener
        Thread.detachNewThread {
            while true {
                let connection = accept(listening, nil, nil)
                guard connection >= 0 else {
                    // Closed here only: a number that is free again could become another listener's while we wait on it.
                    close(listening)
                    return
                }
                Thread.detachNewThread {
                    serve(connection)
                    close(connection)
                }
            }
        }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }
}
